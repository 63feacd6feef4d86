"""A worker taken into another and given back: every row about them moved, and noted."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import (
    Column,
    Date,
    LargeBinary,
    Table,
    UniqueConstraint,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session

from db.engine import search
from db.queries.chunks import chunks
from db.queries.undoing import references
from db.schema import Finding, ImportRow, Instant, Letter, LetterRow, Worker, WorkerMerge

_WORKER = cast(Table, Worker.__table__)
_APART = frozenset(("worker_pair",))
"""Tables that a merge looks after by itself."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A merge that stands; `nik` is the one that no worker bears, `before` JSON as stored."""

    id: int
    uid: str
    kept_id: int
    nik: str
    name: str
    birth_date: date
    region: str
    before: str
    at: datetime
    by: str


_LINE = tuple(getattr(WorkerMerge, name) for name in MergeLine.__dataclass_fields__)


def whole_worker(session: Session, worker: int) -> Row:
    """Every column of a worker, as JSON takes it, but what is counted of findings."""
    told = _plain(_WORKER, session.execute(select(_WORKER).where(_WORKER.c.id == worker)).one())
    del told["open_findings"]
    return told


def move_all(session: Session, drop: int, keep: int) -> tuple[dict[str, list[int]], list[Any]]:
    """Let all that is told of one worker be told of another.

    Gives back table to the row ids that moved, and [table, row] of those that had to go because
    the other has one of the kind already.
    """
    moved: dict[str, list[int]] = {}
    gone: list[Any] = []
    for table, column in _moving():
        rows = session.execute(select(table).where(column == drop)).all()
        for row in rows:
            if _taken(session, table, column, row, keep):
                gone.append([table.name, _plain(table, row)])
                session.execute(delete(table).where(table.c.id == row.id))
            else:
                moved.setdefault(f"{table.name}.{column.name}", []).append(row.id)
        _point(session, table, column, moved.get(f"{table.name}.{column.name}", ()), keep)
    return moved, gone


def move_back(
    session: Session, moved: Mapping[str, Sequence[int]], gone: Sequence[Any], to: int, away: int
) -> None:
    """Let what was moved be told of its own worker again, and what went be there again."""
    for table, column in _moving():
        ids = moved.get(f"{table.name}.{column.name}", ())
        still = session.scalars(select(table.c.id).where(table.c.id.in_(ids), column == away))
        _point(session, table, column, list(still), to)
    tables = {table.name: (table, column) for table, column in _moving()}
    for name, row in gone:
        table, column = tables[name]
        session.execute(insert(table), [{**_typed(table, row), column.name: to}])


def _moving() -> Iterator[tuple[Table, Column[int]]]:
    """The columns that name a worker and follow a merge."""
    for table, column in references():
        if table.name not in _APART:
            yield table, cast("Column[int]", column)


def _point(
    session: Session, table: Table, column: Column[int], ids: Sequence[int], worker: int
) -> None:
    if ids:
        session.execute(update(table).where(table.c.id.in_(ids)).values({column.name: worker}))


def _taken(session: Session, table: Table, column: Column[int], row: Any, keep: int) -> bool:
    """Whether a row of the other worker stands where a table takes only one of each."""
    for rule in table.constraints:
        if isinstance(rule, UniqueConstraint) and column.name in rule.columns:
            same = [each == getattr(row, each.name) for each in rule.columns if each is not column]
            if session.scalar(select(table.c.id).where(column == keep, *same).limit(1)):
                return True
    return False


def _plain(table: Table, row: Any) -> Row:
    """A row as JSON takes it: moments and dates ISO, bytes hex."""
    told: Row = {}
    for column in table.columns:
        value = getattr(row, column.name)
        if isinstance(value, date | datetime):
            value = value.isoformat()
        elif isinstance(value, bytes):
            value = value.hex()
        told[column.name] = value
    return told


def _typed(table: Table, row: Mapping[str, Any]) -> Row:
    """A row as its columns take it, out of what JSON gave; what it did not give is as at first."""
    read: Row = {}
    for column in table.columns:
        if column.name not in row:
            continue
        value, kind = row.get(column.name), column.type
        if value is not None and isinstance(kind, Instant):
            value = datetime.fromisoformat(value)
        elif value is not None and isinstance(kind, Date):
            value = date.fromisoformat(value)
        elif value is not None and isinstance(kind, LargeBinary):
            value = bytes.fromhex(value)
        read[column.name] = value
    return read


