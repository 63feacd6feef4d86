"""Dates out of cells, and dates as Indonesian papers and sheets write them.

The forms of domain.md 5.3 and section 11; what is refused, by commands.md, Finding codes.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date

from desktop.domain.findings import Finding, error, warning

Cell = str | float | int | date | datetime | None

_EPOCH_1900 = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_MONTH_NAMES = (
    "januari january jan jann",
    "februari february feb pebruari peb febuari",
    "maret march mar mart",
    "april apr aprl",
    "mei may me",
    "juni june jun juny",
    "juli july jul july",
    "agustus august agu aug agt ags agst agust agus",
    "september sep sept septembar",
    "oktober october okt oct",
    "november nov nop nopember",
    "desember december des dec",
)
_MONTHS = {
    name: month for month, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()
} | {name.lower(): month for month, name in enumerate(_ROMAN, start=1)}
_GAP = r"[\s./,'\-]+"
_NUMBERS = re.compile(r"(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*'?(\d{1,4})", re.ASCII)
_DAY_NAME = re.compile(rf"(\d{{1,2}}){_GAP}([a-z]+){_GAP}(\d{{1,4}})", re.ASCII)
_NAME_DAY = re.compile(rf"([a-z]+){_GAP}(\d{{1,2}}){_GAP}(\d{{1,4}})", re.ASCII)
_TIME = re.compile(
    r"[\sT]+\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?(\s*[ap]\.?m)?[\s.]*$", re.ASCII | re.IGNORECASE
)
_LEAD = re.compile(
    r"^\W*(?:hari\W+)?(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b\W*)?"
    r"(?:(?:legi|pahing|pon|wage|kliwon)\b\W*)?(?:(?:tgl|tanggal)\b\W*)?",
    re.IGNORECASE,
)
_LABELS = re.compile(r"[\s,./-]*\b(?:bulan|bln|bl|tahun|thn|th)\b[\s.:]*(?=\w)", re.IGNORECASE)
"""What a form says before the month and the year: `12 bln 8 thn 1980`."""
_BESIDE = re.compile(r"\s*\([^()]*\)\s*$")
_TOUCHING = re.compile(r"(?<=\d)(?=[a-z]{3,})|(?<=[a-z]{3})(?=\d)", re.IGNORECASE)
_SIGNS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212_|\\", "-")
    | dict.fromkeys("\u2018\u2019\u02bc\u02bb\u00b4`", "'")
)
_DATE_THEN_PLACE = re.compile(
    rf"(\d{{1,2}}{_GAP}(?:\d{{1,2}}|[a-z]+){_GAP}\d{{4}})[\s,;:/.-]+([^\W\d][^\d]+)", re.IGNORECASE
)
_PLAIN = re.compile(r"\d{1,4}[-/]\d{1,2}[-/]\d{1,4}", re.ASCII)
"""How nearly every date is written: there is nothing to tidy in it."""
_SERIAL = re.compile(r"[1-9]\d{4}", re.ASCII)
_DATE_BEGINS = re.compile(
    r"(?<![^\W\d_])(?:\d|(?:hari|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|tgl|tanggal|umur|usia)\b"
    rf"|(?<!['’])(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b{_GAP}\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a text says: numbers in their order, and how sure that order is."""

    first: int
    second: int
    year: int
    short_year: bool
    by_numbers: bool
    """Day and month are both numbers before the year, so they might be swapped."""


