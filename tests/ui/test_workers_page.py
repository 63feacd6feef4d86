"""Data Pekerja: found as one types, filtered by chips, shown beside the table, corrected."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from db.queries.workers import WorkerFilter, count_workers, worker, worker_page
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.worker_form import WorkerForm
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.workers import rows
from desktop.ui.pages.workers.exporting import export_people
from desktop.ui.pages.workers.filter_choices import other_choices
from desktop.ui.pages.workers.page import WorkersPage
from desktop.ui.parts.buttons import Button, MoreButton


@pytest.fixture
def page(full: Context, open_window: Callable[[Context], MainWindow]) -> WorkersPage:
    window = open_window(full)
    window.go(WorkersPage.KEY)
    found = window.page(WorkersPage.KEY)
    assert isinstance(found, WorkersPage)
    return found


def _first(context: Context) -> tuple[int, str]:
    with context.database.read() as session:
        lines, _next = worker_page(session, WorkerFilter(), limit=1)
    return lines[0].id, lines[0].name


def test_the_table_shows_everybody_and_says_how_many(page: WorkersPage, full: Context) -> None:
    with full.database.read() as session:
        everybody = count_workers(session, WorkerFilter())
    assert page.model.rowCount() == everybody > 100
    assert page._card.count.text() == f"{everybody} people"


def test_typing_filters_after_a_moment(page: WorkersPage, qtbot: QtBot, full: Context) -> None:
    everybody = page.model.rowCount()
    _id, name = _first(full)
    QTest.keyClicks(page.filters.field, name.split()[0].lower())
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < everybody)
    line = page.model.row(0)
    assert line is not None
    assert name.split()[0].lower() in line.name.lower()


def test_a_part_of_a_nik_finds_its_bearer(page: WorkersPage, qtbot: QtBot) -> None:
    line = page.model.row(5)
    assert line is not None
    QTest.keyClicks(page.filters.field, line.nik)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_a_chip_takes_its_filter_off(page: WorkersPage) -> None:
    everybody = page.model.rowCount()
    page.filters.use(WorkerFilter(status=("ended",)))
    assert page.model.rowCount() == 0
    chips = [each for each in page.filters.findChildren(QPushButton) if "Ended" in each.text()]
    chips[0].click()
    assert page.model.rowCount() == everybody


def test_a_heading_sorts_the_other_way_round(page: WorkersPage) -> None:
    first = page.model.row(0)
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    last = page.model.row(0)
    assert first is not None
    assert last is not None
    assert last.name.lower() > first.name.lower()


def test_choosing_a_row_shows_the_person_and_closing_goes_back(page: WorkersPage) -> None:
    page.table.choose_row(3)
    line = page.model.row(3)
    assert line is not None
    assert page.panel.isVisible()
    assert page.panel._name.text() == line.name
    page.panel.closed.emit()
    assert not page.panel.isVisible()


def test_another_page_can_ask_for_a_person(page: WorkersPage, full: Context) -> None:
    worker_id, name = _first(full)
    page.opened(worker_id)
    assert page.panel._name.text() == name


def test_a_correction_is_saved_and_stands_in_the_history(
    page: WorkersPage, full: Context, qtbot: QtBot
) -> None:
    worker_id, _name = _first(full)
    page.opened(worker_id)
    dialog = page.edit_person()
    assert isinstance(dialog, WorkerForm)
    dialog.form.set_values({"occupation": "Peternak lebah"})
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    with full.database.read() as session:
        line = worker(session, worker_id)
    assert line is not None
    assert line.occupation == "Peternak lebah"
    qtbot.waitUntil(lambda: "Peternak lebah" in page.panel._who.text())


def test_what_holds_a_person_stands_beside_its_field(page: WorkersPage, qtbot: QtBot) -> None:
    dialog = page.add_person()
    assert isinstance(dialog, WorkerForm)
    village = next(iter(page._places))
    dialog.form.set_values(
        {"nik": "53210461058", "name": "Ani Bere", "birth_date": "1980-05-21", "region": village}
    )
    dialog.submit()
    qtbot.waitUntil(lambda: "1 field" in dialog.sum.text())
    assert "16 digits" in dialog.form.field("nik")._under.text()
    assert dialog.isVisible()
    dialog.done(0)


def test_a_person_typed_in_comes_into_the_register(
    page: WorkersPage, full: Context, qtbot: QtBot
) -> None:
    before = page.model.rowCount()
    dialog = page.add_person()
    assert isinstance(dialog, WorkerForm)
    dialog.form.set_values(
        {
            "nik": "5321046105800777",
            "name": "Ani Bere",
            "birth_date": "1980-05-21",
            "region": next(iter(page._places)),
        }
    )
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    qtbot.waitUntil(lambda: page.model.rowCount() == before + 1)
    assert page.panel._name.text() == "Ani Bere"


def test_the_table_gives_way_to_the_person_where_there_is_no_room(page: WorkersPage) -> None:
    page.window().resize(1366, 688)
    page.table.choose_row(0)
    assert page._left.isVisible()
    page.window().resize(700, 500)
    assert not page._left.isVisible()
    page.panel.closed.emit()
    assert page._left.isVisible()


def test_those_filtered_are_exported_in_the_columns_shown(
    page: WorkersPage, full: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    page.filters.use(WorkerFilter(sex="P"))
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    path = tmp_path / "out.xlsx"
    with qtbot.waitSignal(full.messages.said) as told:
        export_people(full, page.rows.source, page.table.shown_keys(), path)
    assert f"{page.model.rowCount()} people" in told.args[0].text
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    header, *lines = sheet.iter_rows(values_only=True)
    assert header[:4] == ("Nama lengkap", "NIK", "Jenis kelamin", "Umur")
    assert len(lines) == page.model.rowCount()
    niks = [str(line[1]) for line in lines]
    assert niks == sorted(niks, reverse=True)


def test_of_many_the_first_are_shown_at_once_and_all_when_counted(
    page: WorkersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = page.model.rowCount()
    women = [page.model.row(at) for at in range(everybody)]
    names = [each.name for each in women if each and each.sex == "P"]
    monkeypatch.setattr(rows, "COUNTED_AT_ONCE", 100)
    page.filters.use(WorkerFilter(sex="P"))
    assert (page.model.rowCount(), page._card.count.text()) == (100, "100+ people")
    qtbot.waitUntil(lambda: page.model.rowCount() == len(names) > 100)
    assert page._card.count.text() == f"{len(names)} people"
    assert page._card.of.text() == f"of {everybody}"
    # The places beyond the first are reached by the ids noted, in the same order.
    shown = [page.model.row(at) for at in range(page.model.rowCount())]
    assert [each.name for each in shown if each] == names


@pytest.mark.parametrize("key", ["sex", "kecamatan", "birth_date", "kk", "income", "phone"])
def test_hidden_columns_sort_too_once_they_are_shown(page: WorkersPage, key: str) -> None:
    number = [column.key for column in page.model.columns].index(key)
    page.table._show_column(number, True)
    page.table.sortByColumn(number, Qt.SortOrder.DescendingOrder)
    shown = [page.model.row(at) for at in range(page.model.rowCount())]
    field = {"kecamatan": "region"}.get(key, key)
    values = [getattr(each, field) for each in shown if each]
    values = [value for value in values if value is not None]
    assert values == sorted(values, reverse=True)


def test_filters_are_kept_by_name_used_again_and_forgotten(
    page: WorkersPage, full: Context, qtbot: QtBot
) -> None:
    where = WorkerFilter(sex="P", has_heir=False, born_to=date(1990, 1, 1))
    page.filters.use(where)
    chips = {each.text().strip() for each in page.filters.findChildren(QPushButton)}
    assert {"Female", "Without an heir"} <= chips
    dialog = page.keeping.ask_name(page.filters.where)
    dialog.form.set_values({"name": "Women"})
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    qtbot.waitUntil(lambda: [each.name for each in page.filters._saved] == ["Women"])
    page.filters.use(WorkerFilter())
    kept = page.filters._saved[0]
    page.filters.use(kept.where)
    assert page.filters.where.sex == "P"
    assert 0 < page.model.rowCount() < 300
    page.filters.forget_wanted.emit(kept.id)
    qtbot.waitUntil(lambda: page.filters._saved == [])


def test_ages_that_are_offered_cover_everybody_once(page: WorkersPage) -> None:
    today = page.context.acting.today()
    (ages, *_rest) = other_choices(WorkerFilter(), today)
    number = 0
    for _words, where in ages[1]:
        page.filters.use(where)
        number += page.model.rowCount()
    page.filters.use(WorkerFilter())
    assert number == page.model.rowCount()


def test_the_empty_sheet_is_near_where_people_are_and_movements_in_a_narrow_window_too(
    full: Context, open_window: Callable[[Context], MainWindow]
) -> None:
    window = open_window(full)
    window.go("workers")
    page = window.page("workers")
    (more,) = [each for each in page.findChildren(MoreButton) if each.isVisible()]
    acts = {each.text(): each for each in more.menu().actions()}
    assert set(acts) == {"Movements...", "Empty sheet..."}
    acts["Empty sheet..."].trigger()
    (dialog,) = [each for each in page.findChildren(FormDialog) if each.isVisible()]
    assert dialog.windowTitle() == "Empty sheet for villages"
    dialog.reject()
    window.resize(683, 400)
    QApplication.processEvents()
    assert window.width() == 683
    assert not [each for each in page.findChildren(Button) if each.text() == "Movements..."
                and each.isVisible()]  # fmt: skip
