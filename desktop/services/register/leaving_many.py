"""Several people leave or come back at once: looked at first, then done as one deed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from db.engine import Session
from db.queries import standings as queries
from db.queries import verifications
from db.queries.standings import Standing
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statuses import WORKER_LABELS, WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.register.leaving import check_day, obstacles, reason_code
from desktop.services.register.named_status import named_status
from desktop.services.upkeep.audit import record

BEFORE: Final = "before"
"""Each comes back to where they stood when they left: the leaving was a mistake."""

WAYS: Final = (WorkerStatus.ENDED.value, WorkerStatus.LISTED.value, BEFORE)
"""Leave; come back, to be verified anew; come back as before."""


@dataclass(frozen=True, slots=True)
class Stays:
    """Somebody whom it does not move, and why, as a sentence."""

    id: int
    nik: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class ManyMoved:
    """Worker to the status they get, and who stays as they are."""

    moving: dict[int, str]
    staying: tuple[Stays, ...]


def preview_many(
    session: Session,
    acting: Acting,
    ids: Sequence[int],
    *,
    to: str,
    reason: str = "",
    on: date | None = None,
) -> ManyMoved:
    """Whom of these (row ids) it would move, and who would stay and why; reads only.

    `to` is one of WAYS, `on` the day it happened, today where none is given. UserError
    `status.unknown`, `status.reason`, `status.date`.
    """
    return _plan(session, acting, ids, to, reason, on or acting.today())


def move_many(
    session: Session,
    acting: Acting,
    ids: Sequence[int],
    *,
    to: str,
    reason: str = "",
    on: date | None = None,
    progress: Progress = SILENT,
) -> ManyMoved:
    """Move those who may be moved, as one deed with one entry; the others stay.

    UserError as `preview_many`.
    """
    progress.step(0, len(ids), _("Saving the status"))
    day = on or acting.today()
    plan = _plan(session, acting, ids, to, reason, day)
    if not plan.moving:
        return plan
    told: dict[str, object] = {
        "to": to,
        "reason": reason_code(reason, leaving=to == WorkerStatus.ENDED),
        "date": day.isoformat(),
        "workers": len(plan.moving),
    }
    only = next(iter(plan.moving)) if len(plan.moving) == 1 else None
    audit_id = record(session, acting, "worker.status", "worker", only, told)
    by_target: dict[str, list[int]] = defaultdict(list)
    for worker, target in plan.moving.items():
        by_target[target].append(worker)
    now = acting.now()
    for target, workers in sorted(by_target.items()):
        verifications.set_status(session, workers, target, audit_id=audit_id, at=now)
    progress.step(len(ids), len(ids), _("Saving the status"))
    return plan


def _plan(
    session: Session, acting: Acting, ids: Sequence[int], to: str, reason: str, day: date
) -> ManyMoved:
    named_status(to, WAYS)
    leaving = to == WorkerStatus.ENDED
    reason_code(reason, leaving=leaving)
    check_day(acting, day)
    people = queries.standings_of(session, ids)
    moving = [one for one in people if (one.status == WorkerStatus.ENDED) != leaving]
    targets = _targets(session, moving, to)
    by_target: dict[WorkerStatus, list[Standing]] = defaultdict(list)
    for one in moving:
        by_target[targets[one.id]].append(one)
    against: dict[int, UserError] = {}
    for target, some in by_target.items():
        against |= obstacles(session, some, target, day)
    staying = []
    for one in people:
        if one.id in against:
            staying.append(Stays(one.id, one.nik, one.name, against[one.id].message))
        elif one.id not in targets:
            staying.append(Stays(one.id, one.nik, one.name, _already(one)))
    found = {one.id: targets[one.id].value for one in moving if one.id not in against}
    return ManyMoved(found, tuple(staying))


def _targets(session: Session, moving: Sequence[Standing], to: str) -> dict[int, WorkerStatus]:
    if to != BEFORE:
        return {one.id: WorkerStatus(to) for one in moving}
    before = queries.before_leaving(session, [one.id for one in moving])
    return {one.id: WorkerStatus(before.get(one.id, WorkerStatus.LISTED)) for one in moving}


def _already(one: Standing) -> str:
    if one.status == WorkerStatus.ENDED:
        return _("{name} has left already.").format(name=one.name)
    label = _(WORKER_LABELS[WorkerStatus(one.status)])
    return _("{name} has not left: {status}.").format(name=one.name, status=label)
