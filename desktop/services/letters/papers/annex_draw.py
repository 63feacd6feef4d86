"""A page of the Daftar Nominatif drawn: rows in reading order, then every rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.money import grouped
from desktop.services.letters.papers.annex_pages import HEAD, Heading, Item, Subtotal, Total
from desktop.services.letters.papers.annex_table import LINE, MONEY, PAD, SIZE, Column, Row
from desktop.services.letters.papers.faces import sans
from desktop.services.letters.papers.lines import shrunk
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import ANNEX_MARGIN, MM
from desktop.services.letters.papers.wording import plain

_HEAD_SIZE, _TOTAL_SIZE = 8.5, 9.5
_FRAME, _THIN, _FIFTH = 0.6, 0.2, 0.5
_ROW_BASELINE = 3.85 * MM
_GAP = 0.8
"""Points between the fours of a NIK: over 0.09 em, copied text would come apart."""


@dataclass(frozen=True, slots=True)
class Table:
    """What every page of a table is drawn by: columns, where they begin, words and sums."""

    columns: tuple[Column, ...]
    starts: tuple[float, ...]
    wording: Mapping[str, Any]
    known: Mapping[str, str]
    total: int
    split: int = 0
    """The column before which a strong rule stands; 0 for none."""

    @property
    def right(self) -> float:
        """Where the table ends."""
        return self.starts[-1] + self.columns[-1].width

    @property
    def money(self) -> float:
        """Where sums of money end: with their column, or with the table."""
        for column, after in zip(self.columns, self.starts[1:], strict=False):
            if column.head == MONEY:
                return after - PAD
        return self.right - PAD

    @property
    def priced(self) -> bool:
        """Whether it has a column of money."""
        return any(column.head == MONEY for column in self.columns)


def lay_out_table(
    columns: tuple[Column, ...],
    wording: Mapping[str, Any],
    known: Mapping[str, str],
    total: int,
    split: int = 0,
) -> Table:
    """A table with its columns side by side from the margin."""
    starts = [ANNEX_MARGIN]
    for column in columns[:-1]:
        starts.append(starts[-1] + column.width)
    return Table(columns, tuple(starts), wording, known, total, split)


def draw_table(pen: Pen, table: Table, items: Sequence[Item], top: float) -> float:
    """Draw the head and the items of a page from `top` down; give back where the table ends."""
    _draw_head(pen, table, top)
    y = top + HEAD
    for item in items:
        if isinstance(item, Row):
            _draw_row(pen, table, item, y)
        else:
            _draw_band(pen, table, item, y)
        y += item.height
    _draw_rules(pen, table, items, top)
    return y


def _draw_head(pen: Pen, table: Table, top: float) -> None:
    face = sans().bold
    y = top + 4.4 * MM
    for column, x in zip(table.columns, table.starts, strict=True):
        if column.side == "right":
            pen.right(face, _HEAD_SIZE, x + column.width - PAD, y, column.head)
        elif column.side == "middle":
            pen.centred(face, _HEAD_SIZE, x + column.width / 2, y, column.head)
        else:
            pen.text(face, _HEAD_SIZE, x + PAD, y, column.head)


def _draw_row(pen: Pen, table: Table, row: Row, top: float) -> None:
    baseline = top + _ROW_BASELINE
    for column, x, cell in zip(table.columns, table.starts, row.cells, strict=True):
        if isinstance(cell, str):
            _draw_cell(pen, column, x, baseline, SIZE, cell)
        else:
            for number, text in enumerate(cell.lines):
                _draw_cell(pen, column, x, baseline + number * LINE, cell.size, text)


def _draw_cell(pen: Pen, column: Column, x: float, y: float, size: float, text: str) -> None:
    face = sans().regular
    if column.side == "left":
        pen.text(face, size, x + PAD, y, text)
    elif column.side == "nik":
        pen.grouped(face, size, x + PAD, y, text, _GAP)
    elif column.side == "right":
        pen.right(face, size, x + column.width - PAD, y, text)
    else:
        pen.centred(face, size, x + column.width / 2, y, text)


def _draw_band(pen: Pen, table: Table, item: Heading | Subtotal | Total, top: float) -> None:
    """A row that goes across the table: a kecamatan, its sum, or the sum of all."""
    bold = sans().bold
    size = _TOTAL_SIZE if isinstance(item, Total) else SIZE
    y = top + item.height / 2 + 0.36 * size
    text, money = _band_text(table, item)
    money = money if table.priced else ""
    room = (table.money - bold.width(money, size) if money else table.right) - table.starts[0]
    pen.text(bold, shrunk(text, bold, size, room - 3 * PAD), table.starts[0] + PAD, y, text)
    if money:
        pen.right(bold, size, table.money, y, money)


def _band_text(table: Table, item: Heading | Subtotal | Total) -> tuple[str, str]:
    if isinstance(item, Heading):
        return f"Kecamatan {item.kecamatan}{' (lanjutan)' if item.again else ''}", ""
    if isinstance(item, Total):
        return plain(table.wording["jumlah"], table.known), grouped(table.total)
    people = [row.line for row in item.rows]
    facts = {
        "kecamatan": item.kecamatan,
        "n": grouped(len(people)),
        "l": grouped(sum(person.sex == "L" for person in people)),
        "p": grouped(sum(person.sex == "P" for person in people)),
    }
    text = plain(table.wording["jumlah_kecamatan"], {**table.known, **facts})
    return text, grouped(sum(person.cost for person in people))


def _draw_rules(pen: Pen, table: Table, items: Sequence[Item], top: float) -> None:
    left, right = table.starts[0], table.right
    y = top + HEAD
    stretches = [[top, y]]
    pen.rule(left, y, right, y, _FIFTH)
    for at, item in enumerate(items):
        below = y + item.height
        if isinstance(item, Row):
            if stretches[-1][1] == y:
                stretches[-1][1] = below
            else:
                stretches.append([y, below])
        if at < len(items) - 1:
            strong = isinstance(item, Row) and item.line.position % 5 == 0
            pen.rule(left, below, right, below, _FIFTH if strong else _THIN)
        y = below
    for start, end in stretches:
        for at, x in enumerate(table.starts[1:], start=1):
            pen.rule(x, start, x, end, _FIFTH if at == table.split else _THIN)
    pen.box(left, top, right - left, y - top, _FRAME)
