"""Nothing that a register holds becomes a formula or a link in a sheet (safety.md F30)."""

import dataclasses
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from desktop.services.letters.submission import submission_sheet
from desktop.services.sheets.book import BookSheet, write_book
from desktop.services.sheets.layouts import read_layout
from desktop.services.sheets.layouts_kept import program_layouts, program_text
from desktop.services.sheets.writing import OutColumn, sheet_bytes, write_sheet
from tests.services.letters.made_up_papers import facts, people

MADE = datetime(2026, 11, 24, tzinfo=UTC)
NASTY = (
    "=1+1", "=HYPERLINK(\"http://x\";\"y\")", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)",
    "\t=1+1", "\r=1+1", "＝1+1", "＋1", "http://x.example", "mailto:a@b.example", "file:///c:/x",
    "internal:A1", "{=1+1}", "=DDE(\"a\";\"b\";\"c\")",
)  # fmt: skip
COLUMNS = (OutColumn("A"), OutColumn("B", 10, "number"), OutColumn("C", 10, "date"))
ROWS = [(text, text, text) for text in NASTY]


def _check(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            part = book.read(name)
            assert b"<f>" not in part, name
            assert b"<hyperlink" not in part, name
    cells = [
        cell
        for page in openpyxl.load_workbook(io.BytesIO(content))
        for row in page.iter_rows()
        for cell in row
    ]
    assert "f" not in {cell.data_type for cell in cells}
    assert NASTY[1] in {cell.value for cell in cells}


def test_a_plain_sheet_and_its_file(tmp_path: Path) -> None:
    _check(sheet_bytes(COLUMNS, ROWS, sheet="=1", created=MADE, title="=1+1"))
    write_sheet(tmp_path / "a.xlsx", COLUMNS, ROWS, sheet="S", created=MADE)
    _check((tmp_path / "a.xlsx").read_bytes())


def test_a_book_of_several_sheets(tmp_path: Path) -> None:
    write_book(tmp_path / "b.xlsx", [BookSheet("S", "=1+1", COLUMNS, ROWS)], created=MADE)
    _check((tmp_path / "b.xlsx").read_bytes())


@pytest.mark.parametrize("name", program_layouts())
def test_a_sheet_in_each_layout(name: str) -> None:
    layout, _problems = read_layout(program_text(name))
    assert layout is not None
    texts = dict.fromkeys(("name", "birth_place", "mother_name", "address", "occupation", "phone"))
    lines = [
        dataclasses.replace(one, **dict.fromkeys(texts, nasty))  # type: ignore[arg-type]
        for one, nasty in zip(people(len(NASTY)), NASTY, strict=True)
    ]
    _check(submission_sheet(layout, facts(), lines, MADE))
