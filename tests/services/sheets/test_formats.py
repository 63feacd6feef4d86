"""Workbooks of other kinds, written by another program: the same people come out."""

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from desktop.services.sheets.writing import OutColumn, write_sheet
from tests.services.sheets.made import Row, nik, numbers, read, workbook

pytestmark = pytest.mark.slow

PEOPLE: list[list[object]] = [
    [n, nik(n), f"ANA {n}", date(1990, 1, n), "P", "Wesey"] for n in range(1, 6)
]
SHEETS: dict[str, list[Row]] = {
    "Daftar": [
        [],
        ["DAFTAR PEKERJA"],
        [],
        ["No", "NIK", "Nama", "Tgl Lahir", "L/P", "Desa"],
        *PEOPLE[:3],
        [],
        *PEOPLE[3:],
    ],
    "Lama": [["NIK", "Nama"], [nik(9), "LAMA"]],
}


def converted(folder: Path, source: Path, kind: str) -> Path:
    """The workbook as LibreOffice writes it."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed: apt-get install libreoffice-calc-nogui"
    profile = f"-env:UserInstallation={(folder / f'profile-{source.stem}').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "out")]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
    return folder / "out" / f"{source.stem}.{kind}"


@pytest.mark.parametrize("kind", ["ods", "xls", "xlsx"])
def test_another_kind_of_workbook_gives_the_same_rows(tmp_path: Path, kind: str) -> None:
    source = workbook(tmp_path / "list.xlsx", SHEETS, hidden=["Lama"])
    path = converted(tmp_path, source, kind)
    for name in (path, path.rename(path.with_suffix(".csv"))):
        if not name.exists():
            continue
        book = read(name)
        assert numbers(book) == [5, 6, 7, 9, 10]
        assert [cells[1:] for _row, cells in book.tables[0].rows] == [row[1:] for row in PEOPLE]
        assert [note.sheet for note in book.notes] == ["Lama"]


def test_a_list_saved_as_a_page_gives_the_same_people(tmp_path: Path) -> None:
    source = workbook(tmp_path / "list.xlsx", {"Daftar": SHEETS["Daftar"]})
    page = converted(tmp_path, source, "html")
    table = read(page.rename(tmp_path / "list.xls")).tables[0]
    assert [cells[1] for _row, cells in table.rows] == [row[1] for row in PEOPLE]


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
def test_an_xls_says_from_when_it_counts_its_days(tmp_path: Path, epoch: datetime) -> None:
    path = workbook(tmp_path / "list.xlsx", {"Daftar": SHEETS["Daftar"]})
    book = openpyxl.load_workbook(path)
    book.epoch = epoch
    book.save(path)
    for name in (path, converted(tmp_path, path, "xls")):
        table = read(name).tables[0]
        assert table.epoch_1904 is (epoch == CALENDAR_MAC_1904)
        assert [cells[3] for _row, cells in table.rows] == [row[3] for row in PEOPLE]


def test_another_program_reads_every_text_that_is_written(tmp_path: Path) -> None:
    texts = [
        "=1+1",
        "@x",
        " spasi ",
        "a&b<c>",
        "Oe'ekam",
        "baris\ndua",
        "0001",
        "http://x.example",
        "é",
    ]
    columns = [
        OutColumn("Teks", 30),
        OutColumn("Lahir", 12, "date"),
        OutColumn("Upah", 12, "number"),
    ]
    rows = [[text, "1990-05-04", 1500000] for text in texts]
    path = tmp_path / "out.xlsx"
    write_sheet(path, columns, rows, sheet="Daftar", created=datetime(2026, 11, 1))
    sheet = python_calamine.load_workbook(converted(tmp_path, path, "ods")).get_sheet_by_index(0)
    told = sheet.to_python()[1:]
    assert [row[0] for row in told] == texts
    assert {(row[1], row[2]) for row in told} == {(date(1990, 5, 4), 1500000)}
