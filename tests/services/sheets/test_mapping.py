"""Which column is taken for which field."""

from collections.abc import Mapping, Sequence

import pytest

from desktop.domain.errors import UserError
from desktop.domain.fields import WORKER
from desktop.services.sheets.mapping import check_choice, map_columns
from desktop.services.sheets.tables import SheetColumn, SheetTable
from tests.services.sheets.made import nik


def table(headers: Sequence[str], *rows: Sequence[object]) -> SheetTable:
    columns = [SheetColumn(index, header) for index, header in enumerate(headers)]
    numbered = [(number, list(row)) for number, row in enumerate(rows, start=2)]
    return SheetTable("Daftar", 1, columns, rows=numbered)  # type: ignore[arg-type]


def taken(
    headers: Sequence[str], *rows: Sequence[object], chosen: Mapping[str, str] | None = None
) -> list[str]:
    return [column.field for column in map_columns(table(headers, *rows), WORKER, chosen or {})]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        *((synonym, field.key) for field in WORKER for synonym in field.synonyms),
        ("No.", "ignored"),
        ("NO_KTP", "nik"),
        ("Nama Pekerja Rentan (huruf kapital)", "name"),
        ("Nama Lengkap *", "name"),
        ("NIK Peserta (16 digit)", "nik"),
        ("Nomor Induk Kependudukan (NIK)", "nik"),
        ("Tempat/ Tgl. Lahir", "ttl"),
        ("T.T.L", "ttl"),
        ("RT / RW", "rt_rw"),
        ("Kec.", "kecamatan"),
        ("Kab/Kota", "kabupaten"),
        ("Alamat Desa/Kelurahan", "region"),
        ("KELAHIRAN TEMPAT", "birth_place"),
        ("KELAHIRAN TANGGAL", "birth_date"),
        ("Jenis Klamin", "sex"),
        ("Tangal Lahir", "birth_date"),
        ("Jenis Pekerjaan Utama", "occupation"),
        ("Umur", "ignored"),
        ("Nama Ahli Waris", ""),
        ("NIK Ahli Waris", ""),
        ("NIK Suami/Istri", ""),
        ("Nama Kepala Keluarga", ""),
        ("Nama Kelompok", ""),
        ("Nama Bank", ""),
        ("Alamat Email", ""),
        ("Status", ""),
        ("Foto", ""),
        ("", ""),
    ],
)
def test_a_header_means_its_field(header: str, field: str) -> None:
    assert taken([header]) == [field]


def test_a_field_has_one_column_the_surest() -> None:
    assert taken(["Nama Orang", "Nama", "Nama Pekerja Rentan"]) == ["name", "", ""]
    assert taken(["Alamat Desa", "Desa"]) == ["", "region"]
    rows = [["-", nik(n)] for n in range(9)]
    assert taken(["No KTP", "NIK"], *rows) == ["", "nik"]


def test_cells_tell_what_odd_headers_do_not() -> None:
    rows = [
        [
            nik(n),
            f"530404{10 + n % 18}0512{n:04}",
            f"MARIA {chr(65 + n) * 3}",
            "L",
            f"0812345678{n:02}",
            f"{10 + n % 18}-05-1990",
        ]
        for n in range(12)
    ]
    headers = ["Kolom 1", "Kolom 2", "Yang bersangkutan", "Kolom 4", "Kolom 5", "Kolom 6"]
    assert taken(headers, *rows) == ["nik", "kk", "name", "sex", "phone", "birth_date"]


def test_cells_take_back_what_a_vague_header_promised() -> None:
    rows = [[nik(n), "kawin"] for n in range(9)]
    assert taken(["NIK", "Keadaan dalam KK"], *rows) == ["nik", ""]


def test_the_number_of_a_husband_is_never_the_workers() -> None:
    rows = [[f"ANA {chr(65 + n)}", nik(n)] for n in range(9)]
    assert taken(["Nama", "NIK Suami"], *rows) == ["name", ""]


