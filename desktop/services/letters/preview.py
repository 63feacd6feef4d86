"""A letter's pages before it is issued, and as issued afterwards; nothing is changed."""

from datetime import date as Date  # noqa: N812 - `date` is what the argument is called

from db.engine import Session
from db.queries import letters as queries
from desktop.domain.letter_numbers import format_number
from desktop.domain.progress import SILENT, Progress
from desktop.domain.roster import RosterLine, control_code
from desktop.domain.statuses import LetterState
from desktop.services.acting import Acting
from desktop.services.letters.budget import budget_of
from desktop.services.letters.chosen import Choice
from desktop.services.letters.cover_months import Months
from desktop.services.letters.freeze import frozen_roster
from desktop.services.letters.gather import facts_of, gather_facts, roster_lines
from desktop.services.letters.papers import draw
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.roll import budget_of_letter, people_of
from desktop.services.letters.signer import signer_uid
from desktop.services.letters.states import require_letter
from desktop.services.offices.settings import require_office

_NOBODY = "00000000-0000-0000-0000-000000000000"


def preview_letter(
    session: Session, acting: Acting, letter: int, *, progress: Progress = SILENT
) -> bytes:
    """The PDF of a letter: as issued, or as it would be issued today with its number left open.

    A draft shows its workers as they are now, and no control code. UserError `letter.unknown`.
    """
    line = require_letter(session, letter)
    issued = [file for file in queries.files(session, letter) if file.kind == "pdf"]
    if issued:
        return issued[-1].content
    facts, lines = roster_now(session, acting, line)
    code = control_code(line.roster_sha256) if line.roster_sha256 else ""
    dated = line.proposed_date or acting.today()
    return _drawn(session, acting, facts, lines, code, dated, progress)


def roster_now(
    session: Session, acting: Acting, line: queries.LetterLine
) -> tuple[LetterFacts, list[RosterLine]]:
    """What a letter says: frozen since its approval, until then as the register stands today."""
    if line.state not in (LetterState.DRAFT, LetterState.SUBMITTED):
        return frozen_roster(session, line.id)
    budget = budget_of_letter(session, line)
    candidates = people_of(session, line, budget)
    facts = facts_of(session, line, budget, candidates)
    return facts, roster_lines(candidates, line.months, acting.today(), line.kind)


def preview_choice(
    session: Session,
    acting: Acting,
    choice: Choice,
    funding: int,
    *,
    region: str = "",
    signer: int | None = None,
    date: Date | None = None,
    progress: Progress = SILENT,
) -> bytes:
    """The PDF of the letter that a choice would make, of today unless a date is given.

    `signer` is an official's id. UserError `funding.unknown`, `official.unknown`.
    """
    budget = budget_of(session, funding, months=Months(choice.first_month, choice.months))
    facts = gather_facts(
        session,
        letter=_NOBODY,
        region=region,
        line=budget.line,
        candidates=choice.workers,
        signer=signer_uid(session, signer),
        kind=choice.kind,
        follows=choice.follows,
    )
    lines = roster_lines(choice.workers, choice.months, acting.today(), choice.kind)
    return _drawn(session, acting, facts, lines, "", date or acting.today(), progress)


def _drawn(
    session: Session,
    acting: Acting,
    facts: LetterFacts,
    lines: list[RosterLine],
    code: str,
    dated: Date,
    progress: Progress,
) -> bytes:
    paper = draw.Paper(
        number=format_number(facts.code, None, facts.abbreviation, dated),
        dated=dated,
        code=code,
        mark="",
        emblem=require_office(session).letterhead,
        made=acting.now(),
    )
    return draw.draw_letter(facts, lines, paper, progress)
