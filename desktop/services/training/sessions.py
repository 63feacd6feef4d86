"""Sessions of a training: added, changed, cancelled; what else is at the same time is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from db.engine import Session
from db.queries import trainings as queries
from db.queries.trainings import SessionLine, TrainingLine
from db.schema import TrainingSession
from desktop.domain.errors import UserError
from desktop.domain.names import comparable, fold, tidy
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE, Acting
from desktop.services.training.trainings import require_open, require_training
from desktop.services.upkeep.audit import record

_MOST_JP = 99
_TEXTS = ("title", "place", "trainer")
_CHANGEABLE = (*_TEXTS, "date", "start", "end", "jp")


@dataclass(frozen=True, slots=True)
class Clash:
    """A session that is at the same time with the same `trainer` or `place`, which `what` says."""

    what: str
    session: SessionLine
    training: str


def minutes_of(at: time) -> int:
    """A time of day as minutes after midnight."""
    return at.hour * 60 + at.minute


def clock(minutes: int) -> str:
    """Minutes after midnight as clocks show them: `08:05`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def moment(day: date, minutes: int) -> datetime:
    """A time of a day in the office's zone, aware, in UTC."""
    midnight = datetime.combine(day, time(), OFFICE_ZONE)
    return (midnight + timedelta(minutes=minutes)).astimezone(UTC)


def require_session(session: Session, training: int, session_id: int) -> SessionLine:
    """A session of a training; UserError `training.unknown`, `session.not_found`."""
    line = queries.session_line(session, session_id)
    if line is None or line.training_id != training:
        require_training(session, training)
        raise not_found(session_id)
    return line


def not_found(session_id: int) -> UserError:
    """The refusal of a session that the training does not have."""
    return UserError(
        "session.not_found",
        _("This training has no session {id}. See them: lontar trainings show.").format(
            id=session_id
        ),
    )


def add_session(  # noqa: PLR0913 - what a session is, by name
    session: Session,
    acting: Acting,
    training: int,
    *,
    title: str,
    date: date,
    start: time,
    end: time,
    jp: int,
    place: str = "",
    trainer: str = "",
) -> int:
    """Add a session worth `jp` lesson hours to a training that is not closed; give back its id.

    An empty `place` is the training's. A day outside the training's is taken, and shown
    (`outside`). UserError `training.unknown`, `.closed`, `session.title`, `.times`, `.jp`.
    """
    require_open(session, training)
    typed = {
        "title": title, "date": date, "start": start, "end": end, "jp": jp, "place": place,
        "trainer": trainer,
    }  # fmt: skip
    values = _checked(typed)
    _check_times(values)
    row = TrainingSession(uid=acting.chance.uid(), training_id=training, **values)
    session.add(row)
    session.flush()
    told = {"session": row.id, **_told(values)}
    record(session, acting, "training.session", "training", training, told)
    return row.id


def change_session(
    session: Session,
    acting: Acting,
    training: int,
    session_id: int,
    values: Mapping[str, object],
) -> SessionLine:
    """Change a session that is not cancelled; give it back. Marks stay as they are.

    `values` are those of `add_session` by name. UserError as there, and `session.not_found`,
    `.cancelled`, `.field`.
    """
    require_open(session, training)
    before = require_session(session, training, session_id)
    if before.cancelled_at is not None:
        raise cancelled(before.title)
    for key in values:
        if key not in _CHANGEABLE:
            raise UserError(
                "session.field",
                _("A session has no {key} to change. It has: {keys}.").format(
                    key=key, keys=", ".join(_CHANGEABLE)
                ),
            )
    wanted = _checked(values)
    after = {key: wanted.get(key, getattr(before, key)) for key in _CHANGEABLE}
    _check_times(after)
    changed = {key: new for key, new in wanted.items() if new != getattr(before, key)}
    if changed:
        row = session.get_one(TrainingSession, session_id)
        for key, new in changed.items():
            setattr(row, key, new)
        session.flush()
        told: dict[str, object] = {"session": session_id, "new": _told(changed)}
        told["old"] = _told({key: getattr(before, key) for key in changed})
        record(session, acting, "training.session_change", "training", training, told)
    return require_session(session, training, session_id)


