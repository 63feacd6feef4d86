"""Hadir: single keys mark in the matrix, sums follow, history keeps both, undo takes back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries import attendance
from db.queries.trainings import training
from desktop.domain.attendance import Attendance
from desktop.domain.trainings import How
from desktop.services.training.attend import mark
from desktop.services.training.closing import close_training
from desktop.services.training.sessions import moment
from desktop.ui.context import Context
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.trainings.marks_model import FIRST_SESSION, MARK
from desktop.ui.pages.trainings.marks_tab import MarksTab
from desktop.ui.pages.trainings.page import TrainingsPage
from tests.ui.training_register import Workshop, make_workshop

OpenTab = Callable[[Workshop], MarksTab]
S3 = FIRST_SESSION + 2


@pytest.fixture
def workshop(empty: Context) -> Workshop:
    """A workshop of 24; the first two sessions have marks of every kind."""
    return make_workshop(empty.database, empty.acting)


@pytest.fixture
def open_tab(empty: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot) -> OpenTab:
    """Opens the matrix of a training."""

    def open_it(workshop: Workshop) -> MarksTab:
        window = open_window(empty)
        window.go("trainings", workshop.training)
        page = window.page("trainings")
        assert isinstance(page, TrainingsPage)
        page.training.tabs.show_tab(page.training.marks)
        qtbot.waitUntil(lambda: page.training.standing is not None)
        page.training.marks.view.setFocus()
        return page.training.marks

    return open_it


@pytest.fixture
def tab(open_tab: OpenTab, workshop: Workshop) -> MarksTab:
    """The matrix of the workshop."""
    return open_tab(workshop)


def _keys(tab: MarksTab, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(tab.view, key)


def _standing(context: Context, workshop: Workshop, number: int) -> list[str]:
    """What stands in a session, in the order of the participants."""
    with context.database.read() as session:
        line = training(session, workshop.training)
        assert line is not None
        matrix = attendance.matrix(session, line)
    cells = (matrix.cell(one, workshop.sessions[number]) for one in workshop.people)
    return [cell.status if cell else "" for cell in cells]


def _letters(tab: MarksTab, column: int) -> str:
    shown = (tab.model.index(row, column).data() for row in range(tab.model.rowCount()))
    return "".join(str(each) or "." for each in shown)


def test_the_matrix_shows_what_stands_and_holds_as_a_model(tab: MarksTab) -> None:
    QAbstractItemModelTester(tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert _letters(tab, FIRST_SESSION) == "HTISAHH" * 2 + "HTISAH" + "...."
    header = tab.model.headerData(FIRST_SESSION, Qt.Orientation.Horizontal)
    assert str(header).splitlines()[::2] == ["S1", "11"]
    assert tab.model.index(0, tab.model.columnCount() - 1).data() == "8 of 24"
    spoken = tab.model.index(1, FIRST_SESSION).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Yohanes Bria, S1 Pembukaan dan kebijakan: Late"


def test_keys_mark_and_go_down_and_the_sums_follow(
    tab: MarksTab, empty: Context, workshop: Workshop, qtbot: QtBot
) -> None:
    tab.view.go_to(0, S3)
    key = Qt.Key
    _keys(tab, key.Key_H, key.Key_T, key.Key_I, key.Key_S, key.Key_A)
    assert _letters(tab, S3)[:6] == "HTISA."
    assert (tab.view.currentIndex().row(), tab.view.currentIndex().column()) == (5, S3)
    assert tab.model.came(S3) == 2
    assert tab.model.index(0, tab.model.columnCount() - 1).data() == "12 of 24"
    qtbot.waitUntil(lambda: not empty.jobs.busy)
    wanted = ["present", "late", "excused", "sick", "absent", ""]
    assert _standing(empty, workshop, 2)[:6] == wanted


def test_arrows_go_and_delete_clears(
    tab: MarksTab, empty: Context, workshop: Workshop, qtbot: QtBot
) -> None:
    tab.view.go_to(0, FIRST_SESSION)
    _keys(tab, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Delete)
    assert _letters(tab, FIRST_SESSION + 1)[:3] == "H.I"
    qtbot.waitUntil(lambda: not empty.jobs.busy)
    assert _standing(empty, workshop, 1)[:3] == ["present", "", "excused"]


def test_undo_takes_back_mark_after_mark(
    tab: MarksTab, empty: Context, workshop: Workshop, qtbot: QtBot
) -> None:
    assert not tab.undo_button.isEnabled()
    tab.view.go_to(1, FIRST_SESSION)
    _keys(tab, Qt.Key.Key_A, Qt.Key.Key_S)
    assert _letters(tab, FIRST_SESSION)[:4] == "HASS"
    QTest.keyClick(tab.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _letters(tab, FIRST_SESSION)[:4] == "HAIS"
    tab.undo_button.click()
    assert _letters(tab, FIRST_SESSION)[:4] == "HTIS"
    assert tab.view.currentIndex().row() == 1
    assert not tab.undo_button.isEnabled()
    qtbot.waitUntil(lambda: not empty.jobs.busy)
    assert _standing(empty, workshop, 0)[:4] == ["present", "late", "excused", "sick"]


def test_the_history_of_a_cell_keeps_both(
    tab: MarksTab, empty: Context, workshop: Workshop, qtbot: QtBot
) -> None:
    tab.view.go_to(1, FIRST_SESSION)
    _keys(tab, Qt.Key.Key_A)
    assert tab.model.came(FIRST_SESSION) == 10
    assert tab.model.index(1, tab.model.columnCount() - 1).data() == "4 of 24"
    qtbot.waitUntil(lambda: not empty.jobs.busy)
    with empty.database.read() as session:
        marks = attendance.mark_history(session, workshop.sessions[0], workshop.people[1])
    assert [(each.status, each.stands) for each in marks] == [("late", False), ("absent", True)]
    tab.view.go_to(1, FIRST_SESSION)
    dialog = tab.show_history()
    assert dialog is not None
    assert dialog.caption.text().startswith("Yohanes Bria · S1")
    dialog.done(0)


def test_many_cells_are_marked_with_one_key(
    tab: MarksTab, empty: Context, workshop: Workshop, qtbot: QtBot
) -> None:
    tab.view.go_to(20, S3)
    for _row in range(3):
        QTest.keyClick(tab.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    _keys(tab, Qt.Key.Key_H)
    assert _letters(tab, S3)[19:] == ".HHHH"
    qtbot.waitUntil(lambda: not empty.jobs.busy)
    assert _standing(empty, workshop, 2)[19:] == ["", *["present"] * 4]


def test_a_mark_made_elsewhere_is_shown(
    tab: MarksTab, empty: Context, workshop: Workshop, qtbot: QtBot
) -> None:
    who = tab.model.row(3)
    assert who is not None

    def come(_progress: object) -> None:
        with empty.database.write() as session:
            mark(session, empty.acting, workshop.training, workshop.sessions[2],
                 who.who.code, status=Attendance.PRESENT, how=How.DOOR,
                 at=moment(tab.model.sessions[2].date, 8 * 60 + 7))  # fmt: skip

    empty.jobs.run(come)
    qtbot.waitUntil(lambda: _letters(tab, S3)[3] == "H")
    tab.view.go_to(3, S3)
    assert tab._cell.text().endswith("Present 08.07, at the door")


def test_a_search_shows_some_and_marks_the_right_one(
    tab: MarksTab, empty: Context, workshop: Workshop, qtbot: QtBot
) -> None:
    tab.search.setText("petronela")
    assert tab.model.rowCount() == 3
    tab.view.go_to(1, S3)
    _keys(tab, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: not empty.jobs.busy)
    assert [at for at, each in enumerate(_standing(empty, workshop, 2)) if each] == [11]
    tab.search.setText("12")
    assert tab.model.rowCount() == 1


def test_a_closed_training_takes_no_keys(
    open_tab: OpenTab, empty: Context, workshop: Workshop
) -> None:
    with empty.database.write() as session:
        close_training(session, empty.acting, workshop.training, now=True)
    tab = open_tab(workshop)
    tab.view.go_to(0, S3)
    _keys(tab, Qt.Key.Key_H)
    assert _letters(tab, S3)[0] == "."
    assert not tab._keys[0].isEnabled()


def test_a_key_at_2000_participants_changes_two_cells_and_asks_the_register_nothing(
    open_tab: OpenTab, empty: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = open_tab(make_workshop(empty.database, empty.acting, people=2000, marked=1))
    qtbot.waitUntil(lambda: tab.model.rowCount() == 2000, timeout=20_000)
    qtbot.waitUntil(lambda: not empty.jobs.busy, timeout=20_000)
    tab.view.go_to(1500, S3)
    QApplication.processEvents()
    changed: list[tuple[int, int]] = []
    others: list[str] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        assert first == last
        changed.append((first.row(), first.column()))

    tab.model.dataChanged.connect(note)
    tab.model.modelReset.connect(lambda: others.append("reset"))
    with monkeypatch.context() as watched:
        watched.setattr(empty.database, "read", lambda: others.append("read"))
        watched.setattr(empty.jobs, "run", lambda *_given, **_more: others.append("job"))
        tab.view.keyPressEvent(
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_H, Qt.KeyboardModifier.NoModifier, "h")
        )
    assert changed == [(1500, S3), (1500, tab.model.columnCount() - 1)]
    assert others == ["job"]
    assert tab.model.index(1500, S3).data(MARK) == "present"


def test_what_is_read_before_a_key_was_kept_does_not_wipe_it_off(
    tab: MarksTab, empty: Context, workshop: Workshop, qtbot: QtBot
) -> None:
    page = tab.window().findChild(TrainingsPage)
    assert page is not None
    tab.view.go_to(0, S3)
    _keys(tab, Qt.Key.Key_H, Qt.Key.Key_H)
    page.training.show_training(workshop.training)
    assert _letters(tab, S3)[:3] == "HH."
    qtbot.waitUntil(lambda: not empty.jobs.busy)
    assert _letters(tab, S3)[:3] == "HH."
    assert page.training.standing is not None
    cell = page.training.standing.matrix.cell(workshop.people[1], workshop.sessions[2])
    assert cell is not None


def test_whoever_presses_the_tab_of_the_matrix_marks_at_once(tab: MarksTab, qtbot: QtBot) -> None:
    page = tab.window().findChild(TrainingsPage)
    assert isinstance(page, TrainingsPage)
    bar = page.training.tabs.bar
    number = bar.currentIndex()
    page.training.tabs.show_tab(page.training.people)
    bar.setFocus()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())
    assert bar.currentIndex() == number
    qtbot.waitUntil(tab.view.hasFocus)
