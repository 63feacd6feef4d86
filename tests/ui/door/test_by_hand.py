"""The door by hand: names and numbers, the last scan taken back, people without an invitation."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget

from db.queries import attendance, trainings
from desktop.services.training.enrol import enrol_listed
from desktop.services.training.persons import Listed
from desktop.ui.door import door as doors
from desktop.ui.door.answers import State
from desktop.ui.door.door import Door
from tests.ui.door.conftest import Workshop, new_training, scan, type_by_hand, written


def listed(door: Door) -> list[str]:
    found: QListWidget = door.finder.list
    return [found.item(at).text().split(" · ")[0] for at in range(found.count())]


def test_a_few_letters_find_names_and_enter_marks_the_chosen(
    workshop: Workshop, door: Door
) -> None:
    type_by_hand(door, "mar")
    assert door.finder.isVisible()
    assert listed(door) == ["Maria Goreti Seuk Nahak", "Maria Bernadetha Hoar"]
    QTest.keyClick(door, Qt.Key.Key_Down)
    QTest.keyClick(door, Qt.Key.Key_Return)
    written(door)
    assert door.stage.answer.large == "Maria Bernadetha Hoar"
    assert not door.finder.isVisible()
    assert workshop.rows() == [workshop.codes[4]]


def test_words_inside_the_name_find_it_too(workshop: Workshop, door: Door) -> None:
    type_by_hand(door, "bria yoh")
    assert listed(door) == ["Yohanes Bria Seran"]


def test_enter_before_the_names_are_seen_marks_nobody_of_several(
    workshop: Workshop, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "SEARCH_AFTER", 60_000)
    for sign in "mar":
        QTest.keyClicks(door, sign, delay=40)
    QTest.keyClick(door, Qt.Key.Key_Return, delay=40)
    assert door.finder.isVisible()
    assert door.stage.answer.state == State.READY
    QTest.keyClick(door, Qt.Key.Key_Return, delay=40)
    written(door)
    assert workshop.rows() == [workshop.codes[0]]


def test_a_number_of_the_list_marks_who_has_it(workshop: Workshop, door: Door) -> None:
    type_by_hand(door, "4")
    QTest.keyClick(door, Qt.Key.Key_Return)
    written(door)
    assert workshop.rows() == [workshop.codes[3]]
    type_by_hand(door, "99")
    QTest.keyClick(door, Qt.Key.Key_Return)
    assert door.stage.answer.state == State.UNKNOWN


def test_a_code_typed_slowly_by_hand_counts_as_scanned(workshop: Workshop, door: Door) -> None:
    type_by_hand(door, workshop.codes[1].lower())
    QTest.keyClick(door, Qt.Key.Key_Return)
    written(door)
    assert workshop.rows() == [workshop.codes[1]]


def test_a_name_nobody_bears_is_told_and_escape_leaves(workshop: Workshop, door: Door) -> None:
    type_by_hand(door, "xaver")
    assert "Nobody of this training" in door.finder.hint.text()
    QTest.keyClick(door, Qt.Key.Key_Escape)
    assert not door.finder.isVisible()
    assert door.typed.text == ""
    assert door.isVisible()


def test_backspace_takes_the_last_scan_back_and_both_stay_in_the_history(
    workshop: Workshop, door: Door
) -> None:
    scan(door, workshop.codes[0])
    scan(door, workshop.codes[1])
    QTest.keyClick(door, Qt.Key.Key_Backspace)
    written(door)
    answer = door.stage.answer
    assert (answer.state, answer.large) == (State.UNDONE, "Blasius Taek")
    assert workshop.rows() == [workshop.codes[0]]
    assert door.header.came.text() == "1"
    with workshop.context.database.read() as session:
        who = trainings.participant_by_code(session, workshop.codes[1])
        assert who is not None
        history = attendance.history_of(session, who.id)
    assert [mark.stands for mark in history] == [False]
    scan(door, workshop.codes[1])
    written(door)
    assert workshop.rows() == workshop.codes[:2]


def test_a_scan_taken_back_before_it_is_written_is_written_and_taken_back(
    workshop: Workshop, door: Door
) -> None:
    with workshop.context.database.write():
        # Somebody else writes: neither of the two can be written yet.
        scan(door, workshop.codes[0])
        QTest.keyClick(door, Qt.Key.Key_Backspace)
        assert door.desk.writer.waiting == 2
    written(door)
    assert workshop.rows() == []
    with workshop.context.database.read() as session:
        who = trainings.participant_by_code(session, workshop.codes[0])
        assert who is not None
        assert len(attendance.history_of(session, who.id)) == 1


def test_one_backspace_too_many_after_typing_takes_nothing_back(
    workshop: Workshop, door: Door
) -> None:
    scan(door, workshop.codes[0])
    type_by_hand(door, "b")
    for _press in range(3):
        QTest.keyClick(door, Qt.Key.Key_Backspace)
    written(door)
    assert not door.finder.isVisible()
    assert workshop.rows() == [workshop.codes[0]]


def test_a_scan_that_changed_nothing_takes_nothing_of_others_back(
    workshop: Workshop, door: Door
) -> None:
    QTest.keyClick(door, Qt.Key.Key_Backspace)
    assert "Nothing to take back" in door.footer.heard.whole()
    scan(door, workshop.codes[0])
    scan(door, "LT-2222-3333")
    QTest.keyClick(door, Qt.Key.Key_Backspace)
    written(door)
    assert workshop.rows() == workshop.codes[:1]


def test_a_key_held_down_takes_one_back(workshop: Workshop, door: Door) -> None:
    for code in workshop.codes[:3]:
        scan(door, code)
    for repeated in (False, True, True):
        plain = Qt.KeyboardModifier.NoModifier
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, plain, "\b", repeated)
        QApplication.sendEvent(door, press)
    written(door)
    assert workshop.rows() == workshop.codes[:2]


def test_backspace_again_takes_the_one_before_back(workshop: Workshop, door: Door) -> None:
    for code in workshop.codes[:3]:
        scan(door, code)
    for _press in range(2):
        QTest.keyClick(door, Qt.Key.Key_Backspace)
    written(door)
    assert workshop.rows() == workshop.codes[:1]


def test_somebody_without_an_invitation_comes_in_by_two_fields(
    workshop: Workshop, door: Door
) -> None:
    QTest.keyClick(door, Qt.Key.Key_F2)
    assert door.walk_in.isVisible()
    QTest.keyClicks(door.walk_in.name, "Filomena Luan")
    QTest.qWait(40)
    QTest.keyClick(door.walk_in.name, Qt.Key.Key_Return)
    assert door.walk_in.body.hasFocus()
    QTest.keyClicks(door.walk_in.body, "Desa Wehali")
    QTest.qWait(40)
    QTest.keyClick(door.walk_in.body, Qt.Key.Key_Return)
    assert not door.walk_in.isVisible()
    assert (door.stage.answer.state, door.stage.answer.large) == (State.MARKED, "Filomena Luan")
    written(door)
    with workshop.context.database.read() as session:
        new = trainings.participants(session, workshop.training)[-1]
    assert (new.name, new.body, new.kind, new.row) == ("Filomena Luan", "Desa Wehali", "walk_in", 6)
    assert workshop.rows() == [new.code]
    assert door.header.rest.text() == "5 not here yet · 1 without invitation"
    assert door.header.total.text() == "of 6 present"
    assert door.desk.last[0].note == "09.14 · number 6"
    scan(door, new.code)
    assert door.stage.answer.state == State.ALREADY


def test_a_walk_in_taken_back_is_off_the_list_too(workshop: Workshop, door: Door) -> None:
    door.desk.walk_in("Filomena Luan", "")
    QTest.keyClick(door, Qt.Key.Key_Backspace)
    written(door)
    assert workshop.rows() == []
    with workshop.context.database.read() as session:
        assert len(trainings.participants(session, workshop.training)) == 5
    assert door.header.total.text() == "of 5 present"


def test_a_badge_scanned_into_the_fields_counts_and_leaves_them_as_typed(
    workshop: Workshop, door: Door
) -> None:
    QTest.keyClick(door, Qt.Key.Key_F2)
    field = door.walk_in.name
    for sign in "Filo":
        QTest.keyClicks(field, sign, delay=40)
    QTest.qWait(40)
    QTest.keyClicks(field, workshop.codes[0])
    QTest.keyClick(field, Qt.Key.Key_Return)
    written(door)
    assert workshop.rows() == [workshop.codes[0]]
    assert field.text() == "Filo"
    assert door.walk_in.isVisible()


def test_the_badge_of_another_training_is_taken_in_with_all_that_is_known(
    workshop: Workshop, door: Door
) -> None:
    context = workshop.context
    training, _held = new_training(context, "Pelatihan ahli waris", "Kantor Camat")
    person = Listed("Theresia Bau", nik="5321044505900001", body="Wadah Halilulik")
    with context.database.write() as session:
        found = enrol_listed(session, context.acting, training, [person])
    scan(door, found.participants[0].code)
    QTest.keyClick(door, Qt.Key.Key_F2)
    assert (door.walk_in.name.text(), door.walk_in.body.text()) == (person.name, person.body)
    door.walk_in.submit()
    written(door)
    with context.database.read() as session:
        new = trainings.participants(session, workshop.training)[-1]
    assert (new.name, new.nik, new.row) == (person.name, person.nik, 6)
    assert workshop.rows() == [new.code]


def test_a_walk_in_without_a_name_is_asked_for_one(workshop: Workshop, door: Door) -> None:
    QTest.keyClick(door, Qt.Key.Key_F2)
    door.walk_in.submit()
    assert door.walk_in.known.whole() == "Write the name first."
    QTest.keyClicks(door.walk_in.name, "Agnes")
    assert "Agnes Manek" in door.walk_in.known.whole()


def test_every_part_says_what_it_is(workshop: Workshop, door: Door) -> None:
    scan(door, workshop.codes[0])
    QApplication.processEvents()
    assert door.stage.accessibleName() == "PRESENT: Maria Goreti Seuk Nahak"
    assert door.stage.accessibleDescription()
    assert all(key.accessibleName() for key in door.footer.keys)
    assert door.footer.cards[0].accessibleName().startswith("PRESENT: Maria")
    for each in (door.finder.list, door.walk_in.name, door.walk_in.body):
        assert each.accessibleName()


def test_nothing_but_the_door_takes_the_keys(
    workshop: Workshop, open_it: Callable[..., Door]
) -> None:
    door = open_it()
    for key in door.footer.keys:
        assert key.focusPolicy() == Qt.FocusPolicy.NoFocus
    QTest.mouseClick(door.footer.keys[2], Qt.MouseButton.LeftButton)
    assert door.finder.isVisible()
    scan(door, workshop.codes[0])
    written(door)
    assert workshop.rows() == [workshop.codes[0]]
