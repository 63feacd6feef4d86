"""The heirs of a person, beside the table: added, corrected, removed and put back."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from db.queries.heirs import HeirLine, heirs_of
from db.queries.workers import WorkerFilter, worker_page
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.workers.page import WorkersPage
from desktop.ui.parts.words import Words


@pytest.fixture
def page(full: Context, open_window: Callable[[Context], MainWindow]) -> WorkersPage:
    window = open_window(full)
    window.go(WorkersPage.KEY)
    found = window.page(WorkersPage.KEY)
    assert isinstance(found, WorkersPage)
    found.table.choose_row(0)
    found.panel.show_tab(2)
    return found


def _heirs(context: Context) -> list[HeirLine]:
    with context.database.read() as session:
        lines, _next = worker_page(session, WorkerFilter(), limit=1)
        return heirs_of(session, [lines[0].id]).get(lines[0].id, [])


def _told(page: WorkersPage) -> set[str]:
    return {each.text() for each in page.panel.findChildren(Words) if each.isVisible()}


def _save(page: WorkersPage, qtbot: QtBot, values: dict[str, str], line: HeirLine | None) -> None:
    dialog = page.ask_heir(line)
    assert isinstance(dialog, FormDialog)
    dialog.form.set_values(values)
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()


def test_a_heir_is_added_corrected_removed_and_put_back(
    page: WorkersPage, full: Context, qtbot: QtBot
) -> None:
    assert page.panel._tabs.bar.tabText(2) == "Heirs"
    _save(page, qtbot, {"name": "Ana Nahak", "relation": "child"}, None)
    qtbot.waitUntil(lambda: {"Ana Nahak", "Child"} <= _told(page))
    assert page.panel._tabs.bar.tabText(2) == "Heirs 1"
    (line,) = _heirs(full)
    _save(page, qtbot, {"name": "Anna Nahak"}, line)
    qtbot.waitUntil(lambda: "Anna Nahak" in _told(page))
    said: list[Said] = []
    full.messages.said.connect(said.append)
    page.panel.heir_removed.emit(_heirs(full)[0])
    qtbot.waitUntil(lambda: bool(said) and not _heirs(full))
    assert said[0].action is not None
    said[0].action[1]()
    qtbot.waitUntil(lambda: [each.name for each in _heirs(full)] == ["Anna Nahak"])


def test_what_is_wrong_with_a_heir_stands_beside_its_field(
    page: WorkersPage, full: Context, qtbot: QtBot
) -> None:
    dialog = page.ask_heir()
    assert isinstance(dialog, FormDialog)
    dialog.form.set_values({"name": "Ana Nahak", "nik": "123"})
    dialog.submit()
    qtbot.waitUntil(lambda: "16 digits" in dialog.form.field("nik")._under.text())
    assert _heirs(full) == []
    dialog.done(0)
