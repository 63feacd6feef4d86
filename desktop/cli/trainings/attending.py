"""Attendance: marked by code, by the rows of signed paper, by a spreadsheet; taken back."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import click

from desktop import paths
from desktop.cli.call import Call, values_of
from desktop.cli.trainings.enrolling import findings_text
from desktop.cli.trainings.group import trainings
from desktop.cli.trainings.shapes import file_shape, participant_shape, sheet_finding_shape
from desktop.domain.attendance import ATTENDANCE_LABELS, Attendance, parse_rows
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import How
from desktop.services.acting import OFFICE_ZONE
from desktop.services.training import attend as service
from desktop.services.training.marks_sheet import marks_template, read_marks
from desktop.services.training.sessions import require_session
from desktop.services.training.signed_sheets import file_signed, kept_training_file, mark_rows

_STATUSES = click.Choice([each.value for each in Attendance])


class Moment(click.ParamType[datetime | time]):
    """A time of the session's day (`08:05`), or a day and time (`2026-11-24T08:05`)."""

    name = "TIME"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime | time:
        """A time, or a moment in the office's zone where it names no other."""
        if isinstance(value, datetime | time):
            return value
        text = str(value).strip()
        try:
            if "-" not in text and "T" not in text.upper():
                return time.fromisoformat(text.replace(".", ":").zfill(5))
            at = datetime.fromisoformat(text)
            at = at if at.tzinfo else at.replace(tzinfo=OFFICE_ZONE)
            at.astimezone(OFFICE_ZONE)  # the first and the last day of all have none there
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no time such as 08:05 or 2026-11-24T08:05.", param, ctx)
        return at


@trainings.command("attend")
@click.argument("training", type=int, metavar="ID")
@click.option("--session", "session_id", type=int, metavar="S")
@click.option("--code", default="", metavar="CODE", help="Of one participant's badge.")
@click.option("--at", type=Moment(), help="When they came; else now.")
@click.option("--status", type=_STATUSES, help="Else present, or late by the minutes set.")
@click.option("--rows", default="", metavar="3,5,8-12", help="Rows signed on paper.")
@click.option("--page", default="", metavar="CODE", help="The code of the signed page.")
@click.option("--name", "names", multiple=True, metavar="N=NAME", help="Who wrote in blank row N.")
@click.option("--file", default="", metavar="MARKS.xlsx", help="A sheet of marks.")
@click.pass_obj
def attend(
    call: Call,
    /,
    *,
    training: int,
    session_id: int | None,
    code: str,
    rows: str,
    page: str,
    names: Sequence[str],
    file: str,
    at: datetime | time | None,
    status: str | None,
) -> None:
    """Mark attendance: by a code, by the rows of signed paper, or by a sheet of marks.

    A sheet without --session is of every session that its headers name.
    """
    on_paper = bool(rows or names)
    if bool(code) + on_paper + bool(file) != 1:
        raise click.UsageError("Give one of --code, --rows, --file.")
    if not code and (at is not None or status is not None):
        raise click.UsageError("--at and --status go with --code.")
    if page and not on_paper:
        raise click.UsageError("--page goes with --rows.")
    if file:
        _attend_file(call, training, session_id, file)
    elif session_id is None:
        raise click.UsageError("Missing option '--session'.")
    elif code:
        _attend_one(call, training, session_id, code, at, status)
    else:
        _attend_rows(call, training, session_id, rows, page, names)


def _attend_file(call: Call, training: int, session_id: int | None, file: str) -> None:
    path = call.input_file(file)
    with call.database().write() as session:
        marks = read_marks(session, call.acting(), training, session_id, path, call.progress())
    said = [
        _("{n} marked, {already} were already.").format(n=marks.marked, already=marks.already),
        *findings_text(marks.findings),
    ]
    call.answer(
        {
            "marked": marks.marked,
            "already": marks.already,
            "findings": [sheet_finding_shape(each) for each in marks.findings],
        },
        "\n".join(said),
    )


