"""From training to result: sheets of what a tab shows, workers by who brought them."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from db.queries.workers import WorkerFilter, worker_ids, worker_page
from desktop.services.register.change import change_worker
from desktop.services.training.result_sheets import COLUMNS, ResultSheet
from desktop.ui.context import Context
from desktop.ui.dialogs.worker_form import WorkerForm
from desktop.ui.finder import found_places
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.agents.filters import AgentFilter
from desktop.ui.pages.agents.page import AgentsPage
from desktop.ui.pages.agents.saving import save_sheet
from desktop.ui.pages.workers.page import WorkersPage
from desktop.ui.parts.words import Words
from desktop.ui.screenshots import SIZE, settle
from tests.ui.agents_register import Agents, make_agents


@pytest.fixture
def made(full: Context) -> Agents:
    return make_agents(full.database, full.acting)


@pytest.fixture
def page(full: Context, made: Agents, open_window: Callable[[Context], MainWindow]) -> AgentsPage:
    window = open_window(full)
    window.go(AgentsPage.KEY)
    found = window.page(AgentsPage.KEY)
    assert isinstance(found, AgentsPage)
    return found


def names(page: AgentsPage) -> list[str]:
    """Who stands in the table, from the top."""
    rows = (page.agents.model.row(number) for number in range(page.agents.model.rowCount()))
    return [row.line.name for row in rows if row is not None]


def test_what_a_tab_shows_is_saved_as_a_sheet(
    page: AgentsPage, full: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    page.agents.filters.use(AgentFilter(role="agent"))
    page.agents.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    for kind in ResultSheet:
        path = tmp_path / f"{kind}.xlsx"
        _name, rows = page.sheet_rows(kind)
        assert all(len(row) == len(COLUMNS[kind]) for row in rows)
        save_sheet(full, kind, rows, path)
        qtbot.waitUntil(path.is_file)
        qtbot.waitUntil(lambda: not full.jobs.busy)
        sheet = openpyxl.load_workbook(path).worksheets[0]
        values = [row[1] for row in sheet.iter_rows(values_only=True)]
        if kind is ResultSheet.AGENTS:
            assert values[-4:] == names(page)
        if kind is ResultSheet.VILLAGES:
            assert len(values) >= len(page.villages.fitting()) > 50


def test_a_worker_is_given_the_agent_who_brought_them_and_is_found_by_the_agent(
    page: AgentsPage, made: Agents, full: Context, qtbot: QtBot
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    window.go("workers")
    register = window.page("workers")
    assert isinstance(register, WorkersPage)
    register.table.choose_row(0)
    dialog = register.edit_person()
    assert isinstance(dialog, WorkerForm)
    dialog.form.set_values({"agent": "Orang Antah"})
    dialog.submit()
    qtbot.waitUntil(lambda: bool(dialog.form.field("agent")._under.text()))
    dialog.form.set_values({"agent": "maria bete · wadah weliman"})
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    qtbot.waitUntil(lambda: _says(register))

    window.go(AgentsPage.KEY)
    page.opened(made.ids["Maria Bete"])
    qtbot.waitUntil(page.agents.panel.workers.isVisible)
    row = page.agents.row_of(made.ids["Maria Bete"])
    assert row is not None
    assert (row.brought.workers, row.brought.enrolled) == (1, 0)
    page.agents.panel.workers.click()
    assert register.isVisible()
    assert register.model.rowCount() == 1
    chips = [each.text().strip() for each in register.filters.findChildren(QPushButton)]
    assert "Brought by Maria Bete" in chips


def _says(register: WorkersPage) -> bool:
    return any(each.text() == "Maria Bete" for each in register.panel.findChildren(Words))


def test_the_search_of_the_side_bar_finds_an_agent(
    page: AgentsPage, made: Agents, full: Context
) -> None:
    with full.database.read() as session:
        found = found_places(session, "petrus lu", {"agents": "Wadah & Perisai"})
    assert [(each.page, each.about) for each in found] == [("agents", made.ids["Petrus Luan"])]
    assert found[0].words == "Petrus Luan · Perisai · Wadah Weliman"
    page.opened(found[0].about)
    assert page.agents.panel.name.text() == "Petrus Luan"


def test_a_person_beside_the_table_needs_no_more_room_than_the_page_has(
    page: AgentsPage, made: Agents
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    window.resize(SIZE)
    page.opened(made.ids["Maria Bete"])
    settle()
    assert not page.findChildren(QScrollArea)[0].verticalScrollBar().isVisible()
    window.go("workers")
    register = window.page("workers")
    assert isinstance(register, WorkersPage)
    register.table.choose_row(0)
    settle()
    assert register.panel.isVisible()
    assert not register.findChildren(QScrollArea)[0].verticalScrollBar().isVisible()


def test_many_workers_are_given_an_agent_and_the_agent_before_is_told_by_name(
    page: AgentsPage, made: Agents, full: Context, qtbot: QtBot
) -> None:
    with full.database.read() as session:
        ids = worker_ids(session, WorkerFilter())[:3]
    with full.database.write() as session:
        change_worker(session, full.acting, ids[0], {"agent": str(made.ids["Petrus Luan"])})
    window = page.window()
    assert isinstance(window, MainWindow)
    window.go("workers")
    register = window.page("workers")
    assert isinstance(register, WorkersPage)
    dialog = register.bulk.ask(ids, register.rows.source, 3, {}, register._agents())
    dialog.form.set_values({"agent": str(made.ids["Maria Bete"])})
    assert dialog.form.values()["agent"] == str(made.ids["Maria Bete"])
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.looked)
    assert "Petrus Luan · Wadah Weliman (1)" in dialog._seen.text()
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    with full.database.read() as session:
        found, _next = worker_page(session, WorkerFilter(agent=made.ids["Maria Bete"]))
    assert sorted(each.id for each in found) == sorted(ids)


def test_a_narrow_window_keeps_its_title_and_adds_wadah_among_wadah(page: AgentsPage) -> None:
    window = page.window()
    window.resize(683, 480)
    settle()
    assert not page._wadah_act.isVisible()
    assert page.title.text() == "Wadah & Perisai"
    page.tabs.show_tab(page.wadah)
    assert page._wadah_act.isVisible()
