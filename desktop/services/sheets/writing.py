"""Rows into a workbook whose texts stay texts and whose bytes are the same for the same rows."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import xlsxwriter

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.paths import replace_file

_LONGEST_TEXT = 32_767
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_A4 = 9


@dataclass(frozen=True, slots=True)
class OutColumn:
    """A column of a sheet written: its header, its width in characters, what it holds.

    A `text` stays as it is, a NIK's digits too; a `number` is one; a `date` is a date, or an
    ISO text of one, and shown as 25-08-1980.
    """

    header: str
    width: int = 16
    kind: Literal["text", "number", "date"] = "text"


def sheet_bytes(
    columns: Sequence[OutColumn],
    rows: Iterable[Sequence[object]],
    *,
    sheet: str,
    created: datetime,
    title: str = "",
) -> bytes:
    """A workbook of one sheet as bytes: title if any, frozen header, rows.

    The same input gives the same bytes; `created` stands in them. What cannot be a number or a
    date in its column is written as text.
    """
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    })  # fmt: skip
    book.set_properties({"created": created.replace(tzinfo=None), "title": title})
    _Sheet(book, columns, sheet, title).write(rows)
    book.close()
    return packed.getvalue()


def write_sheet(
    path: Path,
    columns: Sequence[OutColumn],
    rows: Iterable[Sequence[object]],
    *,
    sheet: str,
    created: datetime,
    title: str = "",
) -> None:
    """Write a workbook to a path, whole or not at all; UserError `file.not_written`."""
    packed = sheet_bytes(columns, rows, sheet=sheet, created=created, title=title)
    try:
        replace_file(path, packed)
    except OSError as fault:
        raise UserError(
            "file.not_written",
            _(
                "“{file}” could not be written. Close it in other programs, check the folder and "
                "the free space, and try again."
            ).format(file=path.name),
            file=str(path),
        ) from fault


class _Sheet:
    """The one sheet of a workbook being written."""

    def __init__(
        self, book: xlsxwriter.Workbook, columns: Sequence[OutColumn], sheet: str, title: str
    ) -> None:
        self._page = book.add_worksheet(_sheet_name(sheet))
        self._columns = columns
        self._title = title
        self._heading = book.add_format({"bold": True, "font_size": 13})
        self._header = book.add_format({
            "bold": True, "text_wrap": True, "valign": "vcenter", "border": 1,
            "bg_color": "#E8E4DA", "num_format": "@",
        })  # fmt: skip
        self._formats = {
            "text": book.add_format({"num_format": "@"}),
            "number": book.add_format({"num_format": "#,##0"}),
            "date": book.add_format({"num_format": "dd-mm-yyyy", "align": "left"}),
        }

    def write(self, rows: Iterable[Sequence[object]]) -> None:
        """Write title, header and rows; set the page up for paper."""
        header_row = 2 if self._title else 0
        if self._title:
            self._text(0, 0, self._title, self._heading)
        for at, column in enumerate(self._columns):
            self._page.set_column(at, at, column.width, self._formats[column.kind])
            self._text(header_row, at, column.header, self._header)
        last = header_row
        for last, row in enumerate(rows, start=header_row + 1):
            for at, (column, value) in enumerate(zip(self._columns, row, strict=True)):
                self._cell(last, at, column, value)
        self._page.freeze_panes(header_row + 1, 0)
        if self._columns:
            self._page.autofilter(header_row, 0, last, len(self._columns) - 1)
        self._set_up_page(header_row)

    def _set_up_page(self, header_row: int) -> None:
        self._page.set_landscape()
        self._page.set_paper(_A4)
        self._page.fit_to_pages(1, 0)
        self._page.repeat_rows(header_row)
        self._page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self._page.set_footer("&L&A&R&P / &N")

    def _cell(self, row: int, at: int, column: OutColumn, value: object) -> None:
        if value is None or value == "":
            return
        if column.kind == "date" and (day := _day(value)) is not None:
            self._page.write_datetime(row, at, day, self._formats["date"])
        elif column.kind == "number" and (number := _number(value)) is not None:
            self._page.write_number(row, at, number, self._formats["number"])
        else:
            self._text(row, at, str(value), self._formats["text"])

    def _text(self, row: int, at: int, text: str, look: Any) -> None:
        self._page.write_string(row, at, text[:_LONGEST_TEXT], look)


def _day(value: object) -> datetime | None:
    """A date that a sheet can hold as one: from March 1900 on, before which Excel miscounts."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, date) or value.year <= 1900:
        return None
    return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day, no moment


def _number(value: object) -> float | int | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if isinstance(value, str):
        return int(value) if value.isascii() and value.isdigit() and len(value) <= 15 else None
    return value


def _sheet_name(text: str) -> str:
    """A name that Excel takes for a sheet."""
    name = " ".join(text.translate(_NOT_IN_SHEET_NAME).split()).strip("'")
    return name[:_LONGEST_SHEET_NAME].strip() or "Daftar"
