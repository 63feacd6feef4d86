"""Workbooks of other kinds, written by another program: the same people come out."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.services.sheets.made import nik, numbers, read, repacked, workbook

pytestmark = pytest.mark.slow

PEOPLE = [[n, nik(n), f"ANA {n}", date(1990, 1, n), "P", "Wesey"] for n in range(1, 6)]
SHEETS = {
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
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
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


def test_an_xls_that_counts_from_1904_says_so(tmp_path: Path) -> None:
    def count(name: str, data: bytes) -> bytes:
        return (
            data.replace(b"<workbookPr", b'<workbookPr date1904="1"')
            if "workbook.xml" in name
            else data
        )

    plain = workbook(tmp_path / "plain.xlsx", {"Daftar": SHEETS["Daftar"]})
    later = repacked(plain, tmp_path / "later.xlsx", count)
    assert [read(path).tables[0].epoch_1904 for path in (plain, later)] == [False, True]
    for path, told in ((plain, False), (later, True)):
        table = read(converted(tmp_path, path, "xls")).tables[0]
        assert table.epoch_1904 is told
        years = {cells[3].year for _row, cells in table.rows if isinstance(cells[3], date)}
        assert years == ({1994} if told else {1990})
