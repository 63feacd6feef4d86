"""An issued letter proves itself: by its code, by the files in it, by its seal, to anybody."""

import base64
import hashlib
import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from db.engine import Database
from db.queries import letters as queries
from db.queries import office as office_queries
from db.queries.letters import LetterLine
from db.schema import Letter, LetterFile
from desktop.domain.errors import UserError
from desktop.domain.letter_proof import LetterProof, unpack_letter
from desktop.domain.roster import control_code
from desktop.services import seal
from desktop.services.acting import Acting
from desktop.services.letters.check import verify_letter
from desktop.services.letters.freeze import frozen_roster
from desktop.services.letters.issue import issue_letter
from desktop.services.letters.numbers import record_number
from desktop.services.letters.papers.draw import Paper, draw_letter
from desktop.services.letters.papers.metadata import mark
from tests.services.letters import reading
from tests.services.letters.made_up import add_budget, nik_of, out_of
from tests.services.letters.made_up_kinds import Book
from tests.services.letters.pdfa import faults


@dataclass(frozen=True)
class Office:
    """A register of twelve workers, and the public key of its office."""

    book: Book
    key: str

    def letter(self, **said: object) -> LetterLine:
        """A letter of five of them, issued."""
        drafted = self.book.draft(limit=5)
        self.book.approve(drafted.letter)
        with self.book.database.write() as session:
            issue_letter(session, self.book.acting, drafted.letter, out=self.book.out, **said)  # type: ignore[arg-type]
        return self.line(drafted.letter)

    def line(self, letter: int) -> LetterLine:
        with self.book.database.read() as session:
            line = queries.letter(session, letter)
        assert line is not None
        return line

    def pdf(self) -> Path:
        return next(self.book.out.glob("*.pdf"))

    def proof(self, line: LetterLine) -> LetterProof:
        with self.book.database.read() as session:
            return unpack_letter(session.get_one(Letter, line.id).proof)


@pytest.fixture
def office(office_database: Database, acting: Acting, tmp_path: Path) -> Office:
    book = Book(office_database, acting, tmp_path / "out").open(12)
    with office_database.read() as session:
        own = office_queries.own_office(session)
    assert own is not None
    return Office(book, own.public_key)


def test_the_code_says_what_the_register_says_and_the_office_signed_it(office: Office) -> None:
    line = office.letter()
    proof = office.proof(line)
    says = proof.says
    assert seal.check_letter_proof(office.key, proof)
    assert says.office == seal.fingerprint(office.key).replace("-", "")[:8]
    assert (says.letter, says.number, says.date) == (line.uid, line.number, line.date)
    assert (says.rows, says.total) == (line.rows, line.cost) == (5, 504_000)
    assert line.roster_sha256.startswith(says.roster)
    assert len(says.roster) == 32
    assert control_code(line.roster_sha256) in reading.text_of(office.pdf())


def test_every_page_bears_it(office: Office, tmp_path: Path) -> None:
    proof = office.proof(office.letter()).text
    for page in range(1, int(reading.info_of(office.pdf())["Pages"]) + 1):
        assert reading.codes_of(office.pdf(), page, tmp_path) == {("QR-Code", proof)}


def test_the_sheet_and_the_roster_lie_in_it(office: Office, tmp_path: Path) -> None:
    line = office.letter()
    sheet = next(office.book.out.glob("*.xlsx"))
    files = reading.files_in(office.pdf(), tmp_path / "inside")
    assert set(files) == {sheet.name, "daftar.jsonl"}
    assert files[sheet.name] == sheet.read_bytes()
    assert hashlib.sha256(files["daftar.jsonl"]).hexdigest() == line.roster_sha256
    with office.book.database.read() as session:
        kept = {file.kind: file.content for file in queries.files(session, line.id)}
    assert kept == {"pdf": office.pdf().read_bytes(), "xlsx": sheet.read_bytes()}


def test_other_programs_find_it_sound_and_fit_for_archives(office: Office, tmp_path: Path) -> None:
    office.letter()
    pdf = office.pdf()
    assert faults(pdf.read_bytes()) == []
    reading.check_sound(pdf)
    assert all(reading.fonts_of(pdf).values())
    info = reading.info_of(pdf)
    assert info["Subject"] == "Surat Nomor 500.15.14.2/1/DISNAKER/XI/2026"
    assert info["Keywords"].split()[1].startswith("lontar-proof:LT2.")
    files = reading.files_in(pdf, tmp_path / "inside")
    sheet = next(tmp_path.glob("inside/*.xlsx"))
    assert nik_of(0) in reading.as_csv(sheet, tmp_path)
    assert len(files) == 2
    again = reading.as_pdf(pdf, tmp_path)
    assert reading.info_of(again)["Pages"] == info["Pages"]
    assert nik_of(0) in reading.text_of(again).replace(" ", "")


