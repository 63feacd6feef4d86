"""Roles, desa and last days as lists of agents write them."""

from datetime import date

import pytest

from desktop.domain.agent_words import Place, read_last_day, read_places, read_role, read_yes

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("role", "texts"),
    [
        ("head", "Kepala Wadah|KEPALA WADAH PERISAI|Ketua|Ka. Wadah|Koordinator|kepala"),
        ("admin", "Adm.|Petugas Administrasi|ADMIN WADAH|sekretaris|Operator"),
        ("agent", "Perisai|PERISAI|Agen Perisai|petugas|Petugas Perisai|Anggota Wadah"),
    ],
)
def test_a_role_is_read_in_the_spellings_of_lists(role: str, texts: str) -> None:
    assert {read_role(text) for text in texts.split("|")} == {role}


def test_a_word_that_is_no_role_is_none() -> None:
    assert [read_role(text) for text in ("Sopir", "", "Wadah", "-")] == [None] * 4


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Wesey, Lakulo dan Haitimuk", ["Wesey", "Lakulo", "Haitimuk"]),
        ("Wesey; Lakulo/Haitimuk", ["Wesey", "Lakulo", "Haitimuk"]),
        ("1. Wesey\n2. Lakulo", ["Wesey", "Lakulo"]),
        ("Desa Wesey & Desa Lakulo", ["Desa Wesey", "Desa Lakulo"]),
        ("Desa/Kel Wesey", ["Kel Wesey"]),
        ("Niki-Niki", ["Niki-Niki"]),
        ("Sesawu, Seon", ["Sesawu", "Seon"]),
        ("53.21.04.2001, 5321042010", ["53.21.04.2001", "5321042010"]),
    ],
)
def test_several_desa_stand_in_one_cell(text: str, places: list[str]) -> None:
    assert read_places(text) == [Place(name, "") for name in places]


@pytest.mark.parametrize(
    "text",
    ["semua desa Kecamatan Weliman", "Kec. Weliman", "Seluruh desa di Kec. Weliman",
     "se-Kecamatan Weliman", "Semua Desa Weliman"],
)  # fmt: skip
def test_a_whole_kecamatan_is_meant(text: str) -> None:
    assert read_places(text) == [Place("", "Weliman")]


def test_a_kecamatan_behind_desa_is_theirs_and_not_meant_whole() -> None:
    assert read_places("Wesey, Lakulo, Kec. Weliman; Kec. Wewiku") == [
        Place("Wesey", "Weliman"), Place("Lakulo", "Weliman"), Place("", "Wewiku"),
    ]  # fmt: skip


def test_six_digits_are_a_kecamatan_and_every_desa_alone_is_the_rows() -> None:
    assert read_places("53.21.04") == [Place("", "53.21.04")]
    assert read_places("semua desa") == [Place("", "")]
    assert read_places(" - ") == []


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("31-12-2027", date(2027, 12, 31)),
        ("31/12/27", date(2027, 12, 31)),
        ("5 Mei 2027", date(2027, 5, 5)),
        ("Februari 2028", date(2028, 2, 29)),
        ("2027", date(2027, 12, 31)),
        (date(2027, 1, 2), date(2027, 1, 2)),
        (46752, date(2027, 12, 31)),
    ],
)
def test_the_last_day_is_read_even_from_a_month_or_a_year(cell: object, day: date) -> None:
    assert read_last_day(cell, TODAY) == day


def test_what_names_no_day_is_none() -> None:
    assert [read_last_day(cell, TODAY) for cell in ("x", "", None, "31-13-2027")] == [None] * 4


def test_active_is_yes_or_no_in_their_words() -> None:
    assert [read_yes(one) for one in ("Aktif", "Tidak Aktif", "non-aktif", "?")] == [
        True, False, False, None,
    ]  # fmt: skip
