"""The sums of a recapitulation: by kecamatan and desa, and by occupation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop.domain.roster import RosterLine

_REGENCY, _KECAMATAN = 4, 6


@dataclass(frozen=True, slots=True)
class Sum:
    """How many men and women, and what they cost a month and in all, in rupiah."""

    name: str
    men: int
    women: int
    monthly: int
    cost: int
    people: int
    """All of them, also whose sex is told neither way."""


@dataclass(frozen=True, slots=True)
class KecamatanSums:
    """A kecamatan with its desa, in the order of the roster."""

    all: Sum
    villages: tuple[Sum, ...]


def summed(name: str, lines: Iterable[RosterLine]) -> Sum:
    """The sum of some people."""
    some = list(lines)
    return Sum(
        name,
        sum(line.sex == "L" for line in some),
        sum(line.sex == "P" for line in some),
        sum(line.monthly for line in some) if any(line.cost for line in some) else 0,
        sum(line.cost for line in some),
        len(some),
    )


def by_kecamatan(
    lines: Sequence[RosterLine], regencies: dict[str, str] | None = None
) -> list[KecamatanSums]:
    """The sums of each kecamatan and its desa; where people live in several, with the regency."""
    several = regencies if regencies and len(regencies) > 1 else {}
    sums = []
    ordered = sorted(lines, key=lambda line: (line.kecamatan, line.region[:_KECAMATAN]))
    for (name, code), group in groupby(
        ordered, key=lambda line: (line.kecamatan, line.region[:_KECAMATAN])
    ):
        people = list(group)
        regency = several.get(code[:_REGENCY], "")
        title = f"Kecamatan {name}, {regency}" if regency else f"Kecamatan {name}"
        inside: dict[tuple[str, str], list[RosterLine]] = {}
        for line in people:
            inside.setdefault((line.village, line.region), []).append(line)
        villages = tuple(summed(key[0], inside[key]) for key in sorted(inside))
        sums.append(KecamatanSums(summed(title, people), villages))
    return sums


def by_occupation(lines: Sequence[RosterLine], unknown: str) -> list[Sum]:
    """The sums of each occupation, the most frequent first; `unknown` names those without one."""
    found: dict[str, list[RosterLine]] = {}
    for line in lines:
        found.setdefault(line.occupation or unknown, []).append(line)
    sums = [summed(name, some) for name, some in found.items()]
    return sorted(sums, key=lambda one: (-one.people, one.name))


def agree(kecamatan: Sequence[KecamatanSums], occupations: Sequence[Sum], whole: Sum) -> bool:
    """Whether both parts have the very sums of the list: of people, sexes and money."""
    parts = (
        [one.all for one in kecamatan],
        [village for one in kecamatan for village in one.villages],
        list(occupations),
    )
    return all(_added(some) == _added([whole]) for some in parts)


def _added(sums: Sequence[Sum]) -> tuple[int, ...]:
    return tuple(
        sum(getattr(one, name) for one in sums)
        for name in ("men", "women", "monthly", "cost", "people")
    )
