"""An approved letter's way out of the house: issued, printed, and known again."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.queries import letters as queries
from db.queries.letter_files import file_heads
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.ui import print_pdf
from desktop.ui.context import Context
from desktop.ui.dialogs.check_letter import CheckLetter
from desktop.ui.dialogs.dropped_paper import SCAN, DroppedPaper
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.issue_letter import IssueLetter
from desktop.ui.dialogs.print_pages import ANNEX, PrintPages
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.letters.page import LettersPage
from desktop.ui.printing import make_printer
from desktop.ui.search_box import SearchBox
from tests.walks.test_golden_path import SLOW, button, drop

Open = Callable[[Context], MainWindow]


@pytest.fixture
def approved(full: Context) -> int:
    with full.database.write() as session:
        letter = draft_letter(session, full.acting, funding=1, limit=60).letter
        approve_letter(session, full.acting, letter)
    return letter


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printer that lays its paper down as a PDF."""
    paper = tmp_path / "kertas.pdf"

    def make(title: str) -> QPrinter:
        made = make_printer(title)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(paper))
        return made

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [""])
    monkeypatch.setattr(print_pdf, "make_printer", make)
    return paper


def wait(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=SLOW)


def press(qtbot: QtBot, within: QWidget, words: str) -> None:
    QTest.mouseClick(button(qtbot, within, words), Qt.MouseButton.LeftButton)


def press_over(page: LettersPage, words: str) -> None:
    """Press one of the buttons over the letter."""
    items = [page.buttons.itemAt(at) for at in range(page.buttons.count())]
    shown = [item.widget() for item in items if item is not None]
    (found,) = [one for one in shown if one is not None and one.accessibleName() == words]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def pages_of(pdf: Path) -> list[tuple[int, int]]:
    """The sizes of the pages, in points."""
    told = subprocess.run(
        ["pdfinfo", "-f", "1", "-l", "99", str(pdf)], check=True, capture_output=True, text=True
    ).stdout
    sizes = re.findall(r"^Page +\d+ size: +([\d.]+) x ([\d.]+)", told, re.MULTILINE)
    return [(round(float(wide)), round(float(high))) for wide, high in sizes]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_approved_letter_is_issued_printed_sent_and_known_again(
    qtbot: QtBot,
    full: Context,
    approved: int,
    open_window: Open,
    tmp_path: Path,
    printer: Path,
) -> None:
    window = open_window(full)
    window.go("letters", approved)
    page = window.page("letters")
    assert isinstance(page, LettersPage)
    wait(qtbot, full)

    # Issue it into a folder.
    press(qtbot, page, "Issue...")
    (issuing,) = window.findChildren(IssueLetter)
    issuing.set_folder(tmp_path / "Surat")
    issuing.act.click()
    wait(qtbot, full)
    (issued,) = (tmp_path / "Surat").glob("*.pdf")
    whole = pages_of(issued)
    assert page.letter.preview.pages() == len(whole) >= 3

    # Print the annex alone: its pages come out lying, as they were drawn.
    press_over(page, "Print...")
    wait(qtbot, full)
    (printing,) = window.findChildren(PrintPages)
    printing.which.button(ANNEX).click()
    printing.act.click()
    qtbot.waitUntil(lambda: printer.exists() and printer.stat().st_size > 0, timeout=SLOW)
    annex = [size for size in whole if size[0] > size[1]]
    qtbot.waitUntil(lambda: pages_of_whole(printer) == annex, timeout=SLOW)

    proof = hand_over(qtbot, full, page, approved, tmp_path)
    know_again(qtbot, page, issued, proof)


def hand_over(qtbot: QtBot, full: Context, page: LettersPage, approved: int, tmp_path: Path) -> str:
    """Note that it was sent, and file its scan; give back the text of its code."""
    window = main_window_of(page)
    # It is handed over, and its receipt's scan filed by dropping it on the letter.
    press_over(page, "Sent...")
    (sending,) = window.findChildren(FormDialog)
    sending.form.set_values({"to": "Loket 2"})
    sending.act.click()
    wait(qtbot, full)
    scan = tmp_path / "pindaian.png"
    Image.new("L", (600, 800), 250).save(scan)
    drop(window, scan)
    (asked,) = window.findChildren(DroppedPaper)
    asked.what.button(SCAN).click()
    asked.act.click()
    wait(qtbot, full)
    with full.database.read() as session:
        line = queries.letter(session, approved)
        kinds = [head.kind for head in file_heads(session, approved)]
    assert line is not None
    assert (line.state, line.sent_to, kinds) == ("sent", "Loket 2", ["pdf", "xlsx", "scan"])
    return line.proof


def know_again(qtbot: QtBot, page: LettersPage, issued: Path, proof: str) -> None:
    """Check the paper by its file and by its code."""
    window = main_window_of(page)
    # The paper is known again by its file, and its code by a scanner that types.
    page.show_list()
    drop(window, issued)
    check = dialog_of(qtbot, window)
    qtbot.waitUntil(lambda: check.verdict_words() == "Authentic", timeout=SLOW)
    check.reject()
    assert proof.startswith("LT2.")
    (box,) = window.findChildren(SearchBox)
    QTest.keyClicks(box, proof)
    QTest.keyClick(box, Qt.Key.Key_Return)
    check = dialog_of(qtbot, window)
    qtbot.waitUntil(lambda: check.verdict_words() == "Authentic", timeout=SLOW)
    check.reject()


def main_window_of(page: LettersPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def dialog_of(qtbot: QtBot, window: MainWindow) -> CheckLetter:
    """The check that is open."""

    def found() -> list[CheckLetter]:
        return [each for each in window.findChildren(CheckLetter) if each.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1, timeout=SLOW)
    return found()[0]


def pages_of_whole(pdf: Path) -> list[tuple[int, int]]:
    """The pages of a file, none while it is still being written."""
    try:
        return pages_of(pdf)
    except subprocess.CalledProcessError:
        return []
