"""Reads of the audit chain."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.schema import AuditEntry

NO_ENTRY_BEFORE = "0" * 64
_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """An audit entry as it stands; `detail` is the JSON text that its hash covers."""

    id: int
    uid: str
    at: datetime
    by: str
    action: str
    entity: str
    entity_id: int | None
    detail: str
    previous: str
    hash: str


_COLUMNS = (
    AuditEntry.id,
    AuditEntry.uid,
    AuditEntry.at,
    AuditEntry.by,
    AuditEntry.action,
    AuditEntry.entity,
    AuditEntry.entity_id,
    AuditEntry.detail,
    AuditEntry.previous,
    AuditEntry.hash,
)


def last_hash(session: Session) -> str:
    """The hash of the newest entry, 64 zeros where there is none.

    Sound in a writing session only: writers take turns from their first statement on, so that
    nobody puts another entry behind the same one.
    """
    found = session.scalar(select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1))
    return found or NO_ENTRY_BEFORE


def each_entry(session: Session) -> Iterator[Entry]:
    """Every entry, oldest first, read a block at a time."""
    last = 0
    while True:
        rows = session.execute(
            select(*_COLUMNS).where(AuditEntry.id > last).order_by(AuditEntry.id).limit(_AT_ONCE)
        ).all()
        if not rows:
            return
        last = rows[-1].id
        yield from (Entry(*tuple(row)) for row in rows)


def entries(session: Session, entity: str = "", entity_id: int | None = None) -> list[Entry]:
    """Entries about one thing, or about all of its kind, oldest first."""
    query = select(*_COLUMNS).order_by(AuditEntry.id)
    if entity:
        query = query.where(AuditEntry.entity == entity)
    if entity_id is not None:
        query = query.where(AuditEntry.entity_id == entity_id)
    return [Entry(*tuple(row)) for row in session.execute(query)]


def newest(session: Session, limit: int) -> list[Entry]:
    """The entries that were made last, the newest first."""
    query = select(*_COLUMNS).order_by(AuditEntry.id.desc()).limit(limit)
    return [Entry(*tuple(row)) for row in session.execute(query)]
