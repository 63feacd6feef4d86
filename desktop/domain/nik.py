"""The NIK: sixteen digits that say where a person was first registered, when born, of which sex.

`PPKKCC DDMMYY SSSS`, forty added to the day for women (domain.md 5.1). The region is that of
the first registration and never changes, so it says nothing about where somebody lives.
"""

import math
import re
from collections.abc import Container
from datetime import date
from functools import lru_cache
from operator import ne

from desktop.domain.findings import Finding, error, warning

LENGTH = 16
WORKING_AGE = 15
"""The lowest age at which labour law knows a worker; it settles the century of a two-digit year."""

_BLANKS = "".join(
    chr(code)
    for first, last in (
        (0x09, 0x0D), (0x1C, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0xAD, 0xAD), (0x1680, 0x1680),
        (0x180E, 0x180E), (0x2000, 0x200F), (0x2028, 0x202F), (0x205F, 0x206F), (0x3000, 0x3000),
        (0xFEFF, 0xFEFF),
    )
    for code in range(first, last + 1)
)  # fmt: skip
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_QUOTES = ".'`\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\u00b4\uff07"
_AWAY = dict.fromkeys(map(ord, _BLANKS + _DASHES + _QUOTES))
_LIKE_DIGITS = str.maketrans("OoQDIil|!LZzSsBGbgq", "0000111111225586699")
_SCIENTIFIC = re.compile(r"\d[\d.,]*[eE]\+?\d{1,2}", re.ASCII)
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS = frozenset(
    f"{day + woman:02}{month:02}"
    for month, days in enumerate(_DAYS_OF_MONTH, start=1)
    for day in range(1, days + 1)
    for woman in (0, 40)
)
_LEAP_DAYS = frozenset(("2902", "6902"))


def clean(text: str) -> str:
    """The NIK without what people put around digits: blanks of any kind, dots, dashes, quotes.

    A lone dash becomes empty. Letters stay: `check` tells of them (commands.md, Finding codes).
    """
    if text.isdigit() and text.isascii():
        return text
    return text.translate(_AWAY)


def from_number(value: float) -> tuple[str, bool]:
    """The digits of a number cell, and whether its last digits are lost.

    Excel keeps fifteen digits, so the sixteenth of a typed number has become 0; one that does
    not end in 0 was written whole by a program. Above 2^53 (provinces from 90) a float is
    rounded and nothing can be told (domain.md section 11).
    """
    if not math.isfinite(value) or value != int(value):
        return str(value), False
    whole = int(value)
    digits = str(whole)
    rounded = isinstance(value, float) and whole > 2**53
    return digits, len(digits) >= LENGTH and (whole % 10 == 0 or rounded)


def check(nik: str, *, known_districts: Container[str], on: date) -> list[Finding]:
    """What is wrong with a cleaned NIK, by the codes of commands.md; an empty list for most.

    `known_districts` holds the six-digit codes of every kecamatan of today and of before a
    split; `on` settles the century of a 29 February. An empty NIK is `nik.missing`. The param
    `proposal` of `nik.characters` is the NIK with O read as 0, l as 1 and the like, where that
    gives sixteen digits; it is never taken silently.
    """
    if not (nik.isdigit() and nik.isascii()):
        return [_not_digits(nik)]
    if len(nik) != LENGTH:
        return [error("nik.length", "nik", nik, digits=len(nik))]
    day = nik[6:10]
    if day not in _DAYS or (day in _LEAP_DAYS and birth_date(nik, on) is None):
        return [error("nik.date_invalid", "nik", nik, digits=nik[6:12])]
    findings = []
    if nik[12:] == "0000":
        findings.append(warning("nik.serial_zero", "nik", nik))
    if nik[:6] not in known_districts:
        findings.append(warning("nik.region_unknown", "nik", nik, district=nik[:6]))
    return findings


def _not_digits(nik: str) -> Finding:
    if not nik:
        return error("nik.missing", "nik")
    if _SCIENTIFIC.fullmatch(nik):
        return error("nik.precision_lost", "nik", nik)
    proposal = nik.translate(_LIKE_DIGITS)
    if len(proposal) == LENGTH and proposal.isdigit() and proposal.isascii():
        return error("nik.characters", "nik", nik, proposal=proposal)
    return error("nik.characters", "nik", nik)


def birth_date(nik: str, on: date) -> date | None:
    """The birth date a NIK of sixteen digits tells, nothing where it tells none.

    Of the two centuries the later is taken that makes the person at least fifteen on `on`
    (domain.md 5.1), and where neither does, the one that is not in the future.
    """
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    possible = []
    for century in (2000, 1900):
        try:
            born = date(century + year, month, day - 40 if day > 40 else day)
        except ValueError:
            continue
        if (born.year + WORKING_AGE, born.month, born.day) <= (on.year, on.month, on.day):
            return born
        if born <= on:
            possible.append(born)
    return possible[0] if possible else None


def tells_birth_date(nik: str, born: date) -> bool:
    """Whether a NIK of sixteen digits tells this birth date, its century aside."""
    return nik[6:12] == born_digits(born)[nik[6] >= "4"]


def tells(nik: str, born: date, sex_given: str) -> bool:
    """Whether a NIK of sixteen digits tells this birth date, its century aside, and this sex."""
    return nik[6:12] == born_digits(born)[sex_given == "P"]


@lru_cache(maxsize=32768)
def born_digits(born: date) -> tuple[str, str]:
    """The six digits of a birth date in the NIK of a man and of a woman."""
    rest = f"{born.month:02}{born.year % 100:02}"
    return f"{born.day:02}{rest}", f"{born.day + 40:02}{rest}"


def sex(nik: str) -> str:
    """The sex a NIK of sixteen digits tells: `P` where forty was added to the day, else `L`."""
    return "P" if nik[6] >= "4" else "L"


def disagreements(nik: str, *, born: date, sex_given: str, on: date) -> list[Finding]:
    """Where a sound NIK tells another birth date or sex (`L`, `P`) than the row or worker.

    Both are warnings and the row's own value is kept: KTP and KK win over the digits (domain.md
    0, rule 10). Params are ISO dates and `L`/`P`; `value` is empty, for the caller to fill.
    """
    findings = []
    told = None if tells_birth_date(nik, born) else birth_date(nik, on)
    if told:
        findings.append(
            warning(
                "nik.birth_date_mismatch",
                "birth_date",
                nik_date=told.isoformat(),
                birth_date=born.isoformat(),
            )
        )
    if sex_given != sex(nik):
        findings.append(warning("nik.sex_mismatch", "sex", nik_sex=sex(nik), sex=sex_given))
    return findings


def group(nik: str) -> str:
    """The NIK in groups of four for the eye: `5304 0161 0580 0002`."""
    return " ".join(nik[start : start + 4] for start in range(0, len(nik), 4))


def mask(nik: str) -> str:
    """The NIK with its middle hidden: `5304********0002`; a short one hidden whole."""
    if len(nik) <= 8:
        return "*" * len(nik)
    return nik[:4] + "*" * (len(nik) - 8) + nik[-4:]


def one_slip(a: str, b: str) -> bool:
    """Whether two NIKs differ by one wrong digit or by two neighbours swapped."""
    if len(a) != len(b) or a == b:
        return False
    differ = sum(map(ne, a, b))
    if differ > 2:
        return False
    if differ == 1:
        return True
    at = next(i for i, (one, other) in enumerate(zip(a, b, strict=True)) if one != other)
    return a[at : at + 2] == b[at : at + 2][::-1]
