"""Papers of a training: the sheet to sign, the badges, the report."""

from collections.abc import Sequence
from pathlib import Path

import click

from db.queries import attendance
from desktop import paths
from desktop.cli.call import Call, table
from desktop.cli.trainings.group import trainings
from desktop.cli.trainings.shapes import attended_shape, figures_shape, sessions_shape
from desktop.domain.texts import gettext as _
from desktop.services.sheets.writing import not_written
from desktop.services.training.papers import Paper, badges_pdf, sign_sheet_pdf
from desktop.services.training.records import attendance_list_pdf, report_pdf
from desktop.services.training.report import save_report
from desktop.services.training.trainings import require_training


@trainings.command("sheet")
@click.argument("training", type=int, metavar="ID")
@click.option("--session", "session_id", type=int, metavar="S", help="Else of every session.")
@click.option("--out", required=True, type=click.Path(), metavar="X.pdf")
@click.option("--blank", default=5, show_default=True, metavar="N", help="Rows for walk-ins.")
@click.option("--phone", is_flag=True, help="With telephone numbers.")
@click.pass_obj
def sheet(
    call: Call, /, training: int, session_id: int | None, out: str, blank: int, phone: bool
) -> None:
    """Print the sheet to sign; its page codes are registered."""
    with call.database().write() as session:
        paper = sign_sheet_pdf(
            session,
            call.acting(),
            training,
            session_id=session_id,
            blank_rows=blank,
            show_phone=phone,
        )
        path = _saved(out, paper)
    _tell(call, path, paper)


@trainings.command("badges")
@click.argument("training", type=int, metavar="ID")
@click.option("--out", required=True, type=click.Path(), metavar="X.pdf")
@click.option("--code", "codes", multiple=True, metavar="CODE", help="Of these alone.")
@click.pass_obj
def badges(call: Call, /, training: int, out: str, codes: Sequence[str]) -> None:
    """Print badges, eight a page."""
    folder = paths.files_folder(call.location())
    with call.database().write() as session:
        paper = badges_pdf(
            session, call.acting(), training, folder, codes=codes, progress=call.progress()
        )
        path = _saved(out, paper)
    _tell(call, path, paper)


@trainings.command("record")
@click.argument("training", type=int, metavar="ID")
@click.option("--session", "session_id", type=int, metavar="S", help="Else of every session.")
@click.option("--out", required=True, type=click.Path(), metavar="X.pdf")
@click.pass_obj
def record(call: Call, /, training: int, session_id: int | None, out: str) -> None:
    """Print the daftar hadir as it was recorded: who came, when, how it was noted."""
    with call.database().write() as session:
        paper = attendance_list_pdf(session, call.acting(), training, session_id=session_id)
        path = _saved(out, paper)
    _tell(call, path, paper)


def _tell(call: Call, path: Path, paper: Paper) -> None:
    call.answer(
        {"path": str(path), "pages": paper.pages},
        _("{path}: {n} pages").format(path=path, n=paper.pages),
    )


def _saved(out: str, paper: Paper) -> Path:
    """Write a PDF whole or not at all; its full path."""
    path = Path(out).absolute()
    try:
        paths.replace_file(path, paper.content)
    except OSError as fault:
        raise not_written(path) from fault
    return path


@trainings.command("report")
@click.argument("training", type=int, metavar="ID")
@click.option("--out", default="", type=click.Path(), help="As a sheet (.xlsx) or paper (.pdf).")
@click.pass_obj
def report(call: Call, /, training: int, out: str) -> None:
    """Tell the figures of a training, and the matrix of attendance."""
    with call.database().read() as session:
        line = require_training(session, training)
        matrix = attendance.matrix(session, line)
        sessions = sessions_shape(session, matrix)
    figures = figures_shape(matrix)
    told = {**figures, "matrix": [attended_shape(matrix, each) for each in matrix.participants]}
    told["by_session"] = list(sessions)
    if out:
        with call.database().write() as session:
            if out.lower().endswith(".pdf"):
                told["path"] = str(_saved(out, report_pdf(session, call.acting(), training)))
            else:
                told["path"] = str(save_report(session, call.acting(), training, Path(out)))
    if call.json and any(each.nik for each in matrix.participants):
        call.disclosed("training.report", "training", len(matrix.participants))
    rows = [
        (_("Participants"), figures["participants"]),
        (_("Sessions"), figures["sessions"]),
        (_("JP"), figures["jp"]),
        (
            _("Attendance"),
            _("{attended} of {held} JP").format(
                attended=figures["jp_attended"], held=figures["jp"] * figures["participants"]
            ),
        ),
        (_("Attended enough"), figures["enough"]),
    ]
    call.answer(told, table((_("What"), _("Value")), rows))
