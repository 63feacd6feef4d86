"""The pages of a letter: on one if it can be, in the larger size if it can be."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.dates import letter_date
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.papers.foot import Foot, draw_foot
from desktop.services.letters.papers.kop import Kop, draw_kop
from desktop.services.letters.papers.letter_body import (
    Part,
    Setting,
    body,
    closing,
    copies,
    opening,
)
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import (
    COPIES_END,
    LEFT,
    MM,
    RIGHT,
    SIZES,
    TEXT_ENDS,
    Profile,
)
from desktop.services.letters.papers.wording import Facts

_NEXT_HEAD, _NEXT_TEXT, _HEAD_SIZE = 15 * MM, 19 * MM, 8.5


@dataclass(frozen=True, slots=True)
class LetterPages:
    """A letter laid out: the parts of each page."""

    pages: tuple[tuple[Part, ...], ...]
    heading: str


def lay_out_letter(
    profile: Profile, facts: LetterFacts, known: Facts, number: str, dated: date, kop_ends: float
) -> LetterPages:
    """Break a letter into pages, its kop ending at `kop_ends`."""
    pages: list[list[Part]] = []
    for size in SIZES:
        setting = Setting(profile, size)
        parts = [
            *opening(setting, facts, known, number, dated),
            *body(setting, facts, known),
            *closing(setting, facts, known),
        ]
        pages = paged(parts, copies(setting, facts), profile.height, kop_ends)
        if len(pages) == 1:
            break
    heading = f"Surat Nomor {number}, tanggal {letter_date(dated)}"
    return LetterPages(tuple(tuple(page) for page in pages), heading)


def paged(parts: list[Part], tail: list[Part], height: float, kop_ends: float) -> list[list[Part]]:
    """Fill pages from the top; tied parts move together, the copies may stand lower."""
    pages: list[list[Part]] = [[]]
    y = kop_ends
    for group in [*_grouped(parts), *([part] for part in tail)]:
        needed = sum(part.space + part.depth for part in group)
        lowest = height - (COPIES_END if group[0] in tail else TEXT_ENDS)
        if y + needed > lowest and pages[-1]:
            pages.append([])
            y = _NEXT_TEXT
        pages[-1].extend(group)
        y += needed
    return pages


def _grouped(parts: list[Part]) -> list[list[Part]]:
    groups: list[list[Part]] = []
    joins = False
    for part in parts:
        if joins:
            groups[-1].append(part)
        else:
            groups.append([part])
        joins = part.tied
    return groups


def draw_letter_pages(
    pen: Pen,
    profile: Profile,
    laid: LetterPages,
    kop: Kop,
    foot: Foot,
) -> None:
    """Draw every page of a letter."""
    size = (profile.width, profile.height)
    for number, parts in enumerate(laid.pages, start=1):
        pen.page(*size)
        if number == 1:
            draw_kop(pen, kop)
            y = kop.ends
        else:
            face = profile.family.regular
            pen.text(face, _HEAD_SIZE, LEFT, _NEXT_HEAD, laid.heading)
            pen.right(face, _HEAD_SIZE, profile.right, _NEXT_HEAD, "(lanjutan)")
            y = _NEXT_TEXT
        for part in parts:
            y += part.space
            part.draw(pen, y)
            y += part.depth
        draw_foot(pen, foot, size, (LEFT, RIGHT), number)
