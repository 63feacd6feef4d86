"""Who stood where at two moments, told from the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.queries.chunks import chunks
from db.schema import AuditEntry, Letter, Region, Worker, WorkerChange

FIELDS = ("status", "region")


@dataclass(slots=True)
class Stood:
    """A worker's status and village at a moment."""

    status: str
    region: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A change of status or village, and the deed that made it; `detail` is its JSON."""

    worker_id: int
    at: datetime
    field: str
    old: str
    new: str
    action: str
    detail: str
    letter: str


@dataclass(frozen=True, slots=True)
class MovedLine:
    """Who somebody is, for a list of movements."""

    id: int
    nik: str
    name: str
    birth_date: date
    member_number: str


def now_standing(
    session: Session, statuses: Sequence[str], since: datetime
) -> dict[int, tuple[Stood, datetime]]:
    """Worker to where they stand now and when they came in.

    Of those in some statuses now, and of those whose status or village changed since a moment.
    """
    changed = (
        select(WorkerChange.worker_id)
        .join(AuditEntry, AuditEntry.id == WorkerChange.audit_id)
        .where(WorkerChange.field.in_(FIELDS), AuditEntry.at >= since)
    )
    query = select(Worker.id, Worker.status, Worker.region, Worker.created_at).where(
        or_(Worker.status.in_(statuses), Worker.id.in_(changed))
    )
    return {
        one: (Stood(status, region), entered)
        for one, status, region, entered in session.execute(query)
    }


def deeds_since(session: Session, since: datetime) -> list[Deed]:
    """Changes of status and village from a moment on, the newest first."""
    query = (
        select(
            WorkerChange.worker_id,
            AuditEntry.at,
            WorkerChange.field,
            WorkerChange.old,
            WorkerChange.new,
            AuditEntry.action,
            AuditEntry.detail,
            Letter.number,
        )
        .join(AuditEntry, AuditEntry.id == WorkerChange.audit_id)
        .outerjoin(Letter, (AuditEntry.entity == "letter") & (Letter.id == AuditEntry.entity_id))
        .where(WorkerChange.field.in_(FIELDS), AuditEntry.at >= since)
        .order_by(WorkerChange.id.desc())
    )
    return [Deed(*row[:-1], letter=row[-1] or "") for row in session.execute(query)]


def people(session: Session, ids: Sequence[int]) -> dict[int, MovedLine]:
    """Who some workers are."""
    found: dict[int, MovedLine] = {}
    columns = (Worker.id, Worker.nik, Worker.name, Worker.birth_date, Worker.member_number)
    for some in chunks(ids):
        for row in session.execute(select(*columns).where(Worker.id.in_(some))):
            found[row[0]] = MovedLine(*row)
    return found


def region_names(session: Session, codes: Sequence[str]) -> dict[str, str]:
    """Code to name of some regions."""
    found: dict[str, str] = {}
    for some in chunks(codes):
        query = select(Region.code, Region.name).where(Region.code.in_(some))
        found.update(dict(session.execute(query).all()))
    return found
