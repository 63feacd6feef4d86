"""Who came in whose place, told in the history of both by one audit entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session, aliased

from db.queries.chunks import chunks
from db.schema import AuditEntry, Worker, WorkerChange

REPLACES, REPLACED_BY = "replaces", "replaced_by"
"""Fields of a history: in that of who came, and in that of whose place it was."""

_CHANGE = cast(Table, WorkerChange.__table__)


@dataclass(frozen=True, slots=True)
class Linked:
    """The other one of a replacement, as they are now, and since when."""

    worker_id: int
    nik: str
    name: str
    region: str
    status: str
    at: datetime


def linked(session: Session, workers: Sequence[int], field: str) -> dict[int, Linked]:
    """Worker to the last one that a field of their history (REPLACES, REPLACED_BY) names."""
    other = aliased(WorkerChange)
    opposite = REPLACES if field == REPLACED_BY else REPLACED_BY
    columns = (Worker.id, Worker.nik, Worker.name, Worker.region, Worker.status, AuditEntry.at)
    found: dict[int, Linked] = {}
    for some in chunks(workers):
        query = (
            select(WorkerChange.worker_id, *columns)
            .join(
                other,
                (other.audit_id == WorkerChange.audit_id) & (other.field == opposite),
            )
            .join(Worker, Worker.id == other.worker_id)
            .join(AuditEntry, AuditEntry.id == WorkerChange.audit_id)
            .where(WorkerChange.worker_id.in_(some), WorkerChange.field == field)
            .order_by(WorkerChange.id)
        )
        for worker, one, nik, name, region, status, at in session.execute(query):
            found[worker] = Linked(one, nik, name, region, status, at)
    return found


def in_place(session: Session, status: str) -> set[int]:
    """Workers of a status who were said to go in somebody's place."""
    query = (
        select(WorkerChange.worker_id)
        .join(Worker, Worker.id == WorkerChange.worker_id)
        .where(Worker.status == status, WorkerChange.field == REPLACES)
    )
    return set(session.scalars(query))


def link(session: Session, gone: Mapping[str, object], came: Mapping[str, object]) -> None:
    """Enter the two lines of a replacement; each has worker_id, audit_id and new."""
    rows = [
        {"import_row_id": None, "old": "", **gone, "field": REPLACED_BY},
        {"import_row_id": None, "old": "", **came, "field": REPLACES},
    ]
    session.execute(insert(_CHANGE), rows)
