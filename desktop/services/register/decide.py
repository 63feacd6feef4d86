"""Two who look like one, told apart; and that taken back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.engine import Session
from db.queries import doubles as queries
from db.queries import workers
from db.queries.doubles import PairLine
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


@dataclass(frozen=True, slots=True)
class Apart:
    """Somebody told apart from a worker, and who decided it when."""

    other: int
    at: datetime | None
    by: str


def told_apart_from(session: Session, worker: int) -> list[Apart]:
    """From whom a worker is told apart, where no key field of either changed since."""
    found = []
    for (a, b), pair in queries.pairs_of(session, [worker]).items():
        if pair.state == queries.DISTINCT and pair.keys == keys_digest(*_compared(session, a, b)):
            found.append(Apart(b if a == worker else a, pair.decided_at, pair.decided_by))
    return found


def keep_apart(
    session: Session, worker: int, from_whom: Sequence[Apart], now: datetime
) -> list[list[Any]]:
    """Tell a worker apart from others, as one was who is merged into them.

    Gives back what it takes to undo it: the other, the new digest of the keys, and the score,
    reasons, state, digest, moment and name of the pair that was there, or nothing.
    """
    changed: list[list[Any]] = []
    for one in from_whom:
        low, high = sorted((worker, one.other))
        keys = keys_digest(*_compared(session, low, high))
        decided: dict[str, Any] = {
            "state": queries.DISTINCT,
            "keys": keys,
            "decided_at": one.at,
            "decided_by": one.by,
        }
        pair = queries.pair_of(session, low, high)
        if pair is None:
            row = {"a_id": low, "b_id": high, "score": 0, "reasons": "[]", "found_at": now}
            queries.insert_pairs(session, [{**row, **decided}])
        else:
            queries.update_pair(session, pair.id, decided)
        changed.append([one.other, keys, pair and as_json(pair)])
    return changed


def keep_apart_no_more(session: Session, worker: int, changed: Sequence[Sequence[Any]]) -> None:
    """Take back what `keep_apart` did, where nobody decided otherwise since."""
    for other, keys, before in changed:
        pair = queries.pair_of(session, worker, other)
        if pair is None or pair.state != queries.DISTINCT or pair.keys != keys:
            continue
        if before is None:
            queries.delete_pairs(session, [pair.id])
        else:
            queries.update_pair(session, pair.id, from_json(before))


def as_json(pair: PairLine) -> list[Any]:
    """What a pair says beside whom it is of, as JSON takes it."""
    at = pair.decided_at and pair.decided_at.isoformat()
    return [pair.score, pair.reasons, pair.state, pair.keys, at, pair.decided_by]


def from_json(told: Sequence[Any]) -> dict[str, Any]:
    """The columns of a pair out of `as_json`; the decision is nobody's where it tells none."""
    score, reasons, state, keys, at, by = (*told, None, "")[:6]
    return {
        "score": score,
        "reasons": reasons,
        "state": state,
        "keys": keys,
        "decided_at": at and datetime.fromisoformat(at),
        "decided_by": by,
    }


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
