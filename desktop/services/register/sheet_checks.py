"""The rows of one sheet, checked each by itself: which column holds what, read in stretches."""

import re
from collections.abc import Sequence
from datetime import date

from desktop.domain import dates
from desktop.domain.fields import WORKER
from desktop.domain.findings import Finding
from desktop.services.register.checks import ALSO_REQUIRED, OWN_WAY, FieldChecks, Rules
from desktop.services.register.columns import Found, all_plain_names, reader_of_column
from desktop.services.register.named_villages import villages_named
from desktop.services.register.plain_rows import Places, PlainRows
from desktop.services.register.readings import (
    read_rt_rw,
    read_ticks,
    rt_rw_of_address,
    tidied,
)
from desktop.services.sheets.cells import Cell, shown
from desktop.services.sheets.mapping import NAME_PARTS, TICKED, Mapped, fields_at
from desktop.services.sheets.reading import SheetTable

_PLAIN_READERS = {
    field.key: reader_of_column(field) for field in WORKER if field.key not in OWN_WAY
}
_DAY_FIRST = re.compile(
    r"(?:tgl|tanggal|dd|hh|hari)\W{0,3}(?:bln|bulan|mm|bb)\W{0,3}(?:thn|tahun|yy|tt)", re.IGNORECASE
)
_NONE: tuple[Finding, ...] = ()

Checked = tuple[dict[str, str], list[Finding]]
"""The values of a row, and what is found in it by itself."""


