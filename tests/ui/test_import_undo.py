"""Impor: a list is taken back from the table, from its own view and right after it came in."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.queries import imports
from db.queries.workers import WorkerFilter, count_workers
from desktop.services.register.change import change_worker
from desktop.ui.context import Context
from desktop.ui.dialogs.question import Question
from desktop.ui.dialogs.undone_names import UndoneNames
from desktop.ui.messages import Said
from desktop.ui.pages.imports.page import ImportPage
from tests.ui.test_import_page import page, read, written

__all__ = ["page"]


@pytest.fixture
def entered(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> ImportPage:
    """The page after a list of two people came in."""
    read(qtbot, page, written(tmp_path, "daftar.csv"))
    page.apply()
    qtbot.waitUntil(page.summary.isVisible, timeout=20_000)
    return page


def _people(context: Context) -> int:
    with context.database.read() as session:
        return count_workers(session, WorkerFilter())


def test_a_list_is_undone_right_after_it_came_in(entered: ImportPage, qtbot: QtBot) -> None:
    said: list[Said] = []
    entered.context.messages.said.connect(said.append)
    assert _people(entered.context) == 2
    entered.summary.undo.click()
    qtbot.waitUntil(entered.start.isVisible, timeout=20_000)
    assert _people(entered.context) == 0
    assert said[-1].text == "daftar.csv is taken back: 2 removed, 0 restored, 0 kept."
    assert said[-1].tone == "ok"
    entered.reload()
    assert entered.start.model.index(0, 7).data() == "taken back"
    entered.start.table.choose_row(0)
    assert not entered.start.undo.isEnabled()


def test_who_was_kept_is_named_with_the_reason(entered: ImportPage, qtbot: QtBot) -> None:
    context = entered.context
    with context.database.write() as session:
        change_worker(session, context.acting, 1, {"phone": "081234567890"})
    entered.open_batch(1)
    entered.batch.undo.click()
    (question,) = entered.findChildren(Question)
    question.accept()
    qtbot.waitUntil(lambda: bool(entered.findChildren(UndoneNames)), timeout=20_000)
    (names,) = entered.findChildren(UndoneNames)
    assert [(one.way, one.name, one.reason) for one in names.shown()] == [
        ("kept", "Maria Bouk", "changed"),
        ("removed", "Petrus Luan", "new"),
    ]
    names.accept()
    assert _people(context) == 1


def test_a_list_that_was_taken_back_says_so_and_can_come_in_again(
    entered: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    entered.summary.undo.click()
    qtbot.waitUntil(entered.start.isVisible, timeout=20_000)
    entered.open_batch(1)
    assert not entered.batch.undo.isEnabled()
    read(qtbot, entered, written(tmp_path, "daftar.csv"))
    entered.apply()
    qtbot.waitUntil(entered.summary.isVisible, timeout=20_000)
    assert _people(entered.context) == 2


def test_several_files_at_once_become_a_batch_each(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    other = (
        "NAMA LENGKAP;NIK;TGL LAHIR;L/P;DESA;KECAMATAN;CATATAN LAIN",
        "Agustinus Klau;5321012003750003;20-03-1975;L;Wehali;Malaka Tengah;",
    )
    read(qtbot, page, written(tmp_path, "a.csv"), written(tmp_path, "b.csv", other))
    page.apply()
    qtbot.waitUntil(page.summary.isVisible, timeout=20_000)
    assert "b.csv" in page.summary.following.text()
    page.summary.following.click()
    qtbot.waitUntil(page.preview.isVisible, timeout=20_000)
    page.apply()
    qtbot.waitUntil(page.summary.isVisible, timeout=20_000)
    with page.context.database.read() as session:
        assert [(one.file, one.new) for one in imports.batches(session)] == [
            ("b.csv", 1),
            ("a.csv", 2),
        ]