def read(
    value: Cell,
    *,
    day_first: bool | None,
    nik_date: date | None,
    on: date,
    epoch_1904: bool = False,
) -> tuple[date | None, list[Finding]]:
    """The birth date a cell holds, and what is to be said about it.

    `day_first` is what the column tells (`column_order`), nothing where it tells nothing;
    `nik_date` settles two-digit years and swapped days; `on` is the day of import. A number is
    a date only as a serial of five digits, counted from 1900 or, with `epoch_1904`, from 1904.
    Without a date the last finding is an error: `birth_date.missing`, `.unreadable`,
    `.ambiguous`; `birth_date.future` comes with the date.
    """
    if isinstance(value, date):
        born = value.date() if isinstance(value, datetime) else value
        return _past(born, short_date(born), on)
    text = "" if value is None else _tidied(_shown(value))
    if not text:
        return _without("missing", value)
    if _SERIAL.fullmatch(text):
        start = _EPOCH_1904 if epoch_1904 else _EPOCH_1900
        return _past(start + timedelta(days=int(text)), _shown(value), on)
    parts = _parts(text)
    if parts is None:
        return _without("unreadable", value)
    return _settled(parts, _shown(value), day_first, nik_date, on)


def _settled(
    parts: _Parts, value: str, day_first: bool | None, nik_date: date | None, on: date
) -> tuple[date | None, list[Finding]]:
    """The one date that a text can mean, by the column's order and the NIK."""
    orders = [(parts.first, parts.second)]
    if parts.by_numbers and parts.second <= 12 and day_first is not True:
        swapped = (parts.second, parts.first)
        if day_first is False:
            orders = [swapped]
        elif parts.first <= 12 and parts.first != parts.second:
            orders.append(swapped)
    elif parts.by_numbers and day_first is False:
        orders = [(parts.second, parts.first)]
    years = (1900 + parts.year, 2000 + parts.year) if parts.short_year else (parts.year,)
    meant = [born for day, month in orders for year in years if (born := _date(year, month, day))]
    if not meant:
        return _without("unreadable", value)
    if len(orders) == 1 and not parts.short_year:
        return _past(meant[0], value, on)
    why = "year" if parts.short_year else "order"
    if nik_date in meant:
        return nik_date, [warning("birth_date.ambiguous", "birth_date", value, why=why)]
    of_year = [born for born in meant if nik_date and born.year == nik_date.year]
    if parts.short_year and len(of_year) == 1:
        return of_year[0], [warning("birth_date.ambiguous", "birth_date", value, why="year")]
    return None, [error("birth_date.ambiguous", "birth_date", value, why=why)]


def _past(born: date, value: str, on: date) -> tuple[date | None, list[Finding]]:
    if born > on:
        return born, [error("birth_date.future", "birth_date", value, date=born.isoformat())]
    return born, []


def _without(code: str, value: Cell) -> tuple[None, list[Finding]]:
    return None, [error(f"birth_date.{code}", "birth_date", _shown(value))]


