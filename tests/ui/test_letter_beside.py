"""The papers that go with a letter, made, looked at and printed in the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.services.letters.beside.kinds import KINDS, RECEIPT, SPTJM, kinds_for
from desktop.ui.context import Context
from desktop.ui.dialogs.print_pages import PrintPages
from desktop.ui.dialogs.view_pdf import ViewPdf
from desktop.ui.pages.letters.beside import BesideTab
from tests.ui.letter_register import SLOW, Open, issued_letter, open_letter, wait


@pytest.fixture
def tab(qtbot: QtBot, full: Context, open_window: Open, tmp_path: Path) -> BesideTab:
    letter = issued_letter(full, 3, tmp_path / "Surat")
    page = open_letter(qtbot, full, open_window, letter)
    (found,) = [each for each in page.letter.more.values() if isinstance(each, BesideTab)]
    page.letter.tabs.show_tab(found)
    return found


def press(tab: BesideTab, name: str) -> None:
    pressed = [
        each
        for each in tab.findChildren(QAbstractButton)
        if each.accessibleName() == name and not each.isHidden()
    ]
    pressed[-1].click()


def choose(tab: BesideTab, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    asked = tab.window().findChildren(QFileDialog)[-1]
    asked.filesSelected.emit([str(folder)])
    asked.done(0)


def made(tab: BesideTab) -> set[str]:
    return {kind for kind, heads in tab.kept.items() if heads}


def test_one_paper_is_made_looked_at_and_printed(
    qtbot: QtBot, full: Context, tab: BesideTab, tmp_path: Path
) -> None:
    name = KINDS[SPTJM]
    assert made(tab) == set()
    press(tab, f"Make {name}")
    choose(tab, tmp_path / "Berkas")
    wait(qtbot, full)
    qtbot.waitUntil(lambda: made(tab) == {SPTJM}, timeout=SLOW)
    assert len(list((tmp_path / "Berkas").glob("*.pdf"))) == 1
    press(tab, f"Look at {name}")
    wait(qtbot, full)
    (shown,) = tab.window().findChildren(ViewPdf)
    assert shown.view.pages() >= 1
    shown.done(0)
    press(tab, f"Print {name}")
    wait(qtbot, full)
    (printing,) = tab.window().findChildren(PrintPages)
    printing.done(0)


def test_all_papers_of_a_letter_are_made_at_once(
    qtbot: QtBot, full: Context, tab: BesideTab, tmp_path: Path
) -> None:
    tab.make.click()
    choose(tab, tmp_path / "Berkas")
    wait(qtbot, full)
    wanted = set(kinds_for("enrolment"))
    qtbot.waitUntil(lambda: made(tab) == wanted - {RECEIPT}, timeout=SLOW)
    assert len(list((tmp_path / "Berkas").glob("*.pdf"))) >= len(wanted)
