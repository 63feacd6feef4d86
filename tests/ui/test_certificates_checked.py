"""Certificates in the check of the window: dropped, photographed, scanned by a scanner."""

import subprocess
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.attendance import Attendance
from desktop.domain.trainings import How
from desktop.services.training.attend import correct
from desktop.services.training.certificates import (
    Made,
    issue_certificates,
    revoke_certificate,
)
from desktop.services.training.closing import close_training
from desktop.services.training.enrol import walk_in
from desktop.services.training.sessions import add_session
from desktop.services.training.trainings import create_training
from desktop.ui.context import Context
from desktop.ui.dialogs.check_letter import CheckLetter
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.letters.page import LettersPage
from desktop.ui.parts.words import Words

Open = Callable[[Context], MainWindow]
SLOW = 20_000
DAY = date(2026, 11, 24)


@pytest.fixture
def certificate(full: Context, full_file: Path, tmp_path: Path) -> Made:
    """The certificate of Maria Bete, by the office of the full register."""
    with full.database.write() as session:
        acting = full.acting
        training = create_training(
            session,
            acting,
            name="Pelatihan Perisai",
            kind="other",
            place="Aula",
            start=DAY,
            end=DAY,
        )
        held = add_session(
            session, acting, training, title="Dokumen", date=DAY, start=time(8), end=time(9), jp=4
        )
        who = walk_in(session, acting, training, name="Maria Bete", body="Wadah Sehati")
        correct(session, acting, training, held, who.id, Attendance.PRESENT, how=How.HAND)
        close_training(session, acting, training, now=True)
        done = issue_certificates(
            session,
            acting,
            training,
            keys_folder=full_file.parent / "keys",
            out=tmp_path / "out",
            date=DAY,
        )
    return done.certificates[0]


def checked(qtbot: QtBot, window: MainWindow, context: Context) -> CheckLetter:
    page = window.page("letters")
    assert isinstance(page, LettersPage)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=SLOW)
    assert page.checking is not None
    return page.checking


def said(dialog: CheckLetter) -> set[str]:
    shown = (each for each in dialog.findChildren(Words) if each.isVisibleTo(dialog))
    return {each.text() for each in shown}


def test_a_dropped_certificate_says_large_whose_it_is(
    qtbot: QtBot, full: Context, open_window: Open, certificate: Made
) -> None:
    window = open_window(full)
    window.open_file(certificate.pdf)
    dialog = checked(qtbot, window, full)
    assert dialog.verdict_words() == "Authentic"
    assert {"Maria Bete", "Pelatihan Perisai"} <= said(dialog)
    assert "Maria Bete" in dialog.accessibleDescription()
    dialog.accept()


def test_a_photo_of_one_is_taken_on_any_page(
    qtbot: QtBot, full: Context, open_window: Open, certificate: Made, tmp_path: Path
) -> None:
    photo = tmp_path / "foto"
    subprocess.run(
        ["pdftoppm", "-jpeg", "-r", "150", "-l", "1", "-singlefile", certificate.pdf, photo],
        check=True,
    )
    window = open_window(full)
    window.open_file(photo.with_suffix(".jpg"))
    dialog = checked(qtbot, window, full)
    assert dialog.verdict_words() == "Authentic"
    assert "Maria Bete" in said(dialog)
    dialog.accept()


def test_a_scanner_types_one_code_after_another_into_the_dialog(
    qtbot: QtBot, full: Context, open_window: Open, certificate: Made
) -> None:
    with full.database.write() as session:
        revoke_certificate(session, full.acting, certificate.line.number, "Salah nama")
    window = open_window(full)
    window.go("letters")
    page = window.page("letters")
    assert isinstance(page, LettersPage)
    dialog = page.check()
    assert dialog.focusWidget() is dialog.code
    QTest.keyClicks(dialog.code, certificate.line.proof.lower())
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    checked(qtbot, window, full)
    assert dialog.isVisible()
    assert dialog.verdict_words() == "Revoked"
    assert "The certificate was revoked: Salah nama" in said(dialog)
    assert dialog.code.text() == ""
    QTest.keyClicks(dialog.code, "LT-7K3M")
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    checked(qtbot, window, full)
    assert dialog.isVisible()
    assert "Maria Bete" not in said(dialog)
    assert any("This is no code of a paper" in text for text in said(dialog))
    dialog.accept()


def test_a_code_scanned_into_the_search_is_checked(
    qtbot: QtBot, full: Context, open_window: Open, certificate: Made
) -> None:
    window = open_window(full)
    search = window._search
    search.start()
    QTest.keyClicks(search, certificate.line.proof)
    QTest.keyClick(search, Qt.Key.Key_Return)
    dialog = checked(qtbot, window, full)
    assert dialog.verdict_words() == "Authentic"
    assert "Maria Bete" in said(dialog)
    dialog.accept()
