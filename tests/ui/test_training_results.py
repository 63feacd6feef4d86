"""Hasil and Cetak: exam marks, the end of a training, its certificates, its papers."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from db.queries import attendance, certificates, trainings
from desktop import paths
from desktop.domain.attendance import Attendance
from desktop.domain.trainings import How
from desktop.services.training.attend import correct
from desktop.services.training.closing import close_training
from desktop.services.training.marks_sheet import marks_template
from desktop.ui.cells import SHOWN, Shown
from desktop.ui.context import Context
from desktop.ui.dialogs.question import Question
from desktop.ui.dialogs.training_form import ReasonForm
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.trainings.one_training import OneTraining
from desktop.ui.pages.trainings.page import TrainingsPage
from desktop.ui.pages.trainings.results_tab import ResultsTab
from desktop.ui.pages.trainings.results_table import MARK_KEY
from desktop.ui.parts.words import Words
from tests.ui.training_register import Workshop, make_workshop

Show = Callable[[Workshop], OneTraining]


@pytest.fixture
def said(empty: Context) -> list[Said]:
    """What the window says."""
    heard: list[Said] = []
    empty.messages.said.connect(heard.append)
    return heard


@pytest.fixture
def show(empty: Context, open_window: Callable[[Context], MainWindow]) -> Show:
    """Opens a training in its window, at its results."""

    def show_it(workshop: Workshop) -> OneTraining:
        window = open_window(empty)
        window.go("trainings", workshop.training)
        page = window.page("trainings")
        assert isinstance(page, TrainingsPage)
        page.training.tabs.show_tab(page.training.results)
        QApplication.processEvents()
        return page.training

    return show_it


def _attend(context: Context, workshop: Workshop, people: int, sessions: int = 6) -> None:
    """Let the first people come to the first sessions."""
    with context.database.write() as session:
        for one in workshop.sessions[:sessions]:
            for who in workshop.people[:people]:
                correct(session, context.acting, workshop.training, one, who, Attendance.PRESENT,
                        how=How.HAND)  # fmt: skip


def _cell(tab: ResultsTab, row: int, key: str) -> str:
    return str(tab.model.index(row, tab.model.column_of(key)).data())


def _reason(tab: ResultsTab, row: int) -> str:
    """What stands under the certificate of a row."""
    shown = tab.model.index(row, tab.model.column_of("certificate")).data(SHOWN)
    assert isinstance(shown, Shown)
    return shown.reason


def test_each_result_is_a_fraction_and_a_word(show: Show, empty: Context) -> None:
    workshop = make_workshop(empty.database, empty.acting, people=4, marked=0)
    _attend(empty, workshop, 2, 5)
    tab = show(workshop).results
    QAbstractItemModelTester(tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [_cell(tab, row, "jp") for row in (0, 2)] == ["20 of 24 JP", "0 of 24 JP"]
    assert [_cell(tab, row, "result") for row in (0, 2)] == ["Enough so far", "Not yet"]
    assert tab._told.text() == "To pass: at least 20 of 24 JP (80 %)"
    assert tab._card.count.text() == "2 of 4 pass"
    assert not tab.make_button.isVisible()


def test_exam_marks_are_typed_one_under_the_other(
    show: Show, empty: Context, qtbot: QtBot, said: list[Said]
) -> None:
    workshop = make_workshop(empty.database, empty.acting, people=3, marked=0, exam=True)
    _attend(empty, workshop, 3)
    tab = show(workshop).results
    assert _cell(tab, 0, "result") == "Not yet"
    tab.table.setFocus()
    tab.table.setCurrentIndex(tab.model.index(0, tab.model.column_of(MARK_KEY)))
    for typed in ("85", "69", "101"):
        QTest.keyClicks(tab.table, typed[0])
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        QTest.keyClicks(editor, typed[1:])
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.wait(20)
    assert [_cell(tab, row, MARK_KEY) for row in range(3)] == ["85", "69", "–"]
    assert [_cell(tab, row, "result") for row in range(2)] == ["Enough so far", "Not yet"]
    assert said[-1].text == '"101" is no exam mark. Type a whole number from 0 to 100.'
    qtbot.waitUntil(lambda: not empty.jobs.busy)
    with empty.database.read() as session:
        lines = trainings.participants(session, workshop.training)
    assert [line.exam_mark for line in lines] == [85, 69, None]


def test_closing_is_asked_first_and_frozen_afterwards(
    show: Show, empty: Context, qtbot: QtBot, said: list[Said]
) -> None:
    workshop = make_workshop(empty.database, empty.acting, people=4, marked=0)
    _attend(empty, workshop, 3)
    shown = show(workshop)
    tab = shown.results
    question = tab.ask_close()
    assert isinstance(question, Question)
    told = " ".join(each.text() for each in question.findChildren(Words))
    assert "It is not over yet" in told
    assert "3 of 4 pass by what stands" in told
    question.accept()
    qtbot.waitUntil(lambda: shown.standing is not None and shown.standing.closed)
    assert said[-1].text == "Closed: 3 passed, 1 did not."
    assert [_cell(tab, row, "result") for row in (0, 3)] == ["Completed", "Not enough"]
    assert not tab.close_button.isVisible()
    assert tab.make_button.isEnabled()
    assert not shown.sessions.add.isEnabled()


def test_certificates_are_made_listed_revoked_and_made_anew(
    show: Show, empty: Context, empty_file: Path, qtbot: QtBot, said: list[Said], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(paths, "keys_folder", lambda: empty_file.parent / "keys")
    workshop = make_workshop(empty.database, empty.acting, people=4, marked=0)
    _attend(empty, workshop, 2)
    with empty.database.write() as session:
        close_training(session, empty.acting, workshop.training, now=True)
    tab = show(workshop).results
    day = empty.acting.today()
    tab.certifying.make(workshop.training, tmp_path / "out", day, {})
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    assert said[-1].text.startswith("2 certificates in "), said[-1].text
    assert said[-1].text.endswith("2 of them new.")
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 3
    qtbot.waitUntil(lambda: tab._card.of.text() == "2 certificates")
    with empty.database.read() as session:
        lines = certificates.certificates(session, workshop.training)
    assert [_cell(tab, row, "certificate") for row in range(3)] == [
        lines[0].number,
        lines[1].number,
        "–",
    ]
    tab.table.choose_row(1)
    dialog = tab.ask_revoke()
    assert isinstance(dialog, ReasonForm)
    dialog.form.set_values({"reason": "Nama salah"})
    dialog.submit()
    qtbot.waitUntil(lambda: _reason(tab, 1) == "Revoked: Nama salah")
    before = len(said)
    tab.certifying.make(workshop.training, tmp_path / "out", day, {}, [lines[1].participant_id])
    qtbot.waitUntil(lambda: len(said) > before, timeout=30_000)
    assert "1 of them new" in said[-1].text
    qtbot.waitUntil(lambda: not _reason(tab, 1))
    assert _cell(tab, 1, "certificate") != lines[1].number


def test_every_paper_is_written_where_it_is_said(
    show: Show, empty: Context, qtbot: QtBot, said: list[Said], tmp_path: Path
) -> None:
    workshop = make_workshop(empty.database, empty.acting, people=10)
    shown = show(workshop)
    papers, one = shown.papers.papers, workshop.sessions[0]
    for name, draw, told in (
        ("sheet", papers.sign_sheet(workshop.training, one, 5, phone=False), "1 page"),
        ("badges", papers.badges(workshop.training), "2 pages"),
        ("list", papers.attendance_list(workshop.training, one), "1 page"),
        ("report", papers.report(workshop.training), ""),
    ):
        before = len(said)
        papers.write(draw, tmp_path / f"{name}.pdf")
        qtbot.waitUntil(lambda before=before: len(said) > before, timeout=20_000)  # type: ignore[misc]
        assert f"{name}.pdf is saved: {told}" in said[-1].text
        assert (tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF")
    # The pages of the sheet stand in the list of what comes back.
    qtbot.waitUntil(lambda: shown.keying.model.rowCount() == 1)


def test_marks_go_out_as_a_sheet_and_come_in_filled(
    show: Show, empty: Context, qtbot: QtBot, said: list[Said], tmp_path: Path
) -> None:
    workshop = make_workshop(empty.database, empty.acting, people=5, marked=0)
    shown = show(workshop)
    path = tmp_path / "kehadiran.xlsx"
    shown.papers.papers.write_sheet(
        lambda session, where: marks_template(session, empty.acting, workshop.training, where),
        path,
    )
    qtbot.waitUntil(lambda: len(said) == 1)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row, letter in enumerate("HTX", start=2):
        sheet.cell(row, 5, letter)
    book.save(path)
    shown.papers.papers.take_marks(workshop.training, None, path)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[-1].text == "2 marked, 0 were already. 1 finding in the sheet."
    with empty.database.read() as session:
        there = attendance.standing_many(session, workshop.sessions[0])
    assert sorted(line.status for line in there.values()) == ["late", "present"]