@trainings.command("template")
@click.argument("training", type=int, metavar="ID")
@click.argument("out", type=click.Path())
@click.option("--session", "session_id", type=int, metavar="S", help="Of one session alone.")
@click.pass_obj
def template(call: Call, /, training: int, out: str, session_id: int | None) -> None:
    """Write the sheet of marks to be filled in."""
    with call.database().write() as session:
        path = marks_template(session, call.acting(), training, Path(out), session_id=session_id)
    call.answer({"path": str(path)}, str(path))


def _attend_rows(
    call: Call, training: int, session_id: int, rows: str, page: str, names: Sequence[str]
) -> None:
    written = {}
    for number, name in values_of(names).items():
        if not number.isdecimal() or not name.strip():
            raise click.UsageError(f"{number}={name} is not of the form N=NAME")
        written[int(number)] = name
    with call.database().write() as session:
        keyed = mark_rows(
            session,
            call.acting(),
            training,
            session_id,
            parse_rows(rows) if rows else (),
            page=page,
            names=written,
        )
    said = [
        _("{n} marked, {already} were already, {new} walked in.").format(
            n=len(keyed.marked), already=len(keyed.already), new=len(keyed.walk_ins)
        )
    ]
    if keyed.unknown:
        numbers = ", ".join(map(str, keyed.unknown))
        said.append(_("Rows of nobody: {rows}.").format(rows=numbers))
    call.answer(
        {
            "marked": len(keyed.marked),
            "already": len(keyed.already),
            "unknown": keyed.unknown,
            "participants": [participant_shape(line) for line in keyed.marked],
            "walk_ins": [participant_shape(line) for line in keyed.walk_ins],
        },
        "\n".join(said),
    )


@trainings.command("file")
@click.argument("training", type=int, metavar="ID")
@click.argument("file", type=click.Path())
@click.option("--page", default="", metavar="CODE", help="The code of the signed page.")
@click.pass_obj
def file_(call: Call, /, training: int, file: str, page: str) -> None:
    """Keep the scan of a signed page, or another file, with its training."""
    path = call.input_file(file)
    folder = paths.files_folder(call.location())
    with call.database().write() as session:
        line = file_signed(session, call.acting(), folder, training, path, page=page)
        kept = kept_training_file(session, folder, line.id)
    call.answer(
        {"file": {**file_shape(line), "path": str(kept)}},
        _("{file} is kept.").format(file=line.name),
    )


def _attend_one(
    call: Call,
    training: int,
    session_id: int,
    code: str,
    at: datetime | time | None,
    status: str | None,
) -> None:
    with call.database().write() as session:
        came = at
        if isinstance(came, time):
            came = _on(require_session(session, training, session_id).date, came)
        marked = service.mark(
            session,
            call.acting(),
            training,
            session_id,
            code,
            at=came,
            status=Attendance(status) if status else None,
            how=How.COMMAND,
        )
    words = (
        _("{name} was marked already: {status}, {time}.")
        if marked.already
        else _("{name}: {status}, {time}.")
    )
    call.answer(
        {
            "participant": participant_shape(marked.participant),
            "status": marked.status.value,
            "at": marked.at.isoformat(),
            "already": marked.already,
        },
        words.format(
            name=marked.participant.name,
            status=_(ATTENDANCE_LABELS[marked.status]),
            time=f"{marked.at.astimezone(OFFICE_ZONE):%H:%M}",
        ),
    )


def _on(day: date, at: time) -> datetime:
    return datetime.combine(day, at, at.tzinfo or OFFICE_ZONE)


@trainings.command("unmark")
@click.argument("training", type=int, metavar="ID")
@click.option("--session", "session_id", required=True, type=int, metavar="S")
@click.option("--code", required=True, metavar="CODE")
@click.pass_obj
def unmark(call: Call, /, training: int, session_id: int, code: str) -> None:
    """Take a mark back; it stays in the history."""
    with call.database().write() as session:
        who = service.unmark(session, call.acting(), training, session_id, code)
    call.answer(
        {"participant": participant_shape(who)},
        _("The mark of {name} is taken back.").format(name=who.name),
    )
