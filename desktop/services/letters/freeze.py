"""Approval: the roster is frozen, line by line, and gets its hash. Later edits do not reach it."""

from collections import Counter

from db.engine import Session
from db.queries import candidates as candidate_queries
from db.queries import letters as queries
from db.schema import Letter
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.roster import RosterLine, line_json, read_line, sha256
from desktop.domain.statuses import LetterState
from desktop.domain.texts import gettext as _
from desktop.services.acting import OPERATOR, Acting
from desktop.services.letters.choose import (
    REASONS,
    Budget,
    Candidate,
    budget_of,
    in_order,
    rules_of,
)
from desktop.services.letters.gather import gather_facts, roster_lines
from desktop.services.letters.papers.facts import LetterFacts, read_facts
from desktop.services.letters.states import require_state
from desktop.services.upkeep.audit import record

_MOST_NAMED = 3


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
    budget = budget_of(session, line.funding_id, without=letter)
    candidates = _still_fit(session, letter, budget)
    facts = gather_facts(
        session,
        letter=line.uid,
        region=line.region,
        line=budget.line,
        candidates=candidates,
        signer=line.signer_uid,
    )
    progress.step(1, 2, _("Freezing the roster"))
    lines = roster_lines(candidates, budget.line.months, acting.today())
    frozen = [
        (one.position, candidate.id, line_json(one))
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


def _still_fit(session: Session, letter: int, budget: Budget) -> list[Candidate]:
    """The letter's workers as they are now; UserError `letter.changed` where one may not go."""
    rules = rules_of(session, budget.line.first_month, letter, budget.programmes)
    lines = candidate_queries.candidates_of_letter(session, letter)
    candidates = in_order(session, lines, budget.costs)
    against: list[tuple[Candidate, str]] = []
    for candidate in candidates:
        reason, _detail = rules.against(candidate.line)
        reason = reason or budget.against(candidate)
        if reason:
            against.append((candidate, reason))
        else:
            budget.take(candidate)
            rules.take(candidate.line)
    if against:
        raise _changed(against)
    return candidates


def _changed(against: list[tuple[Candidate, str]]) -> UserError:
    """Who may not go any more: some by name, and how many for which reason."""
    names = ", ".join(candidate.name for candidate, _reason in against[:_MOST_NAMED])
    more = f" … (+{len(against) - _MOST_NAMED})" if len(against) > _MOST_NAMED else ""
    counts = Counter(reason for _candidate, reason in against)
    reasons = "; ".join(f"{_(REASONS[key])}: {count}" for key, count in counts.most_common())
    return UserError(
        "letter.changed",
        _(
            "Since the draft was made, {count} of its people may not go any more: {names}."
            " {reasons}. Throw the draft away and make a new one."
        ).format(count=len(against), names=names + more, reasons=reasons),
    )


def frozen_roster(session: Session, letter: int) -> tuple[LetterFacts, list[RosterLine]]:
    """Facts and people of an approved letter as they were frozen."""
    facts = read_facts(queries.facts(session, letter))
    rows = queries.letter_rows(session, letter)
    lines = [read_line(row.frozen) for row in rows if row.frozen]
    return facts, lines
