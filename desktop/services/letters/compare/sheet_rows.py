"""The people of a submission sheet, by its headers, in any of the layouts."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop.domain import dates
from desktop.domain.dates import short_date
from desktop.domain.errors import UserError
from desktop.domain.fields import WORKER_BY_KEY, Field, Kind
from desktop.domain.names import tidy
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.compare.side import Side, of_people
from desktop.services.register.readings import read_nik
from desktop.services.sheets.cells import Cell, shown
from desktop.services.sheets.mapping import map_columns
from desktop.services.sheets.reading import read_workbook
from desktop.services.sheets.tables import SheetTable

_COST = Field("cost", "Iuran", Kind.TEXT, ("iuran", "jumlah iuran", "iuran rp"))
_NOTE = Field("note", "Keterangan", Kind.TEXT, ("keterangan", "ket", "note", "alasan"))
_GONE_NIK = Field("gone_nik", "NIK yang diganti", Kind.TEXT, ("nik yang diganti",))
_GONE_NAME = Field("gone_name", "Nama yang diganti", Kind.TEXT, ("nama yang diganti",))
FIELDS = (
    *(
        WORKER_BY_KEY[key]
        for key in (
            *("nik", "name", "kk", "birth_place", "birth_date", "sex", "mother_name", "phone"),
            *("address", "rt", "rw", "region", "occupation", "income"),
        )
    ),
    *(_COST, _NOTE, _GONE_NIK, _GONE_NAME),
)
_NAMED = {"region": "village"}
"""What the fields of a worker are called among those compared."""
_NAME_PARTS = ("name_first", "name_middle", "name_last")
_DIGITS = frozenset(("nik", "gone_nik", "kk"))
_WHOLE = frozenset(("cost", "income"))


def read_sheet(path: Path, on: date, progress: Progress = SILENT) -> Side:
    """The people of a sheet; UserError `file.*`, `compare.no_people`."""
    workbook = read_workbook(path, fields=FIELDS, progress=progress)
    people = [person for table in workbook.tables for person in _people(table, on)]
    if not any("nik" in person for person in people):
        raise UserError(
            "compare.no_people",
            _("“{file}” has no people with a NIK. Choose the sheet of a letter.").format(
                file=path.name
            ),
        )
    side = of_people("", people)
    costs = [person.get("cost", "") for person in people]
    side.total = sum(map(int, costs)) if all(costs) else None
    return side


def _people(table: SheetTable, on: date) -> list[dict[str, str]]:
    at = {each.field: each.index for each in map_columns(table, FIELDS) if each.field}
    return [_person(cells, at, on) for _row, cells in table.rows]


def _person(cells: Sequence[Cell], at: dict[str, int], on: date) -> dict[str, str]:
    told: dict[str, str] = {}
    for field in FIELDS:
        if field.key in at:
            cell = cells[at[field.key]]
            told[_NAMED.get(field.key, field.key)] = _read(field.key, cell, on)
    if any(part in at for part in _NAME_PARTS):
        parts = (tidy(shown(cells[at[part]])) for part in _NAME_PARTS if part in at)
        told["name"] = " ".join(part for part in parts if part)
    if "kecamatan" in at:
        told["kecamatan"] = tidy(shown(cells[at["kecamatan"]]))
    if told.get("birth_place") is not None and "birth_date" in told:
        place = told["birth_place"]
        told["birth"] = f"{place}, {told['birth_date']}" if place else told["birth_date"]
    return told


def _read(key: str, cell: Cell, on: date) -> str:
    if key in _DIGITS:
        return read_nik(cell)[0] or tidy(shown(cell))
    if key == "birth_date":
        born = _born(cell, on)
        return short_date(born) if born else tidy(shown(cell))
    text = tidy(shown(cell))
    if key in _WHOLE:
        return "".join(sign for sign in text.partition(",")[0] if sign.isdigit())
    return text


def _born(cell: Cell, on: date) -> date | None:
    if not isinstance(cell, date | str | int | float):
        return None
    born, _findings = dates.read(cell, day_first=True, nik_date=None, on=on)
    return born
