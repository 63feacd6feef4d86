"""People leave the programme and come back: by hand, with a reason and a date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.engine import Session
from db.queries import standings as queries
from db.queries import verifications
from db.queries.standings import Standing
from desktop.domain.dates import short_date
from desktop.domain.errors import UserError
from desktop.domain.nik import clean
from desktop.domain.statuses import (
    MOVER_LABELS,
    MOVES,
    WORKER_LABELS,
    LeavingReason,
    Mover,
    ReturnReason,
    WorkerStatus,
)
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.upkeep.audit import record

_BACK = tuple(dict.fromkeys([*map(str, ReturnReason), *map(str, LeavingReason)]))
_IN_LETTER = (WorkerStatus.PROPOSED, WorkerStatus.ENROLLED, WorkerStatus.REJECTED)


@dataclass(frozen=True, slots=True)
class Moved:
    """How many have another status now; `already` stood there before."""

    changed: int
    already: int


def move_workers(
    session: Session,
    acting: Acting,
    niks: Sequence[str],
    *,
    to: str,
    reason: str = "",
    on: date | None = None,
) -> Moved:
    """Let people leave (`ended`) or come back, all of them or nobody.

    `on` is the day it happened, today where none is given. Who left comes back to `listed`, or
    to where they stood when the leaving was a mistake. UserError `worker.unknown`,
    `status.unknown`, `status.reason`, `status.date`, `status.not_by_hand`, `status.in_letter`.
    """
    target = _status(to)
    why = _reason(target, reason)
    day = on or acting.today()
    people = _people(session, niks)
    moving = [one for one in people if one.status != target]
    _check_day(acting, day, moving)
    _check_moves(session, moving, target)
    if target is WorkerStatus.ENDED:
        _check_letters(session, moving)
    told: dict[str, object] = {
        "to": target.value,
        "reason": why,
        "date": day.isoformat(),
        "workers": len(moving),
    }
    if moving:
        only = moving[0].id if len(moving) == 1 else None
        audit_id = record(session, acting, "worker.status", "worker", only, told)
        ids = [one.id for one in moving]
        verifications.set_status(session, ids, target.value, audit_id=audit_id, at=acting.now())
    return Moved(len(moving), len(people) - len(moving))


def _status(to: str) -> WorkerStatus:
    try:
        return WorkerStatus(to)
    except ValueError as fault:
        raise UserError(
            "status.unknown",
            _("There is no status {status}. There are: {statuses}.").format(
                status=f'"{to}"', statuses=", ".join(WorkerStatus)
            ),
        ) from fault


def _reason(target: WorkerStatus, reason: str) -> str:
    """The code of the reason, checked; `other` where somebody comes back without one."""
    leaving = target is WorkerStatus.ENDED
    known = tuple(map(str, LeavingReason)) if leaving else _BACK
    given = reason or ("" if leaving else ReturnReason.OTHER.value)
    if given not in known:
        raise UserError(
            "status.reason",
            _("The reason {reason} is unknown. Give one of: {reasons}.").format(
                reason=f'"{reason}"', reasons=", ".join(known)
            ),
        )
    return given


def _people(session: Session, niks: Sequence[str]) -> list[Standing]:
    wanted = list(dict.fromkeys(clean(nik) for nik in niks))
    people = queries.standings(session, wanted)
    unknown = len(wanted) - len(people)
    if unknown or not wanted:
        raise UserError(
            "worker.unknown",
            _("{n} of the NIKs named are not in the register. Compare them with it.").format(
                n=unknown
            ),
        )
    return people


def _check_day(acting: Acting, day: date, moving: Sequence[Standing]) -> None:
    if day > acting.today():
        raise UserError(
            "status.date",
            _("{date} is still to come. Give the day it happened.").format(date=short_date(day)),
        )
    for one in moving:
        if day < one.birth_date:
            raise UserError(
                "status.date",
                _("{date} lies before the birth of {name}. Give the day it happened.").format(
                    date=short_date(day), name=one.name
                ),
            )


def _check_moves(session: Session, moving: Sequence[Standing], target: WorkerStatus) -> None:
    """UserError `status.not_by_hand` where one of them may not be moved there by hand."""
    before = queries.before_leaving(session, [one.id for one in moving if one.status == "ended"])
    issued: Mapping[int, int] = {}
    if target in _IN_LETTER:
        issued = queries.in_letters(session, [one.id for one in moving], ("issued",))
    for one in moving:
        status = WorkerStatus(one.status)
        mover = MOVES[status].get(target)
        back = status is WorkerStatus.ENDED and target is not WorkerStatus.LISTED
        stood = before.get(one.id) == target and (target not in _IN_LETTER or one.id in issued)
        if mover is not Mover.HAND or (back and not stood):
            raise _not_by_hand(one, status, target, None if back else mover)


def _not_by_hand(
    one: Standing, status: WorkerStatus, target: WorkerStatus, mover: Mover | None
) -> UserError:
    now, there = _(WORKER_LABELS[status]), _(WORKER_LABELS[target])
    if mover is not None:
        said = _("{name} is {now}; {there} is what {mover} makes of them.")
        said = said.format(name=one.name, now=now, there=there, mover=_(MOVER_LABELS[mover]))
    elif status is WorkerStatus.ENDED:
        said = _("{name} comes back as {listed}, to be verified anew.").format(
            name=one.name, listed=_(WORKER_LABELS[WorkerStatus.LISTED])
        )
    else:
        said = _("From {now} to {there} there is no way for {name}.").format(
            name=one.name, now=now, there=there
        )
    return UserError("status.not_by_hand", said)


def _check_letters(session: Session, moving: Sequence[Standing]) -> None:
    """Whom a letter has frozen and not yet issued, its issue would bring back: refuse."""
    frozen = queries.in_letters(session, [one.id for one in moving], ("approved",))
    for one in moving:
        if one.id in frozen:
            raise UserError(
                "status.in_letter",
                _(
                    "{name} stands in letter {letter}, approved and not yet issued. Cancel that"
                    " letter or issue it first."
                ).format(name=one.name, letter=frozen[one.id]),
            )
