"""A register that any earlier step had made, with a row in every table, is brought up to date."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Boolean, Connection, Engine, Integer, MetaData, Table, func, insert, select
from sqlalchemy.types import Date, DateTime, LargeBinary, Numeric

from db.engine import Database, postgres, sqlite
from db.engine.database import is_address
from db.engine.migrating import bring_up_to_date
from db.migrations import NEWEST
from db.schema import Base, Finding, Worker
from tests.conftest import Servers

WITH_PEOPLE = 2
"""The step that brings workers and their findings."""

COUNTED = 12
"""The step from which open findings are counted with each worker."""

Make = Callable[[int], tuple[Database, Engine]]

_NOT_ROWS = ("alembic_version", "worker_search", "pair_todo")
"""Tables that steps fill by themselves."""


def _engine(location: str) -> Engine:
    if is_address(location):
        return postgres.make_engine(postgres.read_address(location))
    return sqlite.make_engine(Path(location), sqlite.access(Path(location)), migrating=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def made_by(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Makes a register as a step left it, empty, and an engine on it."""
    opened: list[tuple[Database, Engine]] = []

    def make(step: int) -> tuple[Database, Engine]:
        if request.param == "sqlite":
            location = str(tmp_path / "older.lontar")
        else:
            servers: Servers = request.getfixturevalue("postgres")
            location = servers.make()
        database = Database.create(location)
        engine = _engine(location)
        real = command.upgrade
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(command, "upgrade", lambda config, _head: real(config, f"{step:04}"))
            bring_up_to_date(engine)
        opened.append((database, engine))
        return database, engine

    yield make
    for database, engine in opened:
        engine.dispose()
        database.close()


def _tables(connection: Connection) -> dict[str, Table]:
    found = MetaData()
    found.reflect(connection)
    return {
        table.name: table for table in found.sorted_tables if not table.name.startswith(_NOT_ROWS)
    }


def _filled(table: Table, known: dict[str, dict[str, object]]) -> dict[str, object]:
    """A row that fits: keys of the rows before, numbers and texts that tell nothing."""
    values: dict[str, object] = {}
    for column in table.columns:
        parent = next(iter(column.foreign_keys), None)
        if column.nullable or column.server_default is not None:
            continue
        if parent is not None:
            values[column.name] = known[parent.column.table.name][parent.column.name]
        elif isinstance(column.type, Boolean):
            values[column.name] = True
        elif isinstance(column.type, Integer | Numeric):
            values[column.name] = 1
        elif isinstance(column.type, Date):
            values[column.name] = date(2026, 1, 1)
        elif isinstance(column.type, DateTime):
            values[column.name] = datetime(2026, 1, 1, tzinfo=UTC)
        else:
            values[column.name] = b"x" if isinstance(column.type, LargeBinary) else "x"
    return values


def _fill(connection: Connection) -> dict[str, dict[str, object]]:
    """A row in every table, its parents before it."""
    known: dict[str, dict[str, object]] = {}
    for name, table in _tables(connection).items():
        values = _filled(table, known)
        query = insert(table).values(values).returning(*table.primary_key.columns)
        known[name] = {**values, **connection.execute(query).mappings().one()}
    return known


@pytest.mark.parametrize("step", range(1, NEWEST))
def test_every_row_is_kept_and_the_tables_are_those_of_today(made_by: Make, step: int) -> None:
    database, engine = made_by(step)
    with engine.begin() as connection:
        known = _fill(connection)
    assert database.schema_version() == step
    database.migrate()
    assert database.schema_version() == NEWEST
    with engine.connect() as connection:
        tables = _tables(connection)
        assert set(known) <= set(tables)
        for name, values in known.items():
            table = tables[name]
            same = [table.c[key] == value for key, value in values.items() if key in table.c]
            assert connection.scalar(select(func.count()).select_from(table)) == 1, name
            assert connection.scalar(select(func.count()).where(*same)) == 1, name
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, *_: "worker_search" not in (name or "")}
        )
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("step", range(WITH_PEOPLE, NEWEST))
def test_findings_that_stood_before_are_counted(made_by: Make, step: int) -> None:
    database, engine = made_by(step)
    with engine.begin() as connection:
        known = _fill(connection)
        tables = _tables(connection)
        worker, finding = tables["worker"], tables["finding"]
        del known["worker"]["id"], known["finding"]["id"]
        second = known["worker"] | {"uid": "y", "nik": "2"}
        connection.execute(insert(worker).values(second))
        one, other = connection.scalars(select(worker.c.id).order_by(worker.c.id))
        now = datetime(2026, 1, 1, tzinfo=UTC)
        for values in (
            {"worker_id": one, "severity": "error"},
            {"worker_id": one, "severity": "warning"},
            {"worker_id": one, "severity": "warning", "accepted_at": now},
            {"worker_id": other, "severity": "warning"},
            {"worker_id": None, "severity": "error"},
        ):
            connection.execute(insert(finding).values(known["finding"] | values))
    database.migrate()
    with database.write() as session:
        counted = select(Worker.open_findings).order_by(Worker.id)
        assert list(session.scalars(counted)) == [1001, 1]
        session.query(Finding).filter_by(severity="error").delete()
    with database.read() as session:
        assert list(session.scalars(counted)) == [1, 1]
