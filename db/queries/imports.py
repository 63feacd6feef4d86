"""Lists that came in, and their rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, func, select, update
from sqlalchemy.orm import Session

from db.engine import bulk
from db.schema import Finding, ImportBatch, ImportRow

_ROW = cast(Table, ImportRow.__table__)
HELD = "held"
WORKERS, AGENTS = "worker", "agent"
"""Of whom a list is."""
_INSERTED = (
    "id",
    "batch_id",
    "sheet",
    "row",
    "outcome",
    "worker_id",
    "digest",
    "said",
    "cells",
)


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A list that came in: rows = new + updated + unchanged + held."""

    id: int
    uid: str
    file: str
    sha256: str
    region: str
    at: datetime
    by: str
    rows: int
    new: int
    updated: int
    unchanged: int
    held: int
    ignored: int
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of a list; `said` and `cells` are JSON, `cells` of a row that waits only.

    Of a list of agents `worker_id` is nothing.
    """

    id: int
    sheet: str
    row: int
    outcome: str
    worker_id: int | None
    said: str
    cells: str | None


_BATCH = (
    ImportBatch.id,
    ImportBatch.uid,
    ImportBatch.file,
    ImportBatch.sha256,
    ImportBatch.region,
    ImportBatch.at,
    ImportBatch.by,
    ImportBatch.rows,
    ImportBatch.new,
    ImportBatch.updated,
    ImportBatch.unchanged,
    ImportBatch.held,
    ImportBatch.ignored,
    ImportBatch.undone_at,
)
_LINE = (
    ImportRow.id,
    ImportRow.sheet,
    ImportRow.row,
    ImportRow.outcome,
    ImportRow.worker_id,
    ImportRow.said,
    ImportRow.cells,
)


def standing() -> ColumnElement[bool]:
    """The condition on ImportRow that its list was not taken back."""
    return ImportRow.batch_id.not_in(
        select(ImportBatch.id).where(ImportBatch.undone_at.is_not(None))
    )


def batches(session: Session, limit: int | None = None, *, kind: str = WORKERS) -> list[BatchLine]:
    """Lists of workers or of agents that came in, newest first."""
    query = select(*_BATCH).where(ImportBatch.kind == kind)
    query = query.order_by(ImportBatch.id.desc()).limit(limit)
    return [BatchLine(*tuple(row)) for row in session.execute(query)]


def batch(session: Session, batch_id: int, *, kind: str = WORKERS) -> BatchLine | None:
    """One list, nothing where none of that kind has that id."""
    query = select(*_BATCH).where(ImportBatch.id == batch_id, ImportBatch.kind == kind)
    row = session.execute(query).first()
    return BatchLine(*tuple(row)) if row else None


def any_batch(session: Session) -> bool:
    """Whether any list of workers ever came in."""
    query = select(ImportBatch.id).where(ImportBatch.kind == WORKERS).limit(1)
    return session.scalar(query) is not None


def batch_notes(session: Session, batch_id: int) -> str:
    """What concerned whole sheets of a list: JSON, a list of {sheet, code, params}."""
    return session.scalar(select(ImportBatch.notes).where(ImportBatch.id == batch_id)) or "[]"


def row_ids(session: Session, batch_id: int) -> tuple[int, int]:
    """The first and the last row id of a list's rows; (0, 0) where it has none."""
    query = select(func.min(ImportRow.id), func.max(ImportRow.id))
    first, last = session.execute(query.where(ImportRow.batch_id == batch_id)).one()
    return (first or 0, last or 0)


def noted_lines(session: Session, batch_id: int, first: int, last: int) -> list[RowLine]:
    """The rows of a list that wait or that something was found on, in any order.

    `first` and `last` are the row ids that the list's rows lie between.
    """
    noted = select(Finding.import_row_id).where(Finding.import_row_id.between(first, last))
    of_batch = select(*_LINE).where(ImportRow.batch_id == batch_id)
    found: dict[int, RowLine] = {}
    for query in (
        of_batch.where(ImportRow.outcome == HELD),
        of_batch.where(ImportRow.id.in_(noted)),
    ):
        found.update((row[0], RowLine(*row)) for row in session.execute(query))
    return list(found.values())


def batch_mapping(session: Session, batch_id: int) -> str:
    """Which column of a list held which field: JSON, sheet to [header, field] in order."""
    return session.scalar(select(ImportBatch.mapping).where(ImportBatch.id == batch_id)) or "{}"


def held_count(session: Session, *, kind: str = WORKERS) -> int:
    """How many rows of all lists of workers, or of agents, wait to be mended."""
    query = (
        select(func.count())
        .select_from(ImportRow)
        .join(ImportBatch, ImportBatch.id == ImportRow.batch_id)
        .where(
            ImportRow.outcome == HELD,
            ImportBatch.undone_at.is_(None),
            ImportBatch.kind == kind,
        )
    )
    return session.scalar(query) or 0


def held_lines(session: Session, batch_id: int) -> list[RowLine]:
    """The rows of a list that wait, in the order of the list."""
    query = select(*_LINE).where(ImportRow.batch_id == batch_id, ImportRow.outcome == HELD)
    return [RowLine(*row) for row in session.execute(query.order_by(ImportRow.id))]


def lines_of(session: Session, batch_id: int, row: int) -> list[RowLine]:
    """Rows of a list that bear a number, one on each sheet that has it."""
    query = select(*_LINE).where(ImportRow.batch_id == batch_id, ImportRow.row == row)
    return [RowLine(*line) for line in session.execute(query.order_by(ImportRow.id))]


def mended(session: Session) -> dict[bytes, int]:
    """Digest of a row that waited to the worker it was mended into."""
    query = select(ImportRow.digest, ImportRow.worker_id).where(
        ImportRow.mended_at.is_not(None), standing()
    )
    return {
        digest: worker_id for digest, worker_id in session.execute(query) if worker_id is not None
    }


def insert_batch(session: Session, values: Mapping[str, Any]) -> int:
    """Enter a list; give back its id."""
    batch = ImportBatch(**values)
    session.add(batch)
    session.flush()
    return batch.id


def mark_undone(session: Session, batch_id: int, at: datetime) -> None:
    """A list was taken back."""
    session.execute(
        update(ImportBatch)
        .where(ImportBatch.id == batch_id)
        .values(undone_at=at)
        .execution_options(synchronize_session=False)
    )


def take_row_ids(session: Session, count: int) -> int:
    """Reserve so many ids for the rows of a list; give back the first."""
    return bulk.take_ids(session, _ROW, count)


def insert_rows(session: Session, rows: Sequence[tuple[object, ...]]) -> None:
    """Enter rows: (id, batch, sheet, row, outcome, worker, digest, said, cells) each."""
    bulk.insert_many(session, _ROW, _INSERTED, rows)


def update_row(session: Session, row_id: int, values: Mapping[str, Any]) -> None:
    """Change a row that waits."""
    session.execute(
        update(ImportRow)
        .where(ImportRow.id == row_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def move_one(session: Session, batch_id: int, outcome: str) -> None:
    """Count one row of a list as `outcome` that counted as held."""
    column = getattr(ImportBatch, outcome)
    session.execute(
        update(ImportBatch)
        .where(ImportBatch.id == batch_id)
        .values({ImportBatch.held: ImportBatch.held - 1, column: column + 1})
        .execution_options(synchronize_session=False)
    )
