"""Ganda: what was decided stands in a list, and any decision of it is taken back by a key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries import workers
from desktop.domain.double_reasons import REASONS, tone_of
from desktop.domain.texts import gettext
from desktop.services.register.change import add_worker
from desktop.services.register.pairs import update_pairs
from desktop.ui.cells import SHOWN
from desktop.ui.context import Context
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.doubles.page import DoublesPage
from desktop.ui.parts.pill import PillLabel
from desktop.ui.screenshots import SIZE, settle
from tests.services.register.two_workers import AGAIN, FIRST, OTHER
from tests.ui.test_doubles_page import THIRD


@pytest.fixture
def page(empty: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot) -> DoublesPage:
    """One pair merged, then the other told apart."""
    with empty.database.write() as session:
        for one in (FIRST, AGAIN, OTHER, THIRD):
            add_worker(session, empty.acting, one)
        update_pairs(session, empty.acting)
    window = open_window(empty)
    window.resize(SIZE)
    window.go("doubles")
    made = window.page("doubles")
    assert isinstance(made, DoublesPage)
    QTest.keyClick(made.pairs, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: made.model.rowCount() == 1 and not empty.jobs.busy)
    QTest.keyClick(made.pairs, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: made.model.rowCount() == 0 and not empty.jobs.busy)
    return made


def _people(context: Context) -> int:
    with context.database.read() as session:
        return workers.count_workers(session, workers.WorkerFilter())


def test_d_shows_what_was_decided_and_u_takes_the_older_one_back(
    page: DoublesPage, empty: Context, qtbot: QtBot
) -> None:
    said: list[Said] = []
    empty.messages.said.connect(said.append)
    QTest.keyClick(page, Qt.Key.Key_D)
    assert page.at_decided
    table = page.decided.view
    assert table.isVisible()
    texts = [table.model().index(row, 0).data() for row in range(2)]
    assert texts == ["Two people", "Merged, A stays"]
    assert _people(empty) == 3
    table.choose_row(1)
    QTest.keyClick(table, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: bool(said) and not empty.jobs.busy)
    assert "decided again" in said[0].text
    assert _people(empty) == 4
    assert page.decided.model.rowCount() == 1
    QTest.keyClick(table, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2 and not empty.jobs.busy)
    assert page.decided.model.rowCount() == 0


def test_no_key_decides_a_pair_while_the_decisions_are_shown(
    page: DoublesPage, empty: Context, qtbot: QtBot
) -> None:
    page.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and not empty.jobs.busy)
    page.turn()
    for key in (Qt.Key.Key_G, Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_X, Qt.Key.Key_L):
        QTest.keyClick(page.decided.view, key)
    qtbot.waitUntil(lambda: not empty.jobs.busy)
    assert page.model.rowCount() == 1
    page.turn()
    assert page.pairs.isVisible()


def test_a_score_is_a_bar_and_the_heaviest_reason_stands_first(
    page: DoublesPage, empty: Context, qtbot: QtBot
) -> None:
    page.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and page.view is not None)
    assert page.view is not None
    shown = page.model.index(0, 1).data(SHOWN)
    assert shown.share == page.view.pair.score / 1000
    reasons = page.view.reasons
    settle()  # the pills of the pair before are gone
    pills = page.evidence.findChildren(PillLabel)
    weights = {gettext(REASONS[code]): bits for code, bits in reasons}
    named = [weights[pill.accessibleName()] for pill in pills]
    sound = [bits for code, bits in reasons if tone_of(code, bits) == "ok"]
    assert named[: len(sound)] == sorted(sound, reverse=True)
    assert named[len(sound) :] == sorted(named[len(sound) :], reverse=True)
    assert pills[0].toolTip() == "Speaks strongly for one person"


def test_in_a_narrow_window_the_pair_has_the_room_and_the_keys_still_work(
    page: DoublesPage, empty: Context, qtbot: QtBot
) -> None:
    page.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and not empty.jobs.busy)
    page.window().resize(SIZE / 2)
    settle()
    assert not page.pairs.isVisible()
    assert page.comparison.isVisible()
    assert all(button.isVisible() for button in page.act.values())
    assert page.act["X"].geometry().right() <= page.width()
    page.opened()
    QTest.keyClick(page.act["L"], Qt.Key.Key_X)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0 and not empty.jobs.busy)
    QTest.keyClick(page.shown.button("waiting"), Qt.Key.Key_D)
    assert page.at_decided
