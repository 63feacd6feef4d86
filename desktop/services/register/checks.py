"""A row's cells made into a worker's values, with every finding of the row itself.

Two steps: each cell is read by itself, then the values are held against each other (the NIK
against birth date and sex, the age against the office's limits). What others say of the same
person is looked at later (`resolve`, `doubles`). Codes and severities: commands.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain import dates, names
from desktop.domain import nik as niks
from desktop.domain.eligibility import check_age
from desktop.domain.fields import WORKER, Kind
from desktop.domain.findings import Finding, Severity, error, warning
from desktop.domain.regions import RegionTable
from desktop.services.register.columns import Found, all_plain_names, reader_of_column
from desktop.services.register.readings import (
    read_nik,
    read_rt_rw,
    read_sex,
    rt_rw_of_address,
    tidied,
)
from desktop.services.sheets.cells import Cell, shown
from desktop.services.sheets.mapping import Mapped
from desktop.services.sheets.reading import SheetTable

OWN_WAY = frozenset(("nik", "name", "birth_date", "sex", "region"))
"""Fields that are always looked at, whether or not the list has a column for them."""

COMPARED = frozenset(
    ("nik.birth_date_mismatch", "nik.sex_mismatch", "age.below_minimum", "age.above_maximum")
)
"""Codes of the second step: made anew whenever one of its values is."""

_PLAIN_READERS = {
    field.key: reader_of_column(field) for field in WORKER if field.key not in OWN_WAY
}
_REQUIRED = tuple(field.key for field in WORKER if field.required and field.key not in OWN_WAY)
_NONE: tuple[Finding, ...] = ()
_DATE_FIELDS = tuple(field.key for field in WORKER if field.kind is Kind.DATE)


Checked = tuple[dict[str, str], list[Finding]]
"""The values of a row, and what is found in it by itself."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What an office checks rows by: the day, its limits of age, its regions.

    `kecamatan` and `kabupaten` stand in where a row names none, `village` (a code) where it
    has no village at all: the region a list was said to be of.
    """

    today: date
    minimum_age: int
    maximum_age: int
    regions: RegionTable
    districts: frozenset[str]
    kecamatan: str = ""
    kabupaten: str = ""
    village: str = ""


class FieldChecks:
    """The first step: one cell, read by the office's rules. Findings go on the list given."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def nik(self, cell: Cell, values: dict[str, str], findings: list[Finding]) -> str:
        """Read the NIK; give it back where it is sound, nothing where an error was found."""
        digits, lost = read_nik(cell)
        if digits:
            values["nik"] = digits
        if lost:
            findings.append(error("nik.precision_lost", "nik", digits))
            return ""
        found = niks.check(digits, known_districts=self.rules.districts, on=self.rules.today)
        if not found:
            return digits
        findings += found
        return "" if found[0].severity is Severity.ERROR else digits

    def name(self, cell: Cell, values: dict[str, str], findings: list[Finding]) -> None:
        """Read the name as it is typed."""
        text = names.tidy(cell if isinstance(cell, str) else shown(cell))
        if text:
            values["name"] = text
        findings += names.check(text)

    def birth_date(
        self,
        cell: Cell,
        nik: str,
        values: dict[str, str],
        findings: list[Finding],
        *,
        day_first: bool | None,
        epoch_1904: bool = False,
    ) -> date | None:
        """Read the birth date; a sound NIK settles what could be read in two ways."""
        today = self.rules.today
        value = cell if isinstance(cell, date | str | int | float) else shown(cell)
        born, found = dates.read(
            value, day_first=day_first, nik_date=None, on=today, epoch_1904=epoch_1904
        )
        if born is None and nik and found[0].code == "birth_date.ambiguous":
            told = niks.birth_date(nik, today)
            born, found = dates.read(
                value, day_first=day_first, nik_date=told, on=today, epoch_1904=epoch_1904
            )
        findings += found
        text = born.isoformat() if born else tidied(cell)
        if text:
            values["birth_date"] = text
        return born

    def sex(self, cell: Cell, nik: str, values: dict[str, str], findings: list[Finding]) -> None:
        """Read the sex; the NIK's is taken where the cell tells none."""
        text = cell if isinstance(cell, str) else shown(cell)
        sex = read_sex(text)
        if not sex:
            findings.append(warning("sex.unreadable", "sex", tidied(text)))
            sex = niks.sex(nik) if nik else ""
        if sex:
            values["sex"] = sex

    def region(
        self,
        cell: Cell,
        kecamatan: str,
        kabupaten: str,
        values: dict[str, str],
        findings: list[Finding],
    ) -> None:
        """Find the village that the row means."""
        rules = self.rules
        text = cell if isinstance(cell, str) else shown(cell)
        if rules.village and not tidied(text):
            values["region"] = rules.village
            return
        found = rules.regions.find_village(
            text, kecamatan or rules.kecamatan, kabupaten or rules.kabupaten
        )
        if found.findings:
            findings += found.findings
        if found.code or text:
            values["region"] = found.code or tidied(text)

    def compare(
        self, nik: str, born: date, values: dict[str, str], findings: list[Finding]
    ) -> None:
        """The second step: a sound NIK against the row's own word, and the age."""
        rules, today = self.rules, self.rules.today
        if born > today:
            return
        if nik and not niks.tells(nik, born, values.get("sex", "")):
            told = niks.disagreements(
                nik, born=born, sex_given=values.get("sex") or niks.sex(nik), on=today
            )
            findings += [
                replace(
                    one,
                    value=dates.short_date(born) if one.field in _DATE_FIELDS else values["sex"],
                )
                for one in told
            ]
        if not rules.minimum_age < today.year - born.year < rules.maximum_age:
            findings += check_age(born, today, rules.minimum_age, rules.maximum_age)

    def missing(self, values: Mapping[str, str]) -> list[Finding]:
        """Required fields that have no code of their own."""
        return [error("field.missing", key) for key in _REQUIRED if not values.get(key)]


