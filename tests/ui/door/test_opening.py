"""Which session's door opens, and what is asked or refused before."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.services.training.closing import close_training
from desktop.services.training.sessions import cancel_session
from desktop.ui.context import Context
from desktop.ui.dialogs.question import Question
from desktop.ui.door.door import Door
from desktop.ui.door.opening import SessionChooser, open_door
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from tests.ui.door.conftest import Workshop, scan, written


@pytest.fixture
def over(application: QApplication) -> QWidget:
    """A window that the door is opened over."""
    return QWidget()


@pytest.fixture
def said(workshop: Workshop) -> list[Said]:
    """What the window was told."""
    heard: list[Said] = []
    workshop.context.messages.said.connect(heard.append)
    return heard


def test_the_only_session_of_today_opens_by_itself(workshop: Workshop, over: QWidget) -> None:
    door = open_door(workshop.context, workshop.training, parent=over)
    assert isinstance(door, Door)
    assert door.isFullScreen()
    assert door.desk.roster.session.id == workshop.sessions[0]
    scan(door, workshop.codes[0])
    written(door)
    assert workshop.rows() == workshop.codes[:1]
    door.close()


def test_a_session_of_another_day_is_asked_about_and_marks_from_its_start(
    workshop: Workshop, over: QWidget
) -> None:
    second = workshop.sessions[1]
    assert open_door(workshop.context, workshop.training, second, over) is None
    question = over.findChild(Question)
    assert isinstance(question, Question)
    QTest.mouseClick(question.act, Qt.MouseButton.LeftButton)
    door = over.findChild(Door)
    assert isinstance(door, Door)
    assert door.footer.heard.whole() == "Not today's session"
    scan(door, workshop.codes[0])
    written(door)
    assert "from the start" in door.stage.answer.small
    (mark,) = workshop.marks(second)
    assert (mark.status, mark.at.isoformat()) == ("present", "2026-11-25T01:00:00+00:00")
    door.close()


def test_without_a_session_today_one_is_chosen(workshop: Workshop, over: QWidget) -> None:
    workshop.clock.at(9, day=28)
    assert open_door(workshop.context, workshop.training, parent=over) is None
    chooser = over.findChild(SessionChooser)
    assert isinstance(chooser, SessionChooser)
    assert chooser.list.count() == 3
    chooser.list.setCurrentRow(2)
    assert chooser.chosen == workshop.sessions[2]
    chooser.reject()


def test_a_closed_training_and_a_cancelled_session_have_no_door(
    workshop: Workshop, over: QWidget, said: list[Said]
) -> None:
    context, first = workshop.context, workshop.sessions[0]
    with context.database.write() as session:
        cancel_session(session, context.acting, workshop.training, first, "Hujan")
    assert open_door(context, workshop.training, first, over) is None
    with context.database.write() as session:
        close_training(session, context.acting, workshop.training, now=True)
    assert open_door(context, workshop.training, workshop.sessions[1], over) is None
    assert [each.tone for each in said] == ["error", "error"]
    assert "closed" in said[1].text


def test_a_session_of_another_training_is_no_session_here(
    workshop: Workshop, over: QWidget, said: list[Said]
) -> None:
    assert open_door(workshop.context, workshop.training, 999, over) is None
    assert [each.tone for each in said] == ["error"]


def test_the_page_of_trainings_opens_it_by_a_key(
    workshop: Workshop, open_window: Callable[[Context], MainWindow]
) -> None:
    window = open_window(workshop.context)
    window.go("trainings", workshop.training)
    page = window.page("trainings")
    QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_F9)
    door = page.findChild(Door)
    assert isinstance(door, Door)
    for code in workshop.codes[:2]:
        scan(door, code)
    door.close()
    QApplication.processEvents()
    assert workshop.rows() == workshop.codes[:2]
