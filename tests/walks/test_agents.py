"""A wadah's list of agents comes in, a held row is mended, its desa is covered; then taken back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from db.queries import agents as queries
from desktop.services.register.importing import import_list
from desktop.ui.context import Context
from desktop.ui.dialogs.question import Question
from desktop.ui.dialogs.undone_names import UndoneNames
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.agents.page import AgentsPage
from desktop.ui.pages.workers.page import WorkersPage
from tests.walks.test_import import HEADER, ROWS, drop

SLOW = 20_000
AGENTS = (
    "DATA PERISAI KABUPATEN MALAKA",
    "NO;NAMA PERISAI;NAMA WADAH;JABATAN;DESA TUGAS;KECAMATAN;NO HP;SERTIFIKAT BERLAKU S/D",
    "1;Maria Goreti Bete;Wadah Betun;Ketua;Kamanasa;Malaka Tengah;081234567801;31-12-2031",
    "2;Agustinus Klau;Wadah Betun;Perisai;Wehaly Jauh;Malaka Tengah;081234567802;31-12-2020",
    "3;Kornelis Taek;Wadah Betun;Admin;semua desa;Weliman;081234567803;",
)


def _lacking(page: AgentsPage) -> dict[str, int]:
    """The villages of Malaka Tengah without an agent, with the people listed in each."""
    return {
        each.name: each.listed
        for each in page.villages.fitting()
        if each.kecamatan == "Malaka Tengah"
    }


def _take_in_people(context: Context, path: Path) -> None:
    path.write_text("\n".join(("DAFTAR PEKERJA RENTAN", HEADER, *ROWS)), encoding="utf-8")
    with context.database.write() as session:
        import_list(session, context.acting, path)


def _mend_by_keys(page: AgentsPage) -> None:
    """Write the village into the cell that holds the row."""
    QTest.keyClick(page.lists.batch.card.table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText(page.areas.villages[_wehali(page)])
    QTest.keyClick(editor, Qt.Key.Key_Return)


def _take_back(page: AgentsPage) -> None:
    """Take the list back."""
    page.tabs.show_tab(page.lists.start)
    page.lists.start.table.choose_row(0)
    page.lists.start.undo.click()
    question = page.findChild(Question)
    assert question is not None
    question.accept()


def test_a_list_of_agents_comes_in_is_mended_and_is_taken_back(
    qtbot: QtBot, empty: Context, open_window: Callable[[Context], MainWindow], tmp_path: Path
) -> None:
    # People of Wehali and Kamanasa are in the register.
    _take_in_people(empty, tmp_path / "Daftar Wehali.csv")
    window = open_window(empty)
    window.go("agents")
    page = window.page("agents")
    assert isinstance(page, AgentsPage)
    before = _lacking(page)
    assert before["Wehali"] > 0
    assert before["Kamanasa"] > 0

    # The list is dropped on the page; a row is held, and says why.
    path = tmp_path / "Perisai Malaka.csv"
    path.write_text("\n".join(AGENTS), encoding="utf-8")
    drop(window, path)
    qtbot.waitUntil(page.lists.preview.isVisible, timeout=SLOW)
    assert page.lists.preview.apply.text().strip() == "Take in 2 agents"
    QTest.keyClick(page.lists.preview.apply, Qt.Key.Key_Space)
    qtbot.waitUntil(page.lists.batch.isVisible, timeout=SLOW)
    assert "Wehaly Jauh" in page.lists.batch.card.hint.whole()
    _mend_by_keys(page)
    qtbot.waitUntil(page.lists.batch._none.isVisible, timeout=SLOW)

    # Both villages are covered now; the agent whose certificate ended is found.
    page.lists.batch.left.emit()
    qtbot.waitUntil(lambda: not {"Wehali", "Kamanasa"} & set(_lacking(page)), timeout=SLOW)
    assert page.agents.model.rowCount() == 3
    field = page.agents.filters.field
    QTest.keyClicks(field, "agus")
    qtbot.waitUntil(lambda: page.agents.model.rowCount() == 1)
    page.agents.table.choose_row(0)
    assert page.agents.panel.name.text() == "Agustinus Klau"
    field.clear()
    qtbot.waitUntil(lambda: page.agents.model.rowCount() == 3)

    # From the village to its people.
    page.villages.people_wanted.emit(_wehali(page))
    register = window.page("workers")
    assert isinstance(register, WorkersPage)
    assert register.isVisible()
    assert register.filters.where.region == _wehali(page)

    window.go("agents")
    _take_back(page)
    qtbot.waitUntil(lambda: page.agents.model.rowCount() == 0, timeout=SLOW)
    assert page.findChild(UndoneNames) is None
    with empty.database.read() as session:
        assert queries.agents(session) == []
        assert queries.all_wadah(session) == []
    assert _lacking(page) == before


def _wehali(page: AgentsPage) -> str:
    return next(
        code for code, words in page.areas.villages.items()
        if words == "Wehali, Kec. Malaka Tengah"
    )  # fmt: skip
