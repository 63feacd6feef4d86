"""What was decided of pairs and stands: two people told apart, or one merged into the other."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Select, cast, func, null, select, union_all
from sqlalchemy.orm import Session, aliased

from db.queries.doubles import DISTINCT
from db.schema import Worker, WorkerMerge, WorkerPair


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """A decision: of `a`, who is there, and of `b`, who is no worker any more where merged.

    `b_id` is nothing for a merge; `b_nik` is then the NIK by which it is taken back.
    """

    at: datetime
    by: str
    a_id: int
    a_nik: str
    a_name: str
    b_id: int | None
    b_nik: str
    b_name: str


def decided(session: Session, *, skip: int = 0, limit: int | None = None) -> list[DecidedLine]:
    """The decisions that stand, the newest first."""
    both = _both()
    query = select(*(both.c[name] for name in DecidedLine.__dataclass_fields__))
    query = query.order_by(both.c.at.desc(), both.c.a_id.desc(), both.c.b_nik.desc())
    return [DecidedLine(*tuple(row)) for row in session.execute(query.offset(skip).limit(limit))]


def count_decided(session: Session) -> int:
    """How many decisions stand."""
    apart = select(func.count()).where(
        WorkerPair.state == DISTINCT, WorkerPair.decided_at.is_not(None)
    )
    merged = select(func.count()).select_from(WorkerMerge)
    return (session.scalar(apart) or 0) + (session.scalar(merged) or 0)


def _both() -> Any:
    return union_all(_apart(), _merged()).subquery()


def _apart() -> Select[*tuple[Any, ...]]:
    one, other = aliased(Worker), aliased(Worker)
    return (
        select(
            WorkerPair.decided_at.label("at"),
            WorkerPair.decided_by.label("by"),
            WorkerPair.a_id.label("a_id"),
            one.nik.label("a_nik"),
            one.name.label("a_name"),
            WorkerPair.b_id.label("b_id"),
            other.nik.label("b_nik"),
            other.name.label("b_name"),
        )
        .join(one, one.id == WorkerPair.a_id)
        .join(other, other.id == WorkerPair.b_id)
        .where(WorkerPair.state == DISTINCT, WorkerPair.decided_at.is_not(None))
    )


def _merged() -> Select[*tuple[Any, ...]]:
    kept = aliased(Worker)
    return select(
        WorkerMerge.at,
        WorkerMerge.by,
        WorkerMerge.kept_id,
        kept.nik,
        kept.name,
        cast(null(), Integer),
        WorkerMerge.nik,
        WorkerMerge.name,
    ).join(kept, kept.id == WorkerMerge.kept_id)
