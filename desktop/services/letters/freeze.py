"""Approval: the roster is frozen, line by line, and gets its hash. Later edits do not reach it."""

from db.engine import Session
from db.queries import letters as queries
from db.schema import Letter
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.roster import RosterLine, line_json, read_line, sha256
from desktop.domain.statuses import LetterState
from desktop.domain.texts import gettext as _
from desktop.services.acting import OPERATOR, Acting
from desktop.services.letters.gather import facts_of, roster_lines
from desktop.services.letters.papers.facts import LetterFacts, read_facts
from desktop.services.letters.roll import budget_of_letter, still_fit
from desktop.services.letters.states import require_state
from desktop.services.upkeep.audit import record


def approve_letter(
    session: Session, acting: Acting, letter: int, *, progress: Progress = SILENT
) -> str:
    """Approve a draft: freeze its people and facts; give back the roster's SHA-256.

    Every worker must still be one who may go. UserError `letter.approved`, `letter.issued`,
    `letter.cancelled`, `letter.changed`, `letter.signer`, `user.not_allowed`.
    """
    line = require_state(
        session,
        letter,
        LetterState.DRAFT,
        LetterState.SUBMITTED,
        to_do=_("Only a draft is approved."),
    )
    if acting.user == line.drafted_by and acting.user != OPERATOR:
        raise UserError(
            "user.not_allowed", _("Who drafted a letter does not approve it. Ask somebody else.")
        )
    progress.step(0, 2, _("Checking everybody once more"))
    budget = budget_of_letter(session, line)
    candidates = still_fit(session, line, budget)
    facts = facts_of(session, line, budget, candidates)
    progress.step(1, 2, _("Freezing the roster"))
    lines = roster_lines(candidates, line.months, acting.today(), line.kind)
    frozen = [
        queries.NewRow(
            one.position,
            candidate.id,
            line_json(one),
            candidate.replaces.id if candidate.replaces else None,
            candidate.reason,
        )
        for one, candidate in zip(lines, candidates, strict=True)
    ]
    queries.set_rows(session, letter, frozen)
    row = session.get_one(Letter, letter)
    row.state = LetterState.APPROVED
    row.approved_by = acting.user
    row.approved_at = acting.now()
    row.cost = facts.cost
    row.monthly = facts.monthly
    row.facts = facts.as_json()
    row.roster_sha256 = sha256(lines, facts.as_head())
    session.flush()
    told: dict[str, object] = {
        "uid": line.uid,
        "rows": len(lines),
        "cost": facts.cost,
        "roster_sha256": row.roster_sha256,
    }
    record(session, acting, "letter.approve", "letter", letter, told)
    progress.step(2, 2, _("Approved"))
    return row.roster_sha256


def frozen_roster(session: Session, letter: int) -> tuple[LetterFacts, list[RosterLine]]:
    """Facts and people of an approved letter as they were frozen."""
    facts = read_facts(queries.facts(session, letter))
    rows = queries.letter_rows(session, letter)
    lines = [read_line(row.frozen) for row in rows if row.frozen]
    return facts, lines
