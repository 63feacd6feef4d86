"""What checks found, on workers and on rows that wait."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, delete, func, insert, select, update
from sqlalchemy.orm import Session

from db.queries.chunks import chunks
from db.schema import Finding

_FINDING = cast(Table, Finding.__table__)
ERROR = "error"


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A finding as kept; `header` is the sheet's own, `params` what its sentence needs."""

    id: int
    code: str
    severity: str
    field: str
    header: str
    value: str
    params: Mapping[str, str | int]
    found_at: datetime
    accepted_at: datetime | None
    accepted_by: str
    note: str


OPEN_ERROR: ColumnElement[bool] = (Finding.severity == ERROR) & Finding.accepted_at.is_(None)
"""The condition on Finding that it is an error nobody has settled."""

_COLUMNS = (
    Finding.id,
    Finding.code,
    Finding.severity,
    Finding.field,
    Finding.header,
    Finding.value,
    Finding.params,
    Finding.found_at,
    Finding.accepted_at,
    Finding.accepted_by,
    Finding.note,
)


def _stored(row: Sequence[Any]) -> StoredFinding:
    """A row of the finding's columns, its params read."""
    values = list(row)
    values[6] = json.loads(values[6])
    return StoredFinding(*values)


def findings_of(session: Session, worker_id: int) -> list[StoredFinding]:
    """What was found on a worker, errors first, then in the order found."""
    query = select(*_COLUMNS).where(Finding.worker_id == worker_id)
    query = query.order_by(Finding.severity, Finding.id)
    return [_stored(row) for row in session.execute(query)]


def findings_of_workers(
    session: Session, worker_ids: Sequence[int]
) -> dict[int, list[StoredFinding]]:
    """Worker to what was found on them; who has nothing is left out."""
    found: dict[int, list[StoredFinding]] = {}
    for some in chunks(worker_ids):
        query = select(Finding.worker_id, *_COLUMNS).where(Finding.worker_id.in_(some))
        for row in session.execute(query.order_by(Finding.id)):
            found.setdefault(cast(int, row[0]), []).append(_stored(row[1:]))
    return found


def findings_of_rows(session: Session, rows: Sequence[int]) -> dict[int, list[StoredFinding]]:
    """Import row to what holds or marks it, of rows that wait."""
    found: dict[int, list[StoredFinding]] = {}
    for some in chunks(rows):
        query = select(Finding.import_row_id, *_COLUMNS).where(
            Finding.import_row_id.in_(some), Finding.worker_id.is_(None)
        )
        for row in session.execute(query.order_by(Finding.id)):
            found.setdefault(cast(int, row[0]), []).append(_stored(row[1:]))
    return found


def findings_between(session: Session, first: int, last: int) -> dict[int, list[StoredFinding]]:
    """Import row to all that was found on it, of the rows from one row id to another."""
    query = select(Finding.import_row_id, *_COLUMNS)
    query = query.where(Finding.import_row_id.between(first, last))
    found: dict[int, list[StoredFinding]] = {}
    for row in session.execute(query.order_by(Finding.id)):
        found.setdefault(cast(int, row[0]), []).append(_stored(row[1:]))
    return found


def open_counts(session: Session, worker_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Worker to the numbers of open errors and of open warnings; who has none is left out."""
    counted: dict[int, tuple[int, int]] = {}
    for some in chunks(worker_ids):
        query = (
            select(Finding.worker_id, Finding.severity, func.count())
            .where(Finding.worker_id.in_(some), Finding.accepted_at.is_(None))
            .group_by(Finding.worker_id, Finding.severity)
        )
        for worker_id, severity, count in session.execute(query):
            errors, warnings = counted.get(cast(int, worker_id), (0, 0))
            more = (count, 0) if severity == ERROR else (0, count)
            counted[cast(int, worker_id)] = (errors + more[0], warnings + more[1])
    return counted


def count_by_code(session: Session) -> dict[str, int]:
    """Code to how many workers have an open finding of it."""
    query = (
        select(Finding.code, func.count(Finding.worker_id.distinct()))
        .where(Finding.worker_id.is_not(None), Finding.accepted_at.is_(None))
        .group_by(Finding.code)
    )
    return dict(session.execute(query).all())


def insert_findings(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Enter findings; each row has every column but the id and those of acceptance."""
    if rows:
        empty = {"accepted_at": None, "accepted_by": "", "note": ""}
        session.connection().execute(insert(_FINDING), [{**row, **empty} for row in rows])


def settled(session: Session, worker_ids: Sequence[int]) -> set[tuple[int, str, str, str]]:
    """(worker, code, field, value) of all findings of some workers, accepted ones too."""
    known: set[tuple[int, str, str, str]] = set()
    columns = (Finding.worker_id, Finding.code, Finding.field, Finding.value)
    for some in chunks(worker_ids):
        query = select(*columns).where(Finding.worker_id.in_(some))
        known.update(cast(Any, session.execute(query)))
    return known


def accept(session: Session, ids: Sequence[int], *, by: str, at: datetime, note: str) -> None:
    """Close some findings in somebody's name."""
    for some in chunks(ids):
        session.execute(
            update(Finding)
            .where(Finding.id.in_(some))
            .values(accepted_at=at, accepted_by=by, note=note)
            .execution_options(synchronize_session=False)
        )


def reopen(session: Session, worker_ids: Sequence[int], fields: Sequence[str]) -> None:
    """Open again what was accepted on some fields of some workers: their values changed."""
    for some in chunks(worker_ids):
        session.execute(
            update(Finding)
            .where(
                Finding.worker_id.in_(some),
                Finding.field.in_(fields),
                Finding.accepted_at.is_not(None),
            )
            .values(accepted_at=None, accepted_by="", note="")
            .execution_options(synchronize_session=False)
        )


def drop_open(
    session: Session, worker_ids: Sequence[int], fields: Sequence[str], but: Sequence[str]
) -> None:
    """Take away open findings on some fields of some workers, save those of the codes `but`."""
    for some in chunks(worker_ids):
        session.execute(
            delete(Finding)
            .where(
                Finding.worker_id.in_(some),
                Finding.field.in_(fields),
                Finding.accepted_at.is_(None),
                Finding.code.not_in(but),
            )
            .execution_options(synchronize_session=False)
        )


def drop(session: Session, ids: Sequence[int]) -> None:
    """Take away some findings."""
    for some in chunks(ids):
        session.execute(
            delete(Finding).where(Finding.id.in_(some)).execution_options(synchronize_session=False)
        )


def drop_of_row(session: Session, row_id: int) -> None:
    """Take away what was found on a row that waits."""
    session.execute(
        delete(Finding)
        .where(Finding.import_row_id == row_id, Finding.worker_id.is_(None))
        .execution_options(synchronize_session=False)
    )


def claims(session: Session, worker_ids: Sequence[int]) -> set[tuple[int, str]]:
    """(worker, name of the claimer) of every claim on the NIKs of some workers."""
    known: set[tuple[int, str]] = set()
    for some in chunks(worker_ids):
        query = select(Finding.worker_id, Finding.params).where(
            Finding.worker_id.in_(some), Finding.code == "nik.claimed_twice"
        )
        for worker_id, params in session.execute(query):
            known.add((cast(int, worker_id), json.loads(params).get("name", "")))
    return known
