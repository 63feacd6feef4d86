"""Tanda terima kartu: who was handed a card signs, odd numbers left and even ones right."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.domain.roster import RosterLine
from desktop.services.letters.beside.facts import Beside, beside_fields
from desktop.services.letters.beside.head import title_lines
from desktop.services.letters.beside.sheets import Look, Section, TableRow, break_pages, draw_pages
from desktop.services.letters.papers.faces import sans
from desktop.services.letters.papers.grid import Grid, GridColumn
from desktop.services.letters.papers.letter_body import Part
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM
from desktop.services.letters.papers.text_parts import filled
from desktop.services.letters.papers.wording import plain

_MARGIN = 16 * MM
_FIRST = 16 * MM
_SIZE = 9.0
_ROW = 9.2 * MM
_WIDTHS = (10, 52, 36, 26, 28, 28)
_SIDES = ("right", "left", "left", "left", "left", "left")


def draw_receipt(paper: Beside, numbers: Mapping[str, str]) -> bytes:
    """The PDF of a list to sign; `numbers` is NIK to member number of whom the insurer accepted.

    Where nobody was answered yet, everybody stands on it with room for the number.
    """
    chosen, known = paper.profile, beside_fields(paper)
    wording: Any = paper.wording
    right = chosen.width - _MARGIN
    share = (right - _MARGIN) / sum(_WIDTHS)
    columns = tuple(
        GridColumn(head, width * share, side)
        for head, width, side in zip([*wording["kepala_tabel"], ""], _WIDTHS, _SIDES, strict=True)
    )
    grid = Grid(columns, _MARGIN, _SIZE, _ROW - 1.2 * _SIZE)
    people = [line for line in paper.lines if not numbers or line.nik in numbers]
    face = sans().regular
    section = Section(
        [
            *title_lines(chosen, filled(wording, "judul", known), 4 * MM),
            *title_lines(chosen, filled(wording, "keterangan", known), 6 * MM, small=True),
        ],
        grid.head(sans().bold, 4 * MM),
        [
            TableRow(grid.row(_texts(at, line, numbers.get(line.nik, "")), face))
            for at, line in enumerate(people, start=1)
        ],
        [_closing(chosen.family.regular, [plain(one, known) for one in wording["penutup"]], right)],
    )
    pages = break_pages([section], _FIRST, chosen.height)
    pen = paper.pen(" ".join(filled(wording, "judul", known).split()).title())
    later = filled(wording, "lanjutan", known)
    look = Look(chosen, paper.foot(len(pages)), later, (_MARGIN, _MARGIN), _FIRST)
    draw_pages(pen, look, pages)
    return pen.finish()


def _texts(number: int, line: RosterLine, member: str) -> Sequence[str]:
    signing = (f"{number}.", "") if number % 2 else ("", f"{number}.")
    return (str(number), line.name, f"{line.village}, {line.kecamatan}", member, *signing)


def _closing(face: Any, told: Sequence[str], right: float) -> Part:
    """Who hands out, and who was there, each over a dotted line."""
    width = (right - _MARGIN) / max(len(told), 1)

    def draw(pen: Pen, y: float) -> None:
        dots = "." * int(55 * MM / face.width(".", 10.0))
        for at, text in enumerate(told):
            x = _MARGIN + at * width + 4 * MM
            pen.text(face, 10.0, x, y, text)
            pen.text(face, 10.0, x, y + 22 * MM, dots)

    return Part(9 * MM, 22 * MM, draw)
