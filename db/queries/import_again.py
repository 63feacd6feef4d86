"""Lists that came in again byte by byte: what knows them again, and whose rows stand for theirs.

The rows of such a list that ended unchanged are not written a second time: those of the list it
repeats (its base) stand for them, as long as that list stands. Before it is taken back they are
written out.
"""

from collections.abc import Sequence

from sqlalchemy import Select, delete, insert, select, text
from sqlalchemy.orm import Session

from db.queries.imports import WORKERS
from db.schema import AuditEntry, ImportAgain, ImportBatch, ImportRow

_SOME = 200


def keep(session: Session, batch: int, options: str, told: str) -> None:
    """Keep of a list what tells it again: how it was read, and what no table says of its rows."""
    row = {"batch_id": batch, "base_id": None, "options": options, "told": told}
    session.execute(insert(ImportAgain), [row])


def keep_repeated(session: Session, batch: int, base: int) -> None:
    """Note that a list repeats another, whose rows stand for its own."""
    row = {"batch_id": batch, "base_id": base, "options": "", "told": "{}"}
    session.execute(insert(ImportAgain), [row])


def bases(session: Session, sha256: str, options: str) -> list[tuple[int, str]]:
    """(list, what is told of it) of those lists with these bytes that stand, the newest first."""
    query = (
        select(ImportAgain.batch_id, ImportAgain.told)
        .join(ImportBatch, ImportBatch.id == ImportAgain.batch_id)
        .where(
            ImportBatch.sha256 == sha256,
            ImportBatch.undone_at.is_(None),
            ImportAgain.base_id.is_(None),
            ImportAgain.options == options,
        )
        .order_by(ImportAgain.batch_id.desc())
        .limit(1)
    )
    return [(batch, told) for batch, told in session.execute(query)]


def newest_base(session: Session, options: str) -> tuple[int, str] | None:
    """The newest list that stands and was read so, whatever its bytes, and what is told of it."""
    query = (
        select(ImportAgain.batch_id, ImportAgain.told)
        .join(ImportBatch, ImportBatch.id == ImportAgain.batch_id)
        .where(
            ImportBatch.undone_at.is_(None),
            ImportAgain.base_id.is_(None),
            ImportAgain.options == options,
        )
    )
    found = session.execute(query.order_by(ImportAgain.batch_id.desc()).limit(1)).first()
    return (found[0], found[1]) if found else None


def newest_with_rows(session: Session, rows: int) -> int | None:
    """The newest list of so many workers that stands and has rows of its own."""
    repeated = select(ImportAgain.batch_id).where(ImportAgain.base_id.is_not(None))
    query = select(ImportBatch.id).where(
        ImportBatch.rows == rows,
        ImportBatch.kind == WORKERS,
        ImportBatch.undone_at.is_(None),
        ImportBatch.id.not_in(repeated),
    )
    return session.scalar(query.order_by(ImportBatch.id.desc()).limit(1))


def rows_said(session: Session, batch: int) -> list[tuple[str, int, int | None, bytes]]:
    """(sheet, row, worker, digest of what it said) of a list's rows that came in with it."""
    query = (
        select(ImportRow.sheet, ImportRow.row, ImportRow.worker_id, ImportRow.digest)
        .where(
            ImportRow.batch_id == batch,
            ImportRow.outcome != "held",
            ImportRow.mended_at.is_(None),
        )
        .order_by(ImportRow.id)
    )
    return [(sheet, row, worker, digest) for sheet, row, worker, digest in session.execute(query)]


def repeating(session: Session, base: int) -> list[int]:
    """The lists that repeat a list and were not taken back."""
    query = (
        select(ImportAgain.batch_id)
        .join(ImportBatch, ImportBatch.id == ImportAgain.batch_id)
        .where(ImportAgain.base_id == base, ImportBatch.undone_at.is_(None))
    )
    return list(session.scalars(query.order_by(ImportAgain.batch_id)))


def deeds_since(session: Session, batch: int) -> list[tuple[str, int | None]] | None:
    """(action, row id of what it was done to) of audit entries behind that of a list's import.

    Nothing where there are too many to be looked at, or the import's own is not found.
    """
    own = session.scalar(
        select(AuditEntry.id).where(
            AuditEntry.entity == "batch",
            AuditEntry.entity_id == batch,
            AuditEntry.action == "batch.import",
        )
    )
    if own is None:
        return None
    query = select(AuditEntry.action, AuditEntry.entity_id).where(AuditEntry.id > own)
    found = [(action, one) for action, one in session.execute(query.limit(_SOME + 1))]
    return found if len(found) <= _SOME else None


def stands_for(batch: int) -> Select[int | None]:
    """The workers that a repeated list tells of by the rows of its base."""
    return (
        select(ImportRow.worker_id)
        .join(ImportAgain, ImportAgain.base_id == ImportRow.batch_id)
        .where(
            ImportAgain.batch_id == batch,
            ImportRow.worker_id.is_not(None),
            ImportRow.mended_at.is_(None),
        )
    )


def repeated_sources(
    session: Session, workers: Sequence[int]
) -> list[tuple[int, int, int, int, str]]:
    """(list, row id of its base's row, worker, row, sheet) of rows that stand for repeated ones."""
    repeated = select(ImportAgain.id).where(ImportAgain.base_id.is_not(None)).limit(1)
    if session.scalar(repeated) is None:
        return []
    query = (
        select(
            ImportAgain.batch_id, ImportRow.id, ImportRow.worker_id, ImportRow.row, ImportRow.sheet
        )
        .join(ImportAgain, ImportAgain.base_id == ImportRow.batch_id)
        .join(ImportBatch, ImportBatch.id == ImportAgain.batch_id)
        .where(
            ImportRow.worker_id.in_(workers),
            ImportRow.mended_at.is_(None),
            ImportBatch.undone_at.is_(None),
        )
    )
    return [(a, b, c, d, e) for a, b, c, d, e in session.execute(query) if c is not None]


def write_out(session: Session, batch: int) -> None:
    """Give a repeated list rows of its own, as if it had been read and compared again."""
    base = session.scalar(select(ImportAgain.base_id).where(ImportAgain.batch_id == batch))
    session.execute(
        text(
            'INSERT INTO import_row (batch_id, sheet, "row", outcome, worker_id, digest, said)'
            " SELECT :batch, sheet, \"row\", 'unchanged', worker_id, digest, said FROM import_row"
            " WHERE batch_id = :base AND outcome <> 'held' AND mended_at IS NULL ORDER BY id"
        ),
        {"batch": batch, "base": base},
    )
    session.execute(delete(ImportAgain).where(ImportAgain.batch_id == batch))


def forget(session: Session, batch: int) -> None:
    """A list taken back is known again no more."""
    session.execute(delete(ImportAgain).where(ImportAgain.batch_id == batch))
