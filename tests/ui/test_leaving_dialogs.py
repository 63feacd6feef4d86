"""Data Pekerja: somebody leaves, comes back, is taken out; the movements are saved as a sheet."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.queries.workers import WorkerLine, worker
from desktop.services.register.importing import import_list
from desktop.ui.context import Context
from desktop.ui.dialogs.leaving import LeavingDialog, MistakeDialog, ReturnDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.workers.page import WorkersPage
from tests.ui.conftest import SAMPLE


@pytest.fixture
def page(empty: Context, open_window: Callable[[Context], MainWindow]) -> WorkersPage:
    """The page with the first person of a list beside the table."""
    with empty.database.write() as session:
        import_list(session, empty.acting, SAMPLE)
    window = open_window(empty)
    window.go("workers")
    made = window.page("workers")
    assert isinstance(made, WorkersPage)
    made.show_person(1)
    return made


def _line(page: WorkersPage) -> WorkerLine | None:
    with page.context.database.read() as session:
        return worker(session, 1)


def _status(page: WorkersPage) -> str:
    line = _line(page)
    return line.status if line else ""


def test_somebody_leaves_and_comes_back(page: WorkersPage, qtbot: QtBot) -> None:
    dialog = page.ask_leaving()
    assert isinstance(dialog, LeavingDialog)
    dialog.form.set_values({"reason": "moved", "date": "kemarin"})
    dialog.submit()
    assert "date" in dialog.sum.text() or dialog.sum.text()
    dialog.form.set_values({"date": page.context.acting.today().isoformat()})
    dialog.submit()
    qtbot.waitUntil(lambda: _status(page) == "ended", timeout=10_000)
    page.show_person(1)
    back = page.ask_leaving()
    assert isinstance(back, ReturnDialog)
    back.submit()
    qtbot.waitUntil(lambda: _status(page) == "listed", timeout=10_000)


def test_one_entered_by_mistake_is_taken_out_with_a_reason(page: WorkersPage, qtbot: QtBot) -> None:
    dialog = page.ask_leaving()
    assert isinstance(dialog, LeavingDialog)
    dialog.mistake.click()
    mistake = page.findChild(MistakeDialog)
    assert mistake is not None
    mistake.submit()
    assert _line(page) is not None
    mistake.form.set_values({"reason": "Salah ketik"})
    mistake.submit()
    qtbot.waitUntil(lambda: _line(page) is None, timeout=10_000)


def test_movements_are_saved_with_their_sum_said(
    page: WorkersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[Said] = []
    page.context.messages.said.connect(said.append)
    dialog = page.leaving.ask_movements()
    dialog.form.set_values({"who": "register"})
    dialog.submit()
    (asked,) = page.window().findChildren(QFileDialog)
    asked.reject()
    today = page.context.acting.today()
    path = tmp_path / "mutasi.xlsx"
    page.leaving.save(path, today.replace(day=1), today, "register")
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said[-1].text.startswith("Start 0 + in ")
    assert openpyxl.load_workbook(path).sheetnames[0] == "Rekap"
