"""The audit chain: whole as written, broken by whatever is done to it behind the program."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, text

from db.engine import Database
from db.queries.audit import NO_ENTRY_BEFORE, each_entry, entries, last_hash
from desktop.services.acting import Acting
from desktop.services.upkeep.audit import Chain, record, verify_chain


@pytest.fixture
def chained(database: Database, acting: Acting) -> Database:
    """A register with a chain of five entries."""
    with database.write() as session:
        for number in range(1, 6):
            record(session, acting, "worker.change", "worker", number, {"number": number, "é": "ß"})
    return database


def chain(database: Database) -> Chain:
    with database.read() as session:
        return verify_chain(session)


def behind_the_program(database: Database, *statements: str) -> None:
    with database.write() as session:
        connection: Connection = session.connection()
        for statement in statements:
            connection.execute(text(statement))


def test_an_empty_chain_is_whole(database: Database) -> None:
    assert chain(database) == Chain(0, intact=True, first_bad=None)
    with database.read() as session:
        assert last_hash(session) == NO_ENTRY_BEFORE


def test_a_chain_that_nobody_touched_is_whole(chained: Database) -> None:
    assert chain(chained) == Chain(5, intact=True, first_bad=None)


def test_each_entry_stands_on_the_one_before(chained: Database) -> None:
    with chained.read() as session:
        held = list(each_entry(session))
        assert last_hash(session) == held[-1].hash
    assert held[0].previous == NO_ENTRY_BEFORE
    assert [e.previous for e in held[1:]] == [e.hash for e in held[:-1]]
    assert json.loads(held[0].detail) == {"number": 1, "é": "ß"}
    assert held[0].at.tzinfo is not None
    assert held[0].by == "operator"


EDITS: dict[str, Callable[[], str]] = {
    "who": lambda: "UPDATE audit_entry SET by = 'somebody' WHERE id = 3",
    "when": lambda: "UPDATE audit_entry SET at = '2026-01-01 00:00:00+00' WHERE id = 3",
    "what": lambda: "UPDATE audit_entry SET action = 'worker.remove' WHERE id = 3",
    "to what": lambda: "UPDATE audit_entry SET entity = 'letter' WHERE id = 3",
    "to whom": lambda: "UPDATE audit_entry SET entity_id = 4 WHERE id = 3",
    "to nobody": lambda: "UPDATE audit_entry SET entity_id = NULL WHERE id = 3",
    "detail": lambda: "UPDATE audit_entry SET detail = '{}' WHERE id = 3",
    "key": lambda: "UPDATE audit_entry SET uid = 'x' WHERE id = 3",
    "hash": lambda: f"UPDATE audit_entry SET hash = '{'a' * 64}' WHERE id = 3",
    "link": lambda: f"UPDATE audit_entry SET previous = '{'a' * 64}' WHERE id = 3",
}


@pytest.mark.parametrize("what", sorted(EDITS))
def test_an_entry_that_is_changed_breaks_the_chain(chained: Database, what: str) -> None:
    statement = EDITS[what]()
    if chained.dialect == "sqlite":
        statement = statement.replace("+00'", ".000000'")
    behind_the_program(chained, statement)
    assert chain(chained) == Chain(3, intact=False, first_bad=3)


@pytest.mark.parametrize("gone", [1, 3, 4])
def test_an_entry_that_is_taken_out_breaks_the_chain(chained: Database, gone: int) -> None:
    behind_the_program(chained, f"DELETE FROM audit_entry WHERE id = {gone}")
    assert chain(chained) == Chain(gone, intact=False, first_bad=gone + 1)


def test_an_entry_put_in_between_breaks_the_chain(chained: Database) -> None:
    copied = "'another', at, by, action, entity, entity_id, detail, previous, '{hash}'"
    behind_the_program(
        chained,
        "UPDATE audit_entry SET id = id + 100 WHERE id > 3",
        "INSERT INTO audit_entry"
        " (id, uid, at, by, action, entity, entity_id, detail, previous, hash)"
        f" SELECT 50, {copied.format(hash='b' * 64)} FROM audit_entry WHERE id = 3",
    )
    assert chain(chained) == Chain(4, intact=False, first_bad=50)


def test_entries_in_another_order_break_the_chain(chained: Database) -> None:
    behind_the_program(
        chained,
        "UPDATE audit_entry SET id = 99 WHERE id = 2",
        "UPDATE audit_entry SET id = 2 WHERE id = 3",
        "UPDATE audit_entry SET id = 3 WHERE id = 99",
    )
    assert chain(chained) == Chain(2, intact=False, first_bad=2)


def test_a_change_sealed_again_breaks_the_chain_at_the_next_entry(
    chained: Database, acting: Acting
) -> None:
    with chained.read() as session:
        before = entries(session)
    other = Database(chained.location)
    behind_the_program(other, "DELETE FROM audit_entry WHERE id >= 3")
    with other.write() as session:
        forged = record(session, acting, "worker.change", "worker", 3, {"number": 33})
    other.close()
    # The forger has the third entry right again; the fourth, put back, no longer stands on it.
    fourth = before[3]
    with chained.write() as session:
        session.connection().execute(
            text(
                "INSERT INTO audit_entry"
                " (id, uid, at, by, action, entity, entity_id, detail, previous, hash) VALUES"
                " (:id, :uid, :at, :by, :action, :entity, :entity_id, :detail, :previous, :hash)"
            ),
            {
                "id": forged + 1, "uid": fourth.uid, "at": "2026-11-24 01:00:00.000000",
                "by": fourth.by, "action": fourth.action, "entity": fourth.entity,
                "entity_id": fourth.entity_id, "detail": fourth.detail,
                "previous": fourth.previous, "hash": fourth.hash,
            },
        )  # fmt: skip
    assert chain(chained) == Chain(4, intact=False, first_bad=forged + 1)


def test_what_is_rolled_back_leaves_no_entry(chained: Database, acting: Acting) -> None:
    def two_deeds() -> None:
        with chained.write() as session:
            record(session, acting, "worker.change", "worker", 9, {})
            record(session, acting, "worker.change", "worker", 10, {"no": object()})

    with pytest.raises(TypeError, match="JSON"):
        two_deeds()
    assert chain(chained) == Chain(5, intact=True, first_bad=None)


def test_entries_about_one_thing_are_found(chained: Database, acting: Acting) -> None:
    with chained.write() as session:
        record(session, acting, "letter.issue", "letter", 3, {})
    with chained.read() as session:
        assert [e.action for e in entries(session, "worker", 3)] == ["worker.change"]
        assert len(entries(session, "worker")) == 5
        assert [e.entity for e in entries(session, entity_id=3)] == ["worker", "letter"]


def test_a_long_chain_is_read_in_blocks(database: Database, acting: Acting) -> None:
    with database.write() as session:
        for number in range(2_100):
            record(session, acting, "x", "worker", number, {})
    assert chain(database) == Chain(2_100, intact=True, first_bad=None)


def test_a_moment_without_its_zone_is_refused(database: Database) -> None:
    naive = Acting(clock=lambda: datetime(2026, 11, 24, 9, 0))
    # The clock's own reading is turned to UTC, so that an entry always has its zone.
    with database.write() as session:
        record(session, naive, "x", "worker", 1, {})
    with database.read() as session:
        assert entries(session)[0].at.tzinfo is UTC
