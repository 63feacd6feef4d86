"""A row's cells made into a worker's values, with every finding of the row itself.

Two steps: each cell is read by itself, then the values are held against each other (the NIK
against birth date and sex, the age against the office's limits). What others say of the same
person is looked at later (`resolve`, `doubles`). Codes and severities: commands.md.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from desktop.domain import dates, names
from desktop.domain import nik as niks
from desktop.domain.agent_names import AgentNames
from desktop.domain.eligibility import check_age, is_excluded
from desktop.domain.fields import WORKER, Kind
from desktop.domain.findings import Finding, Severity, error, warning
from desktop.domain.regions import RegionTable
from desktop.services.register.readings import (
    read_nik,
    read_sex,
    tidied,
)
from desktop.services.sheets.cells import Cell, shown

OWN_WAY = frozenset(("nik", "name", "birth_date", "sex", "region", "agent"))
"""Fields that are not read by their cell alone."""

COMPARED = frozenset(
    (
        "nik.birth_date_mismatch",
        "nik.sex_mismatch",
        "age.below_minimum",
        "age.above_maximum",
        "occupation.excluded",
    )
)
"""Codes of the second step: made anew whenever one of its values is."""

ALSO_REQUIRED = tuple(each.key for each in WORKER if each.required and each.key not in OWN_WAY)
"""Required fields without a way of their own."""

_DATE_FIELDS = tuple(each.key for each in WORKER if each.kind is Kind.DATE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What an office checks rows by: the day, its limits of age, its regions.

    `kecamatan` and `kabupaten` stand in where a row names none, `village` (a code) where a list
    names none at all: the region a list was said to be of.
    """

    today: date
    minimum_age: int
    maximum_age: int
    regions: RegionTable
    districts: frozenset[str]
    kecamatan: str = ""
    kabupaten: str = ""
    village: str = ""
    excluded: frozenset[str] = frozenset()
    """Words of occupations that are insured otherwise."""
    agents: AgentNames = field(default_factory=AgentNames)
    """Who may have brought workers."""


class FieldChecks:
    """The first step: one cell, read by the office's rules. Findings go on the list given."""

    excludes: Callable[[str], bool]
    """Whether an occupation is insured otherwise; kept for those seen before."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.excludes = lru_cache(maxsize=4096)(lambda work: is_excluded(work, rules.excluded))

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
        found = rules.regions.find_village(
            text, kecamatan or rules.kecamatan, kabupaten or rules.kabupaten
        )
        if found.findings:
            findings += found.findings
        if found.code or text:
            values["region"] = found.code or tidied(text)

    def agent(self, cell: Cell, values: dict[str, str], findings: list[Finding]) -> None:
        """Find the agent who brought the worker, after the village; in doubt nobody is taken."""
        text = tidied(cell)
        if not text:
            return
        found, wrong = self.rules.agents.find(text, values.get("region", ""))
        if wrong:
            findings.append(warning(wrong, "agent", text))
        else:
            values["agent"] = found

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
        work = values.get("occupation", "")
        if work and self.excludes(work):
            findings.append(warning("occupation.excluded", "occupation", work))

    def missing(self, values: Mapping[str, str]) -> list[Finding]:
        """Required fields that have no code of their own."""
        return [error("field.missing", key) for key in ALSO_REQUIRED if not values.get(key)]


def has_error(findings: Sequence[Finding]) -> bool:
    """Whether anything found holds the row."""
    return any(finding.severity is Severity.ERROR for finding in findings)
