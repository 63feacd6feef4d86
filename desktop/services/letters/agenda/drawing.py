"""The agenda book on paper: landscape, its head on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.money import grouped
from desktop.services.letters.papers.faces import sans
from desktop.services.letters.papers.foot import Foot, draw_foot
from desktop.services.letters.papers.grid import Grid, GridColumn
from desktop.services.letters.papers.letter_body import Part
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import ANNEX_MARGIN, MM, profile

_HEADS = (
    ("No. urut", 15, "right"),
    ("Nomor surat", 62, "left"),
    ("Tanggal", 21, "middle"),
    ("Jenis", 23, "left"),
    ("Tujuan", 52, "left"),
    ("Orang", 14, "right"),
    ("Iuran (Rp)", 24, "right"),
    ("Status", 21, "left"),
    ("Keterangan", 35, "left"),
)
_SIZE, _AIR = 8.5, 1.4 * MM
_FIRST, _NEXT = 34 * MM, 19 * MM
_ENDS = 20 * MM


@dataclass(frozen=True, slots=True)
class BookFacts:
    """Whose book it is: title, government and office, paper (A4, F4) and typeface."""

    title: str
    government: str
    office_name: str
    paper: str
    typeface: str


def draw_book(facts: BookFacts, rows: Sequence[Sequence[str]], made: datetime) -> bytes:
    """The PDF of a book; the same bytes for the same rows and moment."""
    chosen = profile(facts.paper, facts.typeface)
    size = (chosen.height, chosen.width)
    width = size[0] - 2 * ANNEX_MARGIN
    share = width / sum(wide for _head, wide, _side in _HEADS)
    columns = tuple(GridColumn(head, wide * share, side) for head, wide, side in _HEADS)
    grid = Grid(columns, ANNEX_MARGIN, _SIZE, _AIR)
    head = grid.head(sans().bold, 0.0)
    pages = _paged(head, [grid.row(row, sans().regular) for row in rows], size[1] - _ENDS)
    family = chosen.family
    pen = Pen(family.regular, Metadata(facts.title, facts.office_name, facts.title, "", made))
    foot = Foot(len(pages), "", f"{grouped(len(rows))} baris")
    for number, parts in enumerate(pages, start=1):
        pen.page(*size)
        if number == 1:
            middle = size[0] / 2
            pen.centred(family.bold, 13, middle, 17 * MM, facts.title.upper())
            office = f"{facts.office_name}, {facts.government}"
            named = facts.office_name if facts.government in facts.office_name else office
            pen.centred(family.regular, 10, middle, 23 * MM, named)
        else:
            pen.text(family.regular, _SIZE, ANNEX_MARGIN, 15 * MM, facts.title)
            pen.right(family.regular, _SIZE, size[0] - ANNEX_MARGIN, 15 * MM, "(lanjutan)")
        y = _FIRST if number == 1 else _NEXT
        for part in parts:
            part.draw(pen, y)
            y += part.depth
        draw_foot(pen, foot, size, (ANNEX_MARGIN, ANNEX_MARGIN), number)
    return pen.finish()


def _paged(head: Part, rows: Sequence[Part], lowest: float) -> list[list[Part]]:
    pages = [[head]]
    y = _FIRST + head.depth
    for row in rows:
        if y + row.depth > lowest:
            pages.append([head])
            y = _NEXT + head.depth
        pages[-1].append(row)
        y += row.depth
    return pages
