"""Many people changed at once in the window: looked at first, then done, by one deed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from db.queries import audit as audit_queries
from db.queries.workers import WorkerFilter
from desktop.ui.context import Context
from desktop.ui.dialogs.bulk_edit import BulkEdit
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.workers.page import WorkersPage


@pytest.fixture
def page(full: Context, open_window: Callable[[Context], MainWindow]) -> WorkersPage:
    window = open_window(full)
    window.go(WorkersPage.KEY)
    found = window.page(WorkersPage.KEY)
    assert isinstance(found, WorkersPage)
    return found


def _asked(page: WorkersPage) -> BulkEdit:
    dialog = page.ask_bulk()
    assert isinstance(dialog, BulkEdit)
    return dialog


def test_all_who_fit_are_changed_after_a_look_and_by_one_deed(
    page: WorkersPage, full: Context, qtbot: QtBot
) -> None:
    page.filters.use(WorkerFilter(sex="L"))
    men = page.model.rowCount()
    dialog = _asked(page)
    dialog.form.set_values({"occupation": "Penyadap lontar"})
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.looked)
    with full.database.read() as session:
        (before,) = audit_queries.newest(session, 1)
    assert "until now" in dialog._seen.text()
    assert dialog.act.text().startswith("Change ")
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    with full.database.read() as session:
        (after,) = audit_queries.newest(session, 1)
    assert after.id == before.id + 1
    assert after.action == "worker.bulk"
    qtbot.waitUntil(
        lambda: all(
            line is not None and line.occupation == "Penyadap lontar"
            for line in (page.model.row(at) for at in range(men))
        )
    )


def test_chosen_people_alone_are_changed(page: WorkersPage, qtbot: QtBot) -> None:
    page.table.choose_row(0)
    model, flags = page.table.selectionModel(), QItemSelectionModel.SelectionFlag
    model.select(page.model.index(2, 0), flags.Select | flags.Rows)
    dialog = _asked(page)
    dialog.form.set_values({"note": "Lengkap"})
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.looked)
    assert dialog.act.text() == "Change 2 people"
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()

    def noted() -> list[int]:
        lines = [page.model.row(at) for at in range(page.model.rowCount())]
        return [at for at, line in enumerate(lines) if line and line.note == "Lengkap"]

    qtbot.waitUntil(lambda: noted() == [0, 2])


def test_what_is_typed_after_a_look_must_be_looked_at_again(
    page: WorkersPage, qtbot: QtBot
) -> None:
    dialog = _asked(page)
    dialog.form.set_values({"note": "Lengkap"})
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.looked)
    dialog.form.edited.emit()
    assert not dialog.looked
    assert dialog.act.text() == "Look first"
    dialog.done(0)


def test_nothing_filled_in_is_told(page: WorkersPage, qtbot: QtBot) -> None:
    dialog = _asked(page)
    dialog.submit()
    qtbot.waitUntil(dialog.fault.isVisible)
    assert not dialog.looked
    dialog.done(0)
