"""What an import compares with and writes: many workers at once, no live rows."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from db.engine import bulk
from db.queries.chunks import chunks
from db.queries.imports import standing
from db.schema import ImportRow, Worker, WorkerChange, WorkerMerge

_WORKER = cast(Table, Worker.__table__)
_CHANGE = cast(Table, WorkerChange.__table__)
_NOT_FIELDS = frozenset(
    (
        "id",
        "uid",
        "version",
        "name_key",
        "status",
        "member_number",
        "open_findings",
        "created_at",
        "updated_at",
    )
)
FIELDS = tuple(column.name for column in _WORKER.columns if column.name not in _NOT_FIELDS)
"""Columns that people fill in: the fields of the register."""

ENTERED = tuple(name for name in FIELDS if name != "agent")
"""What new workers are entered with; few lists name agents (`set_agents`)."""

_MANY = 5_000
_INSERTED = (
    "id",
    "uid",
    "name_key",
    *ENTERED,
)


@dataclass(frozen=True, slots=True)
class Registered:
    """Who bears a NIK: enough to tell whether a row is the same person."""

    id: int
    nik: str
    name: str
    birth_date: date
    region: str


def any_worker(session: Session) -> bool:
    """Whether the register holds anybody."""
    return session.scalar(select(Worker.id).limit(1)) is not None


def registered(session: Session, niks: Sequence[str]) -> dict[str, Registered]:
    """The workers who bear any of these NIKs, by NIK.

    A NIK that went in a merge stands for the kept one, under the name it was known by.
    """
    columns = (Worker.id, Worker.nik, Worker.name, Worker.birth_date, Worker.region)
    merged = (
        WorkerMerge.kept_id,
        WorkerMerge.nik,
        WorkerMerge.name,
        WorkerMerge.birth_date,
        WorkerMerge.region,
    )
    found = {}
    any_merge = session.scalar(select(WorkerMerge.id).limit(1)) is not None
    for some in chunks(niks):
        if any_merge:
            for row in session.execute(select(*merged).where(WorkerMerge.nik.in_(some))):
                found[row.nik] = Registered(*row)
        for row in session.execute(select(*columns).where(Worker.nik.in_(some))):
            found[row.nik] = Registered(*row)
    return found


def worker_values(session: Session, ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """Every field of some workers as text: ISO dates, whole rupiah, empty where empty."""
    columns = [Worker.id, *(_WORKER.columns[name] for name in FIELDS)]
    found = {}
    for some in chunks(ids):
        for row in session.execute(select(*columns).where(Worker.id.in_(some))):
            found[row[0]] = {
                name: _text(value) for name, value in zip(FIELDS, row[1:], strict=True)
            }
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def digests(session: Session, ids: Sequence[int]) -> dict[int, set[bytes]]:
    """Worker to the digests of all rows that ever told of them."""
    found: dict[int, set[bytes]] = {}
    for some in chunks(ids):
        query = select(ImportRow.worker_id, ImportRow.digest).where(
            ImportRow.worker_id.in_(some), standing()
        )
        for worker_id, digest in session.execute(query):
            found.setdefault(cast(int, worker_id), set()).add(digest)
    return found


def said(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """Worker to what each of their rows said (JSON), oldest first."""
    found: dict[int, list[str]] = {}
    for some in chunks(ids):
        query = select(ImportRow.worker_id, ImportRow.said).where(
            ImportRow.worker_id.in_(some), standing()
        )
        for worker_id, told in session.execute(query.order_by(ImportRow.id)):
            found.setdefault(cast(int, worker_id), []).append(told)
    return found


def take_worker_ids(session: Session, count: int) -> int:
    """Reserve so many row ids for new workers; give back the first."""
    return bulk.take_ids(session, _WORKER, count)


def many_entering(
    session: Session, first: int, count: int
) -> contextlib.AbstractContextManager[None]:
    """Around the entering of `count` workers from the row id `first` on, to make it quick."""
    if count < _MANY or count < first:
        return contextlib.nullcontext()
    return bulk.indexes_aside(session, _WORKER)


def insert_workers(session: Session, rows: Sequence[tuple[object, ...]], at: datetime) -> None:
    """Enter new workers: (id, uid, name_key, *ENTERED) each, fields as text, income a number."""
    moment = bulk.instant_text(session, at)
    same: dict[str, str | int] = {
        "version": 1,
        "status": "listed",
        "member_number": "",
        "created_at": moment,
        "updated_at": moment,
    }
    bulk.insert_many(session, _WORKER, _INSERTED, rows, same)


def set_agents(session: Session, agents: Mapping[int, int]) -> None:
    """Tell new workers, by row id, who brought them."""
    if agents:
        session.connection().execute(
            update(_WORKER).where(_WORKER.c.id == bindparam("b_id")).values(agent=bindparam("b_a")),
            [{"b_id": worker, "b_a": agent} for worker, agent in agents.items()],
        )


def update_workers(
    session: Session, changes: Mapping[int, Mapping[str, Any]], at: datetime
) -> None:
    """Change some columns of some workers; each becomes a version newer."""
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for worker_id, values in changes.items():
        key = tuple(sorted(values))
        groups.setdefault(key, []).append({"b_id": worker_id, "b_at": at, **values})
    for columns, rows in groups.items():
        statement = (
            update(_WORKER)
            .where(_WORKER.c.id == bindparam("b_id"))
            .values(
                version=_WORKER.c.version + 1,
                updated_at=bindparam("b_at"),
                **{column: bindparam(column) for column in columns},
            )
        )
        session.connection().execute(statement, rows)


def insert_changes(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Enter lines of the history; each has worker_id, audit_id, import_row_id, field, old, new."""
    if rows:
        session.connection().execute(insert(_CHANGE), list(rows))
