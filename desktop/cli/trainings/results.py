"""Results: exam marks, the close."""

import click

from desktop.cli.call import Call
from desktop.cli.trainings.group import trainings
from desktop.cli.trainings.shapes import participant_shape, whole_training
from desktop.domain.texts import gettext as _
from desktop.services.training.closing import close_training, set_exam_mark
from desktop.services.training.enrol import require_participant
from desktop.services.training.trainings import require_training


@trainings.command("exam")
@click.argument("training", type=int, metavar="ID")
@click.option("--code", required=True, metavar="CODE")
@click.option("--mark", required=True, type=int, metavar="N", help="From 0 to 100.")
@click.pass_obj
def exam(call: Call, /, training: int, code: str, mark: int) -> None:
    """Enter the mark of somebody's exam."""
    with call.database().write() as session:
        require_training(session, training)
        who = require_participant(session, training, code)
        line = set_exam_mark(session, call.acting(), training, who.id, mark)
    call.answer(
        {"participant": participant_shape(line)},
        _("{name}: exam mark {mark}.").format(name=line.name, mark=mark),
    )


@trainings.command("close")
@click.argument("training", type=int, metavar="ID")
@click.option("--now", is_flag=True, help="Before its last session has ended.")
@click.pass_obj
def close(call: Call, /, training: int, now: bool) -> None:
    """End a training: who attended enough of the JP held passes."""
    with call.database().write() as session:
        closed = close_training(session, call.acting(), training, now=now)
        shape = whole_training(session, require_training(session, training))
    if call.json and any(each["nik"] for each in shape["participants"]):
        call.disclosed("training.close", "training", len(shape["participants"]))
    call.answer(
        {"passed": closed.passed, "failed": closed.failed, "training": shape},
        _("Closed: {passed} passed, {failed} did not.").format(
            passed=closed.passed, failed=closed.failed
        ),
    )
