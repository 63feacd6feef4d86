"""Marks of attendance: what stands in the matrix, and every mark there ever was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.queries import trainings
from db.queries.chunks import chunks
from db.queries.trainings import ParticipantLine, SessionLine, TrainingLine
from db.schema import AttendanceMark, Participant, SignPage, Training, TrainingSession


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A mark; one that was corrected or taken back does not stand, and says when and by whom."""

    id: int
    session_id: int
    participant_id: int
    status: str
    at: datetime
    how: str
    page_id: int | None
    recorded_at: datetime
    recorded_by: str
    stands: bool
    ended_at: datetime | None
    ended_by: str
    note: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands for one participant in one session."""

    id: int
    status: str
    at: datetime
    how: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Participants by sessions; `cells` is participant to session to what stands there."""

    training: TrainingLine
    participants: Sequence[ParticipantLine]
    sessions: Sequence[SessionLine]
    cells: Mapping[int, Mapping[int, Cell]]

    def cell(self, participant_id: int, session_id: int) -> Cell | None:
        """What stands for a participant in a session, nothing where nothing was marked."""
        return self.cells.get(participant_id, {}).get(session_id)

    @property
    def held(self) -> int:
        """JP of the sessions that were not cancelled."""
        return sum(each.jp for each in self.sessions if each.cancelled_at is None)

    def attended(self, participant_id: int) -> int:
        """JP that a participant attended, of the sessions that were not cancelled."""
        of_one = self.cells.get(participant_id, {})
        total = 0
        for each in self.sessions:
            cell = of_one.get(each.id)
            if cell is not None and each.cancelled_at is None:
                came = cell.status == "present" or (
                    cell.status == "late" and self.training.late_counts
                )
                total += each.jp if came else 0
        return total


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark would stand: the session and what its training says of marks."""

    training_id: int
    session_id: int
    title: str
    date: date
    start: int
    cancelled: bool
    closed: bool
    late_minutes: int


@dataclass(frozen=True, slots=True)
class SignPageLine:
    """A printed page of a sheet to sign; `rows` are the numbers on it as JSON."""

    id: int
    code: str
    session_id: int
    page: int
    pages: int
    rows: str
    printed_at: datetime
    printed_by: str


_MARK = tuple(getattr(AttendanceMark, name) for name in MarkLine.__dataclass_fields__)
_PAGE = tuple(getattr(SignPage, name) for name in SignPageLine.__dataclass_fields__)


def place(session: Session, session_id: int) -> Place | None:
    """A session as a mark sees it, nothing where there is none of the id."""
    columns: tuple[Any, ...] = (
        TrainingSession.training_id,
        TrainingSession.id,
        TrainingSession.title,
        TrainingSession.date,
        TrainingSession.start,
        TrainingSession.cancelled_at.is_not(None),
        Training.closed_at.is_not(None),
        Training.late_minutes,
    )
    query = (
        select(*columns)
        .join(Training, Training.id == TrainingSession.training_id)
        .where(TrainingSession.id == session_id)
    )
    row = session.execute(query).first()
    return Place(*tuple(row)) if row else None


def standing(session: Session, session_id: int, participant_id: int) -> MarkLine | None:
    """The mark that stands for a participant in a session, nothing where none does."""
    query = select(*_MARK).where(
        AttendanceMark.session_id == session_id,
        AttendanceMark.participant_id == participant_id,
        AttendanceMark.stands,
    )
    row = session.execute(query).first()
    return MarkLine(*tuple(row)) if row else None


def standing_many(session: Session, session_id: int) -> dict[int, MarkLine]:
    """Participant to the mark that stands in a session."""
    query = select(*_MARK).where(AttendanceMark.session_id == session_id, AttendanceMark.stands)
    lines = (MarkLine(*tuple(row)) for row in session.execute(query))
    return {line.participant_id: line for line in lines}


def mark_line(session: Session, mark_id: int) -> MarkLine | None:
    """One mark, nothing where there is none of the id."""
    row = session.execute(select(*_MARK).where(AttendanceMark.id == mark_id)).first()
    return MarkLine(*tuple(row)) if row else None


def end_mark(session: Session, mark_id: int, at: datetime, by: str) -> bool:
    """A mark stands no more; False where it did not any more."""
    ended = session.execute(
        update(AttendanceMark)
        .where(AttendanceMark.id == mark_id, AttendanceMark.stands)
        .values(stands=False, ended_at=at, ended_by=by)
        .returning(AttendanceMark.id)
        .execution_options(synchronize_session=False)
    )
    return ended.first() is not None


def matrix(session: Session, training: TrainingLine, *, with_left: bool = False) -> Matrix:
    """Everybody of a training by every session, with the marks that stand."""
    held = trainings.sessions(session, training.id)
    cells: dict[int, dict[int, Cell]] = {}
    columns: tuple[Any, ...] = (
        AttendanceMark.participant_id,
        AttendanceMark.session_id,
        AttendanceMark.id,
        AttendanceMark.status,
        AttendanceMark.at,
        AttendanceMark.how,
    )
    query = select(*columns).where(
        AttendanceMark.session_id.in_([each.id for each in held]), AttendanceMark.stands
    )
    for who, where, *told in session.execute(query):
        cells.setdefault(who, {})[where] = Cell(*told)
    people = trainings.participants(session, training.id, with_left=with_left)
    return Matrix(training, people, held, cells)


def tally(session: Session, training_id: int) -> dict[int, dict[str, int]]:
    """Session to status to how many stand so, of participants who have not left."""
    query = (
        select(AttendanceMark.session_id, AttendanceMark.status, func.count())
        .join(Participant, Participant.id == AttendanceMark.participant_id)
        .where(
            Participant.training_id == training_id,
            Participant.left_at.is_(None),
            AttendanceMark.stands,
        )
        .group_by(AttendanceMark.session_id, AttendanceMark.status)
    )
    found: dict[int, dict[str, int]] = {}
    for where, status, number in session.execute(query):
        found.setdefault(where, {})[status] = number
    return found


def mark_history(session: Session, session_id: int, participant_id: int) -> list[MarkLine]:
    """Every mark of a participant in a session, the oldest first."""
    query = (
        select(*_MARK)
        .where(
            AttendanceMark.session_id == session_id,
            AttendanceMark.participant_id == participant_id,
        )
        .order_by(AttendanceMark.id)
    )
    return [MarkLine(*tuple(row)) for row in session.execute(query)]


def history_of(session: Session, participant_id: int) -> list[MarkLine]:
    """Every mark of a participant in every session, the oldest first."""
    query = (
        select(*_MARK)
        .where(AttendanceMark.participant_id == participant_id)
        .order_by(AttendanceMark.id)
    )
    return [MarkLine(*tuple(row)) for row in session.execute(query)]


def latest_marks(session: Session, session_id: int, most: int) -> list[MarkLine]:
    """The newest marks of a session that stand, the newest first."""
    query = (
        select(*_MARK)
        .where(AttendanceMark.session_id == session_id, AttendanceMark.stands)
        .order_by(AttendanceMark.id.desc())
        .limit(most)
    )
    return [MarkLine(*tuple(row)) for row in session.execute(query)]


def page_by_code(session: Session, code: str) -> SignPageLine | None:
    """A printed page by its code, nothing where none was printed with it."""
    row = session.execute(select(*_PAGE).where(SignPage.code == code)).first()
    return SignPageLine(*tuple(row)) if row else None


def sign_pages(session: Session, session_ids: Sequence[int]) -> list[SignPageLine]:
    """Every page printed for some sessions, in the order printed."""
    found: list[SignPageLine] = []
    for some in chunks(session_ids):
        query = select(*_PAGE).where(SignPage.session_id.in_(some)).order_by(SignPage.id)
        found += [SignPageLine(*tuple(row)) for row in session.execute(query)]
    return found


def marked_on(session: Session, page_id: int) -> set[int]:
    """Participants of whom a mark, standing or not, was keyed from a page."""
    query = select(AttendanceMark.participant_id).where(AttendanceMark.page_id == page_id)
    return set(session.scalars(query))


def marks_by_page(session: Session, training_id: int) -> dict[int, int]:
    """Printed page to how many marks, standing or not, were keyed from it."""
    query = (
        select(AttendanceMark.page_id, func.count())
        .join(TrainingSession, TrainingSession.id == AttendanceMark.session_id)
        .where(TrainingSession.training_id == training_id, AttendanceMark.page_id.is_not(None))
        .group_by(AttendanceMark.page_id)
    )
    return {page: number for page, number in session.execute(query) if page is not None}
