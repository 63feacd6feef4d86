"""Trainings and their sessions: made, listed, shown, cancelled."""

from datetime import date, time
from fractions import Fraction
from typing import Any

import click

from db.queries import attendance
from db.queries import trainings as queries
from db.queries.trainings import TrainingSums
from desktop.cli.call import Call, table
from desktop.cli.trainings.group import trainings
from desktop.cli.trainings.shapes import (
    Shape,
    clash_shape,
    session_shape,
    training_shape,
    whole_training,
)
from desktop.cli.typed import Clock, Share, day_option
from desktop.domain.attendance import needed
from desktop.domain.dates import short_date
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import KIND_LABELS, TrainingKind
from desktop.services.training import sessions as service
from desktop.services.training.figures import figures_of
from desktop.services.training.sessions import clock
from desktop.services.training.trainings import create_training, require_training

_KINDS = click.Choice([each.value for each in TrainingKind])


@trainings.command("create")
@click.option("--name", required=True, metavar="TEXT")
@click.option("--kind", required=True, type=_KINDS, help="Whom it is for.")
@click.option("--place", required=True, metavar="TEXT")
@day_option("--start", required=True, help="First day.")
@day_option("--end", required=True, help="Last day.")
@click.option("--minimum", type=Share(), help="Least share of JP; else the office's setting.")
@click.option("--theme", default="", metavar="TEXT")
@click.option("--organiser", default="", metavar="TEXT", help="Who holds it; else this office.")
@click.option("--pass-mark", type=int, metavar="N", help="It has an exam, passed with 0 to 100.")
@click.pass_obj
def create(call: Call, /, minimum: Fraction | None, pass_mark: int | None, **said: Any) -> None:
    """Make a training."""
    with call.database().write() as session:
        made = create_training(
            session,
            call.acting(),
            minimum=minimum,
            exam=pass_mark is not None,
            pass_mark=pass_mark,
            **said,
        )
        line = require_training(session, made)
        shape = whole_training(session, line)
    call.answer(
        {"training": shape},
        _("Training {id}: {name}, {start} to {end}.").format(
            id=line.id, name=line.name, start=short_date(line.start), end=short_date(line.end)
        ),
    )


@trainings.command("list")
@click.pass_obj
def list_(call: Call, /) -> None:
    """List trainings, the latest first."""
    with call.database().read() as session:
        lines = queries.trainings(session)
        sums = queries.training_sums(session)
    counted = [(line, sums.get(line.id, TrainingSums())) for line in lines]
    rows = [
        (
            line.id,
            line.name,
            _(KIND_LABELS[TrainingKind(line.kind)]),
            short_date(line.start),
            sized.participants,
            sized.sessions,
            sized.jp,
            _("yes") if line.closed_at else _("no"),
        )
        for line, sized in counted
    ]
    headers = (
        *(_("Training"), _("Name"), _("For"), _("Start"), _("Participants"), _("Sessions")),
        *(_("JP"), _("Closed")),
    )
    call.answer(
        {"trainings": [training_shape(line, sized) for line, sized in counted]},
        table(headers, rows),
    )


@trainings.command("show")
@click.argument("training", type=int, metavar="ID")
@click.pass_obj
def show(call: Call, /, training: int) -> None:
    """Show a training with its sessions, participants and figures."""
    with call.database().read() as session:
        line = require_training(session, training)
        shape = whole_training(session, line)
        told = figures_of(attendance.matrix(session, line))
    if call.json and any(each["nik"] for each in shape["participants"]):
        call.disclosed("training.show", "training", len(shape["participants"]))
    said = [
        _("Training {id}: {name}, {start} to {end}.").format(
            id=line.id, name=line.name, start=short_date(line.start), end=short_date(line.end)
        ),
        _("{n} participants, {sessions} sessions, {jp} JP; needed are {needed} JP.").format(
            n=told.participants,
            sessions=told.sessions,
            jp=told.jp,
            needed=needed(told.jp, line.minimum),
        ),
    ]
    for key, text in (
        ("sessions", _sessions_text),
        ("participants", _people_text),
        ("certificates", _certificates_text),
    ):
        if shape[key]:
            said += ["", text(shape[key])]
    call.answer({"training": shape}, "\n".join(said))


