"""Rows of which nothing is to be said, as most are of most lists: told in a few looks each.

The careful way (`sheet_checks`) decides; this one knows only what that way has said already, of
a birth date, of a village, of an occupation, and gives what it would give.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from desktop.domain import nik as niks
from desktop.services.register.checks import Rules
from desktop.services.sheets.cells import Cell

_NIK_DIGITS = 16


class Places(NamedTuple):
    """Where a plain row's cells stand: a column for each of them."""

    nik: int
    birth_date: int
    sex: int
    region: int
    kecamatan: int | None
    kabupaten: int | None


class _Day(NamedTuple):
    """A birth date of working age: its ISO text, and its digits in the NIK of each sex."""

    iso: str
    male: str
    female: str


class PlainRows:
    """Tells rows of one sheet whose NIK, date, sex, village and work agree and are sound."""

    def __init__(self, rules: Rules, places: Places, excludes: Callable[[str], bool]) -> None:
        self._rules = rules
        self._nik, self._birth_date, self._sex, self._region, *rest = places
        self._kecamatan, self._kabupaten = rest
        self._excludes = excludes
        self._days: dict[date, _Day | None] = {}
        self._villages: dict[tuple[Cell, Cell, Cell], str] = {}

    def read(self, cells: Sequence[Cell], values: dict[str, str]) -> bool:
        """Put what a row says into its values; nothing, and False, where it wants a closer look."""
        born = cells[self._birth_date]
        if type(born) is not date:
            return False
        day = self._days[born] if born in self._days else self._day(born)
        nik, sex = cells[self._nik], cells[self._sex]
        if day is None or type(nik) is not str or len(nik) != _NIK_DIGITS:
            return False
        if nik[6:12] != (day.male if sex == "L" else day.female if sex == "P" else ""):
            return False
        if not (nik.isdigit() and nik.isascii()) or nik[12:] == "0000":
            return False
        region = self._villages.get(self._place(cells))
        if region is None or nik[:6] not in self._rules.districts:
            return False
        work = values.get("occupation")
        if work and self._excludes(work):
            return False
        values["nik"] = nik
        values["birth_date"] = day.iso
        values["sex"] = str(sex)
        values["region"] = region
        return True

    def learn(self, cells: Sequence[Cell], values: dict[str, str]) -> None:
        """Keep the village of a row of which the careful way had nothing to say."""
        if "region" in values:
            self._villages[self._place(cells)] = values["region"]

    def _place(self, cells: Sequence[Cell]) -> tuple[Cell, Cell, Cell]:
        return (
            cells[self._region],
            "" if self._kecamatan is None else cells[self._kecamatan],
            "" if self._kabupaten is None else cells[self._kabupaten],
        )

    def _day(self, born: date) -> _Day | None:
        """What a birth date tells; nothing where its age or century is to be looked at."""
        rules, day = self._rules, None
        of_age = rules.minimum_age < rules.today.year - born.year < rules.maximum_age
        if of_age and born <= rules.today:
            day = _Day(born.isoformat(), *niks.born_digits(born))
        self._days[born] = day
        return day