class SheetChecks(FieldChecks):
    """The checks of one sheet's rows: which column holds what, and the order of its dates."""

    def __init__(
        self, rules: Rules, table: SheetTable, mapped: Sequence[Mapped], *, day_first: bool | None
    ) -> None:
        super().__init__(rules)
        at = fields_at(mapped)
        self._plain = [(at[key], key, read) for key, read in _PLAIN_READERS.items() if key in at]
        self._nik, self._name = at.get("nik"), at.get("name")
        self._sex, self._region = at.get("sex"), at.get("region")
        self._kecamatan, self._kabupaten = at.get("kecamatan"), at.get("kabupaten")
        self._birth_date, self._ttl, self._rt_rw = (
            at.get("birth_date"),
            at.get("ttl"),
            at.get("rt_rw"),
        )
        self._ticked = tuple(at.get(key) for key in TICKED)
        self._name_parts = [at[key] for key in NAME_PARTS if key in at]
        named = villages_named(table, rules.regions) if self._region is None else None
        self._named = named or None
        self._day_first = day_first
        self._epoch_1904 = table.epoch_1904
        self._address = "address" in at
        self._agent = at.get("agent")
        self._plain_rows = self._rows_in_short()

    def read_carefully(self) -> None:
        """Read every row the careful way, plain ones too."""
        self._plain_rows = None

    def _rows_in_short(self) -> PlainRows | None:
        """The short way of plain rows, where a sheet has a column of its own for all they say."""
        own = (self._nik, self._birth_date, self._sex, self._region)
        nik, born, sex, region = own
        if nik is None or born is None or sex is None or region is None:
            return None
        if self._ttl is not None or self._rt_rw is not None or ALSO_REQUIRED:
            return None
        if self._agent is not None:
            return None
        places = Places(nik, born, sex, region, self._kecamatan, self._kabupaten)
        return PlainRows(self.rules, places, self.excludes)

    @property
    def names_villages(self) -> bool:
        """Whether the villages come from what the list says outside of its columns."""
        return self._named is not None

    def check(self, numbered: Sequence[tuple[int, Sequence[Cell]]]) -> list[Checked]:
        """The values of some rows, empty ones left out, and what is found in each by itself.

        Each row comes with the sheet's own number of it.
        """
        rows = [cells for _number, cells in numbered]
        columns = list(zip(*rows, strict=True))
        in_names: Found = {}
        in_plain: Found = {}
        named = self._names(columns, len(rows), in_names)
        keys = ("name", *(key for _at, key, _read in self._plain))
        texts = zip(
            named, *(read(columns[at], in_plain) for at, _key, read in self._plain), strict=True
        )
        checked = []
        for at, ((number, cells), told) in enumerate(zip(numbered, texts, strict=True)):
            values = dict(zip(keys, told, strict=True))
            if "" in told:
                values = {key: text for key, text in values.items() if text}
            found = self._row(
                number, cells, values, in_names.get(at, _NONE), in_plain.get(at, _NONE)
            )
            checked.append((values, found))
        return checked

    def _names(self, columns: Sequence[Sequence[Cell]], count: int, found: Found) -> Sequence[str]:
        """The names of some rows."""
        cells: Sequence[Cell] = [None] * count
        if self._name is not None:
            cells = columns[self._name]
        elif self._name_parts:
            parts = zip(*(columns[at] for at in self._name_parts), strict=True)
            cells = [" ".join(filter(None, map(tidied, several))) for several in parts]
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
        number: int,
        cells: Sequence[Cell],
        values: dict[str, str],
        in_name: Sequence[Finding],
        in_plain: Sequence[Finding],
    ) -> list[Finding]:
        """Read what takes the whole row; what was found in it, the plain columns' among it."""
        short = self._plain_rows
        if short is not None and short.read(cells, values):
            self._rt_and_rw(cells, values)
            return [*in_name, *in_plain]
        findings: list[Finding] = []
        nik = self.nik(_at(cells, self._nik), values, findings)
        findings += in_name
        born = self._born(cells, nik, values, findings)
        sex = self._sex_cell(cells)
        if sex == "L" or sex == "P":  # noqa: PLR1714 - a cell may be of any kind
            values["sex"] = str(sex)
        else:
            self.sex(sex, nik, values, findings)
        findings += in_plain
        self._places(number, cells, values, findings)
        if self._agent is not None:
            self.agent(cells[self._agent], values, findings)
        if born is not None:
            self.compare(nik, born, values, findings)
        if ALSO_REQUIRED:
            findings += self.missing(values)
        if short is not None and not findings:
            short.learn(cells, values)
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

    def _sex_cell(self, cells: Sequence[Cell]) -> Cell:
        """The cell of the sex, or which of its two columns is ticked."""
        if self._sex is not None:
            return cells[self._sex]
        male, female = self._ticked
        return read_ticks(_at(cells, male), _at(cells, female))

    def _places(
        self, number: int, cells: Sequence[Cell], values: dict[str, str], findings: list[Finding]
    ) -> None:
        """The village, and RT and RW."""
        village = _at(cells, self._region)
        kecamatan = "" if self._kecamatan is None else shown(cells[self._kecamatan])
        if self._region is None:
            named = self._named.of(number) if self._named else None
            village = named.text if named and named.text else self.rules.village
            kecamatan = kecamatan or (named.kecamatan if named else "")
        self.region(
            village,
            kecamatan,
            "" if self._kabupaten is None else shown(cells[self._kabupaten]),
            values,
            findings,
        )
        self._rt_and_rw(cells, values)

    def _rt_and_rw(self, cells: Sequence[Cell], values: dict[str, str]) -> None:
        """RT and RW out of a column of both, or out of the address."""
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


def day_first_by_header(mapped: Sequence[Mapped]) -> bool | None:
    """True where the header over birth dates says `tgl-bln-thn`, nothing where it says nothing."""
    over = (each.header for each in mapped if each.field in ("birth_date", "ttl"))
    return True if any(map(_DAY_FIRST.search, over)) else None


def date_texts(table: SheetTable, mapped: Sequence[Mapped]) -> list[str]:
    """The texts of a sheet's birth dates, to tell by whether it writes the day first."""
    at = fields_at(mapped)
    if "birth_date" in at:
        own = at["birth_date"]
        return [cell for _row, cells in table.rows if isinstance(cell := cells[own], str) and cell]
    if "ttl" in at:
        own = at["ttl"]
        both = (cells[own] for _row, cells in table.rows)
        return [dates.split_place_and_date(cell)[1] for cell in both if isinstance(cell, str)]
    return []
