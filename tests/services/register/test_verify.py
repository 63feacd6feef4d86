"""A verification is recorded for those whom it may be recorded for, and for nobody else."""

import json

import pytest
from sqlalchemy import select, text

from db.engine import Database
from db.queries import audit, workers
from db.queries.workers import WorkerFilter
from db.schema import Verification
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register.verify import Verified, verify_workers
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import OTHER, PERSON


@pytest.fixture
def people(office_database: Database, take_in: TakeIn) -> Database:
    """Two people of two villages."""
    take_in(office_database, [PERSON, OTHER])
    return office_database


def test_a_verification_sets_the_status_and_leaves_its_traces(
    people: Database, acting: Acting
) -> None:
    with people.write() as session:
        done = verify_workers(
            session, acting, niks=[PERSON["nik"]], result="eligible", note="dilihat"
        )
    assert done == Verified(1, 0)
    with people.read() as session:
        line = workers.worker_by_nik(session, PERSON["nik"])
        assert line is not None
        assert (line.status, line.version) == ("eligible", 2)
        told = session.execute(select(Verification.result, Verification.note, Verification.by))
        assert [tuple(row) for row in told] == [("eligible", "dilihat", "operator")]
        history = workers.worker_history(session, line.id)
        assert [(one.field, one.old, one.new) for one in history] == [
            ("status", "listed", "eligible")
        ]
        entry = audit.entries(session, "worker", line.id)[-1]
        assert json.loads(entry.detail)["verified"] == 1
        assert workers.count_by_status(session) == {"eligible": 1, "listed": 1}


def test_everybody_of_a_region_or_of_the_register(people: Database, acting: Acting) -> None:
    with people.write() as session:
        assert verify_workers(session, acting, region="5321042001", result="eligible") == Verified(
            1, 0
        )
        assert verify_workers(session, acting, everybody=True, result="eligible") == Verified(2, 0)
    with people.read() as session:
        assert workers.count_workers(session, WorkerFilter(status=("eligible",))) == 2
        listed = workers.verify_worklist(session)
    assert [(one.village, one.eligible, one.listed) for one in listed] == [
        ("Wesey", 1, 0),
        ("Lakulo", 1, 0),
    ]


@pytest.mark.parametrize("status", ["checking", "clear", "proposed", "enrolled", "ended"])
def test_who_is_further_on_is_skipped(people: Database, acting: Acting, status: str) -> None:
    with people.write() as session:
        session.execute(text("UPDATE worker SET status = :s WHERE id = 1"), {"s": status})
        done = verify_workers(session, acting, everybody=True, result="ineligible", reason="moved")
    assert done == Verified(1, 1)
    with people.read() as session:
        line = workers.worker(session, 1)
    assert line is not None
    assert line.status == status


def test_who_has_an_open_error_is_skipped(people: Database, acting: Acting) -> None:
    with people.write() as session:
        session.execute(
            text(
                "INSERT INTO finding (worker_id, code, severity, field, header, value, params,"
                " found_at, accepted_by, note) VALUES (1, 'age.above_maximum', 'error',"
                " 'birth_date', '', '', '{}', '2026-11-01 00:00:00', '', '')"
            )
        )
        assert verify_workers(session, acting, everybody=True, result="eligible") == Verified(1, 1)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"niks": ["5321044505900009"], "result": "eligible"}, "worker.unknown"),
        ({"result": "eligible"}, "verification.nobody"),
        ({"everybody": True, "result": "perhaps"}, "verification.result"),
        (
            {"everybody": True, "result": "ineligible", "reason": "whim"},
            "verification.reason",
        ),
    ],
)
def test_what_cannot_be_recorded_is_refused(
    people: Database, acting: Acting, asked: dict[str, object], code: str
) -> None:
    with pytest.raises(UserError) as refused, people.write() as session:
        verify_workers(session, acting, **asked)  # type: ignore[arg-type]
    assert refused.value.code == code
    with people.read() as session:
        assert workers.count_by_status(session) == {"listed": 2}
