"""An empty sheet to be filled in by others: headers shut, lists to choose from, digits as text."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from desktop.paths import replace_file
from desktop.services.sheets.cells import column_letters
from desktop.services.sheets.rows_xml import Kind
from desktop.services.sheets.sources import LISTS_SHEET
from desktop.services.sheets.writing import not_written

ROWS = 2_000
"""How many rows can be chosen into and are told how to fill; more may be written below."""

_FORMATS = {"text": "@", "number": "#,##0", "date": "dd-mm-yyyy"}
_MAY = (
    "format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter",
    "select_locked_cells", "select_unlocked_cells",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """A column to be filled in, and what is told where it is.

    `choices` are offered; with `strict` nothing else is taken. `length` warns of another number
    of signs. Where `within` names another column, `groups` are its values to the choices each
    allows.
    """

    header: str
    width: int = 16
    kind: Kind = "text"
    hint: str = ""
    required: bool = False
    choices: Sequence[str] = ()
    strict: bool = False
    length: int = 0
    within: str = ""
    groups: Mapping[str, Sequence[str]] = field(default_factory=dict)


def write_blank(
    path: Path, columns: Sequence[BlankColumn], *, sheet: str, created: datetime
) -> None:
    """Write an empty sheet to a path, whole or not at all; UserError `file.not_written`."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        book.set_properties({"created": created.replace(tzinfo=None)})
        page = book.add_worksheet(sheet)
        _write_headers(book, page, columns)
        lists = book.add_worksheet(LISTS_SHEET)
        lists.very_hidden()
        _offer(page, lists, columns)
        page.protect("", dict.fromkeys(_MAY, True))
    try:
        replace_file(path, packed.getvalue())
    except OSError as fault:
        raise not_written(path) from fault


def _write_headers(
    book: xlsxwriter.Workbook, page: Worksheet, columns: Sequence[BlankColumn]
) -> None:
    """Headers that cannot be changed over columns that can, what must be filled in darker."""
    look = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "num_format": "@"}
    plain = book.add_format({**look, "bg_color": "#E8E4DA"})
    asked = book.add_format({**look, "bg_color": "#2C4A85", "font_color": "#FFFFFF"})
    for at, column in enumerate(columns):
        cells = book.add_format({"num_format": _FORMATS[column.kind], "locked": False})
        page.set_column(at, at, column.width, cells)
        page.write_string(0, at, column.header, asked if column.required else plain)
    page.set_row(0, 32)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _offer(page: Worksheet, lists: Worksheet, columns: Sequence[BlankColumn]) -> None:
    """Say how each column is filled where the cursor stands, and offer what can be chosen."""
    letters = {column.header: column_letters(at) for at, column in enumerate(columns)}
    free = 0
    for at, column in enumerate(columns):
        rule: dict[str, Any] = {"validate": "any"}
        if column.groups:
            rule = _from_groups(lists, free, column, letters[column.within])
            free += 2
        elif column.choices:
            rule = {"validate": "list", "source": _listed(lists, free, column.choices)}
            free += 1
        elif column.length:
            rule = {"validate": "length", "criteria": "==", "value": column.length}
        if rule["validate"] != "any":
            rule["error_type"] = "stop" if column.strict else "warning"
            rule["error_title"], rule["error_message"] = column.header[:32], column.hint[:255]
            rule["show_error"] = column.strict or bool(column.length)
        rule["input_title"], rule["input_message"] = column.header[:32], column.hint[:255]
        if column.hint:
            page.data_validation(1, at, ROWS, at, rule)


def _listed(lists: Worksheet, at: int, choices: Sequence[str]) -> str:
    """Write choices down a column of the hidden sheet; give back where they stand."""
    lists.write_column(0, at, choices)
    letter = column_letters(at)
    return f"={LISTS_SHEET}!${letter}$1:${letter}${len(choices)}"


def _from_groups(lists: Worksheet, at: int, column: BlankColumn, other: str) -> dict[str, Any]:
    """A list that follows what stands in another column, and is whole where nothing does."""
    pairs = [(key, choice) for key in sorted(column.groups) for choice in column.groups[key]]
    lists.write_column(0, at, [key for key, _choice in pairs])
    lists.write_column(0, at + 1, [choice for _key, choice in pairs])
    keys, choices = column_letters(at), column_letters(at + 1)
    all_keys = f"{LISTS_SHEET}!${keys}$1:${keys}${len(pairs)}"
    whole = f"{LISTS_SHEET}!${choices}$1:${choices}${len(pairs)}"
    some = (
        f"OFFSET({LISTS_SHEET}!${choices}$1,MATCH(${other}2,{all_keys},0)-1,0,"
        f"COUNTIF({all_keys},${other}2),1)"
    )
    return {"validate": "list", "source": f'=IF(${other}2="",{whole},{some})'}
