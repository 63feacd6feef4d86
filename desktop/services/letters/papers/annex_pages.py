"""Which rows of the Daftar Nominatif stand on which page, known before anything is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop.services.letters.papers.annex_table import Row
from desktop.services.letters.papers.profiles import MM

HEAD = 6.6 * MM
GROUP = 6.2 * MM
SUBTOTAL = 6.0 * MM
TOTAL = 7.2 * MM
_SIGNED_ROWS = 6
"""The signature takes at least so many rows to its page."""
_AFTER_HEADING = 2
"""A heading needs so many rows behind it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above a kecamatan's people; `again` on a page that goes on with it."""

    kecamatan: str
    again: bool = False
    height: float = GROUP


@dataclass(frozen=True, slots=True)
class Subtotal:
    """The row below a kecamatan's people."""

    kecamatan: str
    rows: tuple[Row, ...]
    height: float = SUBTOTAL


@dataclass(frozen=True, slots=True)
class Total:
    """The last row of the table; the signature stands below it, as high as `signature`."""

    signature: float
    height: float = TOTAL


Item = Heading | Row | Subtotal | Total
Unit = list[Item]
"""What must not be parted by the end of a page."""


def paginate(
    rows: Sequence[Row],
    first_room: float,
    next_room: float,
    signature: float,
    regencies: Mapping[str, str] = {},
) -> list[list[Item]]:
    """The items of each page, whose rooms are points below the table's head.

    Where people live in several `regencies` (code to name), each kecamatan is named with its own.
    """
    items = _items(rows, signature, regencies if len(regencies) > 1 else {})
    units = _signed(_units(items), first_room, next_room)
    pages: list[list[Item]] = [[]]
    left = first_room
    current: Heading | None = None
    for unit in units:
        needed = _height(unit)
        if needed > left and pages[-1]:
            pages.append([])
            left = next_room
            if current is not None and isinstance(unit[0], Row):
                again = Heading(current.kecamatan, again=True)
                pages[-1].append(again)
                left -= again.height
        pages[-1].extend(unit)
        left -= needed
        headings = [item for item in unit if isinstance(item, Heading)]
        current = headings[-1] if headings else current
    return pages


def _height(unit: Sequence[Item]) -> float:
    below = sum(item.signature for item in unit if isinstance(item, Total))
    return sum(item.height for item in unit) + below


def _items(rows: Sequence[Row], signature: float, regencies: Mapping[str, str]) -> list[Item]:
    items: list[Item] = []
    for (code, kecamatan), group in groupby(rows, key=_kecamatan):
        people = tuple(group)
        regency = regencies.get(code[:4], "")
        name = f"{kecamatan}, {regency}" if regency else kecamatan
        items.extend((Heading(name), *people, Subtotal(name, people)))
    items.append(Total(signature))
    return items


def _kecamatan(row: Row) -> tuple[str, str]:
    return row.line.region[:6], row.line.kecamatan


def _units(items: Sequence[Item]) -> list[Unit]:
    """A heading with two rows, a subtotal with its last row; every other row alone."""
    units: list[Unit] = []
    wanted = 0
    for item in items:
        if isinstance(item, Heading):
            units.append([item])
            wanted = _AFTER_HEADING
        elif isinstance(item, Row) and wanted:
            units[-1].append(item)
            wanted -= 1
        elif isinstance(item, Row):
            units.append([item])
        else:
            units[-1].append(item)
            wanted = 0
    return units


def _signed(units: list[Unit], first_room: float, next_room: float) -> list[Unit]:
    """The last units as one that holds six rows, or as many as a page has room for."""
    last = units.pop()
    while units and sum(isinstance(item, Row) for item in last) < _SIGNED_ROWS:
        joined = units[-1] + last
        # On a later page the kecamatan's heading may have to stand above it once more.
        room = next_room - GROUP if len(units) > 1 else first_room
        if _height(joined) > room:
            break
        last = joined
        units.pop()
    return [*units, last]
