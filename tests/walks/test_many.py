"""Several people at once: pasted from Excel, changed, gone and back, each deed in the history."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from db.queries.workers import WorkerLine, count_by_status, worker_by_nik, worker_history
from desktop.ui.context import Context
from desktop.ui.dialogs.bulk_edit import BulkEdit
from desktop.ui.dialogs.leaving_many import LeavingManyDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.imports.page import ImportPage
from desktop.ui.pages.workers.page import WorkersPage
from desktop.ui.screenshots import SIZE

SLOW = 20_000
ROWS = (
    ("NIK", "Nama", "Tanggal Lahir", "L/P", "Desa", "Kecamatan", "Pekerjaan"),
    ("5321014503800001", "Maria Bouk", "05-03-1980", "P", "Wehali", "Malaka Tengah", "Petani"),
    ("5321011406850002", "Petrus Luan", "14-06-1985", "L", "Wehali", "Malaka Tengah", "Nelayan"),
    ("5321016108770004", "Regina Nahak", "21-08-1977", "P", "Wehali", "Malaka Tengah", ""),
)
NIKS = [row[0] for row in ROWS[1:]]


def _line(context: Context, nik: str) -> WorkerLine:
    with context.database.read() as session:
        line = worker_by_nik(session, nik)
    assert line is not None
    return line


def _counts(context: Context) -> dict[str, int]:
    with context.database.read() as session:
        return count_by_status(session)


@pytest.fixture
def people(
    qtbot: QtBot, empty: Context, open_window: Callable[[Context], MainWindow]
) -> WorkersPage:
    """The register after three rows copied in Excel were pasted into it, looked at and saved."""
    window = open_window(empty)
    window.resize(SIZE)  # room for the table and the person beside it
    window.go("workers")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page("workers")
    assert isinstance(page, WorkersPage)
    QApplication.clipboard().setText("\r\n".join("\t".join(row) for row in ROWS))
    page.paste_people()
    imports = window.page("import")
    assert isinstance(imports, ImportPage)
    qtbot.waitUntil(imports.preview.isVisible, timeout=SLOW)
    imports.preview.apply.click()
    qtbot.waitUntil(imports.summary.isVisible, timeout=SLOW)
    qtbot.waitUntil(lambda: not empty.jobs.busy, timeout=SLOW)
    window.go("workers")
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=SLOW)
    return page


def _choose(page: WorkersPage, *numbers: int) -> None:
    page.table.choose_row(numbers[0])
    model, flags = page.table.selectionModel(), QItemSelectionModel.SelectionFlag
    for number in numbers[1:]:
        model.select(page.model.index(number, 0), flags.Select | flags.Rows)


def _press(page: WorkersPage, key: Qt.Key, qtbot: QtBot) -> None:
    """A key with Ctrl on the table, in the window that has the keyboard."""
    window = page.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.table.setFocus()
    QTest.keyClick(page.table, key, Qt.KeyboardModifier.ControlModifier)


def _look_and_do(dialog: BulkEdit | LeavingManyDialog, qtbot: QtBot) -> None:
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.looked, timeout=SLOW)
    dialog.submit()
    qtbot.waitUntil(lambda: not _open(dialog), timeout=SLOW)


def _open(dialog: QDialog) -> bool:
    try:
        return dialog.isVisible()
    except RuntimeError:  # freed when it closed
        return False


def _texts(page: WorkersPage) -> str:
    return "\n".join(label.text() for label in page.panel.findChildren(QLabel))


def test_pasted_people_get_one_occupation_and_the_history_tells_who_did_it(
    people: WorkersPage, empty: Context, qtbot: QtBot
) -> None:
    _choose(people, 0, 1)
    _press(people, Qt.Key.Key_E, qtbot)
    qtbot.waitUntil(lambda: bool(people.findChildren(BulkEdit)))
    (dialog,) = people.findChildren(BulkEdit)
    dialog.form.set_values({"occupation": "Penenun"})
    _look_and_do(dialog, qtbot)
    assert [_line(empty, nik).occupation for nik in NIKS] == ["Penenun", "Penenun", ""]
    people.show_person(_line(empty, NIKS[0]).id)
    people.panel.show_tab(3)
    told = _texts(people)
    for words in ("operator", "Petani", "Penenun", "row 2"):
        assert words in told
    _press(people, Qt.Key.Key_Z, qtbot)
    qtbot.waitUntil(lambda: _line(empty, NIKS[0]).occupation == "Petani", timeout=SLOW)
    with empty.database.read() as session:
        history = worker_history(session, _line(empty, NIKS[0]).id)
    changes = [(one.old, one.new) for one in history if one.field == "occupation"]
    assert changes == [("Penenun", "Petani"), ("Petani", "Penenun")]


def test_a_household_leaves_and_one_of_it_comes_back_and_the_movements_add_up(
    people: WorkersPage, empty: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[Said] = []
    empty.messages.said.connect(said.append)
    _choose(people, 0, 1)
    _press(people, Qt.Key.Key_L, qtbot)
    qtbot.waitUntil(lambda: bool(people.findChildren(LeavingManyDialog)))
    (leaving,) = people.findChildren(LeavingManyDialog)
    leaving.form.set_values({"reason": "moved"})
    _look_and_do(leaving, qtbot)
    qtbot.waitUntil(lambda: _counts(empty) == {"listed": 1, "ended": 2}, timeout=SLOW)
    assert said[-1].text == "2 people left."

    people.show_person(_line(empty, NIKS[0]).id)
    back = people.ask_leaving()
    assert back is not None
    back.submit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: _counts(empty) == {"listed": 2, "ended": 1}, timeout=SLOW)

    today = empty.acting.today()
    out = tmp_path / "mutasi.xlsx"
    people.leaving.save(out, today, today, "register")
    qtbot.waitUntil(lambda: said[-1].text.startswith("Start"), timeout=SLOW)
    assert said[-1].text == "Start 0 + in 2 - out 0 = end 2"
    assert out.is_file()
    assert openpyxl.load_workbook(out).worksheets
