"""Many rows at once: ids taken beforehand, plain tuples, no conversion a row.

What the databases want otherwise than SQLAlchemy's own inserts give them stands here alone.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Table, text
from sqlalchemy.orm import Session


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
    session: Session, table: Table, columns: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    """Insert rows whose values stand in the order of the columns, as the driver takes them.

    Dates are ISO texts, instants what `instant_text` makes of them.
    """
    if not rows:
        return
    session.flush()
    mark = "?" if session.get_bind().dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * len(columns))
    names = ", ".join(f'"{column}"' for column in columns)
    session.connection().exec_driver_sql(
        f"INSERT INTO {table.name} ({names}) VALUES ({marks})",  # noqa: S608 - names of ours
        list(rows),
    )


def instant_text(session: Session, moment: datetime) -> str:
    """An aware moment as the text that the database keeps or reads as an instant."""
    utc = moment.astimezone(UTC)
    if session.get_bind().dialect.name == "sqlite":
        return utc.strftime("%Y-%m-%d %H:%M:%S.%f")
    return utc.isoformat()
