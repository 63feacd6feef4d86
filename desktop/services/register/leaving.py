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
from desktop.domain.statuses import (
    MOVER_LABELS,
    MOVES,
    OUT,
    WORKER_LABELS,
    LeavingReason,
    Mover,
    ReturnReason,
    WorkerStatus,
)
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.register.named_niks import named_niks
from desktop.services.register.named_status import named_status
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
    target = WorkerStatus(named_status(to))
    why = reason_code(reason, leaving=target is WorkerStatus.ENDED)
    day = on or acting.today()
    people = _people(session, niks)
    check_day(acting, day)
    moving = [one for one in people if one.status != target]
    against = obstacles(session, moving, target, day)
    if against:
        raise next(against[one.id] for one in moving if one.id in against)
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


def reason_code(reason: str, *, leaving: bool) -> str:
    """The code of the reason, checked; `other` where somebody comes back without one.

    UserError `status.reason`.
    """
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
    wanted = named_niks(session, niks)
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


def check_day(acting: Acting, day: date) -> None:
    """UserError `status.date` for a day that is still to come."""
    if day > acting.today():
        raise UserError(
            "status.date",
            _("{date} is still to come. Give the day it happened.").format(date=short_date(day)),
        )


def obstacles(
    session: Session, moving: Sequence[Standing], target: WorkerStatus, day: date
) -> dict[int, UserError]:
    """Worker to why a person may not move them there by hand, of those who may not."""
    before = queries.before_leaving(session, [one.id for one in moving if one.status == "ended"])
    ids = [one.id for one in moving]
    issued: Mapping[int, int] = {}
    if target in _IN_LETTER:
        issued = queries.in_letters(session, ids, OUT)
    # Whom a letter has frozen and not yet issued, its issue would bring back, or take out again.
    frozen = queries.in_approved(session, ids)
    found: dict[int, UserError] = {}
    for one in moving:
        status = WorkerStatus(one.status)
        mover = MOVES[status].get(target)
        back = status is WorkerStatus.ENDED and target is not WorkerStatus.LISTED
        stood = before.get(one.id) == target and (target not in _IN_LETTER or one.id in issued)
        if day < one.birth_date:
            found[one.id] = _unborn(one, day)
        elif mover is not Mover.HAND or (back and not stood):
            found[one.id] = _not_by_hand(one, status, target, None if back else mover)
        elif one.id in frozen:
            found[one.id] = _frozen(one, frozen[one.id])
    return found


def _unborn(one: Standing, day: date) -> UserError:
    return UserError(
        "status.date",
        _("{date} lies before the birth of {name}. Give the day it happened.").format(
            date=short_date(day), name=one.name
        ),
    )


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


def _frozen(one: Standing, letter: int) -> UserError:
    return UserError(
        "status.in_letter",
        _(
            "{name} stands in letter {letter}, approved and not yet issued. Cancel that"
            " letter or issue it first."
        ).format(name=one.name, letter=letter),
    )
