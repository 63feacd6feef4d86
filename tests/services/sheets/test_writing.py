"""Sheets written: texts stay texts, the same rows give the same bytes."""

import io
import time
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import UserError
from desktop.services.sheets.writing import OutColumn, sheet_bytes, write_sheet
from tests.services.sheets.made import nik, numbers, read

CREATED = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)
COLUMNS = (
    OutColumn("NIK", 20),
    OutColumn("Nama", 32),
    OutColumn("Tgl Lahir", 14, "date"),
    OutColumn("Penghasilan", 14, "number"),
)
NASTY = (
    "=1+1", "=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "{=1}", "=",
    "http://jahat.example", "mailto:a@b.example", "internal:Sheet1!A1", "external:c:\\x", "ftp://x.example",
    "www.x.example", "<b>x</b>", "a&b", "1e5", "0001", "TRUE", "01-02-1990", "'5304", "\x07bel",
)  # fmt: skip


def opened(packed: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(packed))


def test_no_text_becomes_a_formula_a_link_or_a_number() -> None:
    rows = [[text, text, text, text] for text in NASTY]
    packed = sheet_bytes(COLUMNS, rows, sheet="Daftar", created=CREATED, title="=1+1")
    with zipfile.ZipFile(io.BytesIO(packed)) as book:
        page = book.read("xl/worksheets/sheet1.xml")
        assert not [name for name in book.namelist() if "rels" in name and "sheet1" in name]
    assert b"<f>" not in page
    assert b"hyperlink" not in page
    sheet = opened(packed).worksheets[0]
    told = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    plain = [text for text in NASTY if text.isprintable()]
    assert [row[0] for row in told if str(row[0]) in plain] == plain
    assert len(told) == len(NASTY)
    assert {type(row[0]) for row in told} == {str}
    assert sheet["A1"].value == "=1+1"
    assert sheet["A1"].data_type == "s"


def test_a_nik_is_text_a_date_a_date_and_money_a_number() -> None:
    row = [nik(1), "ANA", "1990-05-04", "1500000"]
    sheet = opened(sheet_bytes(COLUMNS, [row], sheet="Daftar", created=CREATED)).worksheets[0]
    cells = next(iter(sheet.iter_rows(min_row=2)))
    assert [cell.value for cell in cells] == [nik(1), "ANA", datetime(1990, 5, 4), 1500000]
    assert [cell.number_format for cell in cells] == ["@", "@", "dd-mm-yyyy", "#,##0"]
    assert sheet.column_dimensions["A"].width == pytest.approx(20, abs=1)


def test_what_is_no_date_or_number_stays_as_it_is_written() -> None:
    rows: list[list[object]] = [
        ["", None, "4 Mei", "seribu"],
        ["", "", date(1890, 1, 1), True],
        ["", "", "", 1234567890123456],
    ]
    sheet = opened(sheet_bytes(COLUMNS, rows, sheet="Daftar", created=CREATED)).worksheets[0]
    told = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert told[0] == [None, None, "4 Mei", "seribu"]
    assert told[1] == [None, None, "1890-01-01", "True"]


def test_the_page_is_set_up_for_reading_and_paper() -> None:
    packed = sheet_bytes(COLUMNS, [[nik(1), "A", "", ""]], sheet="Daftar", created=CREATED)
    sheet = opened(packed).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:D2"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    set_up = sheet.sheet_properties.pageSetUpPr
    assert set_up is not None
    assert set_up.fitToPage
    assert sheet.print_title_rows == "$1:$1"


def test_the_same_rows_give_the_same_bytes_at_any_time() -> None:
    rows = [[nik(n), f"ANA {n}", "1990-05-04", n] for n in range(50)]
    first = sheet_bytes(COLUMNS, rows, sheet="Daftar", created=CREATED)
    time.sleep(2.1)  # a zip counts in steps of two seconds
    assert sheet_bytes(COLUMNS, rows, sheet="Daftar", created=CREATED) == first
    assert sheet_bytes(COLUMNS, rows[:-1], sheet="Daftar", created=CREATED) != first


@pytest.mark.parametrize("name", ["Daftar/2026", "[x]:*?", "'a'", "", "n" * 60])
def test_any_text_can_name_a_sheet(name: str) -> None:
    assert len(opened(sheet_bytes(COLUMNS, [], sheet=name, created=CREATED)).sheetnames[0]) <= 31


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    rows = [[nik(n), f"ANA {n}", "1990-05-04", n] for n in range(1, 4)]
    write_sheet(path, COLUMNS, rows, sheet="Daftar", created=CREATED, title="DAFTAR")
    book = read(path)
    assert numbers(book) == [4, 5, 6]
    assert book.tables[0].rows[0][1] == [nik(1), "ANA 1", date(1990, 5, 4), 1.0]


def test_a_file_is_written_whole_or_the_old_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"old")

    def broken() -> object:
        yield [nik(1), "A", "", ""]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_sheet(path, COLUMNS, broken(), sheet="x", created=CREATED)  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    with pytest.raises(UserError) as caught:
        write_sheet(tmp_path / "no" / "out.xlsx", COLUMNS, [], sheet="x", created=CREATED)
    assert caught.value.code == "file.not_written"
    assert [file.name for file in tmp_path.iterdir() if file.suffix != ""] == ["out.xlsx"]


@pytest.mark.parametrize("name", ["list.pdf", "list.csv", "list", "list.xls"])
def test_a_name_that_says_it_is_no_workbook_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as refusal:
        write_sheet(tmp_path / name, COLUMNS, [], sheet="Daftar", created=CREATED)
    assert refusal.value.code == "file.ending"
    assert list(tmp_path.iterdir()) == []
