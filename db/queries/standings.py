"""Where workers stand, where they stood before, and what holds them there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.queries.chunks import chunks
from db.schema import Letter, LetterRow, Worker, WorkerChange
from db.schema.checks import InsurerCheckRow
from db.schema.doubles import WorkerMerge


@dataclass(frozen=True, slots=True)
class Standing:
    """A worker, and the status they have now."""

    id: int
    nik: str
    name: str
    status: str
    birth_date: date


def _standing() -> Select[*tuple[Any, ...]]:
    columns = (Worker.id, Worker.nik, Worker.name, Worker.status, Worker.birth_date)
    return select(*columns).order_by(Worker.id)


def standings(session: Session, niks: Sequence[str]) -> list[Standing]:
    """The workers who bear these NIKs, in the order of the register."""
    found: list[Standing] = []
    for some in chunks(niks):
        query = _standing().where(Worker.nik.in_(some))
        found += [Standing(*tuple(row)) for row in session.execute(query)]
    return found


def standings_of(session: Session, ids: Sequence[int]) -> list[Standing]:
    """The workers of these row ids, in the order of the register; who is gone is left out."""
    found: list[Standing] = []
    for some in chunks(ids):
        query = _standing().where(Worker.id.in_(some))
        found += [Standing(*tuple(row)) for row in session.execute(query)]
    return found


def before_leaving(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Worker to the status they had when they left last."""
    found: dict[int, str] = {}
    for some in chunks(ids):
        query = (
            select(WorkerChange.worker_id, WorkerChange.old)
            .where(
                WorkerChange.worker_id.in_(some),
                WorkerChange.field == "status",
                WorkerChange.new == "ended",
            )
            .order_by(WorkerChange.id)
        )
        found.update(dict(session.execute(query).all()))
    return found


def in_letters(session: Session, ids: Sequence[int], states: Sequence[str]) -> dict[int, int]:
    """Worker to a letter in one of these states that they stand in."""
    found: dict[int, int] = {}
    for some in chunks(ids):
        query = (
            select(LetterRow.worker_id, func.max(Letter.id))
            .join(Letter, Letter.id == LetterRow.letter_id)
            .where(LetterRow.worker_id.in_(some), Letter.state.in_(states))
            .group_by(LetterRow.worker_id)
        )
        found.update(dict(session.execute(query).all()))
    return found


def in_approved(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """Worker to an approved letter, not yet issued, that brings them in or takes them out."""
    found: dict[int, int] = {}
    for column in (LetterRow.worker_id, LetterRow.replaces_id):
        for some in chunks(ids):
            query = (
                select(column, func.max(Letter.id))
                .join(Letter, Letter.id == LetterRow.letter_id)
                .where(column.in_(some), Letter.state == "approved")
                .group_by(column)
            )
            found.update({worker: letter for worker, letter in session.execute(query) if worker})
    return found


def in_any_letter(session: Session, worker_id: int) -> bool:
    """Whether a worker stands in any letter, cancelled ones too."""
    query = select(LetterRow.id).where(LetterRow.worker_id == worker_id).limit(1)
    return session.scalar(query) is not None


def in_any_check(session: Session, worker_id: int) -> bool:
    """Whether a worker was sent to the insurer's check."""
    query = select(InsurerCheckRow.id).where(InsurerCheckRow.worker_id == worker_id).limit(1)
    return session.scalar(query) is not None


def merged_into(session: Session, worker_id: int) -> bool:
    """Whether another worker was merged into this one."""
    query = select(WorkerMerge.id).where(WorkerMerge.kept_id == worker_id).limit(1)
    return session.scalar(query) is not None
