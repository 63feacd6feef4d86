"""The close: exact at the border, cancelled sessions out, exams, and nothing after it."""

from typing import Any

import pytest

from db.queries import trainings as queries
from db.schema import Training
from desktop.domain.attendance import Attendance
from desktop.domain.errors import UserError
from desktop.domain.trainings import How
from desktop.services.training.attend import correct, mark
from desktop.services.training.closing import Closed, close_training, set_exam_mark
from desktop.services.training.enrol import unenrol
from desktop.services.training.sessions import cancel_session, change_session
from desktop.services.training.trainings import change_training
from tests.services.training.conftest import SetClock, Workshop
from tests.services.training.made_up import enrol_people

P, L, A = Attendance.PRESENT, Attendance.LATE, Attendance.ABSENT


def _marked(workshop: Workshop, *statuses: tuple[Attendance, Attendance, Attendance]) -> list[int]:
    """People with these marks in the three sessions; their row ids."""
    with workshop.database.write() as session:
        enrol_people(session, workshop.acting, workshop.training, len(statuses))
        people = queries.participants(session, workshop.training)
        for who, marks in zip(people, statuses, strict=True):
            for held, status in zip(workshop.sessions, marks, strict=True):
                correct(
                    session, workshop.acting, workshop.training, held, who.id, status, how=How.HAND
                )
    return [who.id for who in people]


def _closed(workshop: Workshop, **how: Any) -> tuple[Closed, list[tuple[int | None, bool | None]]]:
    with workshop.database.write() as session:
        closed = close_training(session, workshop.acting, workshop.training, **how)
        people = queries.participants(session, workshop.training, with_left=True)
    return closed, [(who.jp_attended, who.passed) for who in people]


def test_the_border_is_exact_and_late_attended(workshop: Workshop, clock: SetClock) -> None:
    # 8, 8 and 4 of 20 JP: 16 are 80 % to the dot.
    _marked(workshop, (P, L, A), (P, P, P), (P, A, P), (A, A, A))
    with workshop.database.write() as session:
        change_session(session, workshop.acting, workshop.training, workshop.sessions[2], {"jp": 4})
    clock.at(14, day=26)
    closed, people = _closed(workshop)
    assert closed == Closed(passed=2, failed=2)
    assert people == [(16, True), (20, True), (12, False), (0, False)]


def test_a_cancelled_session_leaves_the_denominator(workshop: Workshop, clock: SetClock) -> None:
    _marked(workshop, (P, P, A), (P, A, P))
    with workshop.database.write() as session:
        cancel_session(session, workshop.acting, workshop.training, workshop.sessions[2])
    clock.at(14, day=25)
    closed, people = _closed(workshop)
    assert closed == Closed(1, 1)
    assert people == [(16, True), (8, False)]
    with workshop.database.read() as session:
        assert queries.participants(session, workshop.training)[0].jp_held == 16


def test_it_is_not_closed_before_its_last_session_ends_unless_on_purpose(
    workshop: Workshop, clock: SetClock
) -> None:
    _marked(workshop, (P, P, A))
    clock.at(13, 59, day=26)
    with pytest.raises(UserError) as refused, workshop.database.write() as session:
        close_training(session, workshop.acting, workshop.training)
    assert refused.value.code == "training.not_over"
    assert _closed(workshop, now=True)[0] == Closed(0, 1)


def test_late_attended_nothing_where_it_does_not_count(workshop: Workshop, clock: SetClock) -> None:
    _marked(workshop, (L, P, P))
    with workshop.database.write() as session:
        row = session.get_one(Training, workshop.training)
        row.late_counts = False
    clock.at(15, day=26)
    assert _closed(workshop)[1] == [(16, False)]


def test_where_nothing_was_held_nobody_passes(workshop: Workshop, clock: SetClock) -> None:
    _marked(workshop, (P, P, P))
    with workshop.database.write() as session:
        for held in workshop.sessions:
            cancel_session(session, workshop.acting, workshop.training, held)
    clock.at(0, day=27)
    closed, people = _closed(workshop)
    assert (closed, people) == (Closed(0, 1), [(0, False)])


def test_an_exam_needs_its_mark_too(workshop: Workshop, clock: SetClock) -> None:
    people = _marked(workshop, (P, P, P), (P, P, P), (P, P, P), (A, A, P))
    with workshop.database.write() as session:
        with pytest.raises(UserError) as none:
            set_exam_mark(session, workshop.acting, workshop.training, people[0], 80)
        change_training(session, workshop.acting, workshop.training, {"pass_mark": 60})
        for who, given in zip(people, (60, 59, None, 100), strict=True):
            set_exam_mark(session, workshop.acting, workshop.training, who, given)
        with pytest.raises(UserError) as wrong:
            set_exam_mark(session, workshop.acting, workshop.training, people[0], 101)
    assert (none.value.code, wrong.value.code) == ("training.no_exam", "exam.mark")
    clock.at(15, day=26)
    closed, results = _closed(workshop)
    assert closed == Closed(1, 3)
    assert [passed for _jp, passed in results] == [True, False, False, False]


def test_who_was_taken_off_has_no_result(workshop: Workshop, clock: SetClock) -> None:
    _marked(workshop, (P, P, P), (P, P, P))
    with workshop.database.write() as session:
        code = queries.participants(session, workshop.training)[0].code
        unenrol(session, workshop.acting, workshop.training, code)
    clock.at(15, day=26)
    closed, people = _closed(workshop)
    assert (closed, people) == (Closed(1, 0), [(None, None), (24, True)])


def test_after_the_close_nothing_changes(workshop: Workshop, clock: SetClock) -> None:
    (who,) = _marked(workshop, (P, P, P))
    clock.at(15, day=26)
    _closed(workshop)
    with workshop.database.read() as session:
        code = queries.participants(session, workshop.training)[0].code
    first = (workshop.training, workshop.sessions[0])
    with pytest.raises(UserError) as twice, workshop.database.write() as session:
        close_training(session, workshop.acting, workshop.training)
    with pytest.raises(UserError) as marked, workshop.database.write() as session:
        mark(session, workshop.acting, *first, code, how=How.DOOR)
    with pytest.raises(UserError) as corrected, workshop.database.write() as session:
        correct(session, workshop.acting, *first, who, A, how=How.HAND)
    with pytest.raises(UserError) as gone, workshop.database.write() as session:
        cancel_session(session, workshop.acting, *first)
    codes = {each.value.code for each in (twice, marked, corrected, gone)}
    assert codes == {"training.closed"}
