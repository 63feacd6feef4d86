"""Phone numbers out of cells, in the form people dial."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.phones import read_phone


@pytest.mark.parametrize(
    "cell",
    [
        "081234567890", "0812-3456-7890", "0812 3456 7890", "0812.3456.7890", "+6281234567890",
        "+62 812 3456 7890", "6281234567890", "62081234567890", "81234567890", "(0812) 34567890",
        "081234567890 / 085239000000", "WA: 081234567890", "081234567890 atau 0380821234",
        "- / 081234567890",
    ],
)  # fmt: skip
def test_a_mobile_number_begins_with_08_however_it_is_written(cell: str) -> None:
    assert read_phone(cell) == "081234567890"


@pytest.mark.parametrize("cell", ["0380-821234", "(0380) 821234", "+62 380 821234"])
def test_a_landline_keeps_its_area_code(cell: str) -> None:
    assert read_phone(cell) == "0380821234"


@pytest.mark.parametrize(
    "cell",
    [
        "", "-", "tidak ada", "0812345", "081234567890123", "+1 202 555 0100", "+6738123456",
        "1234567890", "08123456789012345",
    ],
)  # fmt: skip
def test_what_is_no_number_is_none(cell: str) -> None:
    assert read_phone(cell) == ""


@given(st.text(max_size=30))
def test_whatever_a_cell_holds_what_comes_out_can_be_dialled(cell: str) -> None:
    number = read_phone(cell)
    assert number == "" or re.fullmatch(r"0\d{8,12}", number, re.ASCII)
    assert read_phone(number) == number