def cancel_session(
    session: Session, acting: Acting, training: int, session_id: int, reason: str = ""
) -> SessionLine:
    """Cancel a session: it takes no marks and its JP count no more; its marks stay as history.

    UserError `training.unknown`, `.closed`, `session.not_found`, `.cancelled`.
    """
    require_open(session, training)
    before = require_session(session, training, session_id)
    if before.cancelled_at is not None:
        raise cancelled(before.title)
    row = session.get_one(TrainingSession, session_id)
    row.cancelled_at, row.cancelled_by, row.reason = acting.now(), acting.user, tidy(reason)
    session.flush()
    told: dict[str, object] = {"session": session_id, "title": row.title, "reason": row.reason}
    record(session, acting, "training.cancel_session", "training", training, told)
    return require_session(session, training, session_id)


def cancelled(title: str) -> UserError:
    """The refusal of what a cancelled session takes no more."""
    return UserError(
        "session.cancelled", _("The session {title} is cancelled.").format(title=title)
    )


def clashes(
    session: Session,
    *,
    date: date,
    start: time,
    end: time,
    trainer: str,
    place: str,
    but: int | None = None,
) -> list[Clash]:
    """Sessions of any training at the same time with the same trainer or place.

    They are shown, never refused. `place` is where it is held, the training's too; `but` leaves
    one session aside. Names are compared without titles, places as they are sorted.
    """
    begins, ends = minutes_of(start), minutes_of(end)
    who, where = comparable(trainer), fold(place)
    found = []
    for line, training, its_place in queries.sessions_on(session, date):
        if line.id == but or line.start >= ends or line.end <= begins:
            continue
        if who and comparable(line.trainer) == who:
            found.append(Clash("trainer", line, training))
        if where and fold(line.place or its_place) == where:
            found.append(Clash("place", line, training))
    return found


def clashes_of(session: Session, line: SessionLine, place: str) -> list[Clash]:
    """The clashes of a session that is there; `place` is its training's."""
    return clashes(
        session,
        date=line.date,
        start=time(*divmod(line.start, 60)),
        end=time(*divmod(line.end, 60)),
        trainer=line.trainer,
        place=line.place or place,
        but=line.id,
    )


def outside(line: SessionLine, training: TrainingLine) -> bool:
    """Whether a session is on a day that is none of its training's; shown, never refused."""
    return not training.start <= line.date <= training.end


def _checked(typed: Mapping[str, object]) -> dict[str, object]:
    values: dict[str, object] = {key: tidy(str(typed[key])) for key in _TEXTS if key in typed}
    if "title" in values and not fold(str(values["title"])):
        raise UserError("session.title", _("A session needs a title."))
    for key in ("start", "end"):
        if key in typed:
            at = typed[key]
            assert isinstance(at, time)
            values[key] = minutes_of(at)
    if "jp" in typed:
        jp = typed["jp"]
        if not isinstance(jp, int) or not 1 <= jp <= _MOST_JP:
            raise UserError(
                "session.jp",
                _("A session has from 1 to {most} JP, in whole numbers.").format(most=_MOST_JP),
            )
        values["jp"] = jp
    return values | ({"date": typed["date"]} if "date" in typed else {})


def _check_times(values: Mapping[str, object]) -> None:
    start, end = values["start"], values["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    if end <= start:
        raise UserError("session.times", _("The session ends before it starts."))


def _told(values: Mapping[str, object]) -> dict[str, object]:
    """Values as the audit keeps them: days ISO, times as clocks show them."""
    return {
        key: clock(value)
        if key in ("start", "end") and isinstance(value, int)
        else value.isoformat()
        if isinstance(value, date)
        else value
        for key, value in values.items()
    }
