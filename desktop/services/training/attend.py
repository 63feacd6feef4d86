"""Attendance: one mark each by code, corrected by hand, taken back; nothing is ever deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.engine import Session
from db.queries import attendance as queries
from db.queries import trainings
from db.queries.attendance import MarkLine, Place
from db.queries.trainings import ParticipantLine
from db.schema import AttendanceMark
from desktop.domain.attendance import Attendance, status_at
from desktop.domain.errors import UserError
from desktop.domain.names import tidy
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import How
from desktop.services.acting import OFFICE_ZONE, Acting
from desktop.services.training.enrol import require_participant
from desktop.services.training.sessions import cancelled, moment, not_found
from desktop.services.training.trainings import closed, require_training
from desktop.services.upkeep.audit import record


@dataclass(frozen=True, slots=True)
class Marked:
    """Who was marked and what stands; `already` where it stood before, and nothing changed.

    `mark` is the row id of what stands, for `take_back`.
    """

    participant: ParticipantLine
    status: Attendance
    at: datetime
    already: bool
    mark: int


@dataclass(frozen=True, slots=True)
class NewMark:
    """A mark to be entered, of somebody without one."""

    participant: int
    status: Attendance
    at: datetime
    page: int | None = None
    note: str = ""


def open_place(session: Session, training: int, session_id: int) -> Place:
    """A session that takes marks.

    UserError `training.unknown`, `session.not_found`, `training.closed`, `session.cancelled`.
    """
    place = queries.place(session, session_id)
    if place is None or place.training_id != training:
        require_training(session, training)
        raise not_found(session_id)
    if place.closed:
        raise closed(require_training(session, training).name)
    if place.cancelled:
        raise cancelled(place.title)
    return place


def mark(
    session: Session,
    acting: Acting,
    training: int,
    session_id: int,
    code: str,
    *,
    at: datetime | None = None,
    status: Attendance | None = None,
    how: How,
) -> Marked:
    """Mark who bears a code; who is marked already stays as marked.

    `at` is when they came, now if not given; it must be on the session's day. Without `status`
    they are present, or late by the training's minutes. UserError as `open_place` and
    `require_participant`, and `session.not_today`.
    """
    place = open_place(session, training, session_id)
    came = at or acting.now()
    if came.astimezone(OFFICE_ZONE).date() != place.date:
        raise UserError(
            "session.not_today",
            _(
                "The session {title} is on {day}, not on {other}. Choose the right session, or"
                " give the moment."
            ).format(
                title=place.title,
                day=place.date.isoformat(),
                other=came.astimezone(OFFICE_ZONE).date().isoformat(),
            ),
        )
    who = require_participant(session, training, code)
    there = queries.standing(session, session_id, who.id)
    if there is not None:
        return Marked(who, Attendance(there.status), there.at, already=True, mark=there.id)
    decided = status or status_at(came, starts(place), place.late_minutes)
    entered = enter_marks(session, acting, place, [NewMark(who.id, decided, came)], how)
    _tell(session, acting, "attendance.mark", place, who, status=decided, how=how)
    return Marked(who, decided, came, already=False, mark=entered[0])


def correct(
    session: Session,
    acting: Acting,
    training: int,
    session_id: int,
    participant_id: int,
    status: Attendance,
    *,
    how: How,
    note: str = "",
) -> MarkLine:
    """Say by hand what somebody is in a session, on any day; what stood before stays as history.

    What stands already changes nothing, unless there is a note. UserError as `open_place`, and
    `participant.unknown`, `.left`.
    """
    place = open_place(session, training, session_id)
    who = _of_training(session, training, participant_id)
    there = queries.standing(session, session_id, participant_id)
    if there is not None and there.status == status and not note:
        return there
    if there is not None:
        queries.end_mark(session, there.id, acting.now(), acting.user)
    at = there.at if there else starts(place)
    new = NewMark(participant_id, status, at, note=tidy(note))
    (entered,) = enter_marks(session, acting, place, [new], how)
    old = there.status if there else ""
    _tell(session, acting, "attendance.correct", place, who, status=status, old=old, how=how)
    line = queries.mark_line(session, entered)
    assert line is not None
    return line


def unmark(
    session: Session, acting: Acting, training: int, session_id: int, code: str
) -> ParticipantLine:
    """Take the mark of who bears a code back; it stays in the history.

    UserError as `open_place` and `require_participant`, and `mark.none`.
    """
    place = open_place(session, training, session_id)
    who = require_participant(session, training, code)
    there = queries.standing(session, session_id, who.id)
    if there is None:
        raise UserError(
            "mark.none", _("{name} is not marked in this session.").format(name=who.name)
        )
    _end(session, acting, place, who, there)
    return who


def clear_mark(
    session: Session, acting: Acting, training: int, session_id: int, participant_id: int
) -> bool:
    """Take the mark of a participant back by hand; False where none stood.

    UserError as `open_place`, and `participant.unknown`, `.left`.
    """
    place = open_place(session, training, session_id)
    who = _of_training(session, training, participant_id)
    there = queries.standing(session, session_id, participant_id)
    if there is not None:
        _end(session, acting, place, who, there)
    return there is not None


def take_back(session: Session, acting: Acting, mark_id: int) -> ParticipantLine:
    """Take one very mark back, as the door does with its last; give back whose it was.

    UserError `mark.gone` where it does not stand any more, and as `open_place`.
    """
    there = queries.mark_line(session, mark_id)
    if there is None or not there.stands:
        raise UserError("mark.gone", _("This mark was corrected or taken back since."))
    who = trainings.participant(session, there.participant_id)
    assert who is not None  # marks are of somebody
    place = open_place(session, who.training_id, there.session_id)
    _end(session, acting, place, who, there)
    return who


def starts(place: Place) -> datetime:
    """The moment a session starts."""
    return moment(place.date, place.start)


def enter_marks(
    session: Session, acting: Acting, place: Place, marks: Sequence[NewMark], how: How
) -> list[int]:
    """Enter marks of people who have none in a session; give back their ids. No audit entry."""
    now = acting.now()
    rows = [
        AttendanceMark(
            uid=acting.chance.uid(),
            session_id=place.session_id,
            participant_id=each.participant,
            status=each.status.value,
            at=each.at,
            how=how.value,
            page_id=each.page,
            recorded_at=now,
            recorded_by=acting.user,
            note=each.note,
        )
        for each in marks
    ]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def _of_training(session: Session, training: int, participant_id: int) -> ParticipantLine:
    who = trainings.participant(session, participant_id)
    if who is None or who.training_id != training:
        raise UserError("participant.unknown", _("There is no such participant in this training."))
    return require_participant(session, training, who.code)


def _end(
    session: Session, acting: Acting, place: Place, who: ParticipantLine, there: MarkLine
) -> None:
    queries.end_mark(session, there.id, acting.now(), acting.user)
    _tell(session, acting, "attendance.unmark", place, who, status=there.status)


def _tell(
    session: Session,
    acting: Acting,
    action: str,
    place: Place,
    who: ParticipantLine,
    **told: str,
) -> None:
    """Enter the deed in the audit, as one done to the training."""
    detail: dict[str, object] = {"session": place.session_id, "row": who.row, **told}
    record(session, acting, action, "training", place.training_id, detail)
