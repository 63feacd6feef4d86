"""The end of a training: exam marks, and who passed, in whole numbers."""

from dataclasses import dataclass
from datetime import datetime

from db.engine import Session
from db.queries import attendance as queries
from db.queries import trainings
from db.queries.attendance import Matrix
from db.queries.results import keep_results
from db.queries.trainings import ParticipantLine
from db.schema import Participant, Training
from desktop.domain.dates import short_date
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE, Acting
from desktop.services.training.enrol import require_participant
from desktop.services.training.figures import would_pass
from desktop.services.training.sessions import moment
from desktop.services.training.trainings import require_open
from desktop.services.upkeep.audit import record

_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Closed:
    """How many passed and how many did not; who was taken off the list is none of them."""

    passed: int
    failed: int


def close_training(session: Session, acting: Acting, training: int, *, now: bool = False) -> Closed:
    """Close a training: who attended the minimum of the JP held passes, with the mark of an exam.

    Nobody passes where nothing was held or, with an exam, where no mark was entered. Refused
    before the end of its last session unless `now`. UserError `training.unknown`, `.closed`,
    `.not_over`.
    """
    line = require_open(session, training)
    matrix = queries.matrix(session, line)
    over = ends(matrix)
    if not now and acting.now() < over:
        there = over.astimezone(OFFICE_ZONE)
        raise UserError(
            "training.not_over",
            _(
                "The training ends on {day} at {time}. Close it after that, or close it now on"
                " purpose: --now."
            ).format(day=short_date(there.date()), time=f"{there:%H:%M}"),
        )
    results = [
        (each.id, attended, matrix.held, would_pass(line, each, attended, matrix.held))
        for each in matrix.participants
        for attended in (matrix.attended(each.id),)
    ]
    keep_results(session, results)
    row = session.get_one(Training, training)
    row.closed_at, row.closed_by = acting.now(), acting.user
    row.version += 1
    session.flush()
    passed = sum(each[3] for each in results)
    closed = Closed(passed, len(results) - passed)
    told: dict[str, object] = {
        "passed": closed.passed, "failed": closed.failed, "jp": matrix.held, "now": now,
    }  # fmt: skip
    record(session, acting, "training.close", "training", training, told)
    return closed


def ends(matrix: Matrix) -> datetime:
    """The end of the last session that stands; without any, the end of the training's last day."""
    moments = [moment(each.date, each.end) for each in matrix.sessions if each.cancelled_at is None]
    return max(moments, default=moment(matrix.training.end, _A_DAY))


def set_exam_mark(
    session: Session, acting: Acting, training: int, participant_id: int, mark: int | None
) -> ParticipantLine:
    """Enter the mark of an exam, 0 to 100, or take it out with nothing; give the person back.

    UserError `training.unknown`, `.closed`, `.no_exam`, `exam.mark`, `participant.unknown`,
    `.left`.
    """
    line = require_open(session, training)
    if not line.exam:
        raise UserError(
            "training.no_exam",
            _("The training {name} has no exam. Give it the mark to pass first.").format(
                name=line.name
            ),
        )
    if mark is not None and not 0 <= mark <= 100:
        raise UserError("exam.mark", _("An exam mark is a whole number from 0 to 100."))
    who = trainings.participant(session, participant_id)
    if who is None or who.training_id != training:
        raise UserError("participant.unknown", _("There is no such participant in this training."))
    require_participant(session, training, who.code)
    if mark != who.exam_mark:
        session.get_one(Participant, who.id).exam_mark = mark
        session.flush()
        told: dict[str, object] = {"row": who.row, "old": who.exam_mark, "new": mark}
        record(session, acting, "training.exam", "training", training, told)
    after = trainings.participant(session, participant_id)
    assert after is not None
    return after
