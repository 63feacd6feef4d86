"""Corrections: of a mark with its history, of a training, of a session."""

from datetime import date, time
from fractions import Fraction
from typing import Any

import click

from db.queries import attendance
from db.queries.attendance import MarkLine
from desktop.cli.call import Call, table
from desktop.cli.trainings.group import trainings
from desktop.cli.trainings.shapes import Shape, participant_shape, session_shape, training_shape
from desktop.cli.typed import Clock, Share, day_option
from desktop.domain.attendance import ATTENDANCE_LABELS, Attendance
from desktop.domain.dates import short_date
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import HOW_LABELS, How, TrainingKind
from desktop.services.acting import OFFICE_ZONE
from desktop.services.training.attend import correct as correct_mark
from desktop.services.training.enrol import require_participant
from desktop.services.training.sessions import change_session
from desktop.services.training.trainings import change_training, require_training

_STATUSES = click.Choice([each.value for each in Attendance])
_KINDS = click.Choice([each.value for each in TrainingKind])


@trainings.command("correct")
@click.argument("training", type=int, metavar="ID")
@click.option("--session", "session_id", required=True, type=int, metavar="S")
@click.option("--code", required=True, metavar="CODE")
@click.option("--status", required=True, type=_STATUSES)
@click.option("--note", default="", metavar="TEXT")
@click.pass_obj
def correct(
    call: Call, /, training: int, session_id: int, code: str, status: str, note: str
) -> None:
    """Say by hand what somebody is in a session; what stood before stays in the history."""
    with call.database().write() as session:
        require_training(session, training)
        who = require_participant(session, training, code)
        line = correct_mark(
            session,
            call.acting(),
            training,
            session_id,
            who.id,
            Attendance(status),
            how=How.COMMAND,
            note=note,
        )
    call.answer(
        {"participant": participant_shape(who), "status": line.status, "mark": mark_shape(line)},
        _("{name}: {status}.").format(
            name=who.name, status=_(ATTENDANCE_LABELS[Attendance(line.status)])
        ),
    )


@trainings.command("history")
@click.argument("training", type=int, metavar="ID")
@click.option("--code", required=True, metavar="CODE")
@click.pass_obj
def history(call: Call, /, training: int, code: str) -> None:
    """Every mark there ever was of a participant, the oldest first."""
    with call.database().read() as session:
        require_training(session, training)
        who = require_participant(session, training, code)
        lines = attendance.history_of(session, who.id)
    rows = [
        (
            line.session_id,
            _(ATTENDANCE_LABELS[Attendance(line.status)]),
            _(HOW_LABELS[How(line.how)]),
            line.recorded_by,
            short_date(line.recorded_at.astimezone(OFFICE_ZONE).date()),
            _("stands") if line.stands else _("ended by {name}").format(name=line.ended_by),
        )
        for line in lines
    ]
    headers = (_("Session"), _("Mark"), _("How"), _("By"), _("Date"), "")
    call.answer(
        {"participant": participant_shape(who), "marks": [mark_shape(line) for line in lines]},
        table(headers, rows),
    )


def mark_shape(line: MarkLine) -> Shape:
    """A mark: what, when they came, how and by whom it was noted, and whether it stands."""
    return {
        "id": line.id,
        "session": line.session_id,
        "status": line.status,
        "at": line.at.isoformat(),
        "how": line.how,
        "recorded_at": line.recorded_at.isoformat(),
        "recorded_by": line.recorded_by,
        "stands": line.stands,
        "ended_at": line.ended_at.isoformat() if line.ended_at else None,
        "ended_by": line.ended_by,
        "note": line.note,
    }


def _given(said: dict[str, Any]) -> dict[str, object]:
    values = {key: value for key, value in said.items() if value is not None}
    if not values:
        raise click.UsageError("Say what to change.")
    return values


@trainings.command("change")
@click.argument("training", type=int, metavar="ID")
@click.option("--name", metavar="TEXT")
@click.option("--kind", type=_KINDS)
@click.option("--place", metavar="TEXT")
@day_option("--start")
@day_option("--end")
@click.option("--minimum", type=Share())
@click.option("--theme", metavar="TEXT")
@click.option("--organiser", metavar="TEXT")
@click.option("--pass-mark", type=int, metavar="N")
@click.pass_obj
def change(call: Call, /, training: int, minimum: Fraction | None, **said: Any) -> None:
    """Change a training that is not closed."""
    values = _given({**said, "minimum": minimum})
    with call.database().write() as session:
        line = change_training(session, call.acting(), training, values)
    call.answer(
        {"training": training_shape(line)},
        _("Training {id}: {name}, {start} to {end}.").format(
            id=line.id, name=line.name, start=short_date(line.start), end=short_date(line.end)
        ),
    )


@trainings.command("change-session")
@click.argument("training", type=int, metavar="ID")
@click.option("--session", "session_id", required=True, type=int, metavar="S")
@click.option("--title", metavar="TEXT")
@day_option("--date")
@click.option("--start", type=Clock())
@click.option("--end", type=Clock())
@click.option("--jp", type=int, metavar="N")
@click.option("--place", metavar="TEXT")
@click.option("--trainer", metavar="TEXT")
@click.pass_obj
def change_one(
    call: Call,
    /,
    *,
    training: int,
    session_id: int,
    date: date | None,
    start: time | None,
    end: time | None,
    **said: Any,
) -> None:
    """Change a session that is not cancelled; its marks stay as they are."""
    values = _given({**said, "date": date, "start": start, "end": end})
    with call.database().write() as session:
        line = change_session(session, call.acting(), training, session_id, values)
    call.answer(
        {"session": session_shape(line)},
        _("The session {title} is changed.").format(title=line.title),
    )
