"""Shares of a whole, as people type them."""

import re
from fractions import Fraction

WHOLE = 10_000
"""A whole in the ten-thousandths that a register holds."""

_WRITTEN = re.compile(r"(\d{1,9}(?:[.,]\d{1,9}|/\d{1,9})?)\s*(%?)")
"""Short enough for any share: a text such as 1e999999999 would be reckoned with for hours."""


def read_share(text: str) -> Fraction | None:
    """`0.8`, `0,8`, `4/5` or `80%`, exact; nothing for what is no such number."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    try:
        number = Fraction(found[1].replace(",", "."))
    except ZeroDivisionError:
        return None
    return number / 100 if found[2] else number


def is_share(number: Fraction) -> bool:
    """Whether it is from 0 to 1 and a register can hold it exactly."""
    return 0 <= number <= 1 and WHOLE % number.denominator == 0
