"""Marks: one stands each, late by the minute, corrected and taken back, all of it kept."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from db.queries import attendance as queries
from db.queries import audit as audit_queries
from db.queries import trainings
from desktop.domain.attendance import Attendance
from desktop.domain.errors import UserError
from desktop.domain.trainings import How
from desktop.services.training.attend import clear_mark, correct, mark, take_back, unmark
from desktop.services.training.enrol import unenrol
from desktop.services.training.sessions import cancel_session
from desktop.services.upkeep.audit import verify_chain
from tests.services.training.conftest import SetClock, Workshop
from tests.services.training.made_up import enrol_people


def _codes(workshop: Workshop, count: int = 3) -> list[str]:
    with workshop.database.write() as session:
        return enrol_people(session, workshop.acting, workshop.training, count)


def test_a_scan_is_present_and_late_from_its_minute_on(workshop: Workshop, clock: SetClock) -> None:
    early, late, sick = _codes(workshop)
    told = []
    with workshop.database.write() as session:
        for minute, code, status in ((14, early, None), (15, late, None), (20, sick, "sick")):
            clock.at(8, minute)
            marked = mark(
                session, workshop.acting, workshop.training, workshop.sessions[0], code,
                status=Attendance(status) if status else None, how=How.DOOR,
            )  # fmt: skip
            told.append((marked.participant.row, marked.status, marked.already))
        entry = audit_queries.newest(session, 1)[0]
        tally = queries.tally(session, workshop.training)
    assert told == [(1, "present", False), (2, "late", False), (3, "sick", False)]
    assert tally == {workshop.sessions[0]: {"present": 1, "late": 1, "sick": 1}}
    assert (entry.action, entry.entity_id) == ("attendance.mark", workshop.training)
    assert json.loads(entry.detail) == {
        "session": workshop.sessions[0], "row": 3, "status": "sick", "how": "door",
    }  # fmt: skip


def test_a_second_scan_changes_nothing_and_is_told(workshop: Workshop, clock: SetClock) -> None:
    code = _codes(workshop)[0]
    where = (workshop.training, workshop.sessions[0])
    with workshop.database.write() as session:
        first = mark(session, workshop.acting, *where, code, how=How.DOOR)
        clock.at(9)
        again = mark(
            session, workshop.acting, *where, f" {code.lower()} ", how=How.DOOR,
            status=Attendance.ABSENT,
        )  # fmt: skip
        entries = audit_queries.newest(session, 2)
        history = queries.history_of(session, first.participant.id)
    assert (again.already, again.mark, again.status) == (True, first.mark, "present")
    assert again.at == first.at
    assert [each.action for each in entries] == ["attendance.mark", "training.enrol"]
    assert len(history) == 1


def test_a_session_of_another_day_needs_its_moment(workshop: Workshop, clock: SetClock) -> None:
    code = _codes(workshop)[0]
    tomorrow = (workshop.training, workshop.sessions[1])
    # 23:30 of the day before in UTC is half past seven of the day in WITA.
    came = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    with workshop.database.write() as session:
        for at in (None, came - timedelta(days=1)):
            with pytest.raises(UserError) as refused:
                mark(session, workshop.acting, *tomorrow, code, at=at, how=How.COMMAND)
            assert refused.value.code == "session.not_today"
        marked = mark(session, workshop.acting, *tomorrow, code, at=came, how=How.COMMAND)
    assert (marked.status, marked.at) == ("present", came)
    clock.at(0, 5, day=26)
    with workshop.database.write() as session:
        third = (workshop.training, workshop.sessions[2])
        assert mark(session, workshop.acting, *third, code, how=How.DOOR).status == "present"


def test_what_takes_no_marks_is_refused(workshop: Workshop) -> None:
    code = _codes(workshop)[0]
    first = workshop.sessions[0]
    with workshop.database.write() as session:
        cancel_session(session, workshop.acting, workshop.training, first)
    for where, typed, expected in (
        ((workshop.training, first), code, "session.cancelled"),
        ((workshop.training, 99), code, "session.not_found"),
        ((99, first), code, "training.unknown"),
        ((workshop.training, workshop.sessions[1]), "ENTAH", "session.not_today"),
    ):
        with pytest.raises(UserError) as refused, workshop.database.write() as session:
            mark(session, workshop.acting, *where, typed, how=How.DOOR)
        assert refused.value.code == expected


def test_a_correction_keeps_both_and_who_made_it(workshop: Workshop, clock: SetClock) -> None:
    code = _codes(workshop)[0]
    where = (workshop.training, workshop.sessions[0])
    with workshop.database.write() as session:
        marked = mark(session, workshop.acting, *where, code, how=How.DOOR)
        who = marked.participant.id
        clock.at(16)
        fixed = correct(
            session, workshop.acting, *where, who, Attendance.EXCUSED, how=How.HAND, note=" surat "
        )
        same = correct(session, workshop.acting, *where, who, Attendance.EXCUSED, how=How.HAND)
        entry = audit_queries.newest(session, 1)[0]
        old, new = queries.mark_history(session, workshop.sessions[0], who)
    assert same.id == fixed.id == new.id
    assert (old.status, old.stands, old.ended_by) == ("present", False, "operator")
    assert old.ended_at is not None
    assert (new.status, new.stands, new.how, new.note) == ("excused", True, "hand", "surat")
    assert new.at == old.at
    assert entry.action == "attendance.correct"
    assert json.loads(entry.detail)["old"] == "present"


def test_a_correction_marks_who_was_not_on_any_day(workshop: Workshop) -> None:
    _codes(workshop)
    with workshop.database.write() as session:
        who = trainings.participants(session, workshop.training)[1]
        line = correct(
            session, workshop.acting, workshop.training, workshop.sessions[2], who.id,
            Attendance.ABSENT, how=How.HAND,
        )  # fmt: skip
    assert (line.status, line.at) == ("absent", datetime(2026, 11, 26, 0, tzinfo=UTC))


def test_a_mark_taken_back_can_be_made_again(workshop: Workshop) -> None:
    one, two, _three = _codes(workshop)
    where = (workshop.training, workshop.sessions[0])
    with workshop.database.write() as session:
        last = mark(session, workshop.acting, *where, one, how=How.DOOR)
        assert take_back(session, workshop.acting, last.mark).code == one
        with pytest.raises(UserError) as gone:
            take_back(session, workshop.acting, last.mark)
        with pytest.raises(UserError) as none:
            unmark(session, workshop.acting, *where, two)
        again = mark(session, workshop.acting, *where, one, how=How.DOOR)
        assert unmark(session, workshop.acting, *where, one).row == 1
        assert not clear_mark(session, workshop.acting, *where, last.participant.id)
        history = queries.history_of(session, last.participant.id)
        chain = verify_chain(session)
    assert (gone.value.code, none.value.code) == ("mark.gone", "mark.none")
    assert not again.already
    assert [each.stands for each in history] == [False, False]
    assert chain.intact


def test_marks_of_a_cancelled_session_and_of_who_left_stay_as_history(
    workshop: Workshop,
) -> None:
    one, two, _three = _codes(workshop)
    where = (workshop.training, workshop.sessions[0])
    with workshop.database.write() as session:
        mark(session, workshop.acting, *where, one, how=How.DOOR)
        mark(session, workshop.acting, *where, two, how=How.DOOR)
        unenrol(session, workshop.acting, workshop.training, one)
        cancel_session(session, workshop.acting, *where)
        line = trainings.training(session, workshop.training)
        assert line is not None
        matrix = queries.matrix(session, line)
        whole = queries.matrix(session, line, with_left=True)
    assert (matrix.held, [each.row for each in matrix.participants]) == (16, [2, 3])
    assert matrix.attended(matrix.participants[0].id) == 0
    kept = whole.cell(whole.participants[0].id, workshop.sessions[0])
    assert kept is not None
    assert kept.status == "present"
