"""The insurer's check: a village is verified, its list sent, the answer dropped, a letter made."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from pytestqt.qtbot import QtBot

from db.queries.letters import letters
from db.queries.workers import count_by_status
from desktop.services.offices.settings import change_settings
from desktop.services.register.importing import import_list
from desktop.ui.context import Context
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.checks.page import ChecksPage
from desktop.ui.pages.letters.page import LettersPage
from tests.walks.test_golden_path import (
    SLOW,
    SOUND,
    Hand,
    button,
    drop,
    make_ready,
    verify_everybody,
    village_list,
)

__all__ = ["village_list"]

MOST_ACTS = 6
REFUSED = {2: ("T", "SUDAH MENJADI PESERTA"), 5: ("N", "DUPLIKASI")}
"""What the insurer says of the people of these numbers; of all others, that they are free."""


def _answer(sent: Path, path: Path) -> Path:
    """The answer to a list, its columns in another order than those that went out."""
    rows = list(openpyxl.load_workbook(sent).worksheets[0].values)
    at = [rows[0].index(header) for header in ("NIK", "NAMA LENGKAP", "TANGGAL LAHIR")]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["HASIL PADAN DATA"])
    sheet.append([])
    sheet.append(["Keterangan", "Status", "N I K", "Nama", "Tgl. Lahir"])
    for number, row in enumerate(rows[1:]):
        status, remark = REFUSED.get(number, ("Y", "BISA DAFTAR"))
        sheet.append([remark, status, *(row[each] for each in at)])
    book.save(path)
    return path


def test_only_those_whom_the_insurer_takes_reach_the_letter(
    qtbot: QtBot,
    empty: Context,
    open_window: Callable[[Context], MainWindow],
    village_list: Path,
    tmp_path: Path,
) -> None:
    make_ready(empty)
    with empty.database.write() as session:
        change_settings(session, empty.acting, {"letters_need_check": "yes"})
        import_list(session, empty.acting, village_list)
    window, hand = open_window(empty), Hand()
    people = len(SOUND)
    window.go("verify")
    verify = window.page("verify")
    qtbot.waitUntil(lambda: verify.all.isEnabled() and verify.all.isVisible(), timeout=SLOW)  # type: ignore[attr-defined]
    verify_everybody(qtbot, window, hand, empty, people)

    hand.click(window.side_bar.buttons["checks"])
    page = window.page("checks")
    assert isinstance(page, ChecksPage)
    qtbot.waitUntil(page.send.isEnabled, timeout=SLOW)
    hand.acts += 1  # The button, and the file dialog's own: it cannot be clicked without a screen.
    page.save_list(tmp_path / "Padan.xlsx")
    qtbot.waitUntil(lambda: page.model.rowCount() == people, timeout=SLOW)
    with empty.database.read() as session:
        assert count_by_status(session) == {"checking": people}

    hand.acts += 1
    drop(window, _answer(tmp_path / "Padan.xlsx", tmp_path / "Jawaban.xlsx"))
    qtbot.waitUntil(lambda: page.bar.tabText(2) == "Refused 2", timeout=SLOW)
    assert hand.acts <= MOST_ACTS
    with empty.database.read() as session:
        assert count_by_status(session) == {"clear": people - 2, "refused": 2}

    hand.click(window.side_bar.buttons["letters"])
    surat = window.page("letters")
    assert isinstance(surat, LettersPage)
    hand.click(button(qtbot, surat, "New letter"))
    qtbot.waitUntil(surat.compose.keep.isEnabled, timeout=SLOW)
    assert surat.compose.submit.accessibleName() == f"Ask for approval of {people - 2} people"
    hand.click(surat.compose.keep)
    qtbot.waitUntil(surat.letter.isVisible, timeout=SLOW)
    with empty.database.read() as session:
        (line,) = letters(session)
    assert line.rows == people - 2
