"""The scan of a letter that was signed by pen is filed with it, byte for byte."""

import io
from pathlib import Path

import pytest
from PIL import Image

from db.engine import Database
from db.queries import letters as queries
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.copies import save_copies
from desktop.services.letters.scans import keep_scan
from tests.services.letters.made_up_kinds import Book


@pytest.fixture
def book(office_database: Database, acting: Acting, tmp_path: Path) -> Book:
    return Book(office_database, acting, tmp_path / "surat").open(2)


def _keep(book: Book, letter: int, path: Path) -> bool:
    with book.database.write() as session:
        return keep_scan(session, book.acting, letter, path)


def _picture(path: Path) -> Path:
    packed = io.BytesIO()
    Image.new("L", (60, 90), 200).save(packed, "JPEG")
    path.write_bytes(packed.getvalue())
    return path


def test_a_picture_and_a_pdf_are_kept_as_they_are_and_once(book: Book, tmp_path: Path) -> None:
    letter = book.draft().letter
    issued = book.issue(letter)
    picture = _picture(tmp_path / "pindai.jpg")
    assert _keep(book, letter, picture)
    assert _keep(book, letter, issued.pdf)
    assert not _keep(book, letter, picture)
    with book.database.read() as session:
        kept = [file for file in queries.files(session, letter) if file.kind == "scan"]
        saved = save_copies(session, letter, tmp_path / "copies")
    assert [file.content for file in kept] == [picture.read_bytes(), issued.pdf.read_bytes()]
    assert sorted(path.suffix for path in saved) == [".pdf", ".xlsx"]


def test_what_is_no_scan_is_refused_and_nothing_is_kept(book: Book, tmp_path: Path) -> None:
    letter = book.draft().letter
    book.issue(letter)
    (tmp_path / "text.pdf").write_bytes(b"%PDF-1.7\nhalf of a file")
    (tmp_path / "text.jpg").write_text("no picture")
    for path, code in (
        (tmp_path / "text.pdf", "scan.unreadable"),
        (tmp_path / "text.jpg", "scan.unreadable"),
        (tmp_path / "none.jpg", "file.not_found"),
    ):
        with pytest.raises(UserError) as refusal:
            _keep(book, letter, path)
        assert refusal.value.code == code
    with book.database.read() as session:
        assert [file.kind for file in queries.files(session, letter)] == ["pdf", "xlsx"]


def test_a_letter_that_was_not_issued_has_no_signed_paper(book: Book, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refusal:
        _keep(book, book.draft().letter, _picture(tmp_path / "pindai.jpg"))
    assert refusal.value.code == "letter.not_approved"
