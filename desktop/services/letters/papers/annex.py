"""The annex: Daftar Nominatif, landscape, its pages known before they are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.roster import RosterLine
from desktop.domain.texts import gettext as _
from desktop.services.letters.papers.annex_draw import Table, draw_table, lay_out_table
from desktop.services.letters.papers.annex_head import (
    AXIS,
    NEXT_TABLE,
    Head,
    draw_first_head,
    draw_next_head,
    lay_out_head,
)
from desktop.services.letters.papers.annex_kinds import layout_of
from desktop.services.letters.papers.annex_pages import HEAD, Item, Total, paginate
from desktop.services.letters.papers.annex_table import Row, fitted_rows
from desktop.services.letters.papers.faces import Family, sans
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.papers.foot import Foot, draw_foot, draw_initials
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import ANNEX_MARGIN, MM, TEXT_ENDS, Profile
from desktop.services.letters.papers.signature import (
    Block,
    draw_signature,
    lay_out_signature,
)
from desktop.services.letters.papers.wording import Facts, plain

_SIZE, _LEADING = 10.0, 13.2
_WORDS_SIZE, _WORDS, _TO_SIGNATURE = 9.0, 4.9 * MM, 7.3 * MM


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex laid out: its size, heads, table, the items of each page, the signature."""

    size: tuple[float, float]
    family: Family
    head: Head
    table: Table
    pages: list[list[Item]]
    in_words: str
    signature: Block | None
    named: str


def lay_out_annex(
    profile: Profile,
    facts: LetterFacts,
    lines: Sequence[RosterLine],
    known: Facts,
    number: str,
    dated: date,
) -> Annex:
    """Break a roster into pages; the rows are those of the roster, in its order."""
    everything: Any = facts.wording
    wording = everything["lampiran_daftar"]
    size = (profile.height, profile.width)
    width = size[0] - 2 * ANNEX_MARGIN
    head = lay_out_head(facts, wording, known, number, dated, width, profile.family)
    layout = layout_of(facts.kind, facts.paper, len(lines))
    total = sum(line.cost for line in lines)
    table = lay_out_table(layout.columns, wording, known, total, layout.split)
    signature = lay_out_signature(
        facts,
        profile.family,
        _SIZE,
        _LEADING,
        ANNEX_MARGIN + AXIS * width,
        ANNEX_MARGIN + width,
    )
    below = _WORDS + (_TO_SIGNATURE + signature.height if signature else 0.0)
    ends = size[1] - TEXT_ENDS
    pages = paginate(
        fitted_rows(lines, table.columns, sans().regular, layout.texts),
        ends - head.table - HEAD,
        ends - NEXT_TABLE - HEAD,
        below,
        facts.regencies,
    )
    in_words = plain(wording["terbilang"], known)
    return Annex(size, profile.family, head, table, pages, in_words, signature, layout.named)


def draw_annex(pen: Pen, annex: Annex, foot: Foot, before: int, progress: Progress) -> None:
    """Draw every page; `before` pages stand before it in the PDF."""
    width = annex.size[0] - 2 * ANNEX_MARGIN
    for at, items in enumerate(annex.pages):
        progress.step(at, len(annex.pages), _("Drawing the letter"))
        pen.page(*annex.size)
        if at == 0:
            draw_first_head(pen, annex.head, width, annex.family)
        else:
            draw_next_head(pen, annex.head, width, annex.named)
        top = NEXT_TABLE if at else annex.head.table
        ends = draw_table(pen, annex.table, items, top)
        if isinstance(items[-1], Total):
            _draw_end(pen, annex, ends)
        else:
            draw_initials(pen, annex.table.wording["paraf"], ANNEX_MARGIN, annex.size[1])
        margins = (ANNEX_MARGIN, ANNEX_MARGIN)
        draw_foot(pen, foot, annex.size, margins, before + at + 1, _people(items))


def _draw_end(pen: Pen, annex: Annex, ends: float) -> None:
    """The sum in words and the signature, below the table."""
    y = ends + _WORDS
    pen.text(sans().italic, _WORDS_SIZE, ANNEX_MARGIN, y, annex.in_words)
    if annex.signature is not None:
        draw_signature(pen, annex.family, annex.signature, y + _TO_SIGNATURE)


def _people(items: Sequence[Item]) -> str:
    """Which numbers stand on a page: `Nomor urut 1–18 · 18 orang pada halaman ini`."""
    places = [item.line.position for item in items if isinstance(item, Row)]
    if not places:
        return ""
    span = f"{places[0]}–{places[-1]}" if len(places) > 1 else str(places[0])
    return f"Nomor urut {span} · {grouped(len(places))} orang pada halaman ini"
