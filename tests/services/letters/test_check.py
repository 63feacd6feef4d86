"""Whether a PDF is the letter that was issued: nobody's word counts but its bytes'."""

import shutil
import subprocess
from pathlib import Path

import pytest

from db.engine import Database
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.cancel import cancel_letter
from desktop.services.letters.check import verify_letter
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import Issued, issue_letter
from desktop.services.letters.papers.metadata import Mark, find_mark, mark
from desktop.services.letters.preview import preview_letter
from desktop.services.letters.verdicts import Checked
from tests.services.letters.made_up import make_ready
from tests.services.letters.made_up_papers import LETTER, OFFICE_KEY, facts, paper, people


@pytest.fixture
def issued(office_database: Database, acting: Acting, tmp_path: Path) -> Issued:
    with office_database.write() as session:
        funding = make_ready(session, acting, 60).funding
        letter = draft_letter(session, acting, funding=funding).letter
        approve_letter(session, acting, letter)
        return issue_letter(session, acting, letter, out=tmp_path / "out")


def checked(database: Database | None, path: Path) -> Checked:
    if database is None:
        return verify_letter(None, path)
    with database.read() as session:
        return verify_letter(session, path)


def test_the_letter_itself_is_authentic_wherever_it_lies(
    office_database: Database, issued: Issued, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(issued.pdf, tmp_path / "other name.PDF"))
    found = checked(office_database, copy)
    assert (found.verdict, found.letter, found.number, found.rows) == (
        "authentic",
        issued.letter,
        issued.number,
        60,
    )
    assert found.signatures == []
    assert found.says is not None
    assert (found.says.rows, found.says.total) == (60, 6_048_000)
    assert found.reasons == ["Byte for byte the letter issued on 24 November 2026."]


def flipped(pdf: Path, folder: Path) -> Path:
    content = bytearray(pdf.read_bytes())
    content[len(content) // 2] ^= 1
    path = folder / "flipped.pdf"
    path.write_bytes(content)
    return path


def appended(pdf: Path, folder: Path) -> Path:
    path = folder / "appended.pdf"
    path.write_bytes(pdf.read_bytes() + b"\n")
    return path


def saved_again(pdf: Path, folder: Path) -> Path:
    path = folder / "again.pdf"
    subprocess.run(["qpdf", "--deterministic-id", pdf, path], check=True)
    return path


def packed(pdf: Path, folder: Path) -> Path:
    path = folder / "packed.pdf"
    subprocess.run(
        ["qpdf", "--object-streams=generate", "--recompress-flate", pdf, path], check=True
    )
    return path


def without_pages(pdf: Path, folder: Path) -> Path:
    path = folder / "shorter.pdf"
    subprocess.run(["qpdf", pdf, "--pages", ".", "1-2", "--", path], check=True)
    return path


CHANGED = (
    "The file was changed since it was issued. Only what is shown here is what the office said."
)
SAME = "Pages and attachments read the same; the file around them is another."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (flipped, CHANGED),
        (appended, "Behind the issued file stands something that is no signature."),
        (saved_again, SAME),
        (packed, SAME),
        (without_pages, "It has 2 pages, 5 were issued."),
    ],
)
def test_whatever_was_changed_is_told(
    office_database: Database, issued: Issued, tmp_path: Path, change: object, told: str
) -> None:
    path = change(issued.pdf, tmp_path)  # type: ignore[operator]
    found = checked(office_database, path)
    assert (found.verdict, found.letter) == ("altered", issued.letter)
    assert told in found.reasons
    assert found.says is not None
    assert (found.says.rows, found.says.number) == (60, issued.number)


def test_a_cancelled_letter_says_so_and_why(
    office_database: Database, acting: Acting, issued: Issued, tmp_path: Path
) -> None:
    with office_database.write() as session:
        cancel_letter(session, acting, issued.letter, "salah kuota")
    found = checked(office_database, issued.pdf)
    assert (found.verdict, found.rows) == ("cancelled", 60)
    assert found.reasons == ["The letter was cancelled: salah kuota"]
    changed = checked(office_database, appended(issued.pdf, tmp_path))
    assert changed.verdict == "altered"
    assert "The letter was cancelled: salah kuota" in changed.reasons


def other_letter(folder: Path, **changes: str) -> Path:
    from desktop.services.letters.papers.draw import draw_letter

    path = folder / "other.pdf"
    path.write_bytes(draw_letter(facts(), people(3), paper(**changes)))
    return path


def test_another_offices_letter_is_of_an_unknown_office(
    office_database: Database, issued: Issued, tmp_path: Path
) -> None:
    found = checked(office_database, other_letter(tmp_path))
    assert (found.verdict, found.letter) == ("unknown_office", None)


def test_a_made_up_letter_under_our_key_is_altered(
    office_database: Database, issued: Issued, tmp_path: Path
) -> None:
    ours = find_mark(issued.pdf.read_bytes())
    assert ours is not None
    forged = other_letter(
        tmp_path, mark=f"lontar-letter:0197a000-0000-7000-8000-0000000000ff:{ours.office}"
    )
    found = checked(office_database, forged)
    assert (found.verdict, found.letter) == ("altered", None)


def test_a_preview_passes_for_nothing(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    with office_database.write() as session:
        funding = make_ready(session, acting, 3).funding
        letter = draft_letter(session, acting, funding=funding).letter
        path = tmp_path / "preview.pdf"
        path.write_bytes(preview_letter(session, acting, letter))
    assert checked(office_database, path).verdict == "not_ours"


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"%PDF-1.7\n%%EOF\n", b"%PDF-1.4 stream\nxxxx", b"\x00" * 5000]
)
def test_anything_else_is_not_ours(
    office_database: Database, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "thing.pdf"
    path.write_bytes(content)
    assert checked(office_database, path).verdict == "not_ours"
    assert checked(None, path).verdict == "not_ours"


def test_without_a_register_an_office_is_unknown(issued: Issued) -> None:
    found = checked(None, issued.pdf)
    assert found.verdict == "unknown_office"
    assert "whose key is not known here" in found.reasons[0]


def test_a_register_without_an_office_knows_nobody(database: Database, tmp_path: Path) -> None:
    assert checked(database, other_letter(tmp_path)).verdict == "unknown_office"


def test_a_file_that_is_not_there_is_told(office_database: Database, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        checked(office_database, tmp_path / "nothing.pdf")
    assert refused.value.code == "file.not_found"


def test_a_bomb_of_packed_streams_is_read_within_bounds(tmp_path: Path) -> None:
    import time
    import zlib

    bomb = zlib.compress(b"\x00" * 50_000_000, 9)
    content = (
        b"%PDF-1.7\n" + b"stream\n" * 1 + bomb + b"".join(b"stream\n" + bomb for _ in range(400))
    )
    path = tmp_path / "bomb.pdf"
    path.write_bytes(content)
    before = time.process_time()
    assert checked(None, path).verdict == "not_ours"
    assert time.process_time() - before < 5


@pytest.mark.parametrize("encoding", ["ascii", "utf-16-be"])
@pytest.mark.parametrize("pack", [False, True])
def test_a_mark_is_found_however_another_program_has_written_it(encoding: str, pack: bool) -> None:
    import zlib

    told = mark(LETTER, OFFICE_KEY).encode(encoding)
    part = b"stream\r\n" + zlib.compress(told) + b"\r\nendstream" if pack else told
    found = find_mark(b"%PDF-1.7\nstream\nno flate\nendstream\n" + part + b"\n%%EOF")
    assert found == Mark(LETTER, OFFICE_KEY)
