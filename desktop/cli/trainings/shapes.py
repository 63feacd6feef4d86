"""How trainings, sessions and participants look as JSON; these keys are relied upon."""

from collections.abc import Mapping, Sequence
from typing import Any

from db.engine import Session
from db.queries import attendance
from db.queries import certificates as certificate_queries
from db.queries.attendance import Matrix
from db.queries.certificates import CertificateLine
from db.queries.training_files import TrainingFileLine
from db.queries.trainings import ParticipantLine, SessionLine, TrainingLine, TrainingSums
from desktop.domain.attendance import WHOLE, Attendance, needed
from desktop.domain.training_findings import training_sentence
from desktop.services.training.figures import figures_of, would_pass
from desktop.services.training.listed_sheet import SheetFinding
from desktop.services.training.sessions import Clash, clashes_of, clock, outside

Shape = dict[str, Any]


def training_shape(line: TrainingLine, sums: TrainingSums | None = None) -> Shape:
    """A training; `minimum` is a share from 0 to 1."""
    shape: Shape = {
        "id": line.id,
        "uid": line.uid,
        "name": line.name,
        "kind": line.kind,
        "theme": line.theme,
        "organiser": line.organiser,
        "place": line.place,
        "start": line.start.isoformat(),
        "end": line.end.isoformat(),
        "minimum": line.minimum / WHOLE,
        "exam": line.exam,
        "pass_mark": line.pass_mark,
        "late_minutes": line.late_minutes,
        "late_counts": line.late_counts,
        "closed": line.closed_at is not None,
        "closed_at": line.closed_at.isoformat() if line.closed_at else None,
        "closed_by": line.closed_by,
        "created_at": line.created_at.isoformat(),
        "created_by": line.created_by,
    }
    if sums is not None:
        shape["counts"] = {
            "participants": sums.participants,
            "sessions": sums.sessions,
            "jp": sums.jp,
            "passed": sums.passed,
        }
    return shape


def session_shape(line: SessionLine, counted: Mapping[str, int] | None = None) -> Shape:
    """A session; its times as clocks of the office show them."""
    shape: Shape = {
        "id": line.id,
        "uid": line.uid,
        "training": line.training_id,
        "title": line.title,
        "date": line.date.isoformat(),
        "start": clock(line.start),
        "end": clock(line.end),
        "jp": line.jp,
        "place": line.place,
        "trainer": line.trainer,
        "cancelled": line.cancelled_at is not None,
        "reason": line.reason,
    }
    if counted is not None:
        shape["attendance"] = {each.value: counted.get(each, 0) for each in Attendance}
    return shape


def clash_shape(clash: Clash) -> Shape:
    """A session at the same time: what is the same, `trainer` or `place`, and which it is."""
    return {
        "same": clash.what,
        "training": clash.session.training_id,
        "name": clash.training,
        "session": clash.session.id,
        "title": clash.session.title,
        "start": clock(clash.session.start),
        "end": clock(clash.session.end),
    }


def participant_shape(line: ParticipantLine) -> Shape:
    """A participant; JP and `passed` are nothing before the training is closed."""
    return {
        "id": line.id,
        "row": line.row,
        "code": line.code,
        "name": line.name,
        "kind": line.kind,
        "nik": line.nik,
        "sex": line.sex,
        "birth_place": line.birth_place,
        "birth_date": line.birth_date.isoformat() if line.birth_date else None,
        "body": line.body,
        "role": line.role,
        "region": line.region,
        "phone": line.phone,
        "left": line.left,
        "exam_mark": line.exam_mark,
        "jp_attended": line.jp_attended,
        "jp_held": line.jp_held,
        "passed": line.passed,
    }


def certificate_shape(line: CertificateLine) -> Shape:
    """A certificate; `kind` is certificate or statement (surat keterangan)."""
    return {
        "number": line.number,
        "name": line.name,
        "kind": line.kind,
        "participant": line.participant_id,
        "date": line.date.isoformat(),
        "until": line.until.isoformat() if line.until else None,
        "code": line.code,
        "proof": line.proof,
        "sha256": line.sha256,
        "issued_at": line.issued_at.isoformat(),
        "issued_by": line.issued_by,
        "revoked": line.revoked,
        "revoked_at": line.revoked_at.isoformat() if line.revoked_at else None,
        "reason": line.reason,
    }


def file_shape(line: TrainingFileLine) -> Shape:
    """A file of a training."""
    return {
        "id": line.id,
        "kind": line.kind,
        "name": line.name,
        "media": line.media,
        "size": line.size,
        "sha256": line.sha256,
        "at": line.at.isoformat(),
        "by": line.by,
    }


def sheet_finding_shape(each: SheetFinding) -> Shape:
    """A finding of a row of a sheet, as imports tell it."""
    found = each.finding
    return {
        "row": each.row,
        "sheet": each.sheet,
        "column": each.column,
        "field": found.field,
        "code": found.code,
        "severity": found.severity.value,
        "value": found.value,
        "message": training_sentence(found),
    }


def attended_shape(matrix: Matrix, line: ParticipantLine) -> Shape:
    """A participant with what stands in each session, by its id; JP are as of now."""
    shape = participant_shape(line)
    cells = matrix.cells.get(line.id, {})
    shape["marks"] = {str(one): cell.status for one, cell in cells.items()}
    if line.jp_held is None:
        attended = matrix.attended(line.id)
        shape["jp_attended"], shape["jp_held"] = attended, matrix.held
        shape["would_pass"] = would_pass(matrix.training, line, attended, matrix.held)
    else:
        shape["would_pass"] = bool(line.passed)
    return shape


def figures_shape(matrix: Matrix) -> Shape:
    """The figures of a training; the rate is a fraction from 0 to 1."""
    told = figures_of(matrix)
    return {
        "participants": told.participants,
        "sessions": told.sessions,
        "jp": told.jp,
        "jp_needed": needed(told.jp, matrix.training.minimum),
        "jp_attended": told.attended,
        "attendance_rate": float(told.rate),
        "enough": told.enough,
    }


def whole_training(session: Session, line: TrainingLine) -> Shape:
    """A training with its sessions, their clashes, participants, figures and certificates."""
    matrix = attendance.matrix(session, line)
    shape = training_shape(line)
    shape["sessions"] = sessions_shape(session, matrix)
    shape["participants"] = [attended_shape(matrix, each) for each in matrix.participants]
    shape["figures"] = figures_shape(matrix)
    shape["certificates"] = [
        certificate_shape(each) for each in certificate_queries.certificates(session, line.id)
    ]
    return shape


def sessions_shape(session: Session, matrix: Matrix) -> Sequence[Shape]:
    """The sessions of a training, each with its counts and clashes."""
    counted = figures_of(matrix).by_session
    shapes = []
    for each in matrix.sessions:
        shape = session_shape(each, counted.get(each.id, {}))
        clashes = [] if shape["cancelled"] else clashes_of(session, each, matrix.training.place)
        shape["clashes"] = [clash_shape(clash) for clash in clashes]
        shape["outside"] = outside(each, matrix.training)
        shapes.append(shape)
    return shapes
