"""The sheet to sign (daftar hadir): boxes two rows high, by turns left and right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.domain.dates import letter_date
from desktop.services.letters.papers.faces import Face, sans
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM, SHEETS
from desktop.services.letters.papers.training.boxes import boxed, draw_boxed
from desktop.services.letters.papers.training.facts import SignPage, SignRow, SignSheet
from desktop.services.letters.papers.training.sign_head import LEFT, RIGHT, draw_sign_head
from desktop.services.letters.papers.wording import letterform, plain

_TABLE, _HEAD, _ROW = 46.9 * MM, 6.2 * MM, 9.2 * MM
_HANGS = 8 * MM
_PAD = 1.2 * MM
_RULE = 0.6
_FOOT_SIZE = 7.5


@dataclass(frozen=True, slots=True)
class _Column:
    field: str
    width: float
    size: float
    bold: bool = False
    middle: bool = False


_COLUMNS = (
    _Column("number", 9 * MM, 12, bold=True, middle=True),
    _Column("name", 54 * MM, 10.5),
    _Column("sex", 8 * MM, 11, middle=True),
    _Column("body", 33 * MM, 9.5),
    _Column("role", 22.5 * MM, 9.2),
)
_WITH_PHONE = (
    _Column("number", 9 * MM, 12, bold=True, middle=True),
    _Column("name", 47 * MM, 10.5),
    _Column("sex", 7.5 * MM, 11, middle=True),
    _Column("body", 29 * MM, 9.2),
    _Column("role", 20 * MM, 9),
    _Column("phone", 25.5 * MM, 9.5),
)


def draw_sign_sheet(sheet: SignSheet, made: datetime) -> bytes:
    """The PDF of a sheet to sign: the same bytes for the same facts and moment."""
    return draw_sign_sheets([sheet], made)


def draw_sign_sheets(sheets: Sequence[SignSheet], made: datetime, *, wording: Any = None) -> bytes:
    """The PDF of the sheets of several sessions, one behind the other; one sheet at least."""
    wording = wording or letterform("sign_sheet")
    title = f"Daftar Hadir {sheets[0].training}"
    pen = Pen(sans().bold, Metadata(title, "", title, "", made))
    for sheet in sheets:
        _draw_sheet(pen, sheet, wording)
    return pen.finish()


def _draw_sheet(pen: Pen, sheet: SignSheet, wording: Mapping[str, Any]) -> None:
    for number, page in enumerate(sheet.pages, start=1):
        pen.page(*SHEETS["A4"])
        draw_sign_head(pen, sheet, wording, page.code)
        ends = _draw_table(pen, sheet, wording, page.rows)
        if number == len(sheet.pages):
            blank = [row.number for one in sheet.pages for row in one.rows if not row.name]
            _draw_closing(pen, sheet, wording, blank, ends)
        _draw_foot(pen, wording, page, number, len(sheet.pages))


def _draw_table(
    pen: Pen, sheet: SignSheet, wording: Mapping[str, Any], rows: Sequence[SignRow]
) -> float:
    """Draw heads, rows and boxes; give back where the rows end."""
    columns = _WITH_PHONE if sheet.show_phone else _COLUMNS
    _draw_heads(pen, columns, wording["kepala"])
    y = _TABLE + _HEAD
    signing = LEFT + sum(column.width for column in columns)
    half = (RIGHT - signing) / 2
    for place, row in enumerate(rows):
        _draw_row(pen, columns, row, y)
        x = signing + half * (place % 2)
        pen.text(sans().regular, 8.5, x + 0.9 * MM, y + 3.4 * MM, str(row.number))
        y += _ROW
    _draw_rules(pen, columns, len(rows), signing, half)
    return y


def _draw_heads(pen: Pen, columns: Sequence[_Column], heads: Sequence[str]) -> None:
    bold = sans().bold
    shown = [*heads[:5], *([heads[5]] if len(columns) > 5 else []), heads[6]]
    x, y = LEFT, _TABLE + _HEAD / 2 + 1.15 * MM
    widths = [column.width for column in columns]
    for text, width in zip(shown, [*widths, RIGHT - LEFT - sum(widths)], strict=True):
        pen.centred(bold, 9, x + width / 2, y, text)
        x += width


def _draw_row(pen: Pen, columns: Sequence[_Column], row: SignRow, top: float) -> None:
    x = LEFT
    for column in columns:
        face = sans().bold if column.bold else sans().regular
        text = str(getattr(row, column.field))
        room = column.width - (_PAD if column.middle else 2 * _PAD)
        told = boxed(text, face, column.size, room, _ROW - 0.5 * MM)
        if text and column.middle:
            draw_boxed(pen, face, told, x, top + _ROW / 2, column.width)
        elif text:
            draw_boxed(pen, face, told, x + _PAD, top + _ROW / 2)
        x += column.width


def _draw_rules(
    pen: Pen, columns: Sequence[_Column], rows: int, signing: float, half: float
) -> None:
    """The frame, a rule under each row, and a box of two rows for each signature."""
    top, ends = _TABLE + _HEAD, _TABLE + _HEAD + rows * _ROW
    pen.box(LEFT, _TABLE, RIGHT - LEFT, _HEAD, _RULE)
    for row in range(1, rows + 1):
        pen.rule(LEFT, top + row * _ROW, signing, top + row * _ROW, _RULE)
    x = LEFT
    for width in (0.0, *(column.width for column in columns)):
        x += width
        pen.rule(x, _TABLE, x, ends, _RULE)
    if rows:
        pen.box(signing + half, top, half, min(rows, 1) * _ROW, _RULE)
    for row in range(rows):
        high = min(2 * _ROW, ends + _HANGS - top - row * _ROW)
        pen.box(signing + half * (row % 2), top + row * _ROW, half, high, _RULE)


def _draw_closing(
    pen: Pen, sheet: SignSheet, wording: Mapping[str, Any], blank: Sequence[int], y: float
) -> None:
    """What the last page ends with: what the blank rows are for, sums, who signs the sheet."""
    regular, italic = sans().regular, sans().italic
    known = {
        "dari": str(blank[0]) if blank else "",
        "sampai": str(blank[-1]) if blank else "",
        "kota": sheet.city,
        "tanggal": letter_date(sheet.session.date) if sheet.session else "",
    }
    if blank:
        told = plain(wording["kosong" if len(blank) > 1 else "satu_kosong"], known)
        pen.text(italic, 8.5, LEFT, y + 5 * MM, told)
    _draw_sums(pen, regular, wording["jumlah"], y + 14.2 * MM)
    place = plain(wording["tempat" if sheet.session else "tempat_kosong"], known)
    axis = LEFT + 106 * MM
    where = boxed(place, regular, 11, RIGHT - axis, 4.6 * MM)
    draw_boxed(pen, regular, where, axis, y + 22.1 * MM)
    for x, label in zip((LEFT, axis), wording["penanda"], strict=True):
        pen.text(regular, 11, x, y + 28.2 * MM, label)
        pen.rule(x, y + 49.6 * MM, x + 62 * MM, y + 49.6 * MM, 0.6)
        pen.text(regular, 8.5, x, y + 53.2 * MM, wording["nama"])


def _draw_sums(pen: Pen, face: Face, texts: Sequence[str], y: float) -> None:
    x = LEFT
    for text in texts:
        pen.text(face, 10.5, x, y, text)
        x += face.width(text, 10.5) + 5 * MM


def _draw_foot(
    pen: Pen, wording: Mapping[str, Any], page: SignPage, number: int, pages: int
) -> None:
    known = {
        "lembar": str(number),
        "lembar_semua": str(pages),
        "dari": str(page.rows[0].number) if page.rows else "0",
        "sampai": str(page.rows[-1].number) if page.rows else "0",
        "kode": page.code,
    }
    pen.text(sans().regular, _FOOT_SIZE, LEFT, 288 * MM, plain(wording["kaki"], known))
