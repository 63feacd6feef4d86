"""Shares as people type them."""

from fractions import Fraction
from time import perf_counter

import pytest

from desktop.domain.shares import is_share, read_share


@pytest.mark.parametrize(
    ("typed", "share"),
    [
        ("0.8", Fraction(4, 5)), ("0,8", Fraction(4, 5)), (" 80% ", Fraction(4, 5)),
        ("80 %", Fraction(4, 5)), ("83,33%", Fraction(8333, 10_000)), ("1", Fraction(1)),
        ("0", Fraction(0)), ("2.5", Fraction(5, 2)), ("4/5", Fraction(4, 5)),
    ],
)  # fmt: skip
def test_a_share_is_read_exactly(typed: str, share: Fraction) -> None:
    assert read_share(typed) == share


@pytest.mark.parametrize(
    "typed", ["", "x", "-0.1", "nan", "inf", "1/0", "1/", "0,5/2", ".8", "0.8.0", "%", "8" * 5000]
)
def test_what_is_no_number_is_no_share(typed: str) -> None:
    assert read_share(typed) is None


def test_a_number_of_a_billion_digits_is_refused_at_once() -> None:
    began = perf_counter()
    assert read_share("1e999999999") is None
    assert perf_counter() - began < 1


def test_a_register_holds_shares_of_four_digits() -> None:
    assert is_share(Fraction(8333, 10_000))
    assert is_share(Fraction(1))
    assert not is_share(Fraction(1, 3))
    assert not is_share(Fraction(80_005, 100_000))
    assert not is_share(Fraction(5, 2))
    assert not is_share(Fraction(-1))
