"""Every page by keys alone: Tab reaches each control and shows it, Esc leaves, Enter acts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.services.register.change import add_worker
from desktop.services.register.pairs import update_pairs
from desktop.ui.context import Context
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.doubles.page import DoublesPage
from desktop.ui.pages.page import Page
from desktop.ui.screenshots import settle
from tests.services.register.two_workers import AGAIN, FIRST

KINDS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView)
PAGES = (
    "home",
    "workers",
    "import",
    "doubles",
    "verify",
    "checks",
    "letters",
    "agents",
    "settings",
)
MOST = 150
"""Presses of Tab that go round any page."""


def _controls(page: QWidget) -> list[QWidget]:
    """What a person can use on a page now."""
    found = [each for kind in KINDS for each in page.findChildren(kind)]
    return [
        each
        for each in found
        if each.isVisible()
        and each.isEnabled()
        and not each.objectName().startswith("qt_")
        and not isinstance(each.parentWidget(), QComboBox)
        and not _another_of_its_group(each)
        and each.metaObject().className() not in ("QTableCornerButton", "ScrollLeftButton")
        and not (isinstance(each, QAbstractButton) and _of_a_tab_bar(each))
    ]


def _another_of_its_group(widget: QWidget) -> bool:
    """Of buttons that exclude each other Tab stops at the one that is taken; arrows move along."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group = widget.group()
    return group is not None and group.exclusive() and group.checkedButton() is not None


def _of_a_tab_bar(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QTabBar)


def _go_round(window: MainWindow) -> list[QWidget]:
    """Where Tab stops, until it comes round."""
    stops: list[QWidget] = []
    for _press in range(MOST):
        now = QApplication.focusWidget()
        if now is not None and now in stops:
            break
        if now is not None:
            stops.append(now)
        QTest.keyClick(now or window, Qt.Key.Key_Tab)
    return stops


def _open(window: MainWindow, key: str, qtbot: QtBot) -> Page:
    window.go(key)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.wait_for_work(settle)
    page = window.page(key)
    if key == "settings":
        page.opened("program")
        settle()
    return page


@pytest.mark.parametrize("key", PAGES)
def test_tab_reaches_every_control_of_a_page(window: MainWindow, key: str, qtbot: QtBot) -> None:
    page = _open(window, key, qtbot)
    stops = _go_round(window)
    missed = [
        f"{type(each).__name__} {each.accessibleName()}"
        for each in _controls(page)
        if each not in stops
    ]
    assert missed == []


@pytest.mark.parametrize("key", PAGES)
def test_where_the_focus_is_can_be_seen(window: MainWindow, key: str, qtbot: QtBot) -> None:
    page = _open(window, key, qtbot)
    unseen = []
    for each in _controls(page):
        if isinstance(each, QTableView):
            continue  # its chosen row is what is seen
        each.clearFocus()
        settle()
        before = each.grab().toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        if each.grab().toImage() == before:
            unseen.append(f"{type(each).__name__} {each.accessibleName()}")
    assert unseen == []


@pytest.mark.parametrize("key", PAGES)
def test_esc_closes_every_dialog_and_enter_does_what_it_names(
    window: MainWindow, key: str, qtbot: QtBot
) -> None:
    page = _open(window, key, qtbot)
    for picture in page.pictures():
        dialog = picture.arrange()
        window.wait_for_work(settle)
        if not isinstance(dialog, QDialog):
            continue
        if isinstance(dialog, Dialog) and dialog.act.isVisible():
            assert dialog.act.isDefault(), picture.name
        for _press in range(2):  # the second time where something was typed
            if dialog.isVisible():
                QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible(), picture.name
        settle()


@pytest.mark.parametrize("key", PAGES)
def test_a_shortcut_of_a_button_is_told_by_its_tooltip(
    window: MainWindow, key: str, qtbot: QtBot
) -> None:
    page = _open(window, key, qtbot)
    for button in page.findChildren(QPushButton):
        if not button.shortcut().isEmpty() and button.isEnabled():
            assert button.shortcut().toString() in button.toolTip(), button.accessibleName()


def test_values_of_a_pair_are_reached_before_what_is_decided(
    full: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot
) -> None:
    with full.database.write() as session:
        for one in (FIRST, AGAIN):
            add_worker(session, full.acting, one)
        update_pairs(session, full.acting)
    window = open_window(full)
    page = _open(window, "doubles", qtbot)
    assert isinstance(page, DoublesPage)
    stops = [type(each).__name__ for each in _go_round(window)]
    dots = len(page.comparison.choices())
    assert dots > 0
    first = stops.index("Dot")
    assert stops[first : first + dots + 1] == [*["Dot"] * dots, "KeyButton"]


def test_enter_on_a_row_edits_the_person(
    full: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot
) -> None:
    page = _open(open_window(full), "workers", qtbot)
    table = page.findChild(QTableView)
    assert table is not None
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    dialog = page.findChild(QDialog)
    assert dialog is not None
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
