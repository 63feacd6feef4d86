"""What went wrong is put right: keys undone, a wrong list taken back, somebody who moved away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries.workers import WorkerLine, count_by_status, worker_by_nik
from desktop.ui.context import Context
from desktop.ui.dialogs.leaving import LeavingDialog
from desktop.ui.dialogs.question import Question
from desktop.ui.dialogs.undone_names import UndoneNames
from desktop.ui.dialogs.worker_form import WorkerForm
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.verification.page import VerificationPage
from desktop.ui.pages.workers.page import WorkersPage
from tests.walks.test_import import drop, import_page

HEADER = "NAMA LENGKAP;NIK;TGL LAHIR;L/P;DESA;KECAMATAN;NO HP"
MARIA = "Maria Bouk;5321014503800001;05-03-1980;P;Wehali;Malaka Tengah;"
PETRUS = "Petrus Luan;5321011406850002;14-06-1985;L;Wehali;Malaka Tengah;"
REGINA = "Regina Nahak;5321016108770004;21-08-1977;P;Wehali;Malaka Tengah;"
MARIA_NIK, PETRUS_NIK = "5321014503800001", "5321011406850002"


def _list(path: Path, *rows: str) -> Path:
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return path


def _line(context: Context, nik: str) -> WorkerLine:
    with context.database.read() as session:
        line = worker_by_nik(session, nik)
    assert line is not None
    return line


def _counts(context: Context) -> dict[str, int]:
    with context.database.read() as session:
        return count_by_status(session)


@pytest.fixture
def walked(
    qtbot: QtBot, empty: Context, open_window: Callable[[Context], MainWindow], tmp_path: Path
) -> MainWindow:
    """The window after a right list and a wrong one were dropped together and taken in."""
    window = open_window(empty)
    right = _list(tmp_path / "Wehali.csv", f"{MARIA}081111111111", f"{PETRUS}081111111112")
    wrong = _list(tmp_path / "Salah.csv", f"{MARIA}082222222221", f"{PETRUS}082222222222", REGINA)
    drop(window, right, wrong)
    page = import_page(window)
    for _number in range(2):
        qtbot.waitUntil(page.preview.isVisible, timeout=20_000)
        page.preview.apply.click()
        qtbot.waitUntil(page.summary.isVisible, timeout=20_000)
        page.summary.following.click()
    assert _counts(empty) == {"listed": 3}
    assert _line(empty, MARIA_NIK).phone == "082222222221"
    return window


def test_a_village_verified_too_fast_is_undone_by_a_key(
    qtbot: QtBot, empty: Context, walked: MainWindow
) -> None:
    walked.go("verify")
    page = walked.page("verify")
    assert isinstance(page, VerificationPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    page.people.selectAll()
    QTest.keyClick(page.people, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: _counts(empty) == {"eligible": 3}, timeout=10_000)
    qtbot.waitUntil(lambda: not empty.jobs.busy, timeout=10_000)
    QTest.keyClick(walked, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _counts(empty) == {"listed": 3}, timeout=10_000)


def test_the_wrong_list_is_taken_back_and_who_moved_away_leaves(
    qtbot: QtBot, empty: Context, walked: MainWindow
) -> None:
    # Maria's number is corrected by hand, and stays so.
    walked.go("workers")
    people = walked.page("workers")
    assert isinstance(people, WorkersPage)
    people.show_person(_line(empty, MARIA_NIK).id)
    form = people.edit_person()
    assert isinstance(form, WorkerForm)
    form.form.set_values({"phone": "083333333333"})
    form.submit()
    qtbot.waitUntil(lambda: _line(empty, MARIA_NIK).phone == "083333333333", timeout=10_000)

    walked.go("import")
    page = import_page(walked)
    page.open_batch(2)
    page.batch.undo.click()
    question = page.findChild(Question)
    assert question is not None
    question.accept()
    qtbot.waitUntil(lambda: bool(page.findChildren(UndoneNames)), timeout=10_000)
    (names,) = page.findChildren(UndoneNames)
    assert [(one.way, one.name) for one in names.shown()] == [
        ("kept", "Maria Bouk"),
        ("restored", "Petrus Luan"),
        ("removed", "Regina Nahak"),
    ]
    names.accept()
    assert _line(empty, PETRUS_NIK).phone == "081111111112"

    # Petrus has moved away.
    walked.go("workers")
    people.show_person(_line(empty, PETRUS_NIK).id)
    leaving = people.ask_leaving()
    assert isinstance(leaving, LeavingDialog)
    leaving.form.set_values({"reason": "moved"})
    leaving.submit()
    qtbot.waitUntil(lambda: _counts(empty) == {"listed": 1, "ended": 1}, timeout=10_000)
