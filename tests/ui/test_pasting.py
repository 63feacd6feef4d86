"""Rows copied in Excel are pasted into the register through the preview of a list."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.workers import WorkerFilter, count_workers
from desktop.ui.context import Context
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.imports.page import ImportPage
from desktop.ui.pages.workers.page import WorkersPage

ROWS = (
    ("NIK", "Nama", "Tanggal Lahir", "L/P", "Desa", "Kecamatan"),
    ("5321044505900777", "Ani Bere", "05-05-1990", "P", "Wesey", "Weliman"),
    ("5321041708850778", "Beni Bere", "17-08-1985", "L", "Lakulo", "Weliman"),
    ("53210417088507", "Cornelis Bere", "17-08-1985", "L", "Lakulo", "Weliman"),
)


@pytest.fixture
def window(full: Context, open_window: Callable[[Context], MainWindow]) -> MainWindow:
    window = open_window(full)
    window.go(WorkersPage.KEY)
    return window


def test_pasted_rows_are_looked_at_first_and_then_come_in(
    window: MainWindow, full: Context, qtbot: QtBot
) -> None:
    with full.database.read() as session:
        before = count_workers(session, WorkerFilter())
    QApplication.clipboard().setText("\r\n".join("\t".join(row) for row in ROWS))
    page = window.page(WorkersPage.KEY)
    assert isinstance(page, WorkersPage)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    imports = window.page(ImportPage.KEY)
    assert isinstance(imports, ImportPage)
    qtbot.waitUntil(imports.preview.isVisible, timeout=20_000)
    assert imports.looked is not None
    counts = imports.looked.preview.counts
    assert (counts.rows, counts.new, counts.held) == (3, 2, 1)
    with full.database.read() as session:
        assert count_workers(session, WorkerFilter()) == before
    imports.apply()
    qtbot.waitUntil(imports.summary.isVisible, timeout=20_000)
    with full.database.read() as session:
        assert count_workers(session, WorkerFilter()) == before + 2


def test_what_is_no_table_is_told_and_brings_nothing(window: MainWindow, full: Context) -> None:
    said: list[Said] = []
    full.messages.said.connect(said.append)
    QApplication.clipboard().setText("Ani Bere")
    page = window.page(WorkersPage.KEY)
    assert isinstance(page, WorkersPage)
    page.paste_people()
    assert "Excel" in said[0].text
    assert page.isVisible()
