"""Composing a letter: who is to sign and the date it is to bear are kept with the draft."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries import letters, office
from desktop.domain.statuses import LetterState
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.offices.officials import retire_official, save_official
from desktop.ui.context import Context
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.letters.page import LettersPage
from desktop.ui.parts.words import Words

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
    dialog = page.issuing.issue(line)
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


def _letters(window: MainWindow) -> LettersPage:
    window.go("letters")
    page = window.page("letters")
    assert isinstance(page, LettersPage)
    return page


def _wait(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=SLOW)


def test_who_signs_a_draft_and_its_date_are_chosen_anew_in_the_window(
    qtbot: QtBot, full: Context, open_window: Callable[[Context], MainWindow]
) -> None:
    with full.database.write() as session:
        other = save_official(session, full.acting, name="Yosef Tahu", position="Sekretaris")
        letter = draft_letter(session, full.acting, funding=1, limit=3).letter
    page = _letters(open_window(full))
    page.show_letter(letter)
    _wait(qtbot, full)
    assert page.letter.line is not None
    dialog = page.acts.change_signing(page.letter.line)
    assert dialog.form.values()["date"] == ""
    dialog.form.set_values({"signer": str(other.id), "date": "2026-12-01"})
    dialog.submitted.emit(dialog.form.values())
    _wait(qtbot, full)
    with full.database.read() as session:
        (line,) = letters.letters(session)
    assert (line.signer_uid, line.proposed_date) == (other.uid, date(2026, 12, 1))
    shown = {label.text() for label in page.letter.about.findChildren(Words)}
    assert {"Yosef Tahu, Sekretaris", "1 Desember 2026"} <= shown


def test_a_signer_who_is_gone_is_replaced_by_saving_who_signs_now(
    qtbot: QtBot, full: Context, open_window: Callable[[Context], MainWindow]
) -> None:
    with full.database.write() as session:
        other = save_official(session, full.acting, name="Yosef Tahu", position="Sekretaris")
        letter = draft_letter(session, full.acting, funding=1, limit=3, signer=other.id).letter
        retire_official(session, full.acting, other.id)
    page = _letters(open_window(full))
    page.show_letter(letter)
    _wait(qtbot, full)
    assert page.letter.line is not None
    dialog = page.acts.change_signing(page.letter.line)
    dialog.submitted.emit(dialog.form.values())
    _wait(qtbot, full)
    with full.database.write() as session:
        approve_letter(session, full.acting, letter)
        assert letters.letters(session)[0].state == LetterState.APPROVED
