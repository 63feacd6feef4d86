"""The people of a draft as the register has them now, and whether they still may go."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from db.engine import Session
from db.queries import candidates as queries
from db.queries import letter_people as people
from db.queries.letters import LetterLine
from desktop.domain.errors import UserError
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.services.letters.budget import Budget, budget_of
from desktop.services.letters.choose_replacement import pair_against
from desktop.services.letters.chosen import REASONS, Candidate
from desktop.services.letters.cover_months import Months
from desktop.services.letters.leavers import leavers_of, with_reasons
from desktop.services.letters.order import in_order
from desktop.services.letters.rules import rules_of

_MOST_NAMED = 3


def budget_of_letter(session: Session, line: LetterLine) -> Budget:
    """What the funding of a letter has for it, in the months that the letter is about."""
    months = Months(line.first_month, line.months)
    return budget_of(session, line.funding_id, without=line.id, months=months)


def people_of(session: Session, line: LetterLine, budget: Budget) -> list[Candidate]:
    """The people of a draft in the order of the roster, each with whom they replace and why."""
    lines = queries.candidates_of_letter(session, line.id)
    found = in_order(session, lines, budget.costs)
    if line.kind == LetterKind.REMOVAL:
        return with_reasons(session, found, _given(session, line.id))
    return (
        _paired(session, line.id, found, budget) if line.kind == LetterKind.REPLACEMENT else found
    )


def _given(session: Session, letter: int) -> dict[int, str]:
    """Worker to the reason that was named for taking them out; empty where they had left."""
    return {row.replaces_id or row.worker_id: row.reason for row in people.rows_of(session, letter)}


def _paired(
    session: Session, letter: int, found: Sequence[Candidate], budget: Budget
) -> list[Candidate]:
    rows = {row.worker_id: row for row in people.rows_of(session, letter)}
    ids = [row.replaces_id for row in rows.values() if row.replaces_id is not None]
    gone = in_order(session, queries.candidates_of_ids(session, ids), budget.costs)
    told = with_reasons(session, gone, _given(session, letter))
    by_id = {one.id: (one, known) for one, known in zip(gone, told, strict=True)}
    pairs = []
    for one in found:
        row = rows[one.id]
        old, known = by_id.get(row.replaces_id or 0, (None, None))
        pairs.append(replace(one, replaces=old, reason=known.reason if known else row.reason))
    return pairs


def reason_of_row(one: Candidate) -> str:
    """The reason that a draft keeps: what was named; who left already has told their own."""
    who = one.replaces or one
    return "" if who.line.status == WorkerStatus.ENDED else one.reason


def still_fit(session: Session, line: LetterLine, budget: Budget) -> list[Candidate]:
    """A letter's people as they are now; UserError `letter.changed` where one may not go."""
    found = people_of(session, line, budget)
    if line.kind == LetterKind.REMOVAL:
        against = _against_removal(session, line, found)
    elif line.kind == LetterKind.REPLACEMENT:
        against = _against_pairs(session, line, found, budget)
    else:
        against = _against_coming(session, line, found, budget)
    if against:
        raise _changed(against)
    return found


def _against_coming(
    session: Session, line: LetterLine, found: Sequence[Candidate], budget: Budget
) -> list[tuple[Candidate, str]]:
    rules = rules_of(
        session,
        line.first_month,
        line.id,
        budget.programmes,
        months=line.months,
        renewal=line.kind == LetterKind.RENEWAL,
    )
    against: list[tuple[Candidate, str]] = []
    for one in found:
        reason, _detail = rules.against(one.line)
        reason = reason or budget.against(one)
        if reason:
            against.append((one, reason))
        else:
            budget.take(one)
            rules.take(one.line)
    return against


def _against_removal(
    session: Session, line: LetterLine, found: Sequence[Candidate]
) -> list[tuple[Candidate, str]]:
    leavers = leavers_of(session, line.funding_id, line.id)
    given = _given(session, line.id)
    told = [(one, leavers.against(one.line, given[one.id])[0]) for one in found]
    return [(one, reason) for one, reason in told if reason]


def _against_pairs(
    session: Session, line: LetterLine, found: Sequence[Candidate], budget: Budget
) -> list[tuple[Candidate, str]]:
    leavers = leavers_of(session, line.funding_id, line.id)
    given = _given(session, line.id)
    gone = [one.replaces for one in found if one.replaces is not None]
    rules = rules_of(
        session,
        line.first_month,
        line.id,
        budget.programmes,
        months=line.months,
        leaving={one.id for one in gone},
    )
    against: list[tuple[Candidate, str]] = []
    for one in found:
        named = given.get(one.replaces.id, "") if one.replaces else ""
        who, reason, _detail = pair_against(rules, leavers, budget, one, named)
        if reason:
            against.append((who, reason))
        elif one.replaces is not None:
            budget.take_for(one.replaces, one)
            rules.take(one.line)
    return against


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
