"""People leave with a reason and a date, come back, and one typed by mistake is taken out."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.engine import Database, Session
from db.queries import audit, workers
from db.queries.workers import WorkerFilter, WorkerLine
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.draft import discard_letter, draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.funding import add_funding
from desktop.services.register.evidence import attach_file
from desktop.services.register.leaving import move_workers
from desktop.services.register.remove import remove_worker
from desktop.services.register.verify import verify_workers
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import OTHER, PERSON

BOTH = [PERSON["nik"], OTHER["nik"]]


def _line(session: Session, nik: str) -> WorkerLine:
    line = workers.worker_by_nik(session, nik)
    assert line is not None
    return line


def _refused(database: Database, acting: Acting, niks: list[str], **how: object) -> str:
    with pytest.raises(UserError) as refused, database.write() as session:
        move_workers(session, acting, niks, **how)  # type: ignore[arg-type]
    return refused.value.code


def test_people_leave_and_come_back_with_history_and_audit(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON, OTHER])
    day = acting.today() - timedelta(days=3)
    with office_database.write() as session:
        left = move_workers(session, acting, BOTH, to="ended", reason="moved", on=day)
        again = move_workers(session, acting, BOTH, to="ended", reason="died")
        back = move_workers(session, acting, [PERSON["nik"]], to="listed", reason="returned")
    assert (left.changed, again.changed, again.already, back.changed) == (2, 0, 2, 1)
    with office_database.read() as session:
        assert _line(session, PERSON["nik"]).status == "listed"
        gone = _line(session, OTHER["nik"])
        assert gone.status == "ended"
        (change,) = [
            one for one in workers.worker_history(session, gone.id) if one.field == "status"
        ]
        entries = [one for one in audit.newest(session, 9) if one.action == "worker.status"]
    assert (change.old, change.new, change.by) == ("listed", "ended", "operator")
    assert [json.loads(one.detail)["to"] for one in entries] == ["listed", "ended"]
    assert json.loads(entries[1].detail) == {
        "to": "ended", "reason": "moved", "date": day.isoformat(), "workers": 2,
    }  # fmt: skip


def test_a_leaving_by_mistake_gives_back_where_they_stood_and_nothing_else(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON, OTHER])
    with office_database.write() as session:
        verify_workers(session, acting, niks=[PERSON["nik"]], result="eligible")
        move_workers(session, acting, BOTH, to="ended", reason="died")
    assert _refused(office_database, acting, BOTH, to="eligible") == "status.not_by_hand"
    with office_database.write() as session:
        move_workers(session, acting, [PERSON["nik"]], to="eligible", reason="mistake")
        assert _line(session, PERSON["nik"]).status == "eligible"
        assert _line(session, OTHER["nik"]).status == "ended"


def test_what_a_verification_a_check_or_a_letter_does_is_not_done_by_hand(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON, OTHER])
    for status in ("eligible", "ineligible", "checking", "clear", "proposed", "enrolled"):
        assert _refused(office_database, acting, BOTH, to=status) == "status.not_by_hand"
    with office_database.read() as session:
        assert workers.count_by_status(session) == {"listed": 2}


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"to": "gone"}, "status.unknown"),
        ({"to": "ended"}, "status.reason"),
        ({"to": "ended", "reason": "tired"}, "status.reason"),
        ({"to": "ended", "reason": "returned"}, "status.reason"),
        ({"to": "ended", "reason": "died", "on": date(2999, 1, 1)}, "status.date"),
        ({"to": "ended", "reason": "died", "on": date(1985, 8, 16)}, "status.date"),
    ],
)
def test_a_leaving_needs_a_status_a_reason_and_a_day_that_can_be(
    register: Database, take_in: TakeIn, acting: Acting, how: dict[str, object], code: str
) -> None:
    take_in(register, [PERSON, OTHER])
    assert _refused(register, acting, BOTH, **how) == code
    assert _refused(register, acting, ["5321040101010001"], **how | {"to": "x"}) == "status.unknown"


def test_an_unknown_nik_lets_nobody_leave(
    register: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(register, [PERSON])
    told = _refused(register, acting, BOTH, to="ended", reason="died")
    assert told == "worker.unknown"
    with register.read() as session:
        assert _line(session, PERSON["nik"]).status == "listed"


def _drafted(session: Session, acting: Acting) -> int:
    verify_workers(session, acting, everybody=True, result="eligible")
    funding = add_funding(
        session,
        acting,
        year=2026,
        source="APBD II",
        payer="apbd",
        cap=10_000_000,
        first_month=acting.today().replace(day=1),
        months=1,
    )
    return draft_letter(session, acting, funding=funding.id).letter


def test_whom_a_letter_has_frozen_stays_until_it_is_issued_or_cancelled(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON])
    with office_database.write() as session:
        letter = _drafted(session, acting)
        approve_letter(session, acting, letter)
    told = _refused(office_database, acting, [PERSON["nik"]], to="ended", reason="died")
    assert told == "status.in_letter"


def test_one_typed_by_mistake_is_taken_out_and_the_audit_keeps_who(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON, OTHER])
    with office_database.write() as session:
        remove_worker(session, acting, _line(session, PERSON["nik"]).id, "Salah ketik")
    with office_database.read() as session:
        assert workers.worker_by_nik(session, PERSON["nik"]) is None
        assert workers.count_workers(session, WorkerFilter(search="nahak")) == 0
        (entry,) = audit.newest(session, 1)
    told = json.loads(entry.detail)
    assert (entry.action, told["nik"], told["reason"]) == (
        "worker.remove", PERSON["nik"], "Salah ketik",
    )  # fmt: skip
    again, _ = take_in(office_database, [PERSON, OTHER])
    assert (again.new, again.unchanged) == (1, 1)


def test_files_are_taken_off_before_a_person_is_taken_out(
    register: Database, take_in: TakeIn, acting: Acting, tmp_path: Path
) -> None:
    take_in(register, [PERSON])
    scan = tmp_path / "ktp.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    with register.write() as session:
        worker = _line(session, PERSON["nik"]).id
        attach_file(session, acting, tmp_path / "files", PERSON["nik"], scan)
    with pytest.raises(UserError) as refused, register.write() as session:
        remove_worker(session, acting, worker, "Salah ketik")
    assert refused.value.code == "worker.attached"


def test_nobody_is_taken_out_without_a_reason_or_out_of_a_letter(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON])
    with office_database.write() as session:
        letter = _drafted(session, acting)
        worker = _line(session, PERSON["nik"]).id
    for reason, code in ((" ", "worker.reason"), ("Salah", "worker.in_letter")):
        with pytest.raises(UserError) as refused, office_database.write() as session:
            remove_worker(session, acting, worker, reason)
        assert refused.value.code == code
    with office_database.write() as session:
        discard_letter(session, acting, letter)
        remove_worker(session, acting, worker, "Salah ketik")
        assert workers.worker(session, worker) is None
