"""Scans: marked once each and in order, answered at once, told apart by all of their signs."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.queries.trainings import participants
from desktop.domain.attendance import Attendance
from desktop.domain.trainings import How
from desktop.services.training.attend import correct
from desktop.services.training.closing import close_training
from desktop.services.training.enrol import enrol_listed, unenrol
from desktop.services.training.persons import Listed
from desktop.ui.door.answers import FACES, State
from desktop.ui.door.door import Door
from tests.ui.door.conftest import Workshop, new_training, scan, written

SCANS = 200


class Painted(QObject):
    """How often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_two_hundred_scans_back_to_back_are_each_marked_once_and_in_order(
    crowd: Workshop, open_it: Callable[..., Door]
) -> None:
    door = open_it()
    codes = crowd.codes[7 : 7 + SCANS * 9 : 9]
    assert len(codes) == SCANS
    painted = Painted(door.stage)
    for code in codes:
        QTest.keyClicks(door, code)
        before = painted.times
        QTest.keyPress(door, Qt.Key.Key_Return)
        # Painted when the key's own event is done: no turn of the loop was needed.
        assert painted.times == before + 1
        assert door.stage.answer.state == State.MARKED
    written(door)
    assert crowd.rows() == codes
    assert {mark.how for mark in crowd.marks()} == {How.DOOR}
    assert door.header.came.text() == "200"


