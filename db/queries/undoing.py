"""What taking back a list looks at, and what it takes away: many workers at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, Select, Table, delete, or_, select, update
from sqlalchemy.orm import Session

from db.engine import bulk, search
from db.queries.chunks import chunks
from db.queries.imports import HELD, standing
from db.schema import (
    Base,
    Finding,
    Heir,
    ImportBatch,
    ImportRow,
    Letter,
    LetterRow,
    Participant,
    Worker,
    WorkerChange,
)

_OWN_WAY = frozenset(("import_row", "finding", "letter_row", "worker_change"))
"""Tables about workers that are looked at one by one; a row of any other is a deed of people."""

GOES_ALONG: frozenset[str] = frozenset(("worker_pair",))
"""Tables the program fills by itself about workers: they keep nobody, and go with the worker."""


@dataclass(frozen=True, slots=True)
class RowEnd:
    """A row of a list, and whom it told of."""

    id: int
    worker_id: int | None
    outcome: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field changed; `batch` is the list that did it, nothing where a person did."""

    id: int
    worker_id: int
    field: str
    old: str
    new: str
    batch: int | None


def row_ends(session: Session, batch: int) -> list[RowEnd]:
    """Every row of a list, in its order."""
    query = select(ImportRow.id, ImportRow.worker_id, ImportRow.outcome)
    query = query.where(ImportRow.batch_id == batch).order_by(ImportRow.id)
    return [RowEnd(*row) for row in session.execute(query)]


def _whom(batch: int) -> Select[int | None]:
    """The workers a list tells of."""
    return select(ImportRow.worker_id).where(
        ImportRow.batch_id == batch, ImportRow.worker_id.is_not(None)
    )


def told_elsewhere(session: Session, batch: int) -> dict[int, list[tuple[int, str]]]:
    """Worker to (list, what it said) of rows of other lists that stand, of a list's workers."""
    query = select(ImportRow.worker_id, ImportRow.batch_id, ImportRow.said).where(
        ImportRow.worker_id.in_(_whom(batch)), ImportRow.batch_id != batch, standing()
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for worker, other, said in session.execute(query):
        found.setdefault(cast(int, worker), []).append((other, said))
    return found


def changes_of(session: Session, batch: int) -> dict[int, list[FieldChange]]:
    """Worker to all that ever changed, oldest first, of the workers a list tells of."""
    query = (
        select(
            WorkerChange.id,
            WorkerChange.worker_id,
            WorkerChange.field,
            WorkerChange.old,
            WorkerChange.new,
            ImportRow.batch_id,
        )
        .outerjoin(ImportRow, ImportRow.id == WorkerChange.import_row_id)
        .where(WorkerChange.worker_id.in_(_whom(batch)))
        .order_by(WorkerChange.id)
    )
    found: dict[int, list[FieldChange]] = {}
    for row in session.execute(query):
        found.setdefault(row[1], []).append(FieldChange(*row))
    return found


def in_letters(session: Session, batch: int) -> set[int]:
    """Those of a list's workers who stand in any letter."""
    query = select(LetterRow.worker_id).where(LetterRow.worker_id.in_(_whom(batch)))
    return set(session.scalars(query))


def in_letters_since(session: Session, batch: int, at: datetime) -> set[int]:
    """Those of a list's workers who stand in a letter that was made or approved after it."""
    query = (
        select(LetterRow.worker_id)
        .join(Letter, Letter.id == LetterRow.letter_id)
        .where(
            LetterRow.worker_id.in_(_whom(batch)),
            Letter.state != "cancelled",
            or_(Letter.drafted_at >= at, Letter.approved_at >= at),
        )
    )
    return set(session.scalars(query))


def with_deeds(session: Session, whom: Select[int | None] | Sequence[int]) -> set[int]:
    """Those of some workers about whom people entered anything: verified, heirs, accepted."""
    found: set[int] = set()
    for table, column in references():
        if table.name not in _OWN_WAY | GOES_ALONG:
            found.update(session.scalars(select(column).where(column.in_(whom))))
    accepted = select(Finding.worker_id).where(
        Finding.worker_id.in_(whom), Finding.accepted_at.is_not(None)
    )
    found.update(one for one in session.scalars(accepted) if one is not None)
    return found


def deeds_of_batch(session: Session, batch: int) -> set[int]:
    """`with_deeds` of the workers a list tells of."""
    return with_deeds(session, _whom(batch))


def references() -> Iterator[tuple[Table, ColumnElement[int]]]:
    """Every column of the register that names a worker by row id."""
    worker = cast(Table, Worker.__table__)
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column.table is worker for key in column.foreign_keys):
                yield table, column


def told_of(session: Session, worker_id: int) -> bool:
    """Whether any row of a list tells of a worker."""
    query = select(ImportRow.id).where(ImportRow.worker_id == worker_id).limit(1)
    return session.scalar(query) is not None


