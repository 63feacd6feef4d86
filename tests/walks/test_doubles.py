"""A village's two lists name the same people: found in the background, decided by keys."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries import candidates, doubles, workers
from desktop.ui.context import Context
from desktop.ui.keeping_pairs import PairKeeper
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.doubles.page import DoublesPage
from desktop.ui.pages.imports.page import ImportPage
from desktop.ui.pages.workers.page import WorkersPage
from tests.services.register.lists import OTHER, PERSON, write_list

FIRST = {**PERSON, "mother_name": "Rosa Bete", "occupation": "Penenun"}
AGAIN = {
    **PERSON,
    "nik": "5321044505900010",
    "name": "M. Yovita Nahak",
    "mother_name": "R. Bete",
    "occupation": "Petani",
}
TWIN = {**PERSON, "nik": "5321044505900002", "name": "Margareta Nahak", "mother_name": "Rosa Bete"}
TURNED = {**OTHER, "nik": "5321041708580002", "name": "SERAN, YOHANES BRIA"}


def _import(window: MainWindow, qtbot: QtBot, context: Context, path: Path) -> None:
    """Drop a list on the window and save who is good."""
    window.open_file(path)
    page = window.page("import")
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(page.preview.isVisible, timeout=30_000)
    page.apply()
    qtbot.waitUntil(page.summary.isVisible, timeout=30_000)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=30_000)


def _from_the_person_to_the_pair(window: MainWindow, qtbot: QtBot, context: Context) -> DoublesPage:
    """Look somebody up in the register, and compare them with who they may be."""
    window.go("workers")
    register = window.page("workers")
    assert isinstance(register, WorkersPage)
    with context.database.read() as session:
        first = workers.worker_by_nik(session, FIRST["nik"])
    assert first is not None
    register.show_person(first.id)
    register.panel.doubles.emit()
    page = window.page("doubles")
    assert isinstance(page, DoublesPage)
    qtbot.waitUntil(page.isVisible)
    return page


def _take_back_both(page: DoublesPage, qtbot: QtBot, context: Context) -> None:
    """The newest decision first; everybody is as before."""
    for left in (1, 2):
        page.undo()
        qtbot.waitUntil(_settled(page, context, left), timeout=30_000)
    with context.database.read() as session:
        assert workers.count_workers(session, workers.WorkerFilter()) == 5
        for one in (FIRST, AGAIN):
            line = workers.worker_by_nik(session, one["nik"])
            assert line is not None
            assert (line.name, line.occupation) == (one["name"], one["occupation"])


def _settled(page: DoublesPage, context: Context, left: int) -> Callable[[], bool]:
    return lambda: page.model.rowCount() == left and not context.jobs.busy


def test_two_lists_of_one_village_leave_each_person_once(
    qtbot: QtBot, empty: Context, open_window: Callable[[Context], MainWindow], tmp_path: Path
) -> None:
    window = open_window(empty)
    keeper = PairKeeper(empty, window)
    keeper.begin()
    _import(window, qtbot, empty, write_list(tmp_path / "Daftar.csv", [FIRST, OTHER, TWIN]))
    assert window.side_bar.buttons["doubles"].accessibleName() == "Doubles"
    _import(window, qtbot, empty, write_list(tmp_path / "Tambahan.csv", [AGAIN, TURNED]))
    qtbot.waitUntil(
        lambda: window.side_bar.buttons["doubles"].accessibleName() == "Doubles, 2",
        timeout=30_000,
    )
    with empty.database.read() as session:
        assert len(candidates.undecided_doubles(session)) == 4

    page = _from_the_person_to_the_pair(window, qtbot, empty)
    assert page.view is not None
    first = page.view.a.line
    assert first.nik == FIRST["nik"]
    assert page.view.b.source.startswith("Tambahan.csv · row 2")

    # One value of the other side, then G; the next pair stands there: X.
    page.comparison.choose("occupation", 1)
    QTest.keyClick(page.pairs, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and not empty.jobs.busy)
    QTest.keyClick(page.pairs, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0 and not empty.jobs.busy)
    assert window.side_bar.buttons["doubles"].accessibleName() == "Doubles"
    with empty.database.read() as session:
        merged = workers.worker(session, first.id)
        assert merged is not None
        assert (merged.name, merged.occupation) == (FIRST["name"], "Petani")
        assert len(workers.worker_sources(session, [first.id])[first.id]) == 2
        assert workers.count_workers(session, workers.WorkerFilter()) == 4
        assert candidates.undecided_doubles(session) == set()

    # The second list again: nobody new, no pair again.
    _import(window, qtbot, empty, tmp_path / "Tambahan.csv")
    with empty.database.read() as session:
        assert workers.count_workers(session, workers.WorkerFilter()) == 4
        assert doubles.count_open(session) == 0

    window.go("doubles")
    _take_back_both(page, qtbot, empty)