def test_a_choice_wins_and_may_leave_a_column_out() -> None:
    headers = ["NIK", "Nama", "Panggilan", "Desa"]
    chosen = {"panggilan": "name", "DESA": ""}
    assert taken(headers, chosen=chosen) == ["nik", "", "name", ""]
    assert taken(["X"], chosen={"x": "ttl"}) == ["ttl"]


def test_a_choice_of_what_is_not_there_is_refused() -> None:
    lists = [table(["NIK", "Nama"])]
    check_choice(lists, WORKER, {"nik": "kk"})
    with pytest.raises(UserError) as caught:
        check_choice(lists, WORKER, {"Umur": "kk"})
    assert caught.value.code == "mapping.unknown_header"
    with pytest.raises(UserError) as caught:
        map_columns(lists[0], WORKER, {"NIK": "shoe"})
    assert caught.value.code == "mapping.unknown_field"


def test_confidence_is_whole_for_known_headers_and_choices_only() -> None:
    told = map_columns(table(["NIK", "Tangal Lahir", "X"]), WORKER, {"X": "name"})
    assert [column.confidence == 1 for column in told] == [True, False, True]
    assert all(0 <= column.confidence <= 1 for column in told)


def _ticked(*marks: tuple[object, object]) -> list[list[object]]:
    return [[f"ANA BRIA {at}", nik(at), *both] for at, both in enumerate(marks)]


TICKS = (("v", ""), ("", "v"), ("X", ""), ("", 1.0), ("•", ""), ("", "√"))


@pytest.mark.parametrize(
    ("male", "female"),
    [
        ("L", "P"),
        ("JENIS KELAMIN L", "JENIS KELAMIN P"),
        ("JK Lk", "JK Pr"),
        ("Laki-laki", "Perempuan"),
        ("L/P L", "L/P P"),
    ],
)
def test_two_ticked_columns_are_the_sex_together(male: str, female: str) -> None:
    found = taken(["Nama", "NIK", male, female], *_ticked(*TICKS))
    assert found == ["name", "nik", "sex_male", "sex_female"]


def test_one_ticked_column_alone_or_beside_the_sex_itself_is_not_taken() -> None:
    alone = taken(["Nama", "NIK", "L"], *(row[:3] for row in _ticked(*TICKS)))
    assert alone == ["name", "nik", ""]
    rows = [[*row, "L"] for row in _ticked(*TICKS)]
    assert taken(["Nama", "NIK", "L", "P", "L/P"], *rows) == ["name", "nik", "", "", "sex"]


def test_columns_named_like_ticks_that_hold_words_are_not_taken() -> None:
    words = (("Petani", "Betun"), ("Nelayan", "Atambua"), ("Tukang", "Betun"), ("Ojek", "Betun"))
    assert taken(["Nama", "NIK", "L", "P"], *_ticked(*words))[2:] == ["", ""]


def test_a_name_in_parts_is_taken_where_no_column_holds_it_whole() -> None:
    parts = ["NAMA_DEPAN", "NAMA_TENGAH", "NAMA_BELAKANG"]
    row = ["ANA", "MARIA", "BRIA", nik(1)]
    assert taken([*parts, "NIK"], row) == ["name_first", "name_middle", "name_last", "nik"]
    whole = taken([*parts, "NIK", "Nama Lengkap"], [*row, "ANA MARIA BRIA"])
    assert whole == ["", "", "", "nik", "name"]
    assert taken(parts[1:], row[1:3]) == ["", ""]


def test_the_parts_chosen_by_a_person_stand_for_the_field() -> None:
    chosen = {"A": "sex_male", "B": "sex_female"}
    found = taken(["Nama", "NIK", "A", "B", "L/P"], *[[*r, "L"] for r in _ticked(*TICKS)],
                  chosen=chosen)  # fmt: skip
    assert found == ["name", "nik", "sex_male", "sex_female", ""]
