"""The step that brings pairs: letters keep their people, and everybody is to be compared."""

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, inspect, text

from db.engine import Database, sqlite
from db.engine.migrating import bring_up_to_date


def _up_to(path: Path, revision: str) -> None:
    engine = sqlite.make_engine(path, sqlite.access(path), migrating=True)
    with pytest.MonkeyPatch.context() as patch:
        real = command.upgrade
        patch.setattr(command, "upgrade", lambda config, _head: real(config, revision))
        bring_up_to_date(engine)
    engine.dispose()


def _fill(connection: Connection, table: str, **values: object) -> None:
    """A row whose other columns are filled with something that fits."""
    for column in inspect(connection).get_columns(table):
        if not column["nullable"] and column["name"] not in values and column["name"] != "id":
            number = column["type"].python_type is int
            values[column["name"]] = 0 if number else "2026-01-01 00:00:00"
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)


def test_letters_keep_their_people_and_everybody_is_to_be_compared(tmp_path: Path) -> None:
    path = tmp_path / "r.lontar"
    Database.create(path).close()
    _up_to(path, "0003")
    engine = sqlite.make_engine(path, sqlite.access(path))
    with engine.begin() as connection:
        _fill(connection, "region", code="5321042001", parent=None)
        for at in (3, 8):
            _fill(connection, "worker", id=at, uid=str(at), nik=f"{at:016}", region="5321042001")
        _fill(connection, "funding", id=1, uid="f")
        _fill(connection, "letter", id=1, uid="l", funding_id=1)
        for position, at in enumerate((8, 3), start=1):
            _fill(connection, "letter_row", letter_id=1, worker_id=at, position=position)
    engine.dispose()
    database = Database(path)
    database.migrate()
    with database.read() as session:
        rows = session.execute(text("SELECT worker_id, position FROM letter_row ORDER BY id"))
        assert [tuple(row) for row in rows] == [(8, 1), (3, 2)]
        todo = session.execute(text("SELECT first_id, last_id FROM pair_todo"))
        assert [tuple(row) for row in todo] == [(3, 8)]
    database.close()
