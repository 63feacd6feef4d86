"""What a person did last, and what of it still stands as it was left."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from db.queries.audit import Entry
from db.queries.chunks import chunks
from db.schema import AuditEntry, Finding, ImportBatch, Verification, Worker, WorkerChange

_SOME = 40


def deeds_of(session: Session, user: str, actions: Sequence[str], since: datetime) -> list[Entry]:
    """A person's newest deeds of some kinds since a moment, the newest first."""
    columns = [getattr(AuditEntry, name) for name in Entry.__dataclass_fields__]
    query = (
        select(*columns)
        .where(
            AuditEntry.id > _last_before(session, since),
            AuditEntry.by == user,
            AuditEntry.action.in_(actions),
        )
        .order_by(AuditEntry.id.desc())
        .limit(_SOME)
    )
    return [Entry(*tuple(row)) for row in session.execute(query)]


def _last_before(session: Session, moment: datetime) -> int:
    """The entry before a moment, 0 where there is none; read from the newest backwards."""
    query = select(AuditEntry.id).where(AuditEntry.at < moment).order_by(AuditEntry.id.desc())
    return session.scalar(query.limit(1)) or 0


def taken_back(session: Session, action: str, since: datetime) -> set[int]:
    """The deeds that entries of a kind say they took back."""
    query = select(AuditEntry.detail).where(
        AuditEntry.id > _last_before(session, since), AuditEntry.action == action
    )
    return {json.loads(detail)["undoes"] for detail in session.scalars(query)}


def entry(session: Session, entry_id: int) -> Entry | None:
    """One deed."""
    columns = [getattr(AuditEntry, name) for name in Entry.__dataclass_fields__]
    row = session.execute(select(*columns).where(AuditEntry.id == entry_id)).first()
    return Entry(*tuple(row)) if row else None


def next_at(session: Session, entry_id: int) -> datetime | None:
    """When the deed after one was done."""
    query = select(AuditEntry.at).where(AuditEntry.id > entry_id).order_by(AuditEntry.id).limit(1)
    return session.scalar(query)


def standing_batch(session: Session, batch: int) -> bool:
    """Whether a list came in and was not taken back."""
    query = select(ImportBatch.id).where(ImportBatch.id == batch, ImportBatch.undone_at.is_(None))
    return session.scalar(query) is not None


def lines_of(
    session: Session, audit_id: int, most: int | None = None
) -> list[tuple[int, str, str, str]]:
    """(worker, field, old, new) of what a deed changed, in its order, the first `most`."""
    query = (
        select(WorkerChange.worker_id, WorkerChange.field, WorkerChange.old, WorkerChange.new)
        .where(WorkerChange.audit_id == audit_id)
        .order_by(WorkerChange.id)
        .limit(most)
    )
    return [(worker, field, old, new) for worker, field, old, new in session.execute(query)]


def statuses(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Worker to the status they have."""
    found: dict[int, str] = {}
    for some in chunks(ids):
        query = select(Worker.id, Worker.status).where(Worker.id.in_(some))
        found.update(dict(session.execute(query).all()))
    return found


def bearers(session: Session, niks: Sequence[str]) -> set[str]:
    """Those of some NIKs that somebody bears."""
    found: set[str] = set()
    for some in chunks(niks):
        found.update(session.scalars(select(Worker.nik).where(Worker.nik.in_(some))))
    return found


def _looked(
    by: str, result: str, since: datetime, until: datetime | None
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        Verification.by == by,
        Verification.result == result,
        Verification.at >= since,
    ]
    if until is not None:
        found.append(Verification.at <= until)
    return found


def verified_between(
    session: Session, by: str, result: str, since: datetime, until: datetime | None
) -> list[int]:
    """The workers of whom a person said something between two moments."""
    query = select(Verification.worker_id).where(*_looked(by, result, since, until)).distinct()
    return list(session.scalars(query))


def drop_verifications(
    session: Session,
    ids: Sequence[int],
    by: str,
    result: str,
    since: datetime,
    until: datetime | None,
) -> None:
    """Take away what a person said of some workers between two moments."""
    for some in chunks(ids):
        session.execute(
            delete(Verification)
            .where(Verification.worker_id.in_(some), *_looked(by, result, since, until))
            .execution_options(synchronize_session=False)
        )


def any_changes(session: Session, worker_id: int) -> bool:
    """Whether anything of a worker ever changed."""
    query = select(func.count()).where(WorkerChange.worker_id == worker_id)
    return bool(session.scalar(query))


def name_of(session: Session, worker_id: int) -> str:
    """The name of a worker, empty where they are gone."""
    found: Any = session.scalar(select(Worker.name).where(Worker.id == worker_id))
    return found or ""


def ids_of_uids(session: Session, uids: Sequence[str]) -> list[int]:
    """The workers of some UUIDs, as far as they are there."""
    return list(session.scalars(select(Worker.id).where(Worker.uid.in_(uids))))


def accepted_between(
    session: Session, worker: int, code: str, by: str, since: datetime, until: datetime | None
) -> list[int]:
    """The findings of a code on a worker that a person accepted between two moments."""
    query = select(Finding.id).where(
        Finding.worker_id == worker,
        Finding.code == code,
        Finding.accepted_by == by,
        Finding.accepted_at >= since,
    )
    if until is not None:
        query = query.where(Finding.accepted_at <= until)
    return list(session.scalars(query))
