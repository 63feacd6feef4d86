"""A whole letter as one PDF: the letter, then its Daftar Nominatif."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.letter_kinds import LetterKind
from desktop.domain.letter_numbers import GAP
from desktop.domain.money import grouped, rupiah
from desktop.domain.progress import SILENT, Progress
from desktop.domain.roster import RosterLine
from desktop.services.letters.papers.annex import draw_annex, lay_out_annex
from desktop.services.letters.papers.archive import Associated
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.papers.fields import letter_fields
from desktop.services.letters.papers.foot import Foot
from desktop.services.letters.papers.kop import lay_out_kop
from desktop.services.letters.papers.letter_pages import draw_letter_pages, lay_out_letter
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.pen import Pen, Room
from desktop.services.letters.papers.profiles import profile
from desktop.services.letters.papers.wording import plain

_ROOM_FOR_PEN = "\xa0" * 18
"""Blanks that no line is broken at."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What one PDF is made of beside facts and people.

    `code` is the control code, `mark` that of the letter and `proof` its QR code's text, all empty
    on a draft's preview; `made` is the moment that the PDF says it was made at. `files` lie in it.
    """

    number: str
    dated: date
    code: str
    mark: str
    emblem: bytes | None
    made: datetime
    proof: str = ""
    files: Sequence[Associated] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PDF, and where on its letter there is room for a signature (nothing without a signer)."""

    content: bytes
    room: Room | None


def draw_letter(
    facts: LetterFacts, lines: Sequence[RosterLine], paper: Paper, progress: Progress = SILENT
) -> bytes:
    """The PDF of a letter: the same bytes for the same facts, people and paper."""
    return draw_with_room(facts, lines, paper, progress).content


def draw_with_room(
    facts: LetterFacts, lines: Sequence[RosterLine], paper: Paper, progress: Progress = SILENT
) -> Drawn:
    """The PDF of a letter with the room for its signature."""
    chosen = profile(facts.paper, facts.typeface)
    known = letter_fields(facts, lines)
    number = paper.number.replace(GAP, _ROOM_FOR_PEN)
    kop = lay_out_kop(chosen, facts, paper.emblem)
    laid = lay_out_letter(chosen, facts, known, number, paper.dated, kop.ends)
    annex = lay_out_annex(chosen, facts, lines, known, number, paper.dated)
    total = sum(line.cost for line in lines)
    priced = facts.kind != LetterKind.REMOVAL
    foot = Foot(
        len(laid.pages) + len(annex.pages),
        paper.code,
        f"{grouped(len(lines))} orang" + (f" · {rupiah(total)}" if priced else ""),
        paper.proof,
    )
    title = plain(str(facts.wording["title"]), known)
    numbered = " ".join(paper.number.split())
    subject = f"Surat Nomor {numbered}" if numbered else title
    pen = Pen(
        chosen.family.regular,
        Metadata(title, facts.office_name, subject, paper.mark, paper.made),
        paper.files,
    )
    draw_letter_pages(pen, chosen, laid, kop, foot)
    rooms = list(pen.rooms)
    draw_annex(pen, annex, foot, len(laid.pages), progress)
    return Drawn(pen.finish(), rooms[-1] if rooms else None)
