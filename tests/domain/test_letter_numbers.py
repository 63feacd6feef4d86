"""Numbers of letters: made by the office's pattern, and their ordinal read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.letter_numbers import GAP, format_number, parse_ordinal

ON = date(2026, 11, 24)


def test_a_number_has_code_ordinal_office_month_and_year() -> None:
    number = format_number("500.15.14.2", 127, "DISNAKERTRANS", ON)
    assert number == "500.15.14.2/127/DISNAKERTRANS/XI/2026"


def test_a_number_without_an_ordinal_leaves_room_for_the_pen() -> None:
    number = format_number("500.15.14.2", None, "DISNAKER", ON)
    assert number == f"500.15.14.2/{GAP}/DISNAKER/XI/2026"
    assert GAP.strip() == ""
    assert parse_ordinal(number) is None


def test_an_office_without_an_abbreviation_has_no_empty_part() -> None:
    assert format_number("560", 3, "", ON) == "560/3/XI/2026"


@pytest.mark.parametrize(
    ("number", "ordinal"),
    [
        ("500.15.14.2/127/DISNAKERTRANS/XI/2026", 127),
        ("560/1943/429.111/2014", 1943),
        ("500.15.14.2/ 0127 /DTKT/IV/2026", 127),
        ("127", 127),
        ("B.589/BDA/RSDM.510/V/2026", None),
        ("500.15.14.2//DTKT", None),
        ("500.15.14.2/0/DTKT", 0),
        ("", None),
        ("500.15.14.2/1234567/DTKT", None),
    ],
)
def test_the_ordinal_stands_behind_the_first_slash(number: str, ordinal: int | None) -> None:
    assert parse_ordinal(number) == ordinal


@given(st.integers(0, 999_999), st.dates(), st.sampled_from(["", "DISNAKER", "DTKT"]))
def test_every_ordinal_is_read_back(ordinal: int, on: date, office: str) -> None:
    assert parse_ordinal(format_number("500.15.14.2", ordinal, office, on)) == ordinal
