"""Nobody is lost, and nobody is made up: which rows of a table are people's."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from tests.services.sheets.made import (
    HEADER,
    Row,
    fields,
    nik,
    numbers,
    people,
    person,
    read,
    workbook,
)

H: list[object] = list(HEADER)
TTL: list[object] = ["No", "Nama", "NIK", "TTL", "JK", "Alamat", "Pekerjaan", "Ket"]


def aged(number: int, name: str = "ANA") -> list[object]:
    return [number, name, nik(number), "Wesey, 01-02-1990", "P", "RT 1 Dusun A", "Petani", ""]


def check(folder: Path, rows: Sequence[Row], expected: Sequence[int], *merges: str) -> None:
    book = read(workbook(folder / "list.xlsx", {"Daftar": rows}, merges=merges))
    assert numbers(book) == list(expected)


INCOMPLETE: dict[str, list[object]] = {
    "no NIK": [2, "", "ANA", "01-02-1990", "P", "Wesey"],
    "no name": [2, nik(2), "", "01-02-1990", "P", "Wesey"],
    "neither": [2, "", "", "01-02-1990", "P", "Wesey"],
    "no NIK, no date": [2, "", "ANA", "", "P", "Wesey"],
    "a number and a name": [2, "", "ANA"],
    "a name and a village": ["", "", "ANA", "", "", "Wesey"],
    "a NIK alone": ["", nik(2)],
    "a short NIK alone": [2, "53040"],
    "words for a NIK": [2, "belum ada", "ANA", "", "P"],
    "a number and a date": [2, "", "", "01-02-1990"],
    "a name that says Jumlah, with a date": [2, "", "JUMLAH TEFA", date(1990, 1, 2), "P", "Wesey"],
    "a NIK with blanks and a quote": ["", "'5304 0411 0190 0002", ""],
    "a NIK as a number": ["", 5304041101900002],
}


@pytest.mark.parametrize("row", INCOMPLETE.values(), ids=INCOMPLETE.keys())
def test_a_row_with_something_missing_is_still_a_person(tmp_path: Path, row: Row) -> None:
    check(tmp_path, [H, person(1), row, person(3)], [2, 3, 4])


NO_PERSON: dict[str, list[object]] = {
    "a kecamatan": ["KECAMATAN WELIMAN"],
    "a place's bare name": ["Weliman"],
    "a kecamatan under the names": ["", "", "KECAMATAN WELIMAN"],
    "a hamlet under the names": ["", "", "DUSUN A"],
    "a bare name under the names": ["", "", "LAMAKNEN"],
    "a group": ["", "", "Kelompok Tani Mekar"],
    "a group and its size": ["", "", "RT 01 / RW 02", "", "", 3],
    "a subtotal": ["", "", "JUMLAH KEC. LAMAKNEN", 29],
    "a subtotal under the numbers": ["Jumlah", "", "", 29],
    "the headers again": H,
    "column numbers": [1, 2, 3, 4, 5, 6],
    "column numbers in brackets": ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    "column numbers that read as less than nothing": [-1, -2, -3, -4, -5, -6],
    "column letters": ["", "a", "b", "c", "d", "e"],
    "a page's number": ["Halaman 2 dari 3"],
    "stars": ["***", "***"],
    "a number alone": [12],
    "a number and a village that stood there already": [12, "", "", "", "", "Wesey"],
    "a household": ["No. KK : 5304041005100003"],
}


@pytest.mark.parametrize("row", NO_PERSON.values(), ids=NO_PERSON.keys())
def test_what_stands_between_people_is_left_aside_and_counted(tmp_path: Path, row: Row) -> None:
    path = workbook(tmp_path / "list.xlsx", {"Daftar": [H, *people(1, 2), row, *people(3, 4)]})
    book = read(path)
    assert numbers(book) == [2, 3, 5, 6]
    assert book.ignored == 2


FOOTERS: dict[str, list[list[object]]] = {
    "under the first columns": [
        ["", "", "Total L/P", 1, 1],
        ["", "", "", "", "", "Weliman, 1 November 2026"],
        ["", "Mengetahui", "", "", "", "Pendata"],
        ["", "Kepala Desa Wesey"],
        [],
        ["", "YOHANES SERAN", "", "", "", "MARIA KLAU"],
        ["", "NIP. 196812311994031099"],
    ],
    "under the names": [
        [],
        ["", "", "Mengetahui,", "Wesey, 3 Mei 2026", "", ""],
        ["", "", "Kepala Desa", "", "", "Petugas"],
        [],
        ["", "", "YOHANES SERAN, S.Sos", "", "", "MARIA KLAU"],
        ["", "", "NIP. 196812311994031099"],
    ],
    "numbered notes": [
        [],
        ["Catatan:"],
        [1, "", "Data per tanggal 01-11-2026"],
        [2, "NIK wajib 16 digit"],
        ["Ket :", "", "L = Laki-laki"],
        ["", "", "P = Perempuan"],
    ],
}


@pytest.mark.parametrize("rows", FOOTERS.values(), ids=FOOTERS.keys())
def test_notes_and_signatures_under_a_table_are_no_people(
    tmp_path: Path, rows: list[list[object]]
) -> None:
    check(tmp_path, [H, *people(1, 2), *rows], [2, 3])


def test_a_signature_under_place_and_date_of_birth_is_no_person(tmp_path: Path) -> None:
    footer: list[Row] = [
        ["", "Mengetahui,", "", "Wesey, 3 Mei 2026"],
        ["", "Kepala Desa Wesey", "", "Petugas,"],
        [],
        ["", "YOHANES SERAN, S.Sos", "", "MARIA KLAU"],
    ]
    check(tmp_path, [TTL, aged(1), aged(2), [], *footer], [2, 3])


def test_people_under_a_remark_are_still_people(tmp_path: Path) -> None:
    rows: list[Row] = [
        H,
        person(1),
        ["Catatan: lihat lampiran"],
        person(2),
        ["", "", "EMI", "", "P", "Wesey"],
    ]
    check(tmp_path, rows, [2, 4, 5])


def test_words_of_offices_are_at_home_in_the_column_of_work(tmp_path: Path) -> None:
    rows: list[Row] = [
        TTL,
        aged(1),
        [2, "BERTA", "", "", "", "", "Petugas kebersihan"],
        ["", "CICI", "", "", "", "", "Kepala dusun"],
        [4, "DEDI", "", "", "", "RT 2 Dusun B"],
    ]
    check(tmp_path, rows, [2, 3, 4, 5])


def test_numbered_rows_with_nothing_else_down_to_row_4000_are_no_people(tmp_path: Path) -> None:
    ghosts = [[number] for number in range(3, 4000)]
    path = workbook(tmp_path / "list.xlsx", {"Daftar": [H, *people(1, 2), *ghosts]})
    book = read(path)
    assert numbers(book) == [2, 3]
    assert book.ignored == 1 + len(ghosts)


def test_a_person_far_below_is_found(tmp_path: Path) -> None:
    rows: list[Row] = [H, *people(1, 2), *[[] for _gap in range(3000)], person(3)]
    check(tmp_path, rows, [2, 3, 3004])


def test_households_between_people_are_left_aside(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["No", "No KK", "NIK", "Nama", "Tgl Lahir", "L/P", "Desa"],
        ["", "5304041005100001", "", "ANA BRIA", "", "", "Wesey"],
        [1, "", nik(1), "ANA BRIA", "01-02-1990", "P", "Wesey"],
        [2, "", nik(2), "BUDI", "01-02-1990", "L", "Wesey"],
        ["", "5304041005100002", "", "", "", "", "Wesey"],
        [3, "", nik(3), "CICI", "01-02-1990", "P", "Wesey"],
        ["", "", "", "KEPALA KELUARGA: EMI"],
        [4, "", nik(4), "EMI", "01-02-1990", "P", ""],
        ["", "5304041005100003", "", "FERI", "", "", "Wesey"],
    ]
    # The last has a KK and a name that nobody beneath has: it may be a person, and is not lost.
    check(tmp_path, rows, [3, 4, 6, 8, 9])


def test_a_merged_title_in_the_middle_is_no_person(tmp_path: Path) -> None:
    rows: list[Row] = [H, person(1), ["", "MARIA BRIA SERAN"], person(2)]
    check(tmp_path, rows, [2, 4], "B3:F3")


def test_what_rows_share_by_merged_cells_is_given_to_each(tmp_path: Path) -> None:
    rows: list[Row] = [H, person(1), person(2)[:5], person(3)[:5], person(4)]
    path = workbook(tmp_path / "list.xlsx", {"Daftar": rows}, merges=["F2:F4"])
    assert [cells[5] for _row, cells in read(path).tables[0].rows] == ["Wesey"] * 4


def test_a_second_table_with_other_columns_is_read_by_its_own_header(tmp_path: Path) -> None:
    rows: list[Row] = [
        H,
        *people(1, 2),
        [],
        ["DESA LAKULO"],
        ["Nama", "NIK", "Tanggal Lahir", "JK", "Desa", "No HP"],
        ["ANA", nik(7), "01-02-1990", "P", "Lakulo", "081234567890"],
        ["BUDI", "", "01-02-1991", "L", "Lakulo", ""],
    ]
    book = read(workbook(tmp_path / "list.xlsx", {"Daftar": rows}))
    assert len(book.tables) == 1
    assert [column.header for column in book.tables[0].columns] == [*H, "No HP"]
    assert book.tables[0].header_row == 1
    assert book.tables[0].rows == [
        (2, [*map(shown_or_number, person(1)), ""]),
        (3, [*map(shown_or_number, person(2)), ""]),
        (7, ["", nik(7), "ANA", "01-02-1990", "P", "Lakulo", "081234567890"]),
        (8, ["", "", "BUDI", "01-02-1991", "L", "Lakulo", ""]),
    ]
    assert book.ignored == 3


def shown_or_number(value: object) -> object:
    return float(value) if isinstance(value, int) else value


def test_a_table_far_below_its_title_is_found(tmp_path: Path) -> None:
    gap: list[Row] = [[] for _row in range(300)]
    check(tmp_path, [["DAFTAR"], *gap, H, *people(1, 2)], [303, 304])


def test_people_above_the_header_are_not_lost(tmp_path: Path) -> None:
    check(tmp_path, [["DAFTAR"], person(1), person(2), H, person(3)], [2, 3, 5])


def test_a_sheet_that_goes_on_without_header_has_the_columns_of_the_one_before(
    tmp_path: Path,
) -> None:
    sheets: dict[str, list[Row]] = {"1": [H, *people(1, 2)], "2": [*people(3, 4, 5)]}
    book = read(workbook(tmp_path / "list.xlsx", sheets))
    assert [(t.sheet, t.header_row, len(t.rows)) for t in book.tables] == [("1", 1, 2), ("2", 0, 3)]
    assert [column.header for column in book.tables[1].columns] == H


def test_headers_with_examples_in_them_are_headers(tmp_path: Path) -> None:
    header = ["No", "NIK (contoh: 5304041101900002)", "Nama", "Tgl Lahir (contoh: 31-12-1990)"]
    rows: list[Row] = [
        ["DAFTAR"],
        header,
        [1, nik(1), "ANA", "01-02-1990"],
        [2, "", "B", "1-1-1990"],
    ]
    book = read(workbook(tmp_path / "list.xlsx", {"Daftar": rows}))
    assert numbers(book) == [3, 4]
    assert list(fields(book).values()) == ["ignored", "nik", "name", "birth_date"]


def test_a_header_of_odd_words_is_found_by_what_was_chosen(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["x"],
        ["Kolom A", "Kolom B", "Kolom C"],
        [nik(1), "ANA", "W"],
        ["", "B", "W"],
    ]
    path = workbook(tmp_path / "list.xlsx", {"Daftar": rows})
    chosen = {"kolom a": "nik", "Kolom B": "name", "Kolom C": "region"}
    assert numbers(read(path, chosen=chosen)) == [3, 4]
    with pytest.raises(UserError):
        read(path)
