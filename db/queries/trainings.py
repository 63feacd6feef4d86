"""Trainings with their sessions and participants, as they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.queries.chunks import chunks
from db.schema import Participant, Training, TrainingSession


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """A training; `minimum` in ten-thousandths, `pass_mark` 0 to 100 where there is an exam."""

    id: int
    uid: str
    version: int
    name: str
    kind: str
    theme: str
    organiser: str
    place: str
    start: date
    end: date
    minimum: int
    exam: bool
    pass_mark: int | None
    late_minutes: int
    late_counts: bool
    created_at: datetime
    created_by: str
    closed_at: datetime | None
    closed_by: str


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session; `start` and `end` are minutes after midnight in the office's zone.

    An empty `place` is the training's.
    """

    id: int
    uid: str
    training_id: int
    title: str
    date: date
    start: int
    end: int
    place: str
    trainer: str
    jp: int
    cancelled_at: datetime | None
    cancelled_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """Somebody of a training; JP and result are nothing before the training is closed."""

    id: int
    uid: str
    training_id: int
    row: int
    code: str
    kind: str
    agent_id: int | None
    heir_id: int | None
    worker_id: int | None
    name: str
    name_key: str
    nik: str
    sex: str
    birth_place: str
    birth_date: date | None
    body: str
    role: str
    region: str
    phone: str
    photo: str
    enrolled_at: datetime
    enrolled_by: str
    left_at: datetime | None
    exam_mark: int | None
    jp_attended: int | None
    jp_held: int | None
    passed: bool | None

    @property
    def left(self) -> bool:
        """Whether they were taken off the list."""
        return self.left_at is not None


@dataclass(frozen=True, slots=True)
class TrainingSums:
    """How large a training is: people who have not left, sessions and JP that stand."""

    participants: int = 0
    sessions: int = 0
    jp: int = 0
    passed: int = 0


_TRAINING = tuple(getattr(Training, name) for name in TrainingLine.__dataclass_fields__)
_SESSION = tuple(getattr(TrainingSession, name) for name in SessionLine.__dataclass_fields__)
_PARTICIPANT = tuple(getattr(Participant, name) for name in ParticipantLine.__dataclass_fields__)


def trainings(session: Session) -> list[TrainingLine]:
    """Every training, the latest first."""
    query = select(*_TRAINING).order_by(Training.start.desc(), Training.id.desc())
    return [TrainingLine(*tuple(row)) for row in session.execute(query)]


def training(session: Session, training_id: int) -> TrainingLine | None:
    """One training, nothing where there is none of the id."""
    row = session.execute(select(*_TRAINING).where(Training.id == training_id)).first()
    return TrainingLine(*tuple(row)) if row else None


def training_sums(session: Session) -> dict[int, TrainingSums]:
    """Training to how large it is; one without sessions and participants is left out."""
    there = Participant.left_at.is_(None)
    people = select(
        Participant.training_id,
        func.count().filter(there),
        func.count().filter(there, Participant.passed.is_(True)),
    ).group_by(Participant.training_id)
    held = (
        select(TrainingSession.training_id, func.count(), func.sum(TrainingSession.jp))
        .where(TrainingSession.cancelled_at.is_(None))
        .group_by(TrainingSession.training_id)
    )
    counted = {one: (number, passed) for one, number, passed in session.execute(people)}
    sized = {one: (number, int(jp or 0)) for one, number, jp in session.execute(held)}
    found = {}
    for one in counted.keys() | sized.keys():
        number, passed = counted.get(one, (0, 0))
        sessions_held, jp = sized.get(one, (0, 0))
        found[one] = TrainingSums(number, sessions_held, jp, passed)
    return found


def sessions(session: Session, training_id: int) -> list[SessionLine]:
    """The sessions of a training in the order they are held, cancelled ones too."""
    query = (
        select(*_SESSION)
        .where(TrainingSession.training_id == training_id)
        .order_by(TrainingSession.date, TrainingSession.start, TrainingSession.id)
    )
    return [SessionLine(*tuple(row)) for row in session.execute(query)]


def session_line(session: Session, session_id: int) -> SessionLine | None:
    """One session, nothing where there is none of the id."""
    row = session.execute(select(*_SESSION).where(TrainingSession.id == session_id)).first()
    return SessionLine(*tuple(row)) if row else None


def sessions_on(session: Session, day: date) -> list[tuple[SessionLine, str, str]]:
    """The sessions of a day that stand, by start, each with its training's name and place."""
    query = (
        select(*_SESSION, Training.name, Training.place)
        .join(Training, Training.id == TrainingSession.training_id)
        .where(TrainingSession.date == day, TrainingSession.cancelled_at.is_(None))
        .order_by(TrainingSession.start, TrainingSession.id)
    )
    return [
        (SessionLine(*tuple(row)[:-2]), str(row[-2]), str(row[-1]))
        for row in session.execute(query)
    ]


def participants(
    session: Session, training_id: int, *, with_left: bool = False
) -> list[ParticipantLine]:
    """The participants of a training by row; who was taken off only where asked for."""
    query = _participants().where(Participant.training_id == training_id)
    if not with_left:
        query = query.where(Participant.left_at.is_(None))
    return _listed(session, query.order_by(Participant.row))


def participants_of(session: Session, ids: Sequence[int]) -> list[ParticipantLine]:
    """The participants of these row ids, in the order asked for."""
    found: dict[int, ParticipantLine] = {}
    for some in chunks(ids):
        lines = _listed(session, _participants().where(Participant.id.in_(some)))
        found.update((line.id, line) for line in lines)
    return [found[one] for one in ids if one in found]


def participant(session: Session, participant_id: int) -> ParticipantLine | None:
    """One participant, nothing where there is none of the id."""
    return next(
        iter(_listed(session, _participants().where(Participant.id == participant_id))), None
    )


def participant_by_code(session: Session, code: str) -> ParticipantLine | None:
    """The participant, of any training, who bears a code; nothing where nobody does."""
    return next(iter(_listed(session, _participants().where(Participant.code == code))), None)


def participants_named(session: Session, key: str, most: int) -> list[ParticipantLine]:
    """Participants whose folded name has a part, of the newest trainings first; at most so many."""
    query = (
        _participants()
        .join(Training, Training.id == Participant.training_id)
        .where(Participant.name_key.contains(key, autoescape=True), Participant.left_at.is_(None))
        .order_by(Training.start.desc(), Participant.training_id.desc(), Participant.row)
        .limit(most)
    )
    return _listed(session, query)


def codes_taken(session: Session, codes: Sequence[str]) -> set[str]:
    """Those of some codes that participants bear already."""
    found: set[str] = set()
    for some in chunks(codes):
        found.update(session.scalars(select(Participant.code).where(Participant.code.in_(some))))
    return found


def last_row(session: Session, training_id: int) -> int:
    """The highest row of a training, 0 before anybody is enrolled."""
    query = select(func.max(Participant.row)).where(Participant.training_id == training_id)
    return session.scalar(query) or 0


def _participants() -> Select[*tuple[Any, ...]]:
    return select(*_PARTICIPANT)


def _listed(session: Session, query: Select[*tuple[Any, ...]]) -> list[ParticipantLine]:
    return [ParticipantLine(*tuple(row)) for row in session.execute(query)]
