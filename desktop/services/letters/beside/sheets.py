"""Pages of a paper: tables whose heads come again, drawn under a letterhead or a line."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.services.letters.papers.foot import Foot, draw_foot, draw_initials
from desktop.services.letters.papers.kop import Kop, draw_kop
from desktop.services.letters.papers.letter_body import Part
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM, TEXT_ENDS, Profile

NEXT_HEAD, NEXT_TEXT, HEAD_SIZE = 15 * MM, 19 * MM, 8.5
_SIGNED_ROWS = 6
"""The signature takes so many rows to its page."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; `again` stands over it where it is the first of a page (its group, continued)."""

    part: Part
    again: Part | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """What stands above a table, its head and rows, and what follows it."""

    before: Sequence[Part] = ()
    head: Part | None = None
    rows: Sequence[TableRow] = ()
    after: Sequence[Part] = field(default=())


def break_pages(
    sections: Sequence[Section], first: float, height: float, keep: int = _SIGNED_ROWS
) -> list[list[Part]]:
    """The parts of each page; tied parts move together, the last `keep` rows with what follows."""
    pages: list[list[Part]] = [[]]
    y, lowest = first, height - TEXT_ENDS
    for section in sections:
        for group in _groups(section, keep):
            needed = sum(row.part.space + row.part.depth for row in group)
            if y + needed > lowest and pages[-1]:
                pages.append([])
                y = NEXT_TEXT
                for part in _repeated(section, group[0]):
                    pages[-1].append(Part(0.0, part.depth, part.draw))
                    y += part.depth
            pages[-1].extend(row.part for row in group)
            y += needed
    return pages


def _repeated(section: Section, first: TableRow) -> list[Part]:
    """What stands on a new page over a row: the table's head, and its group's name."""
    if not any(first is row for row in section.rows) or section.head is None:
        return []
    return [section.head, *([first.again] if first.again else [])]


def _groups(section: Section, keep: int) -> list[list[TableRow]]:
    """What stays together: head with the first row, tied rows, the last rows with what follows."""
    before = [TableRow(part) for part in section.before]
    if section.head is not None:
        before.append(TableRow(section.head))
    after = [TableRow(part) for part in section.after]
    rows = list(section.rows)
    last = rows[-keep:] if after and rows else []
    groups: list[list[TableRow]] = []
    joins = False
    for row in [*before, *rows[: len(rows) - len(last)]]:
        if joins:
            groups[-1].append(row)
        else:
            groups.append([row])
        joins = row.part.tied
    if last and joins:
        groups[-1].extend(last)
    elif last:
        groups.append(last)
    if last:
        groups[-1].extend(after)
    else:
        groups.extend([row] for row in after)
    return groups


@dataclass(frozen=True, slots=True)
class Look:
    """How pages are dressed: letterhead or none, the line of later pages, margins, initials.

    `above` stands over the page's number on the last page.
    """

    profile: Profile
    foot: Foot
    later: str
    margins: tuple[float, float]
    first: float
    kop: Kop | None = None
    initials: Sequence[str] = ()
    above: str = ""
    landscape: bool = False


def draw_pages(pen: Pen, look: Look, pages: Sequence[Sequence[Part]]) -> None:
    """Draw them all; boxes for initials stand on every page but the last, which is signed."""
    size = (look.profile.width, look.profile.height)
    size = size[::-1] if look.landscape else size
    left, right = look.margins
    face = look.profile.family.regular
    for number, parts in enumerate(pages, start=1):
        pen.page(*size)
        y = look.first if number == 1 else NEXT_TEXT
        if number > 1:
            pen.text(face, HEAD_SIZE, left, NEXT_HEAD, look.later)
            pen.right(face, HEAD_SIZE, size[0] - right, NEXT_HEAD, "(lanjutan)")
        elif look.kop is not None:
            draw_kop(pen, look.kop)
        for part in parts:
            y += part.space
            part.draw(pen, y)
            y += part.depth
        last = number == len(pages)
        if look.initials and not last:
            draw_initials(pen, list(look.initials), left, size[1])
        draw_foot(pen, look.foot, size, look.margins, number, look.above if last else "")
