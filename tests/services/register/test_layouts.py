"""Lists laid out otherwise: sexes ticked, names in parts, villages named outside of a column."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.register.importing import import_list
from desktop.services.register.preview import Preview, preview_list
from desktop.services.register.report import save_preview_report
from desktop.services.sheets.reading import note_text
from tests.services.register.lists import codes

WESEY, HALIKLARAN, HAITIMUK = "5321042001", "5321042012", "5321042002"
MEN = ("5321041708850002", "5321040303800004", "5321041212790006")
WOMEN = ("5321044505900001", "5321045505910003", "5321046006920005")
HEADER: list[Any] = ["No", "Nama", "NIK", "Tgl Lahir", "L/P"]
Rows = Sequence[Sequence[Any]]
Look = Callable[..., Preview]
"""Previews rows as the one sheet of a workbook."""


def born(nik: str) -> str:
    day = int(nik[6:8]) % 40
    return f"{day:02}-{nik[8:10]}-19{nik[10:12]}"


def person(at: int, *beside: Any) -> list[Any]:
    """A row under HEADER and what follows it; men and women by turns."""
    nik = (WOMEN, MEN)[at % 2][at // 2]
    return [at + 1, f"ANA BRIA {'ABCDEF'[at]}", nik, born(nik), "PL"[at % 2], *beside]


@pytest.fixture
def look(register: Database, acting: Acting, tmp_path: Path) -> Look:
    """Preview rows as a sheet of a name."""

    def preview(rows: Rows, sheet: str = "Daftar", **options: Any) -> Preview:
        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        page.title = sheet
        for row in rows:
            page.append(list(row))
        book.save(tmp_path / "list.xlsx")
        with register.read() as session:
            return preview_list(session, acting, tmp_path / "list.xlsx", **options)

    return preview


def villages(preview: Preview) -> list[str]:
    return [row.values.get("region", "") for row in preview.rows]


@pytest.mark.parametrize("tick", ["v", "x", 1, "•", "√", "L"])
def test_a_tick_in_one_of_two_columns_is_the_sex(look: Look, tick: object) -> None:
    rows: list[list[Any]] = [
        ["No", "Nama", "NIK", "Tgl Lahir", "Jenis Kelamin", None, "Desa"],
        [None, None, None, None, "L", "P", None],
    ]
    for at in range(6):
        both = (None, tick) if at % 2 == 0 else (tick, None)
        rows.append([*person(at)[:4], *both, "Wesey"])
    preview = look(rows)
    assert [row.values["sex"] for row in preview.rows] == ["P", "L"] * 3
    assert all(row.findings == [] for row in preview.rows)
    assert preview.headers("Daftar")["sex"] == "Jenis Kelamin L"


def test_ticks_in_both_columns_or_none_are_told_and_a_cross_beside_a_tick_is_none(
    look: Look,
) -> None:
    rows: list[list[Any]] = [["No", "Nama", "NIK", "Tgl Lahir", "L", "P", "Desa"]]
    ticks = [("x", "v"), ("v", "x"), ("v", "v"), (None, None), ("-", "1"), ("1", "0")]
    rows += [[*person(at)[:4], *both, "Wesey"] for at, both in enumerate(ticks)]
    preview = look(rows)
    unread = ["sex.unreadable" in codes(row) for row in preview.rows]
    assert unread == [False, False, True, True, False, False]
    assert [row.values["sex"] for row in preview.rows] == ["P", "L", "P", "L", "P", "L"]
    assert preview.rows[2].findings[0].value == "v v"


def test_a_name_in_three_columns_is_put_together(look: Look) -> None:
    rows: list[list[Any]] = [
        ["NIK", "NAMA_DEPAN", "NAMA_TENGAH", "NAMA_BELAKANG", "TGL_LAHIR", "JENIS_KELAMIN", "DESA"],
        [WOMEN[0], "Maria", "Yovita", "Nahak", born(WOMEN[0]), "P", "Wesey"],
        [MEN[0], " Yohanes ", None, "Seran", born(MEN[0]), "L", "Wesey"],
        [WOMEN[1], "Rita", "-", None, born(WOMEN[1]), "P", "Wesey"],
        [MEN[1], None, None, None, born(MEN[1]), "L", "Wesey"],
    ]
    preview = look(rows)
    names = [row.values.get("name", "") for row in preview.rows]
    assert names == ["Maria Yovita Nahak", "Yohanes Seran", "Rita", ""]
    assert [codes(row) for row in preview.rows] == [set(), set(), set(), {"name.missing"}]
    assert preview.headers("Daftar")["name"] == "NAMA_DEPAN"


@pytest.mark.parametrize("header", ["Alamat (Desa)", "Desa Alamat", "Alamat"])
def test_addresses_that_are_villages_are_taken_for_them(look: Look, header: str) -> None:
    cells = ["Ds. Wesey", "Haitimuk", "Desa Haliklaran", "Wesey"]
    rows = [
        [*HEADER, header, "Kec"],
        *(person(at, cell, "Weliman") for at, cell in enumerate(cells)),
    ]
    preview = look(rows)
    assert villages(preview) == [WESEY, HAITIMUK, HALIKLARAN, WESEY]
    assert preview.counts.new == 4
    assert preview.headers("Daftar")["region"] == header


def test_addresses_stay_where_they_are_none_or_villages_have_their_column(look: Look) -> None:
    streets = [[*HEADER, "Alamat (Desa)"], person(0, "RT 1 Jl. Raya"), person(1, "Wesey"),
               person(2, "RT 3 RW 1")]  # fmt: skip
    preview = look(streets)
    assert preview.rows[0].values["address"] == "RT 1 Jl. Raya"
    assert all("region.missing" in codes(row) for row in preview.rows)
    both = [[*HEADER, "Alamat", "Desa"], person(0, "Wesey", "Haitimuk"), person(1, "Wesey", None)]
    preview = look(both)
    assert (preview.rows[0].values["address"], villages(preview)) == ("Wesey", [HAITIMUK, ""])
    assert codes(preview.rows[1]) == {"region.missing"}


def test_what_a_person_chose_for_a_column_of_villages_stands(look: Look) -> None:
    rows = [[*HEADER, "Alamat"], person(0, "Wesey"), person(1, "Haitimuk")]
    preview = look(rows, mapping={"Alamat": "address"})
    assert villages(preview) == ["", ""]


@pytest.mark.parametrize(
    ("titles", "sheet"),
    [
        (["DAFTAR PEKERJA RENTAN DESA WESEY KECAMATAN WELIMAN TAHUN 2026"], "Daftar"),
        (["DAFTAR PEKERJA RENTAN", "DESA : WESEY", "KECAMATAN : WELIMAN"], "Daftar"),
        (["DESA/KELURAHAN: WESEY", "KABUPATEN MALAKA"], "Sheet1"),
        (["DAFTAR PEKERJA RENTAN"], "Desa Wesey"),
        (["DAFTAR PEKERJA RENTAN"], "WESEY"),
        (["PEMERINTAH DESA WESEY"], "Desa Wesey"),
    ],
)
def test_a_title_or_the_sheet_names_the_village_of_all(
    look: Look, titles: list[str], sheet: str
) -> None:
    rows: list[list[Any]] = [*([title] for title in titles), HEADER, person(0), person(1)]
    preview = look(rows, sheet)
    assert villages(preview) == [WESEY, WESEY]
    assert preview.counts.new == 2
    (note,) = preview.notes
    assert "Wesey" in note_text(note)


@pytest.mark.parametrize(
    ("titles", "sheet"),
    [
        (["DAFTAR PEKERJA DESA WESEY DAN DESA HAITIMUK"], "Daftar"),
        (["DAFTAR PEKERJA DESA WESEY"], "Desa Haitimuk"),
        (["KEPALA DESA WESEY"], "Daftar"),
        (["DAFTAR DESA TAHUN 2026"], "Daftar"),
        (["DAFTAR PEKERJA DESA WESEI KECAMATAN WELIMAN"], "Daftar"),
        (["DAFTAR PEKERJA KECAMATAN WELIMAN"], "Weliman"),
    ],
)
def test_villages_are_not_guessed_from_titles_that_name_none_or_several(
    look: Look, titles: list[str], sheet: str
) -> None:
    rows: list[list[Any]] = [*([title] for title in titles), HEADER, person(0)]
    preview = look(rows, sheet)
    assert codes(preview.rows[0]) == {"region.missing"}
    assert preview.notes == []


def test_an_empty_cell_under_a_header_of_villages_stays_missing(look: Look) -> None:
    rows = [["DESA WESEY KECAMATAN WELIMAN"], [*HEADER, "Desa"], person(0, "Haitimuk"),
            ["DESA WESEY"], person(1, None), person(2, "Wesey")]  # fmt: skip
    preview = look(rows, "Desa Wesey")
    assert villages(preview) == [HAITIMUK, "", WESEY]
    assert codes(preview.rows[1]) == {"region.missing"}


def test_rows_between_people_name_the_village_of_those_below(look: Look) -> None:
    rows: list[list[Any]] = [
        ["DAFTAR PEKERJA RENTAN KECAMATAN WELIMAN"],
        HEADER,
        person(0),
        ["A. DESA WESEY"],
        person(1),
        [None, "Jumlah Desa Wesey", None, 1],
        [None, "DESA HAITIMUK"],
        HEADER,
        person(2),
        ["DESA TIDAK ADA"],
        person(3),
        ["KECAMATAN WEWIKU"],
        person(4),
        ["Mengetahui, Kepala Desa Wesey"],
    ]
    preview = look(rows)
    assert villages(preview) == ["", WESEY, HAITIMUK, "DESA TIDAK ADA", ""]
    told = [codes(row) for row in preview.rows]
    assert told == [{"region.missing"}, set(), set(), {"region.unknown"}, {"region.missing"}]


def test_the_code_of_a_village_is_given_to_lists_without_villages_only(look: Look) -> None:
    rows: list[list[Any]] = [HEADER, person(0), person(1)]
    preview = look(rows, region=WESEY)
    assert villages(preview) == [WESEY, WESEY]
    assert preview.notes == []
    with_villages = [[*HEADER, "Desa"], person(0, "Haitimuk"), person(1, None)]
    preview = look(with_villages, region=WESEY)
    assert villages(preview) == [HAITIMUK, ""]
    named = [["DESA HAITIMUK KEC. WELIMAN"], HEADER, person(0)]
    assert villages(look(named, region=WESEY)) == [HAITIMUK]


def test_rows_that_wait_take_the_village_along_on_their_sheet(
    look: Look, register: Database, acting: Acting, tmp_path: Path
) -> None:
    broken = person(0)
    broken[2] = str(broken[2])[:-1]
    preview = look([["DESA WESEY KECAMATAN WELIMAN"], HEADER, broken, person(1)])
    report = tmp_path / "waiting.xlsx"
    assert save_preview_report(acting, preview, report) == 1
    book = openpyxl.load_workbook(report)
    page = book.active
    assert page is not None
    page["C2"] = person(0)[2]
    book.save(report)
    with register.write() as session:
        _batch, again = import_list(session, acting, report)
    assert [(row.outcome, row.values["region"]) for row in again.rows] == [("new", WESEY)]