def take_out(session: Session, worker: int) -> None:
    """Take a worker out of whom nothing is told any more."""
    search.leave(session, [worker])
    session.execute(delete(_WORKER).where(_WORKER.c.id == worker))


def put_in(session: Session, row: Mapping[str, Any]) -> int:
    """Enter a worker as they were, by their own row id unless it is another's now."""
    values = _typed(_WORKER, row)
    taken = session.scalar(select(_WORKER.c.id).where(_WORKER.c.id == values["id"]))
    if taken is not None:
        last = session.scalar(select(func.max(_WORKER.c.id))) or 0
        values["id"] = last + 1
    session.execute(insert(_WORKER), [values])
    worker: int = values["id"]
    search.enter_one(session, worker)
    return worker


def set_columns(session: Session, worker: int, values: Mapping[str, Any]) -> None:
    """Change columns of a worker that are no fields."""
    session.execute(
        update(Worker)
        .where(Worker.id == worker)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def insert_merge(session: Session, values: Mapping[str, Any]) -> None:
    """Enter a merge."""
    session.execute(insert(WorkerMerge), [dict(values)])


def delete_merge(session: Session, merge: int) -> None:
    """A merge is taken back."""
    session.execute(delete(WorkerMerge).where(WorkerMerge.id == merge))


def merge_of_nik(session: Session, nik: str) -> MergeLine | None:
    """The merge that left a NIK without a worker of its own."""
    row = session.execute(select(*_LINE).where(WorkerMerge.nik == nik)).first()
    return MergeLine(*row) if row else None


def kept_niks(session: Session, niks: Sequence[str]) -> dict[str, str]:
    """NIK that went in a merge to the one that the kept worker bears."""
    if session.scalar(select(WorkerMerge.id).limit(1)) is None:
        return {}
    found: dict[str, str] = {}
    for some in chunks(niks):
        query = select(WorkerMerge.nik, Worker.nik).join(Worker, Worker.id == WorkerMerge.kept_id)
        found.update(
            (gone, kept) for gone, kept in session.execute(query.where(WorkerMerge.nik.in_(some)))
        )
    return found


def merges_into(session: Session, worker: int) -> list[MergeLine]:
    """Those who were merged into a worker, the latest first."""
    query = select(*_LINE).where(WorkerMerge.kept_id == worker).order_by(WorkerMerge.id.desc())
    return [MergeLine(*row) for row in session.execute(query)]


def letters_with(session: Session, worker: int) -> list[tuple[int, str, str]]:
    """(id, state, number) of the letters that stand and a worker is in."""
    query = (
        select(Letter.id, Letter.state, Letter.number)
        .join(LetterRow, LetterRow.letter_id == Letter.id)
        .where(LetterRow.worker_id == worker, Letter.state != "cancelled")
        .order_by(Letter.id)
    )
    return [(one, state, number) for one, state, number in session.execute(query)]


def rows_since(session: Session, worker: int, last_row: int, nik: str) -> list[int]:
    """Rows of later lists told of a worker that bear another NIK."""
    query = select(ImportRow.id, ImportRow.said).where(
        ImportRow.worker_id == worker, ImportRow.id > last_row
    )
    return [one for one, said in session.execute(query) if json.loads(said).get("nik") == nik]


def last_row(session: Session) -> int:
    """The id of the newest row of any list."""
    return session.scalar(select(func.max(ImportRow.id))) or 0


def point_rows(session: Session, rows: Sequence[int], worker: int) -> None:
    """Let rows of lists tell of a worker, and what was found in them be found on that worker."""
    if rows:
        session.execute(
            update(Finding)
            .where(Finding.import_row_id.in_(rows))
            .values(worker_id=worker)
            .execution_options(synchronize_session=False)
        )
        session.execute(
            update(ImportRow)
            .where(ImportRow.id.in_(rows))
            .values(worker_id=worker)
            .execution_options(synchronize_session=False)
        )
