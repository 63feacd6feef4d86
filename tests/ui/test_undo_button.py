"""Undo in the header and Ctrl+Z: the last deed, said in words, a whole import after asking."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries.workers import WorkerFilter, count_by_status, count_workers, worker, worker_page
from desktop.services.register.change import change_worker
from desktop.services.register.importing import import_list
from desktop.services.register.verify import verify_workers
from desktop.ui.context import Context
from desktop.ui.dialogs.question import Question
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.undo_button import UndoButton
from tests.ui.conftest import SAMPLE


@pytest.fixture
def window(empty: Context, open_window: Callable[[Context], MainWindow]) -> MainWindow:
    """The window on a register that a list came into."""
    with empty.database.write() as session:
        import_list(session, empty.acting, SAMPLE)
    return open_window(empty)


def _button(window: MainWindow, page: str) -> UndoButton:
    window.go(page)
    button = window.page(page).findChild(UndoButton)
    assert button is not None
    return button


def test_the_last_correction_is_undone_by_keys_and_said(
    window: MainWindow, empty: Context, qtbot: QtBot
) -> None:
    said: list[Said] = []
    empty.messages.said.connect(said.append)
    with empty.database.write() as session:
        (line,), _more = worker_page(session, WorkerFilter(), limit=1)
        change_worker(session, empty.acting, line.id, {"phone": "081234567890"})
    button = _button(window, "workers")
    assert button.toolTip() == f"Undo correction of {line.name} (Ctrl+Z)"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said[-1].text == f"Undone: correction of {line.name}."
    with empty.database.read() as session:
        now = worker(session, line.id)
    assert now is not None
    assert now.phone == line.phone


def test_a_verification_is_undone_on_its_page(
    window: MainWindow, empty: Context, qtbot: QtBot
) -> None:
    with empty.database.write() as session:
        before = count_by_status(session)
        verify_workers(session, empty.acting, everybody=True, result="eligible")
    _button(window, "verify").click()

    def undone() -> bool:
        with empty.database.read() as session:
            return count_by_status(session) == before

    qtbot.waitUntil(undone, timeout=10_000)


def test_a_whole_import_is_asked_for_first(
    window: MainWindow, empty: Context, qtbot: QtBot
) -> None:
    button = _button(window, "workers")
    button.click()
    question = window.findChild(Question)
    assert question is not None
    with empty.database.read() as session:
        assert count_workers(session, WorkerFilter()) > 0
    question.accept()
    qtbot.waitUntil(lambda: not button.isEnabled(), timeout=10_000)
    with empty.database.read() as session:
        assert count_workers(session, WorkerFilter()) == 0
    assert button.toolTip() == "There is nothing of yours to undo."
