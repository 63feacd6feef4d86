"""Draft annex of a Keputusan: the people by name and address, without income and phone."""

from collections.abc import Sequence
from typing import Any

from desktop.domain.dates import short_date
from desktop.domain.roster import RosterLine
from desktop.services.letters.beside.facts import Beside, beside_fields
from desktop.services.letters.beside.sheets import Look, Section, TableRow, break_pages, draw_pages
from desktop.services.letters.papers.annex_table import home
from desktop.services.letters.papers.faces import Family, sans
from desktop.services.letters.papers.grid import Grid, GridColumn
from desktop.services.letters.papers.letter_body import Part
from desktop.services.letters.papers.lines import phrased
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import ANNEX_MARGIN, MM
from desktop.services.letters.papers.text_parts import filled

_SIZE, _AIR = 9.0, 1.4 * MM
_FIRST = 15 * MM
_HEAD_SIZE, _PITCH, _TITLE = 9.5, 4.25 * MM, 11.5
_WIDTHS = (11, 31.6, 58, 9, 24, 48, 36, 32, 32)
_SIDES = ("right", "nik", "left", "middle", "middle", "left", "left", "left", "left")
_SIGN_ROOM = 24 * MM


def draw_decree_annex(paper: Beside) -> bytes:
    """The PDF: landscape, the number of the Keputusan and its signer left for the pen."""
    chosen, known = paper.profile, beside_fields(paper)
    wording: Any = paper.wording
    right = chosen.height - ANNEX_MARGIN
    share = (right - ANNEX_MARGIN) / sum(_WIDTHS)
    columns = tuple(
        GridColumn(head, width * share, side)
        for head, width, side in zip(wording["kepala_tabel"], _WIDTHS, _SIDES, strict=True)
    )
    grid = Grid(columns, ANNEX_MARGIN, _SIZE, _AIR)
    face = sans().regular
    section = Section(
        [
            _annex_head(chosen.family, filled(wording, "kepala", known), right),
            _title(chosen.family, filled(wording, "judul", known), right),
        ],
        grid.head(sans().bold, 5.0 * MM),
        [TableRow(grid.row(_texts(line), face)) for line in paper.lines],
        [_signed(chosen.family, filled(wording, "penanda", known), right)],
    )
    pages = break_pages([section], _FIRST, chosen.width)
    pen = paper.pen(" ".join(filled(wording, "judul", known).split()).title())
    margins = (ANNEX_MARGIN, ANNEX_MARGIN)
    later = filled(wording, "lanjutan", known)
    look = Look(chosen, paper.foot(len(pages)), later, margins, _FIRST, landscape=True)
    draw_pages(pen, look, pages)
    return pen.finish()


def _title(family: Family, text: str, right: float) -> Part:
    lines: list[str] = []
    for line in text.split("\n"):
        lines += phrased(line, family.bold, _TITLE, right - ANNEX_MARGIN)

    def draw(pen: Pen, y: float) -> None:
        for line in lines:
            pen.centred(family.bold, _TITLE, (right + ANNEX_MARGIN) / 2, y, line)
            y += 5.2 * MM

    return Part(8 * MM, (len(lines) - 1) * 5.2 * MM, draw)


def _annex_head(family: Family, text: str, right: float) -> Part:
    left = ANNEX_MARGIN + 0.6 * (right - ANNEX_MARGIN)
    lines: list[str] = []
    for line in text.split("\n"):
        lines += phrased(line, family.regular, _HEAD_SIZE, right - left)

    def draw(pen: Pen, y: float) -> None:
        for number, line in enumerate(lines):
            pen.text(family.regular, _HEAD_SIZE, left, y + number * _PITCH, line)

    return Part(0.0, (len(lines) - 1) * _PITCH, draw)


def _signed(family: Family, text: str, right: float) -> Part:
    """Who decides, over room to sign and a dotted name."""
    left = ANNEX_MARGIN + 0.67 * (right - ANNEX_MARGIN)
    lines = text.split("\n")

    def draw(pen: Pen, y: float) -> None:
        for number, line in enumerate(lines):
            pen.text(family.regular, 10.0, left, y + number * 13.2, line)
        at = y + (len(lines) - 1) * 13.2 + _SIGN_ROOM
        dots = "." * int(60 * MM / family.regular.width(".", 10.0))
        pen.text(family.regular, 10.0, left, at, dots)

    return Part(9 * MM, (len(lines) - 1) * 13.2 + _SIGN_ROOM, draw)


def _texts(line: RosterLine) -> Sequence[str]:
    return (
        str(line.position),
        line.nik,
        line.name,
        line.sex,
        short_date(line.birth_date),
        home(line),
        line.village,
        line.kecamatan,
        line.occupation,
    )
