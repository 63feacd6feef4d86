"""One value for many people: seen before, one deed, taken back by one."""

import json

import pytest

from db.engine import Database
from db.queries import audit as audit_queries
from db.queries import worker_store
from db.queries.workers import WorkerFilter, count_workers, worker_history, worker_ids
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register.bulk import change_many, preview_bulk
from desktop.services.register.importing import import_list
from desktop.services.register.take_back import last_deed, take_back
from tests.services.register.lists import SAMPLES

VILLAGE = "5321042001"


@pytest.fixture
def people(office_database: Database, acting: Acting) -> Database:
    """The 478 people of a sample."""
    with office_database.write() as session:
        import_list(session, acting, SAMPLES / "malaka_weliman_500.xlsx")
    return office_database


def test_a_preview_tells_who_changes_and_changes_nobody(people: Database, acting: Acting) -> None:
    farmers = 50
    with people.write() as session:
        ids = worker_ids(session, WorkerFilter(sex="P"))
        change_many(session, acting, ids[:farmers], {"occupation": "Petani"})
    with people.read() as session:
        before = worker_store.worker_values(session, ids)
        seen = preview_bulk(session, acting, ids, {"occupation": "Petani", "note": " "})
        assert worker_store.worker_values(session, ids) == before
    assert 0 < farmers == seen.same < len(ids)
    assert len(seen.changes) == len(ids) - farmers
    assert sum(number for _old, number in seen.before["occupation"]) == len(seen.changes)
    assert seen.values == {"occupation": "Petani"}


def test_many_change_by_one_deed_and_come_back_by_one(people: Database, acting: Acting) -> None:
    with people.read() as session:
        ids = worker_ids(session, WorkerFilter(sex="P"))
        before = worker_store.worker_values(session, ids)
        entries = len(audit_queries.newest(session, 100))
    with people.write() as session:
        done = change_many(session, acting, ids, {"region": VILLAGE, "note": "Pindah data"})
    with people.read() as session:
        after = worker_store.worker_values(session, ids)
        (entry,) = audit_queries.newest(session, 1)
        assert len(audit_queries.newest(session, 100)) == entries + 1
        history = worker_history(session, next(iter(done.changes)))
        assert count_workers(session, WorkerFilter(search="wesey", sex="P")) == len(ids)
    assert {(of["region"], of["note"]) for of in after.values()} == {(VILLAGE, "Pindah data")}
    assert entry.action == "worker.bulk"
    assert json.loads(entry.detail)["workers"] == len(done.changes) == len(ids)
    assert {each.field for each in history} <= {"region", "note"}
    with people.write() as session:
        deed = last_deed(session, acting)
        assert deed is not None
        assert deed.id == entry.id
        taken = take_back(session, acting, deed.id)
        assert (taken.done, taken.kept) == (len(ids), 0)
        assert worker_store.worker_values(session, ids) == before


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "bulk.nothing"),
        ({"note": "  "}, "bulk.nothing"),
        ({"nik": "5321044505900001"}, "bulk.field"),
        ({"region": "Tidak Ada"}, "bulk.value"),
        ({"region": "3171011001"}, "bulk.value"),
    ],
)
def test_what_cannot_be_given_to_many_is_refused(
    people: Database, acting: Acting, values: dict[str, str], code: str
) -> None:
    with people.write() as session, pytest.raises(UserError) as refused:
        change_many(session, acting, worker_ids(session, WorkerFilter()), values)
    assert refused.value.code == code