def test_the_seal_fits_every_byte(office: Office) -> None:
    office.letter()
    content = office.pdf().read_bytes()
    signs = set(re.findall(rb"lontar-seal:([\w-]{86})", content))
    assert len(signs) == 1
    bare = content.replace(min(signs), b"A" * 86)
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(office.key))
    public.verify(
        base64.urlsafe_b64decode(min(signs) + b"=="),
        b"lontar-pdf/1\n" + hashlib.sha512(bare).digest(),
    )


def test_a_number_left_blank_stays_blank_in_the_code_and_the_id_tells_the_letter(
    office: Office,
) -> None:
    line = office.letter(number="")
    before = office.pdf().read_bytes()
    with office.book.database.write() as session:
        record_number(session, office.book.acting, line.id, "500.15.14.2/9/DISNAKER/XI/2026")
    says = office.proof(line).says
    assert (says.number, says.letter) == ("", line.uid)
    with office.book.database.read() as session:
        assert queries.files(session, line.id)[0].content == before


def test_on_another_computer_no_letter_is_issued(office: Office, home: Path) -> None:
    shutil.rmtree(home / "keys")
    with pytest.raises(UserError) as refused:
        office.letter()
    assert refused.value.code == "key.wrong_secret"
    assert out_of(office.book.out) == []


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2100, 1, 1)])
def test_a_date_that_no_code_can_say_is_refused(office: Office, day: date) -> None:
    with pytest.raises(UserError) as refused:
        office.letter(date=day)
    assert refused.value.code == "letter.date"


def test_a_letter_of_before_without_a_code_is_still_known(office: Office, tmp_path: Path) -> None:
    line = office.letter()
    with office.book.database.write() as session:
        facts, lines = frozen_roster(session, line.id)
        assert line.date is not None
        assert line.issued_at is not None
        code = control_code(line.roster_sha256)
        told = mark(line.uid, facts.public_key)
        old = draw_letter(
            facts, lines, Paper(line.number, line.date, code, told, None, line.issued_at)
        )
        session.get_one(Letter, line.id).proof = ""
        for file in session.query(LetterFile).filter_by(letter_id=line.id, kind="pdf"):
            file.content, file.sha256 = old, hashlib.sha256(old).hexdigest()
    path = tmp_path / "old.pdf"
    path.write_bytes(old)
    assert reading.codes_of(path, 1, tmp_path) == set()
    with office.book.database.read() as session:
        assert verify_letter(session, path).verdict == "authentic"
        path.write_bytes(old + b"\n")
        assert verify_letter(session, path).verdict == "altered"


@pytest.mark.parametrize("kind", ["addition", "removal", "replacement", "renewal"])
def test_so_does_every_later_letter(office: Office, kind: str, tmp_path: Path) -> None:
    book = office.book
    book.issued(niks=[nik_of(number) for number in range(6)])
    if kind in ("removal", "replacement"):
        book.leave(0)
    said: dict[str, object] = {}
    if kind == "renewal":
        book.set(0, status="enrolled", member_number="26012345670")
        with book.database.write() as session:
            said["funding"] = add_budget(session, book.acting, first_month=date(2027, 7, 1)).id
    drafted = book.draft(kind, **said)
    book.approve(drafted.letter)
    shutil.rmtree(book.out)
    with book.database.write() as session:
        issued = issue_letter(session, book.acting, drafted.letter, out=book.out)
    line = office.line(drafted.letter)
    assert faults(issued.pdf.read_bytes()) == []
    files = reading.files_in(issued.pdf, tmp_path / "inside")
    assert files[issued.xlsx.name] == issued.xlsx.read_bytes()
    assert hashlib.sha256(files["daftar.jsonl"]).hexdigest() == line.roster_sha256
    proof = office.proof(line)
    assert (proof.says.rows, proof.says.total) == (line.rows, line.cost)
    assert reading.codes_of(issued.pdf, 2, tmp_path) == {("QR-Code", proof.text)}