def _sessions_text(shapes: list[Shape]) -> str:
    rows = [
        (
            each["id"],
            short_date(date.fromisoformat(each["date"])),
            f"{each['start']}-{each['end']}",
            each["title"],
            each["trainer"],
            each["jp"],
            each["attendance"]["present"] + each["attendance"]["late"],
            _("cancelled") if each["cancelled"] else "",
        )
        for each in shapes
    ]
    headers = (
        *(_("Session"), _("Date"), _("Time"), _("Title"), _("Trainer"), _("JP"), _("Came")),
        "",
    )
    return table(headers, rows)


def _certificates_text(shapes: list[Shape]) -> str:
    rows = [
        (
            each["number"],
            each["name"],
            short_date(date.fromisoformat(each["date"])),
            short_date(date.fromisoformat(each["until"])) if each["until"] else "",
            _("Revoked: {why}").format(why=each["reason"]) if each["revoked"] else "",
        )
        for each in shapes
    ]
    return table((_("Certificate"), _("Name"), _("Date"), _("Valid until"), _("Note")), rows)


def _people_text(shapes: list[Shape]) -> str:
    rows = [
        (
            each["row"],
            each["code"],
            each["name"],
            each["body"],
            _("{attended} of {held} JP").format(attended=each["jp_attended"], held=each["jp_held"]),
        )
        for each in shapes
    ]
    return table((_("No."), _("Code"), _("Name"), _("Wadah"), _("Attended")), rows)


@trainings.command("session")
@click.argument("training", type=int, metavar="ID")
@click.option("--title", required=True, metavar="TEXT")
@day_option("--date", required=True)
@click.option("--start", required=True, type=Clock())
@click.option("--end", required=True, type=Clock())
@click.option("--jp", required=True, type=int, metavar="N", help="Lesson hours of 45 minutes.")
@click.option("--place", default="", metavar="TEXT", help="Else the training's.")
@click.option("--trainer", default="", metavar="TEXT")
@click.pass_obj
def session_(call: Call, /, training: int, date: date, start: time, end: time, **said: Any) -> None:
    """Add a session. What else is at the same time is told, not refused."""
    with call.database().write() as session:
        made = service.add_session(
            session, call.acting(), training, date=date, start=start, end=end, **said
        )
        line = service.require_session(session, training, made)
        whole = require_training(session, training)
        clashes = service.clashes_of(session, line, whole.place)
    shape = session_shape(line)
    shape["clashes"] = [clash_shape(each) for each in clashes]
    shape["outside"] = service.outside(line, whole)
    text = [
        _("Session {id}: {title}, {date} {start} to {end}, {jp} JP.").format(
            id=line.id,
            title=line.title,
            date=short_date(line.date),
            start=clock(line.start),
            end=clock(line.end),
            jp=line.jp,
        )
    ]
    if shape["outside"]:
        text.append(_("This day is outside the training's own days. Is the date right?"))
    text += [_clash_text(each) for each in clashes]
    call.answer({"session": shape}, "\n".join(text))


def _clash_text(clash: service.Clash) -> str:
    words = (
        _("At the same time the same trainer has “{title}” of {training}, {start} to {end}.")
        if clash.what == "trainer"
        else _("At the same time and place is “{title}” of {training}, {start} to {end}.")
    )
    held = clash.session
    return words.format(
        title=held.title,
        training=clash.training,
        start=clock(held.start),
        end=clock(held.end),
    )


@trainings.command("cancel-session")
@click.argument("training", type=int, metavar="ID")
@click.option("--session", "session_id", required=True, type=int, metavar="S")
@click.option("--reason", default="", metavar="TEXT")
@click.pass_obj
def cancel(call: Call, /, training: int, session_id: int, reason: str) -> None:
    """Cancel a session: its JP count no more, its marks stay as history."""
    with call.database().write() as session:
        line = service.cancel_session(session, call.acting(), training, session_id, reason)
    call.answer(
        {"session": session_shape(line)},
        _("The session {title} is cancelled.").format(title=line.title),
    )
