"""Whom a letter of removal takes out: who left, or who is named with a reason."""

from db.engine import Session
from db.queries import candidates as queries
from desktop.services.letters.budget import Budget
from desktop.services.letters.chosen import Candidate, LeftOut
from desktop.services.letters.leavers import leavers_of, left_already, with_reasons
from desktop.services.letters.named import named_workers
from desktop.services.letters.order import in_order
from desktop.services.letters.wish import Wish


def choose_removal(
    session: Session, wish: Wish, budget: Budget
) -> tuple[list[Candidate], list[LeftOut]]:
    """Who leaves by this letter, in the order of the roster, and who does not and why."""
    leavers = leavers_of(session, wish.funding)
    left_out: list[LeftOut] = []
    lines: list[queries.CandidateLine]
    if wish.niks:
        lines = named_workers(session, wish.niks, wish.region, left_out)
    else:
        lines = left_already(session, leavers, wish.region)
    taken: list[Candidate] = []
    for one in in_order(session, lines, budget.costs):
        reason, detail = leavers.against(one.line, wish.why(one.nik))
        if not reason and wish.limit is not None and len(taken) >= wish.limit:
            reason = "over_limit"
        if reason:
            left_out.append(LeftOut(one.nik, one.name, reason, detail))
        else:
            taken.append(one)
    given = {one.id: wish.why(one.nik) for one in taken}
    return with_reasons(session, taken, given), left_out
