"""The papers of what was: the daftar hadir of each session as recorded, the report."""

import re

from db.engine import Session
from db.queries import attendance as queries
from db.queries.attendance import Matrix
from db.queries.trainings import ParticipantLine, SessionLine
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE, Acting
from desktop.services.letters.gather import government_of, head_of
from desktop.services.letters.letterforms import office_wording
from desktop.services.letters.papers.training.attendance_list import draw_attendance_list
from desktop.services.letters.papers.training.record_facts import (
    AttendanceList,
    KeptRow,
    KeptSession,
    ReportFacts,
    ReportPerson,
    ReportSession,
)
from desktop.services.letters.papers.training.report import draw_training_report
from desktop.services.letters.signer import signer_of
from desktop.services.offices.settings import read_settings, require_office
from desktop.services.training.figures import figures_of
from desktop.services.training.papers import Paper, session_facts
from desktop.services.training.sessions import require_session
from desktop.services.training.trainings import require_training
from desktop.services.upkeep.audit import record

_PAGE = re.compile(rb"/Type\s*/Page\b")


def attendance_list_pdf(
    session: Session, acting: Acting, training: int, *, session_id: int | None = None
) -> Paper:
    """The daftar hadir as recorded, of a session or of every one: who came, when, how noted.

    UserError `training.unknown`, `session.not_found`, `sheet.no_session`, `office.missing`.
    """
    line = require_training(session, training)
    if session_id is not None:
        require_session(session, training, session_id)
    matrix = queries.matrix(session, line)
    wanted = [each for each in matrix.sessions if session_id in (None, each.id)]
    if not wanted:
        raise UserError("sheet.no_session", _("There is no session to print a sheet for."))
    office = require_office(session)
    facts = AttendanceList(
        line.name,
        [_kept(matrix, each) for each in wanted],
        office.city,
        acting.today(),
        head_of(office.region, office.region_name),
        signer_of(session, None),
    )
    wording = office_wording(session, "attendance_list")
    content = draw_attendance_list(facts, acting.now(), wording=wording)
    told: dict[str, object] = {"sessions": [each.id for each in wanted]}
    record(session, acting, "training.record", "training", training, told)
    return _paper(content)


def report_pdf(
    session: Session, acting: Acting, training: int, progress: Progress = SILENT
) -> Paper:
    """The report of a training: figures, bars, and the matrix of who was where.

    UserError `training.unknown`, `office.missing`.
    """
    line = require_training(session, training)
    facts = _report_facts(session, acting, queries.matrix(session, line))
    emblem = require_office(session).letterhead
    wording = office_wording(session, "training_report")
    content = draw_training_report(facts, emblem, acting.now(), progress, wording=wording)
    told: dict[str, object] = {"rows": len(facts.people), "paper": True}
    record(session, acting, "training.report", "training", training, told)
    return _paper(content)


def _kept(matrix: Matrix, held: SessionLine) -> KeptSession:
    facts = session_facts(matrix.training, matrix.sessions, held.id)
    rows = [_kept_row(matrix, who, held) for who in matrix.participants]
    return KeptSession(facts, rows, cancelled=held.cancelled_at is not None)


def _kept_row(matrix: Matrix, who: ParticipantLine, held: SessionLine) -> KeptRow:
    """What stands of somebody; the time only of who came and was seen coming."""
    cell = matrix.cell(who.id, held.id)
    if cell is None:
        return KeptRow(who.row, who.name, who.sex, who.body)
    seen = cell.status in ("present", "late") and cell.how in ("door", "command")
    at = f"{cell.at.astimezone(OFFICE_ZONE):%H.%M}" if seen else ""
    return KeptRow(who.row, who.name, who.sex, who.body, cell.status, at, cell.how)


def _report_facts(session: Session, acting: Acting, matrix: Matrix) -> ReportFacts:
    line = matrix.training
    office = require_office(session)
    settings = read_settings(session)
    return ReportFacts(
        government=government_of(office.region, office.region_name),
        office_name=office.name,
        address=office.address,
        phone=office.phone,
        email=office.email,
        head=head_of(office.region, office.region_name),
        city=office.city,
        paper=settings.text("paper"),
        typeface=settings.text("typeface"),
        training=line.name,
        theme=line.theme,
        organiser=line.organiser,
        place=line.place,
        start=line.start,
        end=line.end,
        minimum=line.minimum,
        exam=line.exam,
        pass_mark=line.pass_mark,
        late_counts=line.late_counts,
        held=matrix.held,
        sessions=_report_sessions(matrix),
        people=[_report_person(matrix, who) for who in matrix.participants],
        dated=acting.today(),
        signer=signer_of(session, None),
    )


def _report_sessions(matrix: Matrix) -> list[ReportSession]:
    counted = figures_of(matrix).by_session
    return [
        ReportSession(
            number,
            each.title,
            each.trainer,
            each.date,
            each.jp,
            counted[each.id],
            cancelled=each.cancelled_at is not None,
        )
        for number, each in enumerate(matrix.sessions, start=1)
    ]


def _report_person(matrix: Matrix, who: ParticipantLine) -> ReportPerson:
    cells = (matrix.cell(who.id, each.id) for each in matrix.sessions)
    attended = who.jp_attended if who.jp_attended is not None else matrix.attended(who.id)
    marks = [cell.status if cell else "" for cell in cells]
    return ReportPerson(who.row, who.name, who.body, marks, attended, who.exam_mark, who.passed)


def _paper(content: bytes) -> Paper:
    return Paper(content, len(_PAGE.findall(content)))
