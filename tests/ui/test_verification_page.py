"""Verifikasi: several at once by one key, and those who cannot be verified are told of."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from db.queries.workers import WorkerFilter, count_by_status, worker_page
from desktop.services.register.importing import import_list
from desktop.ui.context import Context
from desktop.ui.dialogs.ineligible import IneligibleDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.verification.page import VerificationPage
from tests.ui.conftest import SAMPLE


@pytest.fixture
def page(
    empty: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot
) -> VerificationPage:
    """The page in its window, open at the first village of a list that came in."""
    with empty.database.write() as session:
        import_list(session, empty.acting, SAMPLE)
    window = open_window(empty)
    window.go("verify")
    made = window.page("verify")
    assert isinstance(made, VerificationPage)
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    return made


def test_several_chosen_people_are_verified_by_one_key(
    qtbot: QtBot, page: VerificationPage, empty: Context
) -> None:
    said: list[Said] = []
    empty.messages.said.connect(said.append)
    page.people.selectAll()
    chosen = len(page.people.chosen_rows())
    assert chosen >= 2
    QTest.keyClick(page.people, Qt.Key.Key_T)
    dialog = page.findChild(IneligibleDialog)
    assert dialog is not None
    dialog.form.set_values({"reason": "other"})
    dialog.submit()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    with empty.database.read() as session:
        assert count_by_status(session)["ineligible"] == chosen
    assert said[0].text == f"{chosen} people verified."
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert page.bar.tabText(1) == f"Seen {chosen}"


def test_reasons_are_asked_and_leaving_the_question_changes_nothing(
    qtbot: QtBot, page: VerificationPage, empty: Context
) -> None:
    QTest.keyClick(page.people, Qt.Key.Key_T)
    dialog = page.findChild(IneligibleDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.wait(50)
    with empty.database.read() as session:
        assert set(count_by_status(session)) == {"listed"}


def test_the_next_person_takes_the_place_of_who_was_verified(
    qtbot: QtBot, page: VerificationPage, empty: Context
) -> None:
    before = [page.model.row(number) for number in range(2)]
    assert before[0] is not None
    assert before[1] is not None
    QTest.keyClick(page.people, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: page.model.row(0) != before[0])
    assert page.people.currentIndex().row() == 0
    now = page.model.row(0)
    assert now is not None
    assert now.line.id == before[1].line.id
    with empty.database.read() as session:
        eligible, _cursor = worker_page(session, WorkerFilter(status=("eligible",)))
    assert [line.id for line in eligible] == [before[0].line.id]


def test_in_a_narrow_window_nothing_of_a_village_is_cut_off_or_scrolled_sideways(
    page: VerificationPage,
) -> None:
    window = page.window()
    for width, below in ((683, True), (1366, False)):
        window.resize(width, 600)
        QApplication.processEvents()
        assert window.width() == width
        under = page.eligible.mapTo(page, QPoint()).y() - page.bar.mapTo(page, QPoint()).y()
        assert (under > 20) is below
        assert page.eligible.mapTo(page, page.eligible.rect().topRight()).x() < page.width()
        areas = [each for each in page.findChildren(QScrollArea) if each.isVisible()]
        assert [each.horizontalScrollBar().maximum() for each in areas] == [0] * len(areas)
