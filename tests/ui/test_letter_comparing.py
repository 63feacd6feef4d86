"""Two sides of a letter held against each other in the window."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from db.queries import letters as queries
from db.schema import Worker
from desktop.services.letters.issue import issue_letter
from desktop.ui.context import Context
from desktop.ui.pages.letters.comparing import ComparingTab
from desktop.ui.parts.banner import Banner
from tests.ui.letter_register import Open, approved_letter, issued_letter, open_letter, wait


@pytest.fixture
def letter(full: Context, tmp_path: Path) -> int:
    return issued_letter(full, 4, tmp_path / "Surat")


@pytest.fixture
def tab(qtbot: QtBot, full: Context, letter: int, open_window: Open) -> ComparingTab:
    page = open_letter(qtbot, full, open_window, letter)
    (found,) = [each for each in page.letter.more.values() if isinstance(each, ComparingTab)]
    page.letter.tabs.show_tab(found)
    return found


def told(tab: ComparingTab) -> str:
    QApplication.processEvents()
    (banner,) = [each for each in tab.findChildren(Banner) if each.isVisible()]
    return banner.words.text()


def test_a_letter_as_issued_tells_what_was_approved(
    qtbot: QtBot, full: Context, tab: ComparingTab
) -> None:
    for part in ("annex", "sheet", "letter", "register"):
        tab.second.choice.set_value(part)
        tab.act.click()
        wait(qtbot, full)
        assert told(tab).startswith("Both tell the same: 4 people")
        assert tab.card.isHidden()


def test_whoever_was_changed_since_is_named_with_both_values(
    qtbot: QtBot, full: Context, tab: ComparingTab, letter: int
) -> None:
    with full.database.write() as session:
        row = queries.letter_rows(session, letter)[1]
        worker = session.get_one(Worker, row.worker_id)
        before, worker.mother_name = worker.mother_name, "Yuliana Hoar"
        name = worker.name
    tab.second.choice.set_value("register")
    tab.act.click()
    wait(qtbot, full)
    assert told(tab).startswith("1 difference.")
    tab.table.selectAll()
    tab.table.copy_rows()
    copied = QApplication.clipboard().text()
    assert all(part in copied for part in (name, "Mother's name", before, "Yuliana Hoar"))


def test_a_sheet_that_came_back_is_held_against_the_list(
    qtbot: QtBot, full: Context, tab: ComparingTab, tmp_path: Path
) -> None:
    (sheet,) = (tmp_path / "Surat").glob("*.xlsx")
    book = openpyxl.load_workbook(sheet)
    page = book.worksheets[0]
    page.delete_rows(page.max_row)
    book.save(tmp_path / "kembali.xlsx")
    tab.second.choice.set_value("file")
    tab.second.choice.activated.emit(tab.second.choice.currentIndex())
    (asked,) = tab.window().findChildren(QFileDialog)
    asked.filesSelected.emit([str(tmp_path / "kembali.xlsx")])
    asked.done(0)
    assert tab.second.words() == "kembali.xlsx"
    tab.act.click()
    wait(qtbot, full)
    assert "difference" in told(tab)
    assert tab.card.isVisible()


def test_what_is_no_letter_is_told_in_the_tab(
    qtbot: QtBot, full: Context, tab: ComparingTab, tmp_path: Path
) -> None:
    (tmp_path / "bukan.pdf").write_bytes(b"%PDF-1.4 nothing")
    tab.second.take_file(tmp_path / "bukan.pdf")
    tab.act.click()
    wait(qtbot, full)
    assert told(tab)
    assert tab.act.isEnabled()


def test_a_comparison_that_was_stopped_leaves_the_next_possible(
    qtbot: QtBot, full: Context, tab: ComparingTab
) -> None:
    tab.act.click()
    full.jobs.stop()
    wait(qtbot, full)
    assert tab.act.isEnabled()
    tab.act.click()
    wait(qtbot, full)
    assert told(tab).startswith("Both tell the same: 4 people")


def test_what_an_issue_makes_is_offered_at_once(
    qtbot: QtBot, full: Context, open_window: Open, tmp_path: Path
) -> None:
    letter = approved_letter(full, 2)
    page = open_letter(qtbot, full, open_window, letter)
    (tab,) = [each for each in page.letter.more.values() if isinstance(each, ComparingTab)]
    assert tab.second.choice.findData("annex") < 0
    with full.database.write() as session:
        issue_letter(session, full.acting, letter, out=tmp_path / "Surat")
    page.reload()
    wait(qtbot, full)
    assert tab.second.choice.findData("annex") >= 0
