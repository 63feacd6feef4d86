"""A file read as somebody wishes: sheets left out, rows said to be people, nobody lost unseen."""

from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register.preview import Preview, preview_list
from desktop.services.sheets.wishes import Wishes

HEADER = ["No", "NIK", "Nama", "Tgl Lahir", "L/P", "Desa", "Kecamatan"]
FIRST = [1, "5321044505900001", "Maria Nahak", "05-05-1990", "P", "Wesey", "Weliman"]
SECOND = [1, "5321041708850002", "Yohanes Bria", "17-08-1985", "L", "Lakulo", "Weliman"]
ODD = [None, None, "Jumlah Hoar", None, None, "Wesey", None]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two sheets of people, with titles, sums and a person whose name is a word of sums."""
    book = openpyxl.Workbook()
    one, two = book.active, book.create_sheet("Lakulo")
    assert one is not None
    one.title = "Wesey"
    for row in (["DAFTAR PEKERJA RENTAN"], HEADER, FIRST, ODD, ["Jumlah", 1]):
        one.append(row)
    for row in (HEADER, SECOND, ["Mengetahui, Kepala Desa"]):
        two.append(row)
    path = tmp_path / "dua.xlsx"
    book.save(path)
    return path


def looked(database: Database, acting: Acting, path: Path, wishes: Wishes | None = None) -> Preview:
    with database.read() as session:
        return preview_list(session, acting, path, wishes=wishes or Wishes())


def test_every_filled_row_is_a_persons_or_can_be_looked_at(
    register: Database, acting: Acting, workbook: Path
) -> None:
    preview = looked(register, acting, workbook)
    assert [tuple(one) for one in preview.aside] == [
        ("Wesey", 1, "DAFTAR PEKERJA RENTAN"),
        ("Wesey", 2, "No NIK Nama Tgl Lahir L/P Desa Kecamatan"),
        ("Wesey", 4, "Jumlah Hoar Wesey"),
        ("Wesey", 5, "Jumlah 1"),
        ("Lakulo", 1, "No NIK Nama Tgl Lahir L/P Desa Kecamatan"),
        ("Lakulo", 3, "Mengetahui, Kepala Desa"),
    ]
    assert len(preview.aside) == preview.ignored
    told = [(one.sheet, one.rows, one.ignored) for one in preview.sheets]
    assert told == [("Wesey", 1, 4), ("Lakulo", 1, 2)]


def test_a_sheet_that_is_left_out_brings_nobody(
    register: Database, acting: Acting, workbook: Path
) -> None:
    preview = looked(register, acting, workbook, Wishes(frozenset({"Wesey"})))
    assert [row.values["name"] for row in preview.rows] == ["Yohanes Bria"]
    told = [(one.sheet, one.rows, one.left_out) for one in preview.sheets]
    assert told == [("Lakulo", 1, False), ("Wesey", 0, True)]


@pytest.mark.parametrize(
    ("left_out", "code"),
    [({"Wesey", "Lakulo"}, "sheet.all_left_out"), ({"Wesei"}, "sheet.not_found")],
)
def test_a_wish_that_leaves_nothing_or_means_nothing_is_refused(
    register: Database, acting: Acting, workbook: Path, left_out: set[str], code: str
) -> None:
    with pytest.raises(UserError) as refused:
        looked(register, acting, workbook, Wishes(frozenset(left_out)))
    assert refused.value.code == code


def test_a_row_is_a_persons_where_somebody_says_so(
    register: Database, acting: Acting, workbook: Path
) -> None:
    preview = looked(register, acting, workbook, Wishes(persons=frozenset({("Wesey", 4)})))
    (odd,) = [row for row in preview.rows if row.row == 4]
    assert (odd.values["name"], odd.outcome) == ("Jumlah Hoar", "held")
    assert ("Wesey", 4) not in {(one.sheet, one.row) for one in preview.aside}
    assert preview.ignored == 5


def test_a_title_above_the_header_may_be_a_person_too(
    register: Database, acting: Acting, workbook: Path
) -> None:
    preview = looked(register, acting, workbook, Wishes(persons=frozenset({("Wesey", 1)})))
    first = preview.rows[0]
    assert (first.sheet, first.row) == ("Wesey", 1)
    assert preview.ignored == 5
