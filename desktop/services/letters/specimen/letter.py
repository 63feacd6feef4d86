"""A letter with a roster about made-up people."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from db.engine import Session
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.letter_numbers import format_number
from desktop.domain.roster import RosterLine
from desktop.services.acting import Acting
from desktop.services.letters.gather import gather_facts, government_of
from desktop.services.letters.papers.draw import Paper, draw_letter
from desktop.services.letters.papers.facts import Earlier, LetterFacts
from desktop.services.letters.papers.fields import letter_fields
from desktop.services.letters.specimen.people import specimen_funding, specimen_lines
from desktop.services.offices.settings import require_office

_LETTER = "00000000-0000-7000-8000-000000000001"


def specimen_roster(
    session: Session, acting: Acting, kind: str
) -> tuple[LetterFacts, list[RosterLine]]:
    """Facts of the office as it stands now, over a made-up budget and people."""
    office = require_office(session)
    today = acting.today()
    source = f"APBD {government_of(office.region, office.region_name)}"
    line = specimen_funding(source, today, acting.now())
    lines = specimen_lines(kind, office.region, line.months, today)
    facts = gather_facts(session, letter=_LETTER, region="", line=line, candidates=(), kind=kind)
    names = {one.region[:4]: office.region_name for one in lines}
    return dataclasses.replace(
        facts,
        regencies=names,
        monthly=lines[0].monthly,
        cost=sum(one.cost for one in lines),
        follows=None if kind == LetterKind.ENROLMENT else _earlier(facts, acting),
        checked_on=today.isoformat(),
    ), lines


def _earlier(facts: LetterFacts, acting: Acting) -> Earlier:
    today = acting.today()
    return Earlier(_LETTER, format_number(facts.code, 7, facts.abbreviation, today), today)


def draw_specimen_letter(
    session: Session, acting: Acting, kind: str, wording: Mapping[str, Any]
) -> bytes:
    """The PDF of a letter of that kind in that wording, its number left open."""
    facts, lines = specimen_roster(session, acting, kind)
    facts = dataclasses.replace(facts, wording=wording)
    today = acting.today()
    paper = Paper(
        number=format_number(facts.code, None, facts.abbreviation, today),
        dated=today,
        code="",
        mark="",
        emblem=require_office(session).letterhead,
        made=acting.now(),
    )
    return draw_letter(facts, lines, paper)


def letter_examples(session: Session, acting: Acting, kind: str) -> dict[str, str]:
    """Every field of a letter with what would stand for it."""
    facts, lines = specimen_roster(session, acting, kind)
    known = letter_fields(facts, lines)
    return known | {"kecamatan": lines[0].kecamatan, "n": "6"}
