"""Many rows at once: a table's indexes set aside meanwhile, and back as they were."""

from typing import cast

import pytest
from sqlalchemy import Table, text

from db.engine import Database, Session, bulk
from db.queries import worker_store
from db.schema import Worker

WORKER = cast(Table, Worker.__table__)


def _indexes(session: Session) -> set[tuple[str, str]]:
    query = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'worker'"
        if session.get_bind().dialect.name == "sqlite"
        else "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'worker'"
    )
    return {(name, sql or "") for name, sql in session.execute(text(query))}


def test_indexes_set_aside_are_back_as_they_were(database: Database) -> None:
    with database.write() as session:
        before = _indexes(session)
        with bulk.indexes_aside(session, WORKER):
            meanwhile = _indexes(session)
        assert _indexes(session) == before
    if database.dialect == "sqlite":
        assert {name for name, sql in meanwhile if sql} == set()
        assert len(meanwhile) < len(before)
    with database.read() as session:
        assert _indexes(session) == before


def test_indexes_stay_when_what_went_on_meanwhile_failed(database: Database) -> None:
    with database.read() as session:
        before = _indexes(session)
    with (
        pytest.raises(ValueError, match="stopped"),
        database.write() as session,
        bulk.indexes_aside(session, WORKER),
    ):
        raise ValueError("stopped")
    with database.read() as session:
        assert _indexes(session) == before


def test_indexes_stay_in_place_for_a_few_workers_or_beside_many(database: Database) -> None:
    with database.write() as session:
        before = _indexes(session)
        for first, count in ((1, 100), (100_000, 20_000)):
            with worker_store.many_entering(session, first, count):
                assert _indexes(session) == before
        if database.dialect == "sqlite":
            with worker_store.many_entering(session, 1, 20_000):
                assert _indexes(session) != before
