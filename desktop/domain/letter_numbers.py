"""The numbers of letters: classification code, ordinal, office, Roman month, year."""

import re
from datetime import date

from desktop.domain.dates import roman_month

GAP = " " * 6
"""Room for an ordinal that is written in by hand (domain.md 4.1)."""

_ORDINAL = re.compile(r"\s*0*(\d{1,6})\s*")


def format_number(code: str, ordinal: int | None, office_abbreviation: str, on: date) -> str:
    """The number of a letter: `500.15.14.2/127/DISNAKERTRANS/XI/2026`.

    The month is that of the letter's date. Without an ordinal a gap is left for the pen.
    """
    middle = GAP if ordinal is None else str(ordinal)
    parts = (code, middle, office_abbreviation, roman_month(on), str(on.year))
    return "/".join(part for part in parts if part)


def parse_ordinal(number: str) -> int | None:
    """The ordinal of a number made by any office's pattern, nothing where it is left blank.

    It is the part behind the first slash: `500.15.14.2/127/DISNAKERTRANS/XI/2026` gives 127. A
    number of one part is its own ordinal.
    """
    parts = number.split("/")
    found = _ORDINAL.fullmatch(parts[1] if len(parts) > 1 else parts[0])
    return int(found[1]) if found else None
