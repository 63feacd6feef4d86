"""Papers beside a letter, about made-up people."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from db.engine import Session
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.letter_numbers import format_number
from desktop.services.acting import Acting
from desktop.services.letters.beside import kinds
from desktop.services.letters.beside.cover import draw_cover
from desktop.services.letters.beside.decree import draw_decree_annex
from desktop.services.letters.beside.facts import Beside, beside_fields
from desktop.services.letters.beside.mutations import Mutations, draw_mutations
from desktop.services.letters.beside.recap import draw_recap
from desktop.services.letters.beside.receipt import draw_receipt
from desktop.services.letters.beside.sptjm import draw_sptjm
from desktop.services.letters.specimen.letter import specimen_roster
from desktop.services.offices.settings import require_office

_CODE = "CNTH-CNTH-CNTH"


def _changes(paper: Beside) -> bytes:
    lines = paper.lines
    told = ("Contoh Barat", 40, len(lines), 0, 40 + len(lines))
    return draw_mutations(paper, Mutations(lines, (), (), [told], ("Jumlah", *told[1:])))


_DRAWN: dict[str, Callable[[Beside], bytes]] = {
    kinds.COVER: draw_cover,
    kinds.SPTJM: draw_sptjm,
    kinds.CHANGES: _changes,
    kinds.RECAP: draw_recap,
    kinds.DECREE: draw_decree_annex,
    kinds.RECEIPT: lambda paper: draw_receipt(paper, {}),
}
BESIDE = frozenset(_DRAWN)
"""Kinds that are drawn here; the berita acara has a specimen of its own."""


def draw_specimen_beside(
    session: Session, acting: Acting, kind: str, wording: Mapping[str, Any]
) -> bytes:
    """The PDF of a paper of that kind in that wording, its own number left open."""
    return _DRAWN[kind](dataclasses.replace(_paper(session, acting, kind), wording=wording))


def beside_examples(session: Session, acting: Acting, kind: str) -> dict[str, str]:
    """Every field of such papers with what would stand for it."""
    return beside_fields(_paper(session, acting, kind))


def _paper(session: Session, acting: Acting, kind: str) -> Beside:
    letter = LetterKind.ADDITION if kind == kinds.CHANGES else LetterKind.ENROLMENT
    facts, lines = specimen_roster(session, acting, letter)
    today = acting.today()
    return Beside(
        facts=facts,
        lines=lines,
        number=format_number(facts.code, 127, facts.abbreviation, today),
        own="",
        dated=today,
        made=acting.now(),
        code=_CODE,
        proof="",
        mark="",
        emblem=require_office(session).letterhead,
        wording={},
    )
