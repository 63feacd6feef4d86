"""The sample lists are read as their truth says."""

import csv
from pathlib import Path

import pytest

from tests.services.sheets.made import SAMPLES, fields, numbers, read

LISTS = (
    "belu_messy_300.xlsx",
    "kupang_city_200.csv",
    "malaka_weliman_500.xlsx",
    "malaka_weliman_later_300.xlsx",
    "tts_ttl_sheets_400.xlsx",
)


def told(path: Path, answer: str, kind: str = "") -> set[tuple[str, int]]:
    """Sheet and row of an answer's lines, those of one kind or all."""
    with path.with_name(f"{path.stem}_{answer}.csv").open(encoding="utf-8-sig") as file:
        return {
            ("" if path.suffix == ".csv" else line["lembar"], int(line["baris"]))
            for line in csv.DictReader(file)
            if not kind or line["kategori"] == kind
        }


@pytest.mark.parametrize("name", LISTS)
def test_every_person_and_nobody_else_comes_out_of_a_sample(name: str) -> None:
    path = SAMPLES / name
    book = read(path)
    found = {(table.sheet, number) for table in book.tables for number, _cells in table.rows}
    assert found == told(path, "key")
    assert not found & told(path, "truth", "struktur")
    assert all(len(cells) == len(t.columns) for t in book.tables for _number, cells in t.rows)


def test_shuffled_columns_and_odd_headers_find_their_fields() -> None:
    assert fields(read(SAMPLES / "belu_messy_300.xlsx")) == {
        "NO": "ignored",
        "Nama Lengkap (sesuai KTP)": "name",
        "N.I.K": "nik",
        "No. Telp/HP": "phone",
        "Desa / Kel.": "region",
        "JK": "sex",
        "Kec.": "kecamatan",
        "TGL LHR": "birth_date",
        "KABUPATEN": "kabupaten",
        "Keterangan": "note",
        "Alamat": "address",
        "Jenis Pekerjaan": "occupation",
        "TEMPAT LAHIR": "birth_place",
    }


def test_a_header_of_two_rows_is_joined_and_place_with_date_is_seen() -> None:
    book = read(SAMPLES / "tts_ttl_sheets_400.xlsx")
    assert len(book.tables) > 20
    for at, table in enumerate(book.tables):
        assert table.header_row == 6
        assert fields(book, at) == {
            "No": "ignored",
            "Nama Lengkap": "name",
            "NIK": "nik",
            "Tempat, Tanggal Lahir": "ttl",
            "L/P": "sex",
            "Alamat": "address",
            "Alamat Desa/Kelurahan": "region",
            "Alamat Kecamatan": "kecamatan",
            "Ket": "note",
        }


def test_a_hidden_sheet_stays_out_and_is_told_of() -> None:
    book = read(SAMPLES / "belu_messy_300.xlsx")
    assert [(note.code, note.sheet) for note in book.notes] == [("sheet.hidden", "Data lama")]
    assert [table.sheet for table in book.tables] == ["Daftar"]
    assert not any("JANGAN" in str(cells) for _n, cells in book.tables[0].rows)


def test_what_is_no_person_is_counted() -> None:
    # 5 rows over the people, 14 subtotals and totals, 3 notes, 2 of the signature; blanks are none.
    path = SAMPLES / "belu_messy_300.xlsx"
    with path.with_name("belu_messy_300_truth.csv").open(encoding="utf-8-sig") as file:
        written = [
            line
            for line in csv.DictReader(file)
            if line["kategori"] == "struktur"
            and line["jenis"] not in ("kosong", "header2", "lembar_tersembunyi")
        ]
    book = read(path)
    assert book.ignored == book.tables[0].ignored == len(written)


@pytest.mark.parametrize("name", ["tabel_html_disebut.xls", "csv_utf8_bom_titik_koma.csv"])
def test_odd_files_give_the_same_three_people(name: str) -> None:
    book = read(SAMPLES / "odd" / name)
    assert [(row, cells[1]) for row, cells in book.tables[0].rows] == [
        (2, "5304082508800003"),
        (3, "5304085203910001"),
        (4, "5371015512950002"),
    ]
    assert fields(book)["Tanggal Lahir"] == "birth_date"


def test_dates_counted_from_1904_are_right_and_told() -> None:
    table = read(SAMPLES / "odd" / "tanggal_1904.xlsx").tables[0]
    assert table.epoch_1904
    assert [str(cells[3]) for _row, cells in table.rows] == [
        "1980-08-25",
        "1991-03-12",
        "1995-12-15",
    ]


def test_formulas_without_results_are_empty_and_told_of() -> None:
    book = read(SAMPLES / "odd" / "rumus_tanpa_nilai_tersimpan.xlsx")
    assert [(note.code, note.params) for note in book.notes] == [
        ("sheet.formula_unsaved", {"cells": 3})
    ]
    assert [cells[2] for _row, cells in book.tables[0].rows] == ["", "", ""]


def test_a_path_trick_in_a_zip_harms_nothing() -> None:
    assert numbers(read(SAMPLES / "odd" / "zip_slip_path.xlsx")) == [2, 3, 4]
