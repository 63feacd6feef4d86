"""A village cell taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.place_text import (
    PlaceText,
    district_code,
    district_key,
    read_place,
    regency_key,
    village_key,
)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Wesey", ("", "wesey", "", "", "")),
        ("Desa Wesey", ("", "wesey", "desa", "", "")),
        ("Ds. Oe'ekam", ("", "oeekam", "desa", "", "")),
        ("Kel. Oebobo", ("", "oebobo", "kelurahan", "", "")),
        ("Desa/Kel Wesey", ("", "wesey", "", "", "")),
        ("Desa", ("", "desa", "", "", "")),
        ("Wesey, Weliman", ("", "wesey", "", "Weliman", "")),
        ("Wesey (Weliman)", ("", "wesey", "", "Weliman", "")),
        ("Wesey Kec. Weliman", ("", "wesey", "", "Weliman", "")),
        ("Wesey, Kec. Weliman, Kab. Malaka", ("", "wesey", "", "Weliman", "Malaka")),
        ("Wesey Kab: Malaka", ("", "wesey", "", "", "Malaka")),
        ("5321042001", ("5321042001", "", "", "", "")),
        ("53.21.04.2001 Wesey", ("5321042001", "wesey", "", "", "")),
        ("Wesey (5321042001)", ("5321042001", "wesey", "", "", "")),
        ("5321042001.0", ("5321042001", "", "", "", "")),
        ("Kecamatan", ("", "kecamatan", "", "", "")),
        ("Kec. Weliman", ("", "kecweliman", "", "", "")),
        ("", ("", "", "", "", "")),
    ],
)
def test_a_cell_tells_code_name_kind_and_what_it_lies_in(
    cell: str, parts: tuple[str, str, str, str, str]
) -> None:
    assert read_place(cell) == PlaceText(*parts)


def test_a_longer_number_holds_no_code() -> None:
    assert read_place("15321042001").code == ""
    assert read_place("53210420012").code == ""


@pytest.mark.parametrize("text", ["Kec. Io Kufeu", "KECAMATAN IO KUFEU", "iokufeu", "Io-Kufeu"])
def test_a_kecamatan_has_one_key(text: str) -> None:
    assert district_key(text) == "iokufeu"


def test_kota_is_a_part_of_a_name_and_kabupaten_is_none() -> None:
    assert regency_key("Kab. Kupang") == regency_key("Kabupaten Kupang") == "kupang"
    assert regency_key("Kota Kupang") == "kotakupang"
    assert regency_key("Kab.") == "kab"
    assert village_key("Niki-Niki") == "nikiniki"


@pytest.mark.parametrize(
    ("cell", "code"),
    [("532104", "532104"), (" 53.21.04 ", "532104"), ("532104.0", "532104"), ("5321042", ""),
     ("Weliman", ""), ("", "")],
)  # fmt: skip
def test_a_kecamatan_may_stand_as_its_code(cell: str, code: str) -> None:
    assert district_code(cell) == code


@given(st.text(max_size=40))
def test_whatever_stands_in_the_cell_it_is_taken_apart(cell: str) -> None:
    place = read_place(cell)
    assert place.kind in ("", "desa", "kelurahan")
    assert " " not in place.key
