"""Many rows at once: ids taken beforehand, plain tuples, no conversion a row.

What the databases want otherwise than SQLAlchemy's own inserts give them stands here alone.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Table, text
from sqlalchemy.orm import Session

_LONG = 50
_AT_ONCE = 500
_NOTHING: Mapping[str, str | int] = {}


def take_ids(session: Session, table: Table, count: int) -> int:
    """Reserve so many row ids in a row, in a writing session; give back the first."""
    if session.get_bind().dialect.name == "sqlite":
        # Writers take turns, so that nobody else enters a row before we do.
        last = session.execute(text(f"SELECT max(id) FROM {table.name}")).scalar()  # noqa: S608 - a table of ours
        return (last or 0) + 1
    sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
    first: int = session.execute(text(f"SELECT nextval({sequence})")).scalar_one()
    if count > 1:
        session.execute(text(f"SELECT setval({sequence}, :last)"), {"last": first + count - 1})
    return first


def insert_many(
    session: Session,
    table: Table,
    columns: Sequence[str],
    rows: Sequence[tuple[object, ...]],
    same: Mapping[str, str | int] = _NOTHING,
) -> None:
    """Insert rows whose values stand in the order of the columns, as the driver takes them.

    Dates are ISO texts, instants what `instant_text` makes of them. `same` are columns with one
    value for all rows, plain and of ours: they stand in the statement and are bound no row.
    """
    if not rows:
        return
    session.flush()
    mark = "?" if session.get_bind().dialect.name == "sqlite" else "%s"
    told = [str(value) if isinstance(value, int) else f"'{value}'" for value in same.values()]
    marks = ", ".join([mark] * len(columns) + told)
    names = ", ".join(f'"{column}"' for column in (*columns, *same))
    session.connection().exec_driver_sql(
        f"INSERT INTO {table.name} ({names}) VALUES ({marks})",  # noqa: S608 - names of ours
        list(rows),
    )


@contextlib.contextmanager
def indexes_aside(session: Session, table: Table) -> Iterator[None]:
    """Leave a SQLite table's indexes out while most of its rows come in, and make them anew.

    To sort an index once costs a third of entering each row into it. Unique constraints stay.
    All is within the transaction: nobody else ever sees the table without its indexes.
    """
    if session.get_bind().dialect.name != "sqlite":
        yield
        return
    session.flush()
    run = session.connection().exec_driver_sql
    told = run(
        "SELECT name, sql FROM sqlite_master"
        " WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ? ORDER BY rowid",
        (table.name,),
    )
    indexes = [(str(name), str(sql)) for name, sql in told]
    for name, _sql in indexes:
        run(f'DROP INDEX "{name}"')
    yield
    for _name, sql in indexes:
        run(sql)


def instant_text(session: Session, moment: datetime) -> str:
    """An aware moment as the text that the database keeps or reads as an instant."""
    utc = moment.astimezone(UTC)
    if session.get_bind().dialect.name == "sqlite":
        return utc.strftime("%Y-%m-%d %H:%M:%S.%f")
    return utc.isoformat()


def delete_many(session: Session, table: str, column: str, ids: Sequence[int]) -> None:
    """Delete the rows of a table whose column is one of these ids, neighbours in one stretch."""
    session.flush()
    run = session.connection().exec_driver_sql
    sqlite = session.get_bind().dialect.name == "sqlite"
    mark = "?" if sqlite else "%s"
    single: list[int] = []
    for first, last in _stretches(sorted(set(ids))):
        if last - first < _LONG:
            single += range(first, last + 1)
        else:
            run(
                f"DELETE FROM {table} WHERE {column} BETWEEN {mark} AND {mark}",  # noqa: S608 - names of ours
                (first, last),
            )
    for at in range(0, len(single), _AT_ONCE):
        some = single[at : at + _AT_ONCE]
        marks = ", ".join([mark] * len(some))
        run(f"DELETE FROM {table} WHERE {column} IN ({marks})", tuple(some))  # noqa: S608 - as above


def _stretches(ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(first, last) of each run of ids that follow one another, of sorted ids."""
    start = last = None
    for one in ids:
        if start is None or last is None:
            start = last = one
        elif one == last + 1:
            last = one
        else:
            yield start, last
            start = last = one
    if start is not None and last is not None:
        yield start, last
