"""A village's list dropped on the window comes in, is mended and verified, by keys alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from db.queries.imports import batches, held_count
from db.queries.workers import WorkerFilter, count_by_status, count_workers, worker_by_nik
from desktop.services.register.importing import import_list
from desktop.ui.context import Context
from desktop.ui.dialogs.ineligible import IneligibleDialog
from desktop.ui.dialogs.question import Question
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.imports.page import ImportPage
from desktop.ui.pages.verification.page import VerificationPage

HEADER = "NO;NAMA LENGKAP;NIK;TGL LAHIR;L/P;DESA;KECAMATAN;PEKERJAAN"
ROWS = (
    "1;Maria Bouk;5321014503800001;05-03-1980;P;Wehali;Malaka Tengah;Petani",
    "2;Petrus Luan;5321O11406850002;14-06-1985;L;Wehali;Malaka Tengah;Nelayan",
    "3;Anton Klau;532101020790;02-07-1990;L;Wehali;Malaka Tengah;Peternak",
    "4;Regina Nahak;5321016108770004;21-08-1977;P;Wehali;Malaka Tengah;Penenun",
    "5;Yohanes Bria;5321011909820005;19-09-1982;L;Kamanasa;Malaka Tengah;Petani",
)


@pytest.fixture
def village_list(tmp_path: Path) -> Path:
    """A list as a village sends it: three sound rows, a letter in a NIK, a NIK cut off."""
    path = tmp_path / "Daftar Wehali.csv"
    path.write_text("\n".join(("DAFTAR PEKERJA RENTAN", HEADER, *ROWS)), encoding="utf-8")
    return path


def drop(window: MainWindow, *paths: Path) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, plain = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    at = QPoint(600, 300)
    QApplication.sendEvent(window, QDragEnterEvent(at, copy, data, left, plain))
    QApplication.sendEvent(window, QDropEvent(at.toPointF(), copy, data, left, plain))


def import_page(window: MainWindow) -> ImportPage:
    page = window.page("import")
    assert isinstance(page, ImportPage)
    return page


def shown_preview(qtbot: QtBot, window: MainWindow, path: Path) -> ImportPage:
    """The preview of a list that was dropped."""
    drop(window, path)
    page = import_page(window)
    qtbot.waitUntil(page.preview.isVisible, timeout=20_000)
    return page


def test_a_dropped_list_is_mended_taken_in_and_verified_by_keys(
    qtbot: QtBot, empty: Context, open_window: Callable[[Context], MainWindow], village_list: Path
) -> None:
    window = open_window(empty)
    page = shown_preview(qtbot, window, village_list)
    assert page.looked is not None
    counts = page.looked.counts
    assert (counts.new, counts.held, counts.ignored) == (3, 2, 2)
    assert page.preview.apply.accessibleName() == "Take in 3 people"

    # The first error is current; it has a proposal, which Enter offers and Enter takes.
    table = page.preview.card.table
    QTest.keyClick(table, Qt.Key.Key_Return)
    typed = table.findChild(QLineEdit)
    assert typed is not None
    assert typed.text() == "5321 0114 0685 0002"
    QTest.keyClick(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.preview.apply.accessibleName() == "Take in 4 people")
    assert page.looked.counts.held == 1

    page.preview.apply.setFocus()
    QTest.keyClick(page.preview.apply, Qt.Key.Key_Space)
    qtbot.waitUntil(page.summary.isVisible, timeout=20_000)
    with empty.database.read() as session:
        assert count_workers(session, WorkerFilter()) == 4
        assert held_count(session) == 1
        assert worker_by_nik(session, "5321011406850002") is not None

    QTest.keyClick(page.summary.verify.button, Qt.Key.Key_Space)
    verify = window.page("verify")
    assert isinstance(verify, VerificationPage)
    qtbot.waitUntil(lambda: verify.people.isVisible() and verify.model.rowCount() == 3)
    QTest.keyClick(verify.people, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: verify.model.rowCount() == 2)
    QTest.keyClick(verify.people, Qt.Key.Key_T)
    dialog = verify.findChild(IneligibleDialog)
    assert dialog is not None
    dialog.form.set_values({"reason": "moved", "note": "Kata ketua RT"})
    dialog.submit()
    qtbot.waitUntil(lambda: verify.model.rowCount() == 1)
    with empty.database.read() as session:
        assert count_by_status(session) == {"eligible": 1, "ineligible": 1, "listed": 2}


def test_a_village_is_verified_at_once_and_nobody_elsewhere(
    qtbot: QtBot, empty: Context, open_window: Callable[[Context], MainWindow], village_list: Path
) -> None:
    with empty.database.write() as session:
        import_list(session, empty.acting, village_list)
    window = open_window(empty)
    window.go("verify", "5321")
    verify = window.page("verify")
    assert isinstance(verify, VerificationPage)
    qtbot.waitUntil(lambda: verify.model.rowCount() > 0)
    left = verify.model.rowCount()
    QTest.keyClick(verify.all, Qt.Key.Key_Space)
    question = verify.findChild(Question)
    assert question is not None
    assert str(left) in question.act.accessibleName()
    question.submit()
    qtbot.waitUntil(lambda: verify.model.rowCount() == 0)
    with empty.database.read() as session:
        assert count_by_status(session) == {"eligible": left, "listed": 3 - left}


def test_a_row_that_waits_is_mended_later_in_its_list(
    qtbot: QtBot, empty: Context, open_window: Callable[[Context], MainWindow], village_list: Path
) -> None:
    with empty.database.write() as session:
        import_list(session, empty.acting, village_list)
        batch = batches(session)[0].id
    window = open_window(empty)
    window.go("import", batch)
    page = import_page(window)
    table = page.batch.card.table
    assert table.model().rowCount() == 2
    table.go_to_error(1)
    QTest.keyClick(table, Qt.Key.Key_5)
    typed = table.findChild(QLineEdit)
    assert typed is not None
    QTest.keyClicks(typed, "321010207900003")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    with empty.database.read() as session:
        assert worker_by_nik(session, "5321010207900003") is not None
        assert held_count(session) == 1
