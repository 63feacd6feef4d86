"""Rows into a workbook whose texts stay texts and whose bytes are the same for the same rows."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import xlsxwriter

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.paths import replace_file
from desktop.services.sheets.cells import column_letters
from desktop.services.sheets.charts import ChartTable, add_charts
from desktop.services.sheets.passwords import protected
from desktop.services.sheets.rows_xml import Kind, rows_xml

_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_CHARTS = "Grafik"
_A4 = 9
_PAGE = "xl/worksheets/sheet1.xml"
_END_OF_ROWS = "</sheetData>"
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')


@dataclass(frozen=True, slots=True)
class OutColumn:
    """A column of a sheet written: its header, its width in characters, what it holds.

    A `text` stays as it is, a NIK's digits too; a `number` is one; a `date` is a date, or an
    ISO text of one, and shown as 25-08-1980.
    """

    header: str
    width: int = 16
    kind: Kind = "text"


def sheet_bytes(
    columns: Sequence[OutColumn],
    rows: Iterable[Sequence[object]],
    *,
    sheet: str,
    created: datetime,
    title: str = "",
    charts: Sequence[ChartTable] = (),
    password: str = "",
) -> bytes:
    """A workbook of one sheet as bytes: title if any, frozen header, rows; charts behind it.

    The same input gives the same bytes, unless they are encrypted with a password; `created`
    stands in them. What cannot be a number or a date in its column is written as text. XlsxWriter
    makes all but the rows.
    """
    listed = rows if isinstance(rows, list) else list(rows)
    frame = _Frame(columns, sheet, title, created)
    frame.add_charts(charts)
    packed, styles = frame.made(len(listed))
    kinds = [column.kind for column in columns]
    made = _filled(packed, rows_xml(listed, kinds, styles, frame.first_row), frame.area)
    return protected(made, password) if password else made


def write_sheet(
    path: Path,
    columns: Sequence[OutColumn],
    rows: Iterable[Sequence[object]],
    *,
    sheet: str,
    created: datetime,
    title: str = "",
    charts: Sequence[ChartTable] = (),
    password: str = "",
) -> None:
    """Write a workbook to a path, whole or not at all.

    UserError `file.ending`, `file.not_written`.
    """
    require_xlsx(path)
    packed = sheet_bytes(
        columns, rows, sheet=sheet, created=created, title=title, charts=charts, password=password
    )
    try:
        replace_file(path, packed)
    except OSError as fault:
        raise not_written(path) from fault


def require_xlsx(path: Path) -> None:
    """UserError `file.ending` for a name that says it is no workbook: nothing would open it."""
    if path.name and path.suffix.lower() != ".xlsx":
        raise UserError(
            "file.ending",
            _("“{file}” is written as a workbook. Give it a name that ends in .xlsx.").format(
                file=path.name
            ),
        )


def not_written(path: Path) -> UserError:
    """The refusal of a file that could not be written."""
    return UserError(
        "file.not_written",
        _(
            "“{file}” could not be written. Close it in other programs, check the folder and "
            "the free space, and try again."
        ).format(file=path.name),
        file=str(path),
    )


class _Frame:
    """A workbook with everything but its rows: `first_row` is theirs, `area` what is filled."""

    def __init__(
        self, columns: Sequence[OutColumn], sheet: str, title: str, created: datetime
    ) -> None:
        self._columns = columns
        self._title = title
        self._header_row = 2 if title else 0
        self.first_row = self._header_row + 2
        self.area = "A1"
        self._packed = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._packed, {"in_memory": True})
        self._book.set_properties({"created": created.replace(tzinfo=None), "title": title})
        self._page = self._book.add_worksheet(_sheet_name(sheet))
        self._formats = {
            "text": self._book.add_format({"num_format": "@"}),
            "number": self._book.add_format({"num_format": "#,##0"}),
            "date": self._book.add_format({"num_format": "dd-mm-yyyy", "align": "left"}),
        }

    def add_charts(self, tables: Sequence[ChartTable]) -> None:
        """Put figures and their charts on a page behind the rows; none, no page."""
        if tables:
            add_charts(self._book, _CHARTS, tables)

    def made(self, rows: int) -> tuple[bytes, list[int]]:
        """The workbook's bytes with room for so many rows, and each column's cell format."""
        self._write_header()
        last = self._header_row + rows
        if self._columns:
            self._page.autofilter(self._header_row, 0, last, len(self._columns) - 1)
            self.area = f"A1:{column_letters(len(self._columns) - 1)}{last + 1}"
        self._set_up_page()
        self._book.close()
        styles = [self._formats[column.kind].xf_index for column in self._columns]
        return self._packed.getvalue(), styles

    def _write_header(self) -> None:
        look = {
            "bold": True, "text_wrap": True, "valign": "vcenter", "border": 1,
            "bg_color": "#E8E4DA", "num_format": "@",
        }  # fmt: skip
        header = self._book.add_format(look)
        if self._title:
            heading = self._book.add_format({"bold": True, "font_size": 13})
            self._page.write_string(0, 0, self._title, heading)
        for at, column in enumerate(self._columns):
            self._page.set_column(at, at, column.width, self._formats[column.kind])
            self._page.write_string(self._header_row, at, column.header, header)

    def _set_up_page(self) -> None:
        self._page.freeze_panes(self._header_row + 1, 0)
        self._page.set_landscape()
        self._page.set_paper(_A4)
        self._page.fit_to_pages(1, 0)
        self._page.repeat_rows(self._header_row)
        self._page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self._page.set_footer("&L&A&R&P / &N")


def _filled(frame: bytes, rows: Iterator[str], area: str) -> bytes:
    """The workbook with rows put in its sheet; every member bears the same day."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(frame)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name)
            member.create_system = 3  # the same on every platform
            member.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(name)
            if name != _PAGE:
                new.writestr(member, content)
                continue
            page = _DIMENSION.sub(f'<dimension ref="{area}"/>', content.decode(), count=1)
            before, end, after = page.partition(_END_OF_ROWS)
            with new.open(member, "w") as sheet:
                sheet.write(before.encode())
                for some in rows:
                    sheet.write(some.encode())
                sheet.write((end + after).encode())
    return packed.getvalue()


def _sheet_name(text: str) -> str:
    """A name that Excel takes for a sheet."""
    name = " ".join(text.translate(_NOT_IN_SHEET_NAME).split()).strip("'")
    return name[:_LONGEST_SHEET_NAME].strip() or "Daftar"
