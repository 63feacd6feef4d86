"""What a workbook is once read: tables of rows that may be people, and notes about the rest."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.services.sheets.cells import Cell
from desktop.services.sheets.kinds import SheetHeader

_PLACE = re.compile(r"(?<![^\W_])(?:desa|ds|kel|kelurahan|kec|kecamatan)(?![^\W_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a table: its place in the rows, and its header as on the sheet."""

    index: int
    header: str


@dataclass(slots=True)
class SheetTable:
    """One visible sheet with a header row.

    `header_row` is the sheet's own number of the last header row, from 1. `rows` hold that
    number too and the cells of rows that may be people, each as long as `columns`. `ignored`
    counts what is no person: titles, headers, rows of column numbers, subtotals, dividers,
    notes, signatures; wholly empty rows are not counted. `aside` are the numbers and texts of
    these rows, the first 10,000 of a sheet. `headers` are the sheet's own, the first of several
    first.
    """

    sheet: str
    header_row: int
    columns: list[SheetColumn]
    epoch_1904: bool = False
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    ignored: int = 0
    aside: list[tuple[int, str]] = field(default_factory=list)
    headers: list[SheetHeader] = field(default_factory=list)

    @property
    def places(self) -> list[tuple[int, str]]:
        """Those of the rows left aside that may name a place."""
        return [(row, text) for row, text in self.aside if _PLACE.search(text)]


@dataclass(frozen=True, slots=True)
class Note:
    """What concerns a whole sheet: a code such as `sheet.hidden`, and its figures."""

    sheet: str
    code: str
    params: Mapping[str, str | int]


@dataclass(slots=True)
class Workbook:
    """A file as read: its name, the hash of its bytes, its tables, what was left aside."""

    file: str
    sha256: str
    tables: list[SheetTable]
    notes: list[Note]
    ignored: int
