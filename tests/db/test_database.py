"""The door to a register: what reading and writing promise, on both databases."""

import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import Database, Session, after_commit, after_rollback, touched
from db.errors import Duplicate, Locked, ReadOnly
from db.schema import Setting


def _add(session: Session, key: str) -> None:
    session.add(Setting(key=key, value="1"))


def _keys(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(text("SELECT key FROM setting ORDER BY key")))


def test_what_a_block_wrote_is_kept_when_it_ends(database: Database) -> None:
    with database.write() as session:
        _add(session, "a")
    assert _keys(database) == ["a"]


def test_what_a_block_wrote_is_undone_when_it_raises(database: Database) -> None:
    def write() -> None:
        with database.write() as session:
            _add(session, "a")
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()
    assert _keys(database) == []


def test_a_reading_session_cannot_write(database: Database) -> None:
    with database.read() as session, pytest.raises(ReadOnly):
        session.execute(text("INSERT INTO setting VALUES ('a', '1')"))
    assert _keys(database) == []


def test_one_can_write_after_having_read_on_the_same_connection(database: Database) -> None:
    for key in ("a", "b", "c"):
        assert key not in _keys(database)
        with database.write() as session:
            _add(session, key)
    assert _keys(database) == ["a", "b", "c"]


def test_a_reading_session_sees_one_state_throughout(database: Database) -> None:
    with database.read() as session:
        count = text("SELECT count(*) FROM setting")
        assert session.scalar(count) == 0
        with database.write() as other:
            _add(other, "a")
        assert session.scalar(count) == 0


def test_writers_take_turns_from_the_start_of_their_blocks(database: Database) -> None:
    order: list[str] = []
    entered = threading.Event()

    def first() -> None:
        with database.write() as session:
            entered.set()
            time.sleep(0.3)
            _add(session, "first")
            order.append("first")

    other = threading.Thread(target=first)
    other.start()
    entered.wait(5)
    with database.write() as session:
        order.append("second")
        assert session.get(Setting, "first") is not None
    other.join()
    assert order == ["first", "second"]


def test_a_value_that_is_there_already_is_named(database: Database) -> None:
    with database.write() as session:
        session.execute(text("INSERT INTO region VALUES ('53', 'A', 'a', 1, 'provinsi', NULL)"))
    with pytest.raises(Duplicate), database.write() as session:
        session.execute(text("INSERT INTO region VALUES ('53', 'B', 'b', 1, 'provinsi', NULL)"))


def test_a_duplicate_names_its_constraint_the_same_on_both(office_database: Database) -> None:
    row = "INSERT INTO funding_place (funding_id, region, places) VALUES (1, '5321', 5)"
    with office_database.write() as session:
        session.execute(
            text(
                "INSERT INTO funding (id, uid, year, source, payer, reference, cap, first_month,"
                " months, programmes, created_at) VALUES (1, 'u', 2026, 'A', 'apbd', '', 1,"
                " '2026-01-01', 6, 'jkk', '2026-01-01 00:00:00')"
            )
        )
        session.execute(text(row))
    with pytest.raises(Duplicate) as told, office_database.write() as session:
        session.execute(text(row))
    assert told.value.constraint == "uq_funding_place_funding_id_region"


def test_the_tables_that_were_written_are_told(database: Database) -> None:
    with database.write() as session:
        _add(session, "a")
        session.execute(text("UPDATE worker SET note = '' WHERE id = 5"))
    assert touched(session) == {"setting"}


def test_what_waits_for_the_commit_is_done_after_it(database: Database) -> None:
    seen: list[list[str]] = []
    with database.write() as session:
        _add(session, "a")
        after_commit(session, lambda: seen.append(_keys(database)))
        after_rollback(session, lambda: seen.append(["never"]))
        assert seen == []
    assert seen == [["a"]]


def test_what_waits_for_a_rollback_is_done_when_the_block_raises(database: Database) -> None:
    seen: list[str] = []

    def write() -> None:
        with database.write() as session:
            after_commit(session, lambda: seen.append("committed"))
            after_rollback(session, lambda: seen.append("undone"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()
    assert seen == ["undone"]


def test_a_writer_that_waits_too_long_is_told_so(
    empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.lontar"
    path.write_bytes(empty_file.read_bytes())
    monkeypatch.setattr("db.engine.sqlite._CONNECTION_PRAGMAS", ("busy_timeout=50",))
    one, other = Database(path), Database(path)
    with one.write(), pytest.raises(Locked), other.write():
        pass
    one.close()
    other.close()
