"""The agenda book: every number of a year, who has it, and which nobody has."""

import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.agenda.book import FREE, WITHOUT, agenda_book, agenda_entries
from desktop.services.letters.cancel import cancel_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import issue_letter
from tests.services.letters.made_up_kinds import Book

YEAR = 2026


@pytest.fixture
def book(office_database: Database, acting: Acting, tmp_path: Path) -> Book:
    return Book(office_database, acting, tmp_path / "surat").open(6)


def _issue(book: Book, number: str | None, dated: date = date(YEAR, 11, 20)) -> int:
    letter = book.draft(limit=1).letter
    with book.database.write() as session:
        approve_letter(session, book.acting, letter)
        issue_letter(session, book.acting, letter, out=book.out, number=number, date=dated)
    return letter


def _write(book: Book, out: Path) -> Path:
    with book.database.write() as session:
        return agenda_book(session, book.acting, YEAR, out)


@pytest.fixture
def issued(book: Book) -> Book:
    """Numbers 1 and 4 of a code, one left blank, one of another year, one cancelled, one odd."""
    _issue(book, None)
    _issue(book, "500.15.14.2/4/DISNAKER/XI/2026")
    _issue(book, "")
    _issue(book, "500.15.14.2/1/DISNAKER/I/2027", date(YEAR + 1, 1, 5))
    cancelled = _issue(book, None)
    with book.database.write() as session:
        cancel_letter(session, book.acting, cancelled, "salah tanggal")
    return book


def test_letters_stand_by_number_gaps_are_told_and_those_without_come_last(issued: Book) -> None:
    with issued.database.read() as session:
        entries = agenda_entries(session, YEAR)
    told = [(one.ordinal, one.state, one.note) for one in entries]
    assert told == [
        (1, "Terbit", ""),
        (2, "", FREE),
        (3, "", FREE),
        (4, "Terbit", ""),
        (5, "Dibatalkan", "Alasan: salah tanggal"),
        (None, "Terbit", WITHOUT),
    ]
    assert [one.rows for one in entries] == [1, None, None, 1, 1, 1]


def test_the_book_is_a_sheet_or_a_paper_by_its_ending(issued: Book, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(_write(issued, tmp_path / "agenda.xlsx")).active
    assert sheet is not None
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0] == "500.15.14.2"]
    assert [row[1] for row in rows[:5]] == [1, 2, 3, 4, 5]
    assert rows[0][2] == "500.15.14.2/1/DISNAKER/XI/2026"
    paper = _write(issued, tmp_path / "agenda.pdf")
    text = subprocess.run(
        ["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "500.15.14.2/4/DISNAKER/XI/2026" in text
    assert text.count(FREE) == 2
    assert "Halaman 1 dari 1" in text


def test_a_year_without_letters_and_another_ending_are_refused(
    book: Book, issued: Book, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as refusal, book.database.write() as session:
        agenda_book(session, book.acting, 2020, tmp_path / "agenda.xlsx")
    assert refusal.value.code == "agenda.empty"
    with pytest.raises(UserError) as refusal:
        _write(issued, tmp_path / "agenda.doc")
    assert refusal.value.code == "agenda.ending"
    assert not list(tmp_path.glob("agenda.*"))
