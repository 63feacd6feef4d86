"""A warning is accepted by a person with a reason, and open again when its value changes."""

import json

import pytest
from sqlalchemy import text

from db.engine import Database
from db.queries import audit, workers
from db.queries.findings import StoredFinding
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register.accept import accept_finding
from desktop.services.register.change import change_worker
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import PERSON

MISMATCH = "nik.birth_date_mismatch"
DOUBTED = {**PERSON, "birth_date": "15-05-1990", "name": "Maria Nahak 085"}


@pytest.fixture
def people(office_database: Database, take_in: TakeIn) -> Database:
    """One person whose date of birth is not that of the NIK, and whose name has digits."""
    take_in(office_database, [DOUBTED])
    return office_database


def _found(database: Database) -> dict[str, StoredFinding]:
    with database.read() as session:
        return {one.code: one for one in workers.worker_findings(session, 1)}


def _accept(database: Database, acting: Acting, code: str = MISMATCH, note: str = "KTP") -> None:
    with database.write() as session:
        accept_finding(session, acting, PERSON["nik"], code, note)


def test_an_accepted_warning_says_who_when_and_why_and_is_open_no_more(
    people: Database, acting: Acting
) -> None:
    _accept(people, acting, note="  KTP asli dilihat  ")
    found = _found(people)[MISMATCH]
    assert (found.accepted_by, found.note) == ("operator", "KTP asli dilihat")
    assert found.accepted_at is not None
    with people.read() as session:
        line = workers.worker(session, 1)
        assert line is not None
        assert (line.errors, line.warnings) == (0, 1)
        where = workers.WorkerFilter(finding=MISMATCH)
        assert workers.count_workers(session, where) == 0
        entry = audit.entries(session, "worker", 1)[-1]
    assert entry.action == "finding.accept"
    assert json.loads(entry.detail)["note"] == "KTP asli dilihat"


@pytest.mark.parametrize(
    ("code", "note", "refusal"),
    [
        (MISMATCH, "  ", "finding.note"),
        ("nik.sex_mismatch", "x", "finding.unknown"),
        ("no.such", "x", "finding.unknown"),
    ],
)
def test_what_cannot_be_accepted_is_refused(
    people: Database, acting: Acting, code: str, note: str, refusal: str
) -> None:
    with pytest.raises(UserError) as refused:
        _accept(people, acting, code, note)
    assert refused.value.code == refusal
    assert _found(people)[MISMATCH].accepted_at is None


def test_it_is_accepted_once(people: Database, acting: Acting) -> None:
    _accept(people, acting)
    with pytest.raises(UserError) as refused:
        _accept(people, acting, note="again")
    assert refused.value.code == "finding.accepted"
    assert _found(people)[MISMATCH].note == "KTP"


def test_an_error_is_never_accepted(people: Database, acting: Acting) -> None:
    with people.write() as session:
        session.execute(
            text("UPDATE finding SET severity = 'error' WHERE code = :c").bindparams(c=MISMATCH)
        )
    with pytest.raises(UserError) as refused:
        _accept(people, acting)
    assert refused.value.code == "finding.error"


def test_a_stranger_is_refused(people: Database, acting: Acting) -> None:
    with pytest.raises(UserError) as refused, people.write() as session:
        accept_finding(session, acting, "5321044505900009", MISMATCH, "x")
    assert refused.value.code == "worker.unknown"


def test_another_field_leaves_it_accepted_and_its_own_opens_it_again(
    people: Database, acting: Acting
) -> None:
    _accept(people, acting)
    _accept(people, acting, "name.characters")
    with people.write() as session:
        change_worker(session, acting, 1, {"phone": "081200000000"})
    assert _found(people)[MISMATCH].accepted_at is not None
    with people.write() as session:
        change_worker(session, acting, 1, {"birth_date": "16-05-1990"})
    found = _found(people)
    assert found[MISMATCH].accepted_at is None
    assert found["name.characters"].accepted_at is not None
    with people.write() as session:
        change_worker(session, acting, 1, {"birth_date": "05-05-1990"})
    assert MISMATCH not in _found(people)


def test_a_nik_that_changes_opens_what_was_accepted_on_the_date(
    people: Database, acting: Acting
) -> None:
    _accept(people, acting)
    with people.write() as session:
        change_worker(session, acting, 1, {"nik": "5321044605900001"})
    assert _found(people)[MISMATCH].accepted_at is None


def test_a_later_list_that_says_the_same_leaves_it_and_another_date_opens_it(
    people: Database, acting: Acting, take_in: TakeIn
) -> None:
    _accept(people, acting)
    take_in(people, [DOUBTED], "again.csv")
    take_in(people, [{**DOUBTED, "phone": "081200000001"}], "phone.csv")
    assert _found(people)[MISMATCH].accepted_at is not None
    take_in(people, [{**DOUBTED, "birth_date": "17-05-1990"}], "other.csv")
    found = _found(people)[MISMATCH]
    assert found.accepted_at is None
    assert found.value == "17-05-1990"
