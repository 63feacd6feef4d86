"""The columns of a sheet that is sent out, as an office may arrange them: a TOML of its own.

    title = "Data BPU"
    sheet = "Data BPU"
    confirmed = false
    [[column]]
    header = "NIK"
    field = "nik"
    format = "text"
    fixed = ""
    width = 20

`fixed` stands where a column has no field, or its field is empty for somebody.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.domain.toml_text import toml_text

FIELDS: Mapping[str, str] = {
    "position": mark("Row number"),
    "nik": mark("NIK"),
    "name": mark("Name"),
    "name_first": mark("First name"),
    "name_middle": mark("Middle names"),
    "name_last": mark("Last name"),
    "kk": mark("KK"),
    "birth_place": mark("Birth place"),
    "birth_date": mark("Birth date"),
    "age": mark("Age"),
    "sex": mark("Sex"),
    "mother_name": mark("Mother's name"),
    "phone": mark("Phone"),
    "address": mark("Address"),
    "rt": mark("RT"),
    "rw": mark("RW"),
    "rt_rw": mark("RT/RW"),
    "village": mark("Village"),
    "kecamatan": mark("Kecamatan"),
    "regency": mark("Regency"),
    "regency_code": mark("Code of the regency"),
    "region_code": mark("Code of the village"),
    "occupation": mark("Occupation"),
    "income": mark("Income"),
    "programmes": mark("Programmes"),
    "period_from": mark("First month"),
    "period_to": mark("Last month"),
    "months": mark("Months"),
    "monthly": mark("Contribution a month"),
    "cost": mark("Contribution of all months"),
    "note": mark("Remark"),
    "gone_nik": mark("NIK of who is replaced"),
    "gone_name": mark("Name of who is replaced"),
    "gone_reason": mark("Why somebody is replaced"),
}
"""What a column may be filled with, in the order offered; labels marked."""

FORMATS: Mapping[str, str] = {
    "text": mark("As it stands"),
    "upper": mark("In capitals"),
    "number": mark("Number"),
    "date": mark("Date of the spreadsheet"),
    "dd-mm-yyyy": "25-08-1980",
    "dd/mm/yyyy": "25/08/1980",
    "yyyy-mm-dd": "1980-08-25",
    "mm-yyyy": "08-1980",
    "mm/yyyy": "08/1980",
    "sex_words": mark("Laki-laki, Perempuan"),
}
"""How a value is written; labels marked."""

NEVER_NUMBERS = frozenset(("nik", "kk", "phone", "gone_nik", "rt", "rw"))
"""Digits that a spreadsheet would round, or take leading zeros off."""

_MOST_COLUMNS, _LONGEST, _WIDEST = 100, 120, 120


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column: a key of FIELDS or nothing, a key of FORMATS, what stands where nothing is."""

    header: str
    field: str = ""
    format: str = "text"
    fixed: str = ""
    width: int = 16


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """The columns of a sheet, in order; `confirmed` once the insurer said that they are right."""

    title: str
    sheet: str
    columns: tuple[LayoutColumn, ...]
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class LayoutProblem:
    """What is wrong with a layout; `column` counts from 0, nothing where it is not one column."""

    column: int | None
    message: str


def read_layout(text: str) -> tuple[SheetLayout | None, list[LayoutProblem]]:
    """A TOML as a layout, and what is wrong with it; no layout where something is."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        return None, [LayoutProblem(None, _("This is no TOML: {fault}.").format(fault=fault))]
    unknown = [key for key in given if key not in ("title", "sheet", "confirmed", "column")]
    if unknown:
        said = _("A layout has title, sheet, confirmed and column, and no {part}.")
        return None, [LayoutProblem(None, said.format(part=unknown[0]))]
    tables = given.get("column", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        return None, [LayoutProblem(None, _("Give the columns as [[column]] parts."))]
    columns, problems = _columns(tables)
    if problems:
        return None, problems
    layout = SheetLayout(
        str(given.get("title", "")),
        str(given.get("sheet", "")) or "Daftar",
        tuple(columns),
        given.get("confirmed") is True,
    )
    problems = layout_problems(layout)
    return (None if problems else layout), problems


def _columns(tables: list[dict[str, Any]]) -> tuple[list[LayoutColumn], list[LayoutProblem]]:
    columns, problems = [], []
    for at, table in enumerate(tables):
        wrong = [
            key
            for key, value in table.items()
            if key not in LayoutColumn.__slots__
            or not isinstance(value, int if key == "width" else str)
        ]
        if wrong:
            said = _("A column has header, field, format, fixed and width; look at {part}.")
            problems.append(LayoutProblem(at, said.format(part=wrong[0])))
        else:
            columns.append(LayoutColumn(**{"header": "", **table}))
    return columns, problems


def layout_problems(layout: SheetLayout) -> list[LayoutProblem]:
    """What is wrong with a layout's columns."""
    if not layout.columns:
        return [LayoutProblem(None, _("A sheet needs a column at least. Add one."))]
    if len(layout.columns) > _MOST_COLUMNS:
        said = _("A sheet has at most {n} columns.").format(n=_MOST_COLUMNS)
        return [LayoutProblem(None, said)]
    problems, seen = [], set[str]()
    for at, column in enumerate(layout.columns):
        message = _wrong_with(column, seen)
        seen.add(column.header.strip().casefold())
        if message:
            problems.append(LayoutProblem(at, message))
    return problems


def _wrong_with(column: LayoutColumn, seen: set[str]) -> str:
    header = column.header.strip()
    if not header or len(header) > _LONGEST or not header.isprintable():
        return _("Give the column a heading of up to {n} signs.").format(n=_LONGEST)
    if header.casefold() in seen:
        return _("Two columns are called {header}. Rename one.").format(header=f'"{header}"')
    if column.field and column.field not in FIELDS:
        return _("There is no field {field}. There are: {fields}.").format(
            field=f'"{column.field}"', fields=", ".join(FIELDS)
        )
    if column.format not in FORMATS:
        return _("There is no format {format}. There are: {formats}.").format(
            format=f'"{column.format}"', formats=", ".join(FORMATS)
        )
    if column.format == "number" and column.field in NEVER_NUMBERS:
        return _("{field} is written as text: a spreadsheet would round its digits.").format(
            field=_(FIELDS[column.field])
        )
    if not 1 <= column.width <= _WIDEST:
        return _("A column is 1 to {n} signs wide.").format(n=_WIDEST)
    return ""


def layout_text(layout: SheetLayout) -> str:
    """A layout as TOML, to be read back."""
    defaults = LayoutColumn("")
    columns = [
        {
            key: getattr(column, key)
            for key in LayoutColumn.__slots__
            if key in ("header", "width") or getattr(column, key) != getattr(defaults, key)
        }
        for column in layout.columns
    ]
    return toml_text(
        {
            "title": layout.title,
            "sheet": layout.sheet,
            "confirmed": layout.confirmed,
            "column": columns,
        }
    )
