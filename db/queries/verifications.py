"""Verifications entered many at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Table, func, insert, literal, select, update
from sqlalchemy.orm import Session

from db.queries.chunks import chunks
from db.queries.findings import OPEN_ERROR
from db.queries.workers import within
from db.schema import Finding, Region, Verification, Worker, WorkerChange

_VERIFICATION = cast(Table, Verification.__table__)

RESULTS = ("eligible", "ineligible")
"""Statuses that a verification gives."""


def chosen(
    session: Session, *, niks: Sequence[str] | None = None, region: str = ""
) -> list[tuple[int, str, bool]]:
    """(worker, status, whether an open error stands) of workers by NIK, by region, or of all."""
    erring = select(Finding.worker_id).where(OPEN_ERROR, Finding.worker_id.is_not(None))
    query = select(Worker.id, Worker.status, Worker.id.in_(erring)).order_by(Worker.id)
    if region:
        query = query.where(within(region))
    if niks is None:
        return [(one, status, bool(errs)) for one, status, errs in session.execute(query)]
    found = []
    for some in chunks(niks):
        rows = session.execute(query.where(Worker.nik.in_(some)))
        found += [(one, status, bool(errs)) for one, status, errs in rows]
    return found


@dataclass(frozen=True, slots=True)
class StandingLine:
    """A worker with what the last look at them said; `result` is empty where nobody looked."""

    worker_id: int
    nik: str
    name: str
    name_key: str
    sex: str
    birth_date: date
    region: str
    village: str
    occupation: str
    status: str
    result: str
    reason: str


def standings(session: Session, region: str) -> list[StandingLine]:
    """Everybody of a region with their last verification, by village, name and NIK."""
    last = (
        select(func.max(Verification.id).label("id"), Verification.worker_id.label("worker"))
        .group_by(Verification.worker_id)
        .subquery()
    )
    columns: tuple[Any, ...] = (
        Worker.id,
        Worker.nik,
        Worker.name,
        Worker.name_key,
        Worker.sex,
        Worker.birth_date,
        Worker.region,
        Region.name,
        Worker.occupation,
        Worker.status,
        func.coalesce(Verification.result, ""),
        func.coalesce(Verification.reason, ""),
    )
    query = (
        select(*columns)
        .join(Region, Region.code == Worker.region)
        .outerjoin(last, last.c.worker == Worker.id)
        .outerjoin(Verification, Verification.id == last.c.id)
        .where(within(region))
        .order_by(Region.name_key, Worker.region, Worker.name_key, Worker.nik)
    )
    return [StandingLine(*tuple(row)) for row in session.execute(query)]


def known_niks(session: Session, niks: Sequence[str]) -> set[str]:
    """Those of some NIKs that the register has."""
    known: set[str] = set()
    for some in chunks(niks):
        known.update(session.scalars(select(Worker.nik).where(Worker.nik.in_(some))))
    return known


def insert_verifications(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Enter verifications; each row has every column but the id."""
    if rows:
        session.connection().execute(insert(_VERIFICATION), list(rows))


def set_status(
    session: Session, ids: Sequence[int], status: str, *, audit_id: int, at: datetime
) -> None:
    """Give workers a status, with a line of history for those who had another."""
    for some in chunks(ids):
        changing = (Worker.id.in_(some)) & (Worker.status != status)
        told = select(
            Worker.id, literal(audit_id), literal("status"), Worker.status, literal(status)
        ).where(changing)
        columns = ["worker_id", "audit_id", "field", "old", "new"]
        session.execute(insert(WorkerChange).from_select(columns, told))
        session.execute(
            update(Worker)
            .where(changing)
            .values(status=status, version=Worker.version + 1, updated_at=at)
            .execution_options(synchronize_session=False)
        )
