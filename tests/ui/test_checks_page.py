"""Padan BPJS: a list goes out, its answer comes in, and what follows is done from the page."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.workers import WorkerFilter, count_by_status, worker_page
from desktop.ui.context import Context
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.checks.page import ChecksPage

HEADERS = ("NO", "NIK", "NAMA", "TANGGAL LAHIR", "STATUS", "KETERANGAN")


@pytest.fixture
def said(full: Context) -> list[Said]:
    """What the window says."""
    heard: list[Said] = []
    full.messages.said.connect(heard.append)
    return heard


@pytest.fixture
def page(full: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot) -> ChecksPage:
    """The page in its window, on a register whose people are eligible."""
    window = open_window(full)
    window.go("checks")
    made = window.page("checks")
    assert isinstance(made, ChecksPage)
    qtbot.waitUntil(made.send.isEnabled)
    return made


@pytest.fixture
def sent(page: ChecksPage, qtbot: QtBot, said: list[Said], tmp_path: Path) -> Path:
    """The list of everybody, saved."""
    page.save_list(tmp_path / "padan.xlsx")
    qtbot.waitUntil(lambda: len(said) == 1)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    return tmp_path / "padan.xlsx"


def _write(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in (HEADERS, *rows):
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def _statuses(context: Context) -> dict[str, int]:
    with context.database.read() as session:
        return count_by_status(session)


def test_before_the_first_list_the_page_says_what_to_do(page: ChecksPage, full: Context) -> None:
    assert page._stack.currentIndex() == 1
    assert not page.answer.isEnabled()
    with full.database.read() as session:
        assert ChecksPage.badge(session) is None


def test_the_list_holds_everybody_and_they_wait(
    page: ChecksPage, sent: Path, full: Context, said: list[Said]
) -> None:
    rows = openpyxl.load_workbook(sent).worksheets[0].max_row - 1
    assert _statuses(full) == {"checking": rows}
    assert said[0].text == f"{rows} people are in the list and wait for the insurer."
    assert page.bar.tabText(0) == f"Waiting {rows}"
    assert not page.send.isEnabled()
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with full.database.read() as session:
        badge = ChecksPage.badge(session)
    assert badge is not None
    assert badge.number == rows


def test_an_answer_that_is_dropped_moves_people_and_proposes_others(
    page: ChecksPage, sent: Path, full: Context, said: list[Said], qtbot: QtBot, tmp_path: Path
) -> None:
    everybody = openpyxl.load_workbook(sent).worksheets[0].values
    people = list(everybody)[1:5]
    answers = [("Y", "BISA DAFTAR"), ("T", "DUPLIKASI"), ("Y", "SUDAH MENJADI PESERTA")]
    rows: list[Sequence[object]] = [
        (at, one[2], one[1], one[4], *answer)
        for at, (one, answer) in enumerate(zip(people, answers, strict=False), start=1)
    ]
    stranger = people[3]
    rows.append((4, "", stranger[1], stranger[4], "Y", "BISA DAFTAR"))
    window = page.window()
    assert isinstance(window, MainWindow)
    window.open_file(_write(tmp_path / "answer.xlsx", rows))
    qtbot.waitUntil(lambda: len(said) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: page.bar.tabText(2) == "Refused 1")
    assert "1 can be enrolled, 1 refused" in said[1].text
    assert said[1].tone == "warning"
    assert (page.bar.tabText(1), page.bar.tabText(3)) == ("To look at 1", "Can be enrolled 1")
    assert page.unmatched.isVisible()
    # The row without a NIK: somebody says who it is.
    (proposed,) = [each for each in page._unmatched if each.proposal]
    page._take_proposal(proposed)
    qtbot.waitUntil(lambda: page.bar.tabText(3) == "Can be enrolled 2")
    assert not page.unmatched.isVisible()
    # The contradictory answer is settled by hand.
    page.bar.setCurrentIndex(1)
    page.table.choose_row(0)
    page.refuse.click()
    qtbot.waitUntil(lambda: page.bar.tabText(2) == "Refused 2")
    found = _statuses(full)
    assert (found["clear"], found["refused"]) == (2, 2)
    assert sum(found.values()) == found["clear"] + found["refused"] + found["checking"]


def test_replacements_are_sent_from_the_refused(
    page: ChecksPage, full: Context, said: list[Said], qtbot: QtBot, tmp_path: Path
) -> None:
    with full.database.read() as session:
        lines, _ = worker_page(session, WorkerFilter(region="532104"), limit=1)
    page.save_list(tmp_path / "one.xlsx", [lines[0].nik])
    qtbot.waitUntil(lambda: page.bar.tabText(0) == "Waiting 1")
    page.table.choose_row(0)
    page.refuse.click()
    qtbot.waitUntil(lambda: page.bar.tabText(2) == "Refused 1")
    page.bar.setCurrentIndex(2)
    assert page.replace.isVisible()
    instead = page._state.replacements
    assert len(instead) == 1
    page.save_replacements(tmp_path / "instead.xlsx")
    qtbot.waitUntil(lambda: page.bar.tabText(0) == "Waiting 1")
    page.bar.setCurrentIndex(2)
    assert not page.replace.isVisible()
    (refused,) = page._state.refused
    assert refused.instead is not None
    assert refused.instead.linked is not None
    assert refused.instead.linked.nik == instead[0]
    tip = str(page.model.index(0, page.model.columnCount() - 1).data(Qt.ItemDataRole.ToolTipRole))
    assert f"{refused.instead.linked.name} goes instead since" in tip
    assert openpyxl.load_workbook(tmp_path / "instead.xlsx").worksheets[0]["C2"].value == instead[0]
    assert not [each for each in said if each.tone == "error"]


def test_a_narrow_window_puts_the_acts_under_the_tabs_and_cuts_nothing_off(
    page: ChecksPage, sent: Path
) -> None:
    window = page.window()
    for width, below in ((683, True), (1366, False)):
        window.resize(width, 600)
        QApplication.processEvents()
        assert page.again.isVisible()
        under = page.again.mapTo(page, QPoint()).y() - page.bar.mapTo(page, QPoint()).y()
        assert (under > 20) is below
        assert page.clear.mapTo(page, page.clear.rect().topRight()).x() < page.width()