def test_a_scan_is_answered_and_painted_within_fifty_milliseconds_at_two_thousand(
    crowd: Workshop, open_it: Callable[..., Door]
) -> None:
    door = open_it()
    taken = []
    for code in crowd.codes[100:160]:
        QTest.keyClicks(door, code)
        began = time.thread_time()
        QTest.keyClick(door, Qt.Key.Key_Return)
        taken.append(time.thread_time() - began)
    # Of the window's own thread, which the machine's other work does not lengthen.
    assert sorted(taken)[len(taken) * 95 // 100] < 0.050


def test_a_scan_that_comes_while_one_is_answered_is_taken_too(
    workshop: Workshop, door: Door
) -> None:
    first, second = workshop.codes[:2]
    door.desk.answered.connect(
        lambda answer: scan(door, second) if answer.large.startswith("Maria Goreti") else None
    )
    scan(door, first)
    written(door)
    assert workshop.rows() == [first, second]


def test_marked_already_is_yellow_says_since_when_and_changes_nothing(
    workshop: Workshop, door: Door
) -> None:
    scan(door, workshop.codes[2])
    written(door)
    before = workshop.marks()
    workshop.clock.at(9, 40)
    scan(door, workshop.codes[2])
    written(door)
    answer = door.stage.answer
    assert (answer.state, answer.large) == (State.ALREADY, "Yohanes Bria Seran")
    assert "09.14" in answer.strong
    assert answer.note == "09.40 · since 09.14"
    assert workshop.marks() == before


def test_who_was_noted_as_sick_is_yellow_and_stays_sick(
    workshop: Workshop, open_it: Callable[..., Door]
) -> None:
    context, one = workshop.context, workshop.sessions[0]
    with context.database.write() as session:
        who = participants(session, workshop.training)[1].id
        correct(session, context.acting, workshop.training, one, who, Attendance.SICK, how=How.HAND)
    door = open_it()
    assert "1 excused, sick or absent" in door.header.rest.text()
    scan(door, workshop.codes[1])
    written(door)
    assert door.stage.answer.state == State.ALREADY
    assert "Sick" in door.stage.answer.strong
    assert [mark.status for mark in workshop.marks()] == ["sick"]


def test_who_comes_after_the_minutes_is_late_in_green_and_told(
    workshop: Workshop, door: Door
) -> None:
    workshop.clock.at(9, 31)
    scan(door, workshop.codes[0])
    written(door)
    answer = door.stage.answer
    assert (answer.state, answer.state_word()) == (State.LATE, "LATE")
    assert answer.face.ground == "door_green"
    assert "31 minutes after the start" in answer.small
    assert [mark.status for mark in workshop.marks()] == ["late"]


def test_an_unknown_code_is_red_and_waits_for_a_person(workshop: Workshop, door: Door) -> None:
    scan(door, "LT-2222-3333")
    assert door.stage.answer.state == State.UNKNOWN
    assert door.stage.answer.large == "LT-2222-3333"
    assert not door._rest.isActive()
    scan(door, "8991002103238")
    assert door.stage.answer.large == "8991002103238"
    written(door)
    assert workshop.marks() == []


def test_a_short_strange_code_is_no_number_of_the_list(workshop: Workshop, door: Door) -> None:
    scan(door, "0004")
    assert (door.stage.answer.state, door.stage.answer.large) == (State.UNKNOWN, "0004")
    scan(door, "KARTU")
    assert (door.stage.answer.state, door.stage.answer.large) == (State.UNKNOWN, "KARTU")
    written(door)
    assert workshop.marks() == []


def test_a_badge_of_another_training_says_which_and_where(workshop: Workshop, door: Door) -> None:
    context = workshop.context
    training, _held = new_training(context, "Pelatihan ahli waris", "Kantor Camat Weliman")
    with context.database.write() as session:
        found = enrol_listed(session, context.acting, training, [Listed("Theresia Bau")])
    scan(door, found.participants[0].code)
    answer = door.stage.answer
    assert (answer.state, answer.large) == (State.OTHER, "Theresia Bau")
    assert "Pelatihan ahli waris" in answer.strong
    assert "Kantor Camat Weliman" in answer.strong
    assert not door._rest.isActive()
    written(door)
    assert workshop.marks() == []


def test_who_was_taken_off_the_list_is_red(
    workshop: Workshop, open_it: Callable[..., Door]
) -> None:
    context = workshop.context
    with context.database.write() as session:
        unenrol(session, context.acting, workshop.training, workshop.codes[1])
    door = open_it()
    scan(door, workshop.codes[1])
    assert door.stage.answer.state == State.UNKNOWN
    assert door.stage.answer.state_word() == "NOT ON THE LIST"


def test_who_was_enrolled_since_the_door_was_opened_is_marked(
    workshop: Workshop, door: Door
) -> None:
    (code,) = workshop.enrol([Listed("Dominikus Klau")])
    scan(door, code)
    written(door)
    assert door.stage.answer.large == "Dominikus Klau"
    assert workshop.rows() == [code]
    assert door.header.total.text() == "of 6 present"


@pytest.mark.parametrize("ending", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_scanners_end_a_code_in_several_ways(
    workshop: Workshop, door: Door, ending: Qt.Key
) -> None:
    scan(door, workshop.codes[0], ending)
    scan(door, workshop.codes[1], ending)
    written(door)
    assert workshop.rows() == workshop.codes[:2]


def test_a_line_feed_after_the_return_is_no_second_scan(workshop: Workshop, door: Door) -> None:
    scan(door, workshop.codes[0])
    QTest.keyClick(door, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(door, Qt.Key.Key_Return)
    assert door.stage.answer.state == State.MARKED
    written(door)
    assert len(door.desk.last) == 1


@pytest.mark.parametrize("form", ["{low}", "  {code} ", "]C0{code}", "]Q3{code}", "{plain}"])
def test_a_code_is_known_however_the_scanner_dresses_it(
    workshop: Workshop, door: Door, form: str
) -> None:
    code = workshop.codes[0]
    scan(door, form.format(code=code, low=code.lower(), plain=code.replace("-", "")))
    written(door)
    assert workshop.rows() == [code]


def test_letters_left_over_from_a_hand_do_not_spoil_the_next_scan(
    workshop: Workshop, door: Door
) -> None:
    QTest.keyClicks(door, "Mar", delay=40)
    QTest.qWait(40)
    scan(door, workshop.codes[3])
    written(door)
    assert workshop.rows() == [workshop.codes[3]]


def test_every_state_differs_in_colour_or_shape_and_in_word_and_sound() -> None:
    told = [FACES[state] for state in State if state not in (State.READY, State.UNDONE)]
    for part in ("word", "sound", "icon"):
        assert len({getattr(face, part) for face in told}) == len(told)
    assert {face.ground for face in told} == {"door_green", "door_yellow", "door_red"}


def test_sounds_follow_the_state_and_can_be_turned_off(workshop: Workshop, door: Door) -> None:
    scan(door, workshop.codes[0])
    assert door.sounds.last == "marked"
    scan(door, workshop.codes[0])
    assert door.sounds.last == "already"
    scan(door, "LT-2222-3333")
    assert door.sounds.last == "unknown"
    QTest.keyClick(door, Qt.Key.Key_F4)
    assert not door.sounds.on
    assert door.footer.keys[3].accessibleName() == "Sound off"


def test_green_goes_back_to_ready_by_itself(qtbot: QtBot, workshop: Workshop, door: Door) -> None:
    scan(door, workshop.codes[0])
    assert door._rest.isActive()
    door._rest.setInterval(1)
    qtbot.waitUntil(lambda: door.stage.answer.state == State.READY)


def test_a_training_closed_since_turns_the_answer_red(workshop: Workshop, door: Door) -> None:
    context = workshop.context
    with context.database.write() as session:
        close_training(session, context.acting, workshop.training, now=True)
    scan(door, workshop.codes[0])
    written(door)
    assert door.stage.answer.state == State.UNKNOWN
    assert "closed" in door.stage.answer.strong
    assert door.header.came.text() == "0"
    assert workshop.marks() == []
