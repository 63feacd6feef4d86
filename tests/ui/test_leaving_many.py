"""Data Pekerja: several people leave or come back at once, seen before, taken back by Ctrl+Z."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries import audit as audit_queries
from db.queries.workers import worker_lines
from desktop.services.register.importing import import_list
from desktop.services.register.leaving_many import BEFORE
from desktop.ui.context import Context
from desktop.ui.dialogs.leaving import LeavingDialog
from desktop.ui.dialogs.leaving_many import LeavingManyDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.workers.page import WorkersPage
from tests.ui.conftest import SAMPLE


@pytest.fixture
def page(empty: Context, open_window: Callable[[Context], MainWindow]) -> WorkersPage:
    with empty.database.write() as session:
        import_list(session, empty.acting, SAMPLE)
    window = open_window(empty)
    window.go("workers")
    made = window.page("workers")
    assert isinstance(made, WorkersPage)
    return made


def _choose(page: WorkersPage, *numbers: int) -> list[int]:
    """Choose rows of the table; give back whom."""
    page.table.choose_row(numbers[0])
    model, flags = page.table.selectionModel(), QItemSelectionModel.SelectionFlag
    for number in numbers[1:]:
        model.select(page.model.index(number, 0), flags.Select | flags.Rows)
    lines = [page.model.row(number) for number in numbers]
    return [line.id for line in lines if line is not None]


def _ask(page: WorkersPage) -> LeavingManyDialog:
    dialog = page.ask_leaving_many()
    assert isinstance(dialog, LeavingManyDialog)
    return dialog


def _statuses(page: WorkersPage, ids: list[int]) -> list[str]:
    with page.context.database.read() as session:
        return [line.status for line in worker_lines(session, ids)]


def _look_and_do(dialog: LeavingManyDialog, qtbot: QtBot, values: dict[str, str]) -> None:
    dialog.form.set_values(values)
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.looked)
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()


def test_chosen_people_leave_after_a_look_and_one_key_brings_all_back(
    page: WorkersPage, qtbot: QtBot
) -> None:
    ids = _choose(page, 0, 2, 5)
    dialog = _ask(page)
    dialog.form.set_values({"reason": "moved"})
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.looked)
    assert _statuses(page, ids) == ["listed"] * 3
    assert dialog.act.text() == "Let 3 people leave"
    assert dialog.staying.isHidden()
    with page.context.database.read() as session:
        (before,) = audit_queries.newest(session, 1)
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    assert _statuses(page, ids) == ["ended"] * 3
    with page.context.database.read() as session:
        (after,) = audit_queries.newest(session, 1)
    assert after.id == before.id + 1
    # What a window manager does when a dialog closes.
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _statuses(page, ids) == ["listed"] * 3)


def test_who_stays_is_named_with_the_reason(page: WorkersPage, qtbot: QtBot) -> None:
    gone = _choose(page, 1, 2)
    _look_and_do(_ask(page), qtbot, {"reason": "died"})
    _choose(page, 0, 1, 2, 3)
    dialog = _ask(page)
    dialog.form.set_values({"reason": "moved"})
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.looked)
    assert dialog.act.text() == "Let 2 people leave"
    assert dialog.seen_words() == "2 people: Ended · 2 people stay"
    assert dialog.staying.isVisible()
    model = dialog.staying.view.block_model()
    assert model is not None
    rows = [model.row(at) for at in range(model.rowCount())]
    assert {one.id for one in rows if one} == set(gone)
    assert all("left already" in one.why for one in rows if one)
    dialog.done(0)


def test_whoever_left_by_mistake_comes_back_as_before(page: WorkersPage, qtbot: QtBot) -> None:
    ids = _choose(page, 0, 1)
    _look_and_do(_ask(page), qtbot, {"reason": "own_request"})
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    _choose(page, 0, 1)
    dialog = _ask(page)
    assert dialog.form.values()["to"] == "listed"  # all have left: they can only come back
    _look_and_do(dialog, qtbot, {"to": BEFORE, "reason": "mistake"})
    assert _statuses(page, ids) == ["listed"] * 2


def test_what_is_changed_after_a_look_must_be_looked_at_again(
    page: WorkersPage, qtbot: QtBot
) -> None:
    _choose(page, 0, 1)
    dialog = _ask(page)
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.looked)
    dialog.form.edited.emit()
    assert not dialog.looked
    assert dialog.act.text() == "Look first"
    dialog.done(0)


def test_a_day_still_to_come_is_refused_in_the_dialog(page: WorkersPage, qtbot: QtBot) -> None:
    ids = _choose(page, 0, 1)
    dialog = _ask(page)
    dialog.form.set_values({"date": "2099-01-01"})
    dialog.submit()
    qtbot.waitUntil(dialog.fault.isVisible)
    assert not dialog.looked
    assert _statuses(page, ids) == ["listed"] * 2
    dialog.done(0)


def test_of_one_person_it_asks_as_beside_the_table(page: WorkersPage) -> None:
    page.table.choose_row(0)
    dialog = page.ask_leaving_many()
    assert isinstance(dialog, LeavingDialog)
    dialog.done(0)
