"""Several people leave or come back at once: seen before, one deed, taken back by one."""

import json
from datetime import timedelta

import pytest

from db.engine import Database, Session
from db.queries import audit, workers
from db.queries.workers import WorkerFilter, worker_ids, worker_page
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.funding import add_funding
from desktop.services.offices.settings import change_settings
from desktop.services.register.importing import import_list
from desktop.services.register.leaving_many import BEFORE, move_many, preview_many
from desktop.services.register.take_back import last_deed, take_back
from desktop.services.register.verify import verify_workers
from tests.services.register.lists import SAMPLES


@pytest.fixture
def people(office_database: Database, acting: Acting) -> Database:
    """The 478 people of a sample, the first ten of them eligible."""
    with office_database.write() as session:
        import_list(session, acting, SAMPLES / "malaka_weliman_500.xlsx")
        first, _next = worker_page(session, WorkerFilter(), limit=10)
        verify_workers(session, acting, niks=[one.nik for one in first], result="eligible")
    return office_database


def _ids(session: Session, count: int) -> list[int]:
    return list(worker_ids(session, WorkerFilter()))[:count]


def _statuses(session: Session, ids: list[int]) -> list[str]:
    return [line.status for line in workers.worker_lines(session, ids)]


def test_a_preview_tells_who_stays_and_why_and_moves_nobody(
    people: Database, acting: Acting
) -> None:
    with people.write() as session:
        ids = _ids(session, 12)
        gone = move_many(session, acting, ids[:2], to="ended", reason="died")
    assert list(gone.moving.values()) == ["ended", "ended"]
    with people.read() as session:
        before = _statuses(session, ids)
        seen = preview_many(session, acting, ids, to="ended", reason="moved")
        assert _statuses(session, ids) == before
        names = {line.id: line.name for line in workers.worker_lines(session, ids)}
    assert len(seen.moving) == 10
    assert {one.id for one in seen.staying} == set(ids[:2])
    assert all(names[one.id] in one.why and "left already" in one.why for one in seen.staying)


def test_whom_an_approved_letter_holds_stays_and_the_others_leave(
    people: Database, acting: Acting
) -> None:
    with people.write() as session:
        change_settings(session, acting, {"letters_need_check": "no"})
        ids = _ids(session, 10)
        held = workers.worker_lines(session, ids[:1])[0]
        state = add_funding(
            session, acting, year=2027, source="APBD", payer="apbd", cap=100_000_000,
            first_month=acting.today().replace(day=1), months=2, places={}, reference="",
        )  # fmt: skip
        draft = draft_letter(session, acting, funding=state.id, niks=[held.nik])
        approve_letter(session, acting, draft.letter)
        done = move_many(session, acting, ids, to="ended", reason="moved")
        after = _statuses(session, ids)
    assert len(done.moving) == 9
    (one,) = done.staying
    assert one.nik == held.nik
    assert f"letter {draft.letter}" in one.why
    assert after.count("ended") == 9


def test_they_leave_by_one_deed_with_day_and_reason_and_one_undo_brings_all_back(
    people: Database, acting: Acting
) -> None:
    day = acting.today() - timedelta(days=5)
    with people.write() as session:
        ids = _ids(session, 12)
        before = _statuses(session, ids)
        entries = len(audit.newest(session, 100))
        move_many(session, acting, ids, to="ended", reason="moved", on=day)
        assert set(_statuses(session, ids)) == {"ended"}
        (entry,) = audit.newest(session, 1)
        assert len(audit.newest(session, 100)) == entries + 1
    assert json.loads(entry.detail) == {
        "to": "ended", "reason": "moved", "date": day.isoformat(), "workers": 12,
    }  # fmt: skip
    with people.write() as session:
        deed = last_deed(session, acting)
        assert deed is not None
        assert deed.about == "status of 12 people"
        assert take_back(session, acting).done == 12
        assert _statuses(session, ids) == before


def test_who_left_by_mistake_comes_back_each_to_where_they_stood(
    people: Database, acting: Acting
) -> None:
    with people.write() as session:
        ids = _ids(session, 13)
        before = _statuses(session, ids)
        assert set(before) == {"eligible", "listed"}
        move_many(session, acting, ids[1:], to="ended", reason="moved")
        back = move_many(session, acting, ids, to=BEFORE, reason="mistake")
        assert _statuses(session, ids) == before
        assert [one.id for one in back.staying] == ids[:1]
        assert "has not left" in back.staying[0].why
        move_many(session, acting, ids[1:], to="ended", reason="moved")
        move_many(session, acting, ids, to="listed", reason="returned")
        assert _statuses(session, ids) == ["eligible", *["listed"] * 12]


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"to": "enrolled", "reason": "moved"}, "status.unknown"),
        ({"to": "ended", "reason": ""}, "status.reason"),
        ({"to": "ended", "reason": "moved", "days": 1}, "status.date"),
    ],
)
def test_what_cannot_be_is_refused_and_nobody_is_moved(
    people: Database, acting: Acting, how: dict[str, object], code: str
) -> None:
    told = dict(how)
    on = acting.today() + timedelta(days=int(str(told.pop("days", 0))))
    with people.write() as session:
        ids = _ids(session, 3)
        with pytest.raises(UserError) as refused:
            move_many(session, acting, ids, on=on, **told)  # type: ignore[arg-type]
        assert refused.value.code == code
        assert "ended" not in _statuses(session, ids)


def test_a_day_before_somebodys_birth_keeps_that_person_alone(
    people: Database, acting: Acting
) -> None:
    with people.read() as session:
        lines = sorted(
            workers.worker_lines(session, _ids(session, 50)), key=lambda one: one.birth_date
        )
        young = lines[-1]
        day = young.birth_date - timedelta(days=1)
        seen = preview_many(
            session, acting, [one.id for one in lines], to="ended", reason="moved", on=day
        )
    assert young.id in {one.id for one in seen.staying}
    assert lines[0].id in seen.moving
    assert len(seen.moving) + len(seen.staying) == 50
