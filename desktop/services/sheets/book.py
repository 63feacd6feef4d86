"""A workbook of several plain sheets, for lists of some thousand rows."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter

from desktop.paths import replace_file
from desktop.services.sheets.writing import OutColumn, not_written

_A4 = 9


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet: its name, a title over the table, columns and rows; `last` rows stand bold."""

    name: str
    title: str
    columns: Sequence[OutColumn]
    rows: Sequence[Sequence[object]]
    last: int = 0


def write_book(path: Path, sheets: Sequence[BookSheet], *, created: datetime) -> None:
    """Write a workbook, whole or not at all; UserError `file.not_written`."""
    packed = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(packed, options) as book:
        book.set_properties({"created": created.replace(tzinfo=None)})
        for sheet in sheets:
            _write(book, sheet)
    try:
        replace_file(path, packed.getvalue())
    except OSError as fault:
        raise not_written(path) from fault


def _write(book: xlsxwriter.Workbook, sheet: BookSheet) -> None:
    page = book.add_worksheet(sheet.name)
    page.write_string(0, 0, sheet.title, book.add_format({"bold": True, "font_size": 13}))
    header = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E8E4DA"}
    )
    forms = {"text": "@", "number": "#,##0", "date": "dd-mm-yyyy"}
    plain = {kind: book.add_format({"num_format": form}) for kind, form in forms.items()}
    bold = {
        kind: book.add_format({"num_format": form, "bold": True, "top": 1})
        for kind, form in forms.items()
    }
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width, plain[column.kind])
        page.write_string(2, at, column.header, header)
    for line, row in enumerate(sheet.rows):
        look = bold if line >= len(sheet.rows) - sheet.last else plain
        for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            if isinstance(value, date):
                day = datetime.combine(value, time())
                page.write_datetime(line + 3, at, day, look["date"])
            elif isinstance(value, int):
                page.write_number(line + 3, at, value, look[column.kind])
            else:
                page.write_string(line + 3, at, str(value), look[column.kind])
    page.freeze_panes(3, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)
    page.set_footer("&L&A&R&P / &N")
