"""Letters signed as they are issued, and taken back signed: nothing but signatures is taken."""

import hashlib
import json
from pathlib import Path

import pytest

from db.engine import Database
from db.queries import letters as queries
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.cancel import cancel_letter
from desktop.services.letters.check import verify_letter
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import Issued, issue_letter
from desktop.services.letters.receive import receive_signed
from desktop.services.letters.sign.block import SignBlock
from desktop.services.letters.sign.keys import SigningKey, open_key
from desktop.services.letters.sign.signing import sign_pdf
from tests.services.letters import reading
from tests.services.letters.attacks import kit
from tests.services.letters.made_up import make_ready
from tests.services.letters.sign.made_up_keys import PASSWORD, SIGNER, key_file


def key(folder: Path, acting: Acting, name: str = SIGNER) -> SigningKey:
    return open_key(key_file(folder, name), PASSWORD, acting.now())


def issue(database: Database, acting: Acting, folder: Path, *sign: SigningKey) -> Issued:
    with database.write() as session:
        funding = make_ready(session, acting, 12).funding
        letter = draft_letter(session, acting, funding=funding).letter
        approve_letter(session, acting, letter)
        return issue_letter(session, acting, letter, out=folder / "out", sign=sign)


def signed_elsewhere(issued: Issued, folder: Path, acting: Acting, name: str = SIGNER) -> Path:
    path = folder / f"dari e-office {name}.pdf"
    block = [SignBlock(None, name)]
    content = issued.pdf.read_bytes()
    path.write_bytes(sign_pdf(content, [key(folder, acting, name)], block, acting.now()))
    return path


def refused(database: Database, acting: Acting, letter: int, path: Path) -> UserError:
    with pytest.raises(UserError) as fault, database.write() as session:
        receive_signed(session, acting, letter, path)
    return fault.value


def test_a_letter_signed_as_it_is_issued_names_its_signer(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    issued = issue(office_database, acting, tmp_path, key(tmp_path, acting))
    assert issued.signed
    text = reading.flowing(issued.pdf, 1)
    assert "Ditandatangani secara digital oleh Maria Yovita Nahak, S.Sos., M.Si." in text
    assert text.count("NIP 19700101 199503 2 001") == 2
    with office_database.read() as session:
        found = verify_letter(session, issued.pdf, now=acting.now())
        assert (found.verdict, found.letter) == ("authentic", issued.letter)
        assert [each.name for each in found.signatures] == [SIGNER]
        bare = tmp_path / "bare.pdf"
        bare.write_bytes(issued.pdf.read_bytes().split(b"%%EOF\n")[0] + b"%%EOF\n")
        found = verify_letter(session, bare, now=acting.now())
        assert (found.verdict, found.reasons) == (
            "altered",
            ["A signature that the letter was issued with has been taken out."],
        )


def test_a_letter_signed_elsewhere_is_taken_back_once(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    issued = issue(office_database, acting, tmp_path)
    path = signed_elsewhere(issued, tmp_path, acting)
    for _again in range(2):
        with office_database.write() as session:
            received = receive_signed(session, acting, issued.letter, path)
        assert [(each.name, each.intact) for each in received.signatures] == [(SIGNER, True)]
        assert received.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    with office_database.read() as session:
        kept = [file for file in queries.files(session, issued.letter) if file.kind == "signed"]
        assert [file.content for file in kept] == [path.read_bytes()]
        found = verify_letter(session, path, now=acting.now())
        assert (found.verdict, found.letter, len(found.signatures)) == (
            "authentic",
            issued.letter,
            1,
        )


@pytest.mark.parametrize(
    ("attack", "code"),
    [
        ("overlaid", "letter.more_than_signed"),
        ("annotated", "letter.more_than_signed"),
        ("trailing", "letter.more_than_signed"),
        ("saved_by_qpdf", "letter.not_this"),
    ],
)
def test_anything_but_signatures_is_not_taken_back(
    office_database: Database, acting: Acting, tmp_path: Path, attack: str, code: str
) -> None:
    issued = issue(office_database, acting, tmp_path)
    path = signed_elsewhere(issued, tmp_path, acting)
    path.write_bytes(kit.UPDATES[attack](path.read_bytes()))
    assert refused(office_database, acting, issued.letter, path).code == code
    with office_database.read() as session:
        assert [file.kind for file in queries.files(session, issued.letter)] == ["pdf", "xlsx"]


def test_what_is_not_signed_or_is_another_letter_is_not_taken_back(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    issued = issue(office_database, acting, tmp_path)
    assert refused(office_database, acting, issued.letter, issued.pdf).code == "letter.not_signed"
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.7\n%%EOF\n")
    assert refused(office_database, acting, issued.letter, other).code == "letter.not_this"
    missing = tmp_path / "nothing.pdf"
    assert refused(office_database, acting, issued.letter, missing).code == "file.not_found"
    assert refused(office_database, acting, 999, other).code == "letter.unknown"
    path = signed_elsewhere(issued, tmp_path, acting)
    with office_database.write() as session:
        cancel_letter(session, acting, issued.letter, "salah kuota")
        found = verify_letter(session, path, now=acting.now())
        assert found.verdict == "cancelled"
    assert refused(office_database, acting, issued.letter, path).code == "letter.cancelled"


def test_taking_back_is_entered_in_the_audit(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    from sqlalchemy import select

    from db.schema import AuditEntry

    issued = issue(office_database, acting, tmp_path)
    path = signed_elsewhere(issued, tmp_path, acting)
    with office_database.write() as session:
        receive_signed(session, acting, issued.letter, path)
        query = select(AuditEntry.detail).where(AuditEntry.action == "letter.receive_signed")
        entries = list(session.scalars(query))
    assert len(entries) == 1
    assert json.loads(entries[0])["signed_by"] == [SIGNER]
