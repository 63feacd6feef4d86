"""Composing a letter: who is to sign and the date it is to bear are kept with the draft."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries import letters, office
from desktop.services.letters.freeze import approve_letter
from desktop.services.offices.officials import save_official
from desktop.ui.context import Context
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.letters.page import LettersPage

SLOW = 20_000


@pytest.fixture
def page(full: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot) -> LettersPage:
    """A new letter composed, a second official entered."""
    with full.database.write() as session:
        save_official(session, full.acting, name="Yosef Tahu, S.Sos.", position="Sekretaris")
    window = open_window(full)
    window.go("letters")
    made = window.page("letters")
    assert isinstance(made, LettersPage)
    made.start_letter()
    qtbot.waitUntil(lambda: not full.jobs.busy, timeout=SLOW)
    return made


def test_signer_and_date_go_with_the_draft_and_into_the_dialog_of_its_issue(
    page: LettersPage, full: Context, qtbot: QtBot
) -> None:
    signing = page.compose.signing
    assert signing.signer.currentText().startswith("Kristina Abuk Luan")
    with full.database.read() as session:
        (other,) = [one for one in office.officials(session) if not one.signs]
    signing.signer.set_value(str(other.id))
    signing.signer.activated.emit(1)
    signing.date.setFocus()
    QTest.keyClicks(signing.date, "1-12-2026")
    QTest.keyClick(signing.date, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not full.jobs.busy, timeout=SLOW)
    assert page.compose.keep.isEnabled()
    page.compose.keep.click()
    qtbot.waitUntil(lambda: not full.jobs.busy, timeout=SLOW)
    with full.database.write() as session:
        (line,) = letters.letters(session)
        assert (line.signer_uid, line.proposed_date) == (other.uid, date(2026, 12, 1))
        approve_letter(session, full.acting, line.id)
        (line,) = letters.letters(session)
    page.reload()
    dialog = page.acts.issue(line)
    assert dialog.date.value() == "2026-12-01"
    dialog.done(0)
    assert signing.date.value() == ""


def test_what_is_no_date_is_told_and_nothing_is_drafted(
    page: LettersPage, full: Context, qtbot: QtBot
) -> None:
    page.compose.signing.date.set_value("besok")
    page.compose.keep.click()
    qtbot.waitUntil(lambda: not full.jobs.busy, timeout=SLOW)
    with full.database.read() as session:
        assert letters.letters(session) == []
    assert page.compose.signing.day() is None