class SheetChecks(FieldChecks):
    """The checks of one sheet's rows: which column holds what, and the order of its dates."""

    def __init__(
        self, rules: Rules, table: SheetTable, mapped: Sequence[Mapped], *, day_first: bool | None
    ) -> None:
        super().__init__(rules)
        at = {each.field: each.index for each in reversed(mapped) if each.field}
        self._plain = [(at[key], key, read) for key, read in _PLAIN_READERS.items() if key in at]
        self._nik, self._name = at.get("nik"), at.get("name")
        self._sex, self._region = at.get("sex"), at.get("region")
        self._kecamatan, self._kabupaten = at.get("kecamatan"), at.get("kabupaten")
        self._birth_date, self._ttl, self._rt_rw = (
            at.get("birth_date"),
            at.get("ttl"),
            at.get("rt_rw"),
        )
        self._day_first = day_first
        self._epoch_1904 = table.epoch_1904
        self._address = "address" in at

    def check(self, rows: Sequence[Sequence[Cell]]) -> list[Checked]:
        """The values of some rows, empty ones left out, and what is found in each by itself."""
        columns = list(zip(*rows, strict=True))
        in_names: Found = {}
        in_plain: Found = {}
        named = self._names(columns, len(rows), in_names)
        keys = ("name", *(key for _at, key, _read in self._plain))
        texts = zip(
            named, *(read(columns[at], in_plain) for at, _key, read in self._plain), strict=True
        )
        checked = []
        for at, (cells, told) in enumerate(zip(rows, texts, strict=True)):
            values = dict(zip(keys, told, strict=True))
            if "" in told:
                values = {key: text for key, text in values.items() if text}
            found = self._row(cells, values, in_names.get(at, _NONE), in_plain.get(at, _NONE))
            checked.append((values, found))
        return checked

    def _names(self, columns: Sequence[Sequence[Cell]], count: int, found: Found) -> Sequence[str]:
        """The names of some rows."""
        cells = [None] * count if self._name is None else columns[self._name]
        if all_plain_names(cells):
            return cells  # type: ignore[return-value]
        texts = []
        for at, cell in enumerate(cells):
            values: dict[str, str] = {}
            findings: list[Finding] = []
            self.name(cell, values, findings)
            texts.append(values.get("name", ""))
            if findings:
                found[at] = findings
        return texts

    def _row(
        self,
        cells: Sequence[Cell],
        values: dict[str, str],
        in_name: Sequence[Finding],
        in_plain: Sequence[Finding],
    ) -> list[Finding]:
        """Read what takes the whole row; what was found in it, the plain columns' among it."""
        findings: list[Finding] = []
        nik = self.nik(_at(cells, self._nik), values, findings)
        findings += in_name
        born = self._born(cells, nik, values, findings)
        sex = _at(cells, self._sex)
        if sex == "L" or sex == "P":  # noqa: PLR1714 - a cell may be of any kind
            values["sex"] = str(sex)
        else:
            self.sex(sex, nik, values, findings)
        findings += in_plain
        self._places(cells, values, findings)
        if born is not None:
            self.compare(nik, born, values, findings)
        if _REQUIRED:
            findings += self.missing(values)
        return findings

    def _born(
        self, cells: Sequence[Cell], nik: str, values: dict[str, str], findings: list[Finding]
    ) -> date | None:
        """The birth date, out of a column of its own or of both place and date."""
        cell = _at(cells, self._birth_date)
        if type(cell) is date and cell <= self.rules.today and self._ttl is None:
            values["birth_date"] = cell.isoformat()
            return cell
        if self._ttl is not None:
            cell = self._apart(cells[self._ttl], cell, values)
        return self.birth_date(
            cell,
            nik,
            values,
            findings,
            day_first=self._day_first,
            epoch_1904=self._epoch_1904,
        )

    def _apart(self, cell: Cell, date_cell: Cell, values: dict[str, str]) -> Cell:
        """Take a cell of place and date apart; a date column of its own goes before."""
        if not isinstance(cell, str):
            return date_cell or cell
        place, born = dates.split_place_and_date(cell)
        place = tidied(place)
        if place:
            values.setdefault("birth_place", place)
        return date_cell or born

    def _places(
        self, cells: Sequence[Cell], values: dict[str, str], findings: list[Finding]
    ) -> None:
        """The village, and RT and RW out of a column of both or out of the address."""
        self.region(
            _at(cells, self._region),
            "" if self._kecamatan is None else shown(cells[self._kecamatan]),
            "" if self._kabupaten is None else shown(cells[self._kabupaten]),
            values,
            findings,
        )
        rt = rw = ""
        if self._rt_rw is not None:
            rt, rw = read_rt_rw(cells[self._rt_rw])
        elif self._address and "address" in values:
            rt, rw = rt_rw_of_address(values["address"])
        if rt:
            values.setdefault("rt", rt)
        if rw:
            values.setdefault("rw", rw)


def _at(cells: Sequence[Cell], index: int | None) -> Cell:
    return None if index is None else cells[index]


def date_texts(table: SheetTable, mapped: Sequence[Mapped]) -> list[str]:
    """The texts of a sheet's birth dates, to tell by whether it writes the day first."""
    at = {each.field: each.index for each in reversed(mapped) if each.field}
    if "birth_date" in at:
        own = at["birth_date"]
        return [cell for _row, cells in table.rows if isinstance(cell := cells[own], str) and cell]
    if "ttl" in at:
        own = at["ttl"]
        both = (cells[own] for _row, cells in table.rows)
        return [dates.split_place_and_date(cell)[1] for cell in both if isinstance(cell, str)]
    return []


def has_error(findings: Sequence[Finding]) -> bool:
    """Whether anything found holds the row."""
    return any(finding.severity is Severity.ERROR for finding in findings)