def _shown(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and math.isfinite(value):
        return str(int(value))
    return str(value)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _tidied(text: str) -> str:
    plain = " ".join(text.translate(_SIGNS).replace("\u200b", "").split())
    if plain.isascii() and _PLAIN.fullmatch(plain):
        return plain
    plain = _LABELS.sub(" ", _BESIDE.sub("", _TIME.sub("", _LEAD.sub("", plain))))
    return _TOUCHING.sub(" ", plain).rstrip(" .,;-'")


@lru_cache(maxsize=65536)
def _parts(text: str) -> _Parts | None:
    """The numbers of a tidied text in the order day, month, year; nothing where it is no date."""
    if numbers := _NUMBERS.fullmatch(text):
        first, second, third = numbers.groups()
        if len(first) == 4 and len(third) <= 2:
            return _Parts(int(third), int(second), int(first), short_year=False, by_numbers=False)
        if len(first) <= 2 and len(third) in (2, 4):
            return _Parts(
                int(first), int(second), int(third), short_year=len(third) == 2, by_numbers=True
            )
        return None
    lowered = text.lower()
    if match := _DAY_NAME.fullmatch(lowered):
        day, name, year = match.groups()
    elif match := _NAME_DAY.fullmatch(lowered):
        name, day, year = match.groups()
    else:
        return None
    month = _MONTHS.get(name)
    if month is None or len(year) not in (2, 4):
        return None
    return _Parts(int(day), month, int(year), short_year=len(year) == 2, by_numbers=False)


def column_order(values: Iterable[Cell]) -> bool | None:
    """Whether a column writes the day first, as far as its own texts tell.

    True (day first) or False (month first) where values with a part over 12 say so four to one;
    nothing where none does or they disagree. Months first must also show in a fifth of the
    texts that could be either, so that one mistyped month does not turn a whole column round
    (in a column of months first some three in five days are over 12).
    """
    days = months = either = 0
    for value in values:
        parts = _parts(_tidied(value)) if isinstance(value, str) else None
        if parts is None or not parts.by_numbers:
            continue
        if parts.first <= 12 and parts.second <= 12:
            either += parts.first != parts.second
        elif 12 < parts.first <= 31 and 0 < parts.second <= 12:
            days += 1
        elif 12 < parts.second <= 31 and 0 < parts.first <= 12:
            months += 1
    if days and days >= 4 * months:
        return True
    if months and months >= 4 * days and months * 4 >= either:
        return False
    return None


def split_place_and_date(text: str) -> tuple[str, str]:
    """A cell of place and date of birth (TTL) in its two parts; either may be empty.

    The date begins at the first number, named month with a number, weekday, or word for age:
    `Kupang, 5 Mei 1990` is `Kupang` and `5 Mei 1990`; `Oe'ekam` is a place without a date.
    """
    begin = _DATE_BEGINS.search(text)
    if begin is None:
        lone = " ".join(text.split()).strip(" ,;:/-.")
        return _with_month_of(lone)
    place, rest = text[: begin.start()], text[begin.start() :]
    turned = _DATE_THEN_PLACE.fullmatch(" ".join(rest.split()))
    if turned and not place.strip(" ,;:/-.("):
        return turned[2].strip(" ,;:/-."), turned[1]
    place, month = _with_month_of(" ".join(place.split()).strip(" ,;:/-("))
    return place.rstrip(" ,;:/-("), f"{month} {rest}".strip(" ,;:)")


def _with_month_of(place: str) -> tuple[str, str]:
    """Part a named month from the end of a place (`Kupang, Februari` before 1988)."""
    before, comma, last = place.rpartition(",")
    if comma and len(last.strip()) > 2 and last.strip().lower() in _MONTHS:
        return before, last.strip()
    return place, ""


def letter_date(day: date) -> str:
    """A date as letters write it: `8 Februari 2026`, the day without a zero (domain.md 11)."""
    return format_date(day, "d MMMM y", locale="id")


def weekday_date(day: date) -> str:
    """A date with its weekday: `Minggu, 8 Februari 2026`."""
    return format_date(day, "EEEE, d MMMM y", locale="id")


def short_date(day: date) -> str:
    """A date as sheets and the insurer write it: `08-02-2026`."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def roman_month(day: date) -> str:
    """The month as letter numbers write it: `II`."""
    return _ROMAN[day.month - 1]


def month_name(day: date) -> str:
    """Month and year: `Februari 2026`."""
    return format_date(day, "MMMM y", locale="id")


def add_months(first: date, months: int) -> date:
    """The first day of the month `months` after that of `first`."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def month_span(first: date, months: int) -> str:
    """A run of months in words: `Januari s.d. Juni 2027`, `November 2026 s.d. Maret 2027`."""
    last = add_months(first, months - 1)
    if months == 1:
        return month_name(first)
    if first.year == last.year:
        return f"{format_date(first, 'MMMM', locale='id')} s.d. {month_name(last)}"
    return f"{month_name(first)} s.d. {month_name(last)}"


def age_on(birth: date, on: date) -> int:
    """Whole years of age on a day; one born on 29 February turns older on 1 March."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def births_of_ages(
    youngest: int | None, oldest: int | None, on: date
) -> tuple[date | None, date | None]:
    """The first and the last birth date of those from `youngest` to `oldest` years old on a day."""
    first = None if oldest is None else _years_before(on, oldest + 1) + timedelta(days=1)
    return first, None if youngest is None else _years_before(on, youngest)


def _years_before(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return date(on.year - years, 2, 28)
