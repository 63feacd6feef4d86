"""The submission sheet: the frozen roster, read by openpyxl and LibreOffice."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import openpyxl

from db.engine import Database
from db.schema import Worker
from desktop.services.acting import Acting
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import issue_letter
from desktop.services.letters.submission import submission_sheet
from desktop.services.sheets.layouts import SheetLayout, read_layout
from desktop.services.sheets.layouts_kept import program_text
from tests.services.letters.made_up import make_ready
from tests.services.letters.made_up_papers import facts, people
from tests.services.letters.reading import as_csv

MADE = datetime(2026, 11, 24, tzinfo=UTC)


def _layout(name: str) -> SheetLayout:
    layout, problems = read_layout(program_text(name))
    assert layout, problems
    return layout


LAYOUT = _layout("lontar")


def test_the_sheet_is_the_roster_row_by_row(tmp_path: Path) -> None:
    lines = people(45)
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(submission_sheet(LAYOUT, facts(), lines, MADE))
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == tuple(column.header for column in LAYOUT.columns)
    assert len(rows) == 46
    assert rows[1] == (
        lines[0].nik,
        lines[0].name,
        "5399010101000000",
        "Kota Contoh",
        "01-01-1963",
        "L",
        "Ibu Contoh",
        None,
        "Dusun Fatu'ana",
        "001",
        "002",
        "Naimata Baru",
        "Contoh Barat",
        "Kabupaten Contoh",
        "Petani",
        900_000,
        "JKK, JKM",
        "01-2027",
        "06-2027",
        100_800,
    )
    assert [row[0] for row in rows[1:]] == [line.nik for line in lines]
    assert {sheet.cell(row, 1).data_type for row in range(2, 47)} == {"s"}
    assert sheet.cell(2, 1).number_format == "@"


def test_libreoffice_reads_every_nik_whole(tmp_path: Path) -> None:
    lines = people(20)
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(submission_sheet(LAYOUT, facts(), lines, MADE))
    read = list(csv.DictReader(io.StringIO(as_csv(path, tmp_path))))
    assert [row["NIK"] for row in read] == [line.nik for line in lines]
    assert read[0]["RT"] == "001"
    assert sum(int(row["Iuran"]) for row in read) == 20 * 100_800


def test_a_name_that_looks_like_a_formula_stays_a_name(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    with office_database.write() as session:
        funding = make_ready(session, acting, 2).funding
        session.query(Worker).first().name = '=HYPERLINK("http://x";"y")'  # type: ignore[union-attr]
        session.flush()
        letter = draft_letter(session, acting, funding=funding).letter
        approve_letter(session, acting, letter)
        issued = issue_letter(session, acting, letter, out=tmp_path)
    sheet = openpyxl.load_workbook(issued.xlsx).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert not [cell for cell in cells if cell.hyperlink]
    assert '=HYPERLINK("http://x";"y")' in {cell.value for cell in cells}
