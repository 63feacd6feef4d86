"""What stands around people and may name their village comes along; they are found all the same."""

from pathlib import Path

from tests.services.sheets.made import Row, fields, nik, numbers, read, workbook

TWO_ROWS: list[Row] = [
    ["DAFTAR PEKERJA RENTAN"],
    ["NO", "NAMA", "NIK", "TGL LAHIR", "JENIS KELAMIN", "", "PEKERJAAN"],
    ["", "", "", "", "L", "P", ""],
]
TICKED = ["sex_male", "sex_female"]


def _person(number: int, male: object, female: object) -> list[object]:
    return [number, f"ANA BRIA {number}", nik(number), "01-02-1990", male, female, "Petani"]


def test_two_ticked_columns_under_a_header_over_both_are_found(tmp_path: Path) -> None:
    rows: list[Row] = [
        *TWO_ROWS,
        _person(1, "v", ""),
        _person(2, "", "v"),
        ["", "JUMLAH", "", "", 1, 1],
    ]
    for at, merges in enumerate(((), ("E2:F2",), ("A1:G1", "E2:F2"))):
        book = read(workbook(tmp_path / f"{at}.xlsx", {"Daftar": rows}, merges=merges))
        assert [field for field in fields(book).values() if field in TICKED] == TICKED
        assert numbers(book) == [4, 5]


def test_people_whose_names_are_in_parts_are_people(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["NO", "NAMA_DEPAN", "NAMA_TENGAH", "NAMA_BELAKANG", "TGL_LAHIR", "ALAMAT"],
        [1, "ANA", "", "BRIA", "01-02-1990", "RT 1"],
        [2, "MARIA", "YOVITA", "NAHAK", "", "RT 2"],
        ["", "JUMLAH", "", "", "", ""],
    ]
    book = read(workbook(tmp_path / "list.xlsx", {"Daftar": rows}))
    assert numbers(book) == [2, 3]


def test_titles_and_rows_between_people_that_name_a_place_are_told(tmp_path: Path) -> None:
    header = ["No", "Nama", "NIK", "Tgl Lahir"]
    ana = [1, "ANA BRIA", nik(1), "01-02-1990"]
    rows: list[Row] = [
        ["DAFTAR PEKERJA RENTAN"],
        ["DESA", ":", "WESEY"],
        header,
        ana,
        ["", "Dusun 2"],
        [2, "MARIA BRIA", nik(2), "01-02-1990"],
        ["DESA LAMUDUR"],
        header,
        [1, "RITA BRIA", nik(3), "01-02-1990"],
        ["", "Kec. Weliman"],
    ]
    (table,) = read(workbook(tmp_path / "list.xlsx", {"Daftar": rows})).tables
    assert table.places == [(2, "DESA : WESEY"), (7, "DESA LAMUDUR"), (10, "Kec. Weliman")]
    assert [number for number, _cells in table.rows] == [4, 6, 9]
