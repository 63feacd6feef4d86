"""Who leaves a funding: out of its letters, with the reason that is known or given."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.engine import Session
from db.queries import candidates as queries
from db.queries import letter_people as people
from desktop.domain.statuses import LeavingReason, WorkerStatus
from desktop.services.letters.chosen import Candidate

_TAKEN_OUT = (WorkerStatus.PROPOSED, WorkerStatus.ENROLLED)


@dataclass(frozen=True, slots=True)
class Leavers:
    """What decides whether a worker can be taken out of a funding; made once for many."""

    standing: dict[int, int]
    """Worker to the issued letter of the funding that they stand in."""
    reserved: dict[int, int]

    def against(self, worker: queries.CandidateLine, reason: str) -> tuple[str, str]:
        """Why a worker cannot be taken out for a reason, and a detail; empty where nothing is.

        Without a reason only who has left already is.
        """
        if worker.id in self.reserved:
            return "in_another_letter", str(self.reserved[worker.id])
        if worker.id not in self.standing:
            return "not_in_funding", ""
        left = worker.status == WorkerStatus.ENDED
        named = bool(reason) and worker.status in _TAKEN_OUT
        return ("" if left or named else "still_in"), ""


def leavers_of(session: Session, funding: int, without: int | None = None) -> Leavers:
    """The leavers of a funding as its letters stand, the reservations of one left aside."""
    return Leavers(people.standing(session, funding), queries.reserved(session, without))


def left_already(session: Session, leavers: Leavers, region: str) -> list[queries.CandidateLine]:
    """Who stands in the letters of a funding and has left the programme, of a region or all."""
    ended = queries.candidates_in(session, region, (WorkerStatus.ENDED,))
    return [line for line in ended if line.id in leavers.standing]


def with_reasons(
    session: Session, candidates: Sequence[Candidate], given: dict[int, str]
) -> list[Candidate]:
    """People who leave with why and since when: as was told when they left, else as given.

    They cost nothing. `given` is worker to a code of LeavingReason.
    """
    ended = [one.id for one in candidates if one.line.status == WorkerStatus.ENDED]
    told = people.leavings(session, ended)
    found = []
    for one in candidates:
        reason, day = given.get(one.id, ""), None
        if one.id in told:
            known, day = _told(told[one.id])
            reason = known or reason
        reason = reason or LeavingReason.OTHER
        found.append(replace(one, monthly=0, cost=0, reason=str(reason), left_on=day))
    return found


def _told(left: people.Left) -> tuple[str, date | None]:
    """The reason and the day that a deed of leaving tells; empty where it tells none."""
    if left.reason:
        return left.reason, None
    told = json.loads(left.detail)
    reason, day = str(told.get("reason", "")), str(told.get("date", ""))
    known = reason in tuple(map(str, LeavingReason))
    return (reason if known else ""), (date.fromisoformat(day) if day else None)
