"""What was scanned is written: behind the answer, in order, once there is room, at the end."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from db.engine import sqlite
from desktop.domain.trainings import How
from desktop.services.training.attend import mark
from desktop.services.training.enrol import unenrol
from desktop.ui.door import writer as writers
from desktop.ui.door.answers import State
from desktop.ui.door.door import Door
from tests.ui.door.conftest import Workshop, scan, written


@contextmanager
def held(workshop: Workshop) -> Iterator[None]:
    """Another program writes, and lets nobody else."""
    connection: sqlite3.Connection = sqlite.library().connect(
        workshop.context.database.location, isolation_level=None
    )
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


@pytest.fixture
def impatient(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """A register whose writers give up waiting for another after a moment, not after seconds."""

    def shorten(connection: Any, *_more: object) -> None:
        connection.execute("PRAGMA busy_timeout=20").fetchall()

    event.listen(workshop.context.database._database._engine, "checkout", shorten)
    monkeypatch.setattr(writers, "TRY_AGAIN", 0.05)
    return workshop


def test_the_answer_does_not_wait_for_a_register_that_is_held(
    workshop: Workshop, door: Door
) -> None:
    with held(workshop):
        for code in workshop.codes[:3]:
            scan(door, code)
            assert door.stage.answer.state == State.MARKED
        assert door.desk.writer.waiting == 3
        assert workshop.rows() == []
    written(door)
    assert workshop.rows() == workshop.codes[:3]


def test_closing_the_door_at_once_loses_nothing(workshop: Workshop, door: Door) -> None:
    for code in workshop.codes:
        scan(door, code)
    door.close()
    assert workshop.rows() == workshop.codes


def test_what_cannot_be_written_is_red_kept_and_tried_again(
    qtbot: QtBot, impatient: Workshop, door: Door
) -> None:
    codes = impatient.codes
    with held(impatient):
        scan(door, codes[0])
        qtbot.waitUntil(lambda: door.stage.answer.state == State.UNSAVED)
        shown = [door.stage.answer]
        assert codes[0] in shown[-1].small
        assert "Another program is writing" in shown[-1].strong
        assert "1 not saved yet" in door.footer.heard.whole()
        # Who comes meanwhile is kept too, and told so at once.
        scan(door, codes[1])
        shown.append(door.stage.answer)
        assert (shown[-1].state, door.sounds.last) == (State.UNSAVED, "unsaved")
        assert not door._rest.isActive()
        assert impatient.rows() == []
    qtbot.waitUntil(lambda: door.stage.answer.state == State.MARKED)
    written(door)
    assert impatient.rows() == codes[:2]
    assert {answer.state for answer in door.desk.last} == {State.MARKED}
    assert door.footer.heard.whole() == "Scanner ready"


def test_a_door_with_unsaved_scans_says_so_before_it_closes(
    qtbot: QtBot, impatient: Workshop, door: Door
) -> None:
    with held(impatient):
        scan(door, impatient.codes[0])
        qtbot.waitUntil(lambda: door.desk.writer.stuck is not None)
        QTest.keyClick(door, Qt.Key.Key_Escape)
        assert door.isVisible()
        assert "Esc again" in door.footer.hint.whole()
        QTest.keyClick(door, Qt.Key.Key_Escape)
        assert not door.isVisible()
    qtbot.waitUntil(lambda: door.desk.writer.waiting == 0)
    assert impatient.rows() == impatient.codes[:1]


def test_what_was_scanned_is_written_after_its_door_is_gone(
    qtbot: QtBot, impatient: Workshop, open_it: Callable[..., Door]
) -> None:
    door = open_it()
    writer = door.desk.writer
    with held(impatient):
        for code in impatient.codes[:2]:
            scan(door, code)
        qtbot.waitUntil(lambda: writer.stuck is not None)
        # Without a word: as when its window goes with another.
        shiboken6.delete(door)
    qtbot.waitUntil(lambda: writer.waiting == 0)
    writer.look()
    assert impatient.rows() == impatient.codes[:2]


def test_the_program_s_end_waits_for_what_is_not_written(workshop: Workshop, door: Door) -> None:
    with held(workshop):
        for code in workshop.codes:
            scan(door, code)
    door.desk.writer.at_the_end()
    assert workshop.rows() == workshop.codes


def test_who_was_marked_elsewhere_a_moment_before_turns_yellow(
    workshop: Workshop, door: Door
) -> None:
    context = workshop.context
    with context.database.write() as session:
        mark(
            session, context.acting, workshop.training, workshop.sessions[0], workshop.codes[0],
            how=How.COMMAND,
        )  # fmt: skip
    scan(door, workshop.codes[0])
    written(door)
    assert door.stage.answer.state == State.ALREADY
    assert [line.how for line in workshop.marks()] == [How.COMMAND]
    # It is not the door's to take back.
    QTest.keyClick(door, Qt.Key.Key_Backspace)
    written(door)
    assert len(workshop.marks()) == 1


def test_a_mark_of_others_stays_though_the_scan_is_taken_back_before_it_is_known(
    workshop: Workshop, door: Door
) -> None:
    context = workshop.context
    with context.database.write() as session:
        mark(
            session, context.acting, workshop.training, workshop.sessions[0], workshop.codes[0],
            how=How.COMMAND,
        )  # fmt: skip
    with held(workshop):
        scan(door, workshop.codes[0])
        QTest.keyClick(door, Qt.Key.Key_Backspace)
        assert door.desk.writer.waiting == 2
    written(door)
    assert [line.how for line in workshop.marks()] == [How.COMMAND]
    assert door.header.came.text() == "1"


def test_what_a_second_door_marks_is_counted_here_too(
    qtbot: QtBot, workshop: Workshop, door: Door
) -> None:
    context = workshop.context
    with context.database.write() as session:
        for code in workshop.codes[:2]:
            mark(
                session, context.acting, workshop.training, workshop.sessions[0], code,
                how=How.DOOR,
            )  # fmt: skip
        unenrol(session, context.acting, workshop.training, workshop.codes[4])
    door.desk.refresh()
    qtbot.waitUntil(lambda: door.header.came.text() == "2")
    assert door.header.total.text() == "of 4 present"
    scan(door, workshop.codes[1])
    assert door.stage.answer.state == State.ALREADY


def test_one_that_is_refused_does_not_hold_up_the_others(workshop: Workshop, door: Door) -> None:
    context = workshop.context
    with context.database.write() as session:
        unenrol(session, context.acting, workshop.training, workshop.codes[1])
    with held(workshop):
        for code in workshop.codes[:3]:
            scan(door, code)
    written(door)
    assert workshop.rows() == [workshop.codes[0], workshop.codes[2]]
    assert door.header.came.text() == "2"
    assert (
        "taken off"
        in next(answer for answer in door.desk.last if answer.name == "Blasius Taek").note
        or [answer.state for answer in door.desk.last].count(State.UNKNOWN) == 1
    )


def test_the_pages_behind_the_door_read_again(
    workshop: Workshop, open_it: Callable[..., Door]
) -> None:
    told: list[frozenset[str]] = []
    workshop.context.jobs.changed.connect(told.append)
    door = open_it()
    scan(door, workshop.codes[0])
    written(door)
    assert any("attendance_mark" in tables for tables in told)