def names_of(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Worker to NIK and name."""
    found: dict[int, tuple[str, str]] = {}
    for some in chunks(ids):
        query = select(Worker.id, Worker.nik, Worker.name).where(Worker.id.in_(some))
        found.update((one, (nik, name)) for one, nik, name in session.execute(query))
    return found


def remove_workers(session: Session, ids: Sequence[int]) -> None:
    """Take workers out with all that belongs to them; rows of lists that told of them stay.

    Who stands in a letter cannot be taken out. Participants of trainings stay, as themselves.
    """
    free_participants(session, ids)
    for table, column in references():
        if table.name not in ("import_row", "letter_row", "participant"):
            bulk.delete_many(session, table.name, column.key or "", ids)
    search.leave(session, ids)
    bulk.delete_many(session, "worker", "id", ids)


def free_participants(session: Session, workers: Sequence[int]) -> None:
    """Participants who were some workers, or their heirs, are known by their own name alone."""
    for some in chunks(workers):
        heirs = select(Heir.id).where(Heir.worker_id.in_(some))
        for column, whom in ((Participant.heir_id, heirs), (Participant.worker_id, some)):
            session.execute(
                update(Participant)
                .where(column.in_(whom))
                .values({column.key: None})
                .execution_options(synchronize_session=False)
            )


def in_trainings(session: Session, batch: int) -> set[int]:
    """Those of a list's workers who take part in a training, or an heir of theirs."""
    query = select(Participant.worker_id).where(Participant.worker_id.in_(_whom(batch)))
    return {one for one in session.scalars(query) if one is not None}


def forget_changes(session: Session, workers: Sequence[int]) -> None:
    """Take the history of workers away who are taken out."""
    bulk.delete_many(session, "worker_change", "worker_id", workers)


def forget_rows(session: Session, batch: int, ids: Sequence[int]) -> None:
    """Take rows of a list away, with what was found on them and nobody accepted."""
    of_batch = select(ImportRow.id).where(ImportRow.batch_id == batch)
    session.execute(
        update(Finding)
        .where(Finding.accepted_at.is_not(None), Finding.import_row_id.in_(of_batch))
        .values(import_row_id=None)
        .execution_options(synchronize_session=False)
    )
    bulk.delete_many(session, "finding", "import_row_id", ids)
    bulk.delete_many(session, "import_row", "id", ids)


def told_by_undone(session: Session, batch: int) -> set[int]:
    """Those of a list's workers of whom rows of lists taken back still tell."""
    query = select(ImportRow.worker_id).where(
        ImportRow.batch_id.in_(select(ImportBatch.id).where(ImportBatch.undone_at.is_not(None))),
        ImportRow.worker_id.in_(_whom(batch)),
    )
    return {one for one in session.scalars(query) if one is not None}


def free_rows(session: Session, workers: Sequence[int]) -> None:
    """The rows that told of some workers tell of nobody any more."""
    for some in chunks(workers):
        session.execute(
            update(ImportRow)
            .where(ImportRow.worker_id.in_(some))
            .values(worker_id=None)
            .execution_options(synchronize_session=False)
        )


def claimed(session: Session, batch: int) -> set[str]:
    """NIKs of workers that rows of a list claimed for others and wait for it."""
    query = (
        select(Finding.value)
        .join(ImportRow, ImportRow.id == Finding.import_row_id)
        .where(
            ImportRow.batch_id == batch,
            ImportRow.outcome == HELD,
            Finding.code == "nik.duplicate_in_register",
        )
    )
    return set(session.scalars(query))


def still_claimed(session: Session, niks: Iterable[str], batch: int) -> set[str]:
    """Those of some NIKs that rows of other lists claim and wait for it."""
    found: set[str] = set()
    for some in chunks(sorted(niks)):
        query = (
            select(Finding.value)
            .join(ImportRow, ImportRow.id == Finding.import_row_id)
            .join(ImportBatch, ImportBatch.id == ImportRow.batch_id)
            .where(
                Finding.code == "nik.duplicate_in_register",
                Finding.value.in_(some),
                ImportRow.outcome == HELD,
                ImportRow.batch_id != batch,
                ImportBatch.undone_at.is_(None),
            )
        )
        found.update(session.scalars(query))
    return found


def drop_claims(session: Session, niks: Iterable[str]) -> None:
    """Nobody else claims these NIKs any more: the open warnings of it go."""
    for some in chunks(sorted(niks)):
        session.execute(
            delete(Finding)
            .where(
                Finding.code == "nik.claimed_twice",
                Finding.accepted_at.is_(None),
                Finding.import_row_id.is_(None),
                Finding.worker_id.in_(select(Worker.id).where(Worker.nik.in_(some))),
            )
            .execution_options(synchronize_session=False)
        )
