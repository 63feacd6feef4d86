"""Two who look like one, told apart; and that taken back."""

import json

from db.engine import Session
from db.queries import doubles as queries
from db.queries import workers
from db.queries.workers import WorkerLine
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.register.likeness import Person, Weighing, person_of
from desktop.services.register.name_likeness import STRANGE
from desktop.services.register.pairs import keys_digest
from desktop.services.upkeep.audit import record

TOLD_APART = "double.distinct"
"""The note on findings that such a decision settled."""


def tell_apart(session: Session, acting: Acting, one: int, other: int) -> None:
    """Two workers are two people: remembered until a key field of either changes.

    UserError `worker.unknown`, `pair.same`.
    """
    a, b = two(session, one, other)
    keys = keys_digest(*_compared(session, a.id, b.id))
    now = acting.now()
    decided = {
        "state": queries.DISTINCT,
        "keys": keys,
        "decided_at": now,
        "decided_by": acting.user,
    }
    pair = queries.pair_of(session, a.id, b.id)
    if pair is None:
        low, high = sorted((a.id, b.id))
        row = {"a_id": low, "b_id": high, "score": 0, "reasons": "[]", "found_at": now}
        queries.insert_pairs(session, [{**row, **decided}])
    else:
        queries.update_pair(session, pair.id, decided)
    record(session, acting, "pair.distinct", "worker", a.id, {"a": a.uid, "b": b.uid})
    for each in (a.id, b.id):
        if not queries.open_pairs_of(session, each):
            queries.settle_findings(session, each, acting.user, now, TOLD_APART)


def take_back_apart(session: Session, acting: Acting, one: int, other: int) -> None:
    """Two workers told apart are undecided again.

    UserError `worker.unknown`, `pair.same`, `pair.undecided`.
    """
    a, b = two(session, one, other)
    pair = queries.pair_of(session, a.id, b.id)
    if pair is None or pair.state != queries.DISTINCT:
        raise UserError(
            "pair.undecided",
            _("{a} and {b} were not told apart.").format(a=a.name, b=b.name),
        )
    undone = {"state": queries.OPEN, "decided_at": None, "decided_by": ""}
    if pair.score:
        queries.update_pair(session, pair.id, undone)
    else:
        queries.delete_pairs(session, [pair.id])
    for each in (a.id, b.id):
        queries.reopen_findings(session, queries.settled_by(session, each, TOLD_APART))
    record(session, acting, "pair.reopen", "worker", a.id, {"a": a.uid, "b": b.uid})


def two(session: Session, one: int, other: int) -> tuple[WorkerLine, WorkerLine]:
    """The two workers of a decision; UserError `worker.unknown`, `pair.same`."""
    if one == other:
        raise UserError("pair.same", _("Both are the same worker. Name two."))
    a, b = workers.worker(session, one), workers.worker(session, other)
    if a is None or b is None:
        raise UserError("worker.unknown", _("There is no such worker in the register."))
    return a, b


def _compared(session: Session, one: int, other: int) -> tuple[Person, Person]:
    """The two as compared, the smaller row id first."""
    rows = sorted(queries.people_of(session, [one, other]))
    first, second = (person_of(*row) for row in rows)
    return first, second


def weigh_two(session: Session, one: int, other: int) -> tuple[int, str]:
    """The score in thousandths and the reasons (JSON) of any two workers; nought where unlike."""
    likeness = Weighing(STRANGE).weigh(*_compared(session, one, other), 0.0)
    if likeness is None:
        return 0, "[]"
    told = [[each.code, round(each.bits, 1)] for each in likeness.reasons]
    return round(likeness.score * 1000), json.dumps(told)
