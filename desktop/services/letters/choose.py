"""Whom a letter takes: who may go, in the order of the roster, as far as money and places reach."""

from collections.abc import Sequence

from db.engine import Session
from db.queries import candidates as queries
from db.queries import funding as funding_queries
from db.queries import letter_people as people
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.statuses import WorkerStatus
from desktop.services.acting import Acting
from desktop.services.letters.budget import Budget, budget_of, require_funding
from desktop.services.letters.choose_removal import choose_removal
from desktop.services.letters.choose_replacement import choose_replacement
from desktop.services.letters.chosen import NO_FUNDING, REASONS, Candidate, Choice, LeftOut
from desktop.services.letters.cover_months import months_of
from desktop.services.letters.following import follow, followed
from desktop.services.letters.named import named_workers
from desktop.services.letters.order import in_order
from desktop.services.letters.rules import is_member, rules_of
from desktop.services.letters.wish import Wish, check_wish
from desktop.services.offices.named_region import named_region

__all__ = [
    "NO_FUNDING",
    "REASONS",
    "Candidate",
    "Choice",
    "LeftOut",
    "choose_people",
    "choose_workers",
    "why_in_none",
    "why_not",
]

_WAITING = (
    WorkerStatus.LISTED,
    WorkerStatus.ELIGIBLE,
    WorkerStatus.CHECKING,
    WorkerStatus.CLEAR,
    WorkerStatus.PROPOSED,
)
"""Who is looked at where no one is named: those who are on the way into a letter."""
_RENEWED = (WorkerStatus.ELIGIBLE, WorkerStatus.CLEAR, WorkerStatus.ENROLLED)


def choose_workers(
    session: Session,
    acting: Acting,
    *,
    funding: int,
    region: str = "",
    limit: int | None = None,
    niks: Sequence[str] = (),
) -> Choice:
    """What a draft of an enrolment would take now; reads only.

    Workers in the order kecamatan, desa, name, NIK: each is taken who may go and for whom the
    funding has a place and the money. UserError `funding.unknown`, `region.unknown`.
    """
    wish = Wish(funding, region=region, limit=limit, niks=niks)
    return choose_people(session, acting, wish)


def choose_people(session: Session, acting: Acting, wish: Wish) -> Choice:
    """What a draft of a kind of letter would take now; reads only.

    UserError `funding.unknown`, `region.unknown`, `letter.months`, `letter.follows`, and those
    of `check_wish`.
    """
    check_wish(wish)
    if not wish.niks:
        named_region(session, wish.region)
    line = require_funding(session, wish.funding)
    months = months_of(wish.kind, line, wish.dated or acting.today(), wish.since)
    budget = budget_of(session, wish.funding, months=months)
    first = follow(session, wish)
    if wish.kind is LetterKind.REMOVAL:
        taken, left_out = choose_removal(session, wish, budget)
    elif wish.kind is LetterKind.REPLACEMENT:
        taken, left_out = choose_replacement(session, wish, budget)
    else:
        taken, left_out = _choose_in(session, wish, budget)
    return Choice(
        tuple(taken),
        tuple(left_out),
        budget.costs["other"].monthly,
        months.count,
        sum(candidate.cost for candidate in taken),
        months.first,
        wish.kind,
        first or followed(session, wish, taken),
    )


def _choose_in(
    session: Session, wish: Wish, budget: Budget
) -> tuple[list[Candidate], list[LeftOut]]:
    """Who comes into the funding, each for a place and money of their own."""
    rules = rules_of(
        session,
        budget.line.first_month,
        programmes=budget.programmes,
        months=budget.line.months,
        renewal=wish.kind is LetterKind.RENEWAL,
    )
    left_out: list[LeftOut] = []
    taken: list[Candidate] = []
    for candidate in in_order(session, _looked_at(session, wish, left_out), budget.costs):
        reason, detail = rules.against(candidate.line)
        if not reason and wish.limit is not None and len(taken) >= wish.limit:
            reason = "over_limit"
        reason = reason or budget.against(candidate)
        if reason:
            left_out.append(LeftOut(candidate.nik, candidate.name, reason, detail))
        else:
            budget.take(candidate)
            rules.take(candidate.line)
            taken.append(candidate)
    return taken, left_out


def _looked_at(
    session: Session, wish: Wish, left_out: list[LeftOut]
) -> Sequence[queries.CandidateLine]:
    """Who is looked at: those who are named, else who waits, or who was covered before."""
    renewal = wish.kind is LetterKind.RENEWAL
    if wish.niks:
        lines = named_workers(session, wish.niks, wish.region, left_out)
    elif renewal:
        found = queries.candidates_in(session, wish.region, _RENEWED)
        lines = [line for line in found if is_member(line)]
    else:
        lines = queries.candidates_in(session, wish.region, _WAITING)
    if renewal and wish.follows is not None and not wish.niks:
        within = {row.worker_id for row in people.rows_of(session, wish.follows)}
        lines = [line for line in lines if line.id in within]
    return lines


def why_not(session: Session, nik: str, funding: int) -> str:
    """Why a letter from a funding would not take a worker: a code of REASONS, empty if it would."""
    budget = budget_of(session, funding)
    found = queries.candidates_of_niks(session, [nik])
    if not found:
        return "unknown"
    rules = rules_of(
        session,
        budget.line.first_month,
        programmes=budget.programmes,
        months=budget.line.months,
    )
    reason, _detail = rules.against(found[0])
    return reason or budget.against(in_order(session, found, budget.costs)[0])


def why_in_none(session: Session, acting: Acting, nik: str) -> str:
    """Why no letter can take a worker today: of the newest funding, by the rules where none is.

    A code of REASONS, NO_FUNDING, or empty where the next letter can.
    """
    for funding in funding_queries.fundings(session)[:1]:
        return why_not(session, nik, funding.id)
    found = queries.candidates_of_niks(session, [nik])
    if not found:
        return "unknown"
    return rules_of(session, acting.today()).against(found[0])[0] or NO_FUNDING
