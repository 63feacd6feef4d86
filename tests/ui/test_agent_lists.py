"""Lists of agents through the page: dropped, looked at, mended, taken in, taken back."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.queries import agents as queries
from db.queries import imports
from desktop.ui.context import Context
from desktop.ui.dialogs.mapping import MappingDialog
from desktop.ui.dialogs.undone_names import UndoneNames
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.agents.page import AgentsPage
from tests.walks.test_import import drop

SLOW = 20_000
ROWS = (
    "NAMA PERISAI;NAMA WADAH;JABATAN;DESA TUGAS;KECAMATAN;NO HP;BERLAKU S/D",
    "Maria Bete;Wadah Weliman;Kepala;Haliklaran, Lakulo;Weliman;081234567801;31-12-2027",
    "Agustinus Klau;Wadah Weliman;Perisai;semua desa;Weliman;081234567802;",
    "Petrus Luan;Wadah Weliman;Perisai;Desa Antah;Weliman;081234567803;31-12-2027",
)


@pytest.fixture
def window(empty: Context, open_window: Callable[[Context], MainWindow]) -> MainWindow:
    made = open_window(empty)
    made.go(AgentsPage.KEY)
    return made


@pytest.fixture
def page(window: MainWindow) -> AgentsPage:
    found = window.page(AgentsPage.KEY)
    assert isinstance(found, AgentsPage)
    return found


def written(folder: Path, name: str = "perisai.csv", rows: tuple[str, ...] = ROWS) -> Path:
    path = folder / name
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def looked_at(qtbot: QtBot, page: AgentsPage, path: Path) -> None:
    """Read a list on the page."""
    page.opened([path])
    qtbot.waitUntil(page.lists.preview.isVisible, timeout=SLOW)


def agents_of(context: Context) -> list[str]:
    with context.database.read() as session:
        return sorted(line.name for line in queries.agents(session))


def test_a_file_dropped_on_this_page_is_a_list_of_agents_elsewhere_of_workers(
    window: MainWindow, page: AgentsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = written(tmp_path)
    drop(window, path)
    qtbot.waitUntil(page.lists.preview.isVisible, timeout=SLOW)
    assert page.title.whole() == "perisai.csv"
    assert not any(button.isVisible() for button in page._acts)
    window.go("home")
    drop(window, path)
    assert window.page("import").isVisible()
    qtbot.waitUntil(lambda: not page.context.jobs.busy, timeout=SLOW)


def test_a_held_row_says_why_and_is_mended_before_the_list_comes_in(
    page: AgentsPage, empty: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    looked_at(qtbot, page, written(tmp_path))
    assert page.lists.preview.apply.text().strip() == "Take in 2 agents"
    assert "is no desa or kelurahan" in page.lists.preview.card.hint.whole()
    page.lists.preview.mended.emit(2, "region", "Haliklaran")
    qtbot.waitUntil(
        lambda: page.lists.preview.apply.text().strip() == "Take in 3 agents", timeout=SLOW
    )
    page.lists.preview.apply.click()
    qtbot.waitUntil(lambda: page.agents.model.rowCount() == 3, timeout=SLOW)
    assert page.tabs.isVisible()
    assert page.title.whole() == "Wadah & Perisai"
    assert len(agents_of(empty)) == 3


def test_rows_that_wait_stay_at_hand_and_are_counted_in_the_side_bar(
    page: AgentsPage, empty: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[Said] = []
    empty.messages.said.connect(said.append)
    looked_at(qtbot, page, written(tmp_path))
    page.lists.preview.apply.click()
    qtbot.waitUntil(page.lists.batch.isVisible, timeout=SLOW)
    assert said[-1].text == "perisai.csv: 3 rows, 2 new, 1 held."
    assert said[-1].tone == "warning"
    with empty.database.read() as session:
        badge = AgentsPage.badge(session)
    assert badge is not None
    assert (badge.number, badge.tone) == (1, "error")
    page.lists.batch.mended.emit(0, "region", "Lakulo")
    qtbot.waitUntil(page.lists.batch._none.isVisible, timeout=SLOW)
    assert "Petrus Luan" in agents_of(empty)
    said[-1].action[1]()  # type: ignore[index]
    qtbot.waitUntil(lambda: page.agents.panel.name.text() == "Petrus Luan", timeout=SLOW)


def test_a_stopped_or_refused_list_leaves_the_page_as_it_was(
    page: AgentsPage, empty: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    refused: list[object] = []
    empty.jobs.refused.connect(refused.append)
    page.opened([written(tmp_path, "surat.csv", ("Yth. Bapak Camat", "di tempat"))])
    qtbot.waitUntil(lambda: bool(refused), timeout=SLOW)
    qtbot.waitUntil(page.tabs.isVisible, timeout=SLOW)
    page.opened([written(tmp_path)])
    page.lists.busy.stop.click()
    qtbot.waitUntil(page.tabs.isVisible, timeout=SLOW)
    assert page.lists.looked is None


def test_a_column_is_taken_for_what_somebody_says(
    page: AgentsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = tuple(line.replace("NO HP", "CATATAN LAIN") for line in ROWS)
    looked_at(qtbot, page, written(tmp_path, rows=rows))
    dialog = page.lists.reading.ask_mapping()
    assert isinstance(dialog, MappingDialog)
    dialog.form.set_values({"CATATAN LAIN": "phone"})
    dialog.submit()

    def told() -> bool:
        looked = page.lists.looked
        return looked is not None and looked.preview.rows[0].values.get("phone") == "081234567801"

    qtbot.waitUntil(told, timeout=SLOW)


def test_rows_that_wait_are_saved_to_send_back(
    page: AgentsPage, empty: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    looked_at(qtbot, page, written(tmp_path))
    page.lists.preview.apply.click()
    qtbot.waitUntil(page.lists.batch.isVisible, timeout=SLOW)
    assert page.lists.batch.report.text().strip() == "Save 1 row to send back..."
    out = tmp_path / "kembali.xlsx"
    page.lists.batch.report.click()
    chooser = page.window().findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.filesSelected.emit([str(out)])
    chooser.close()
    qtbot.waitUntil(lambda: out.is_file() and not empty.jobs.busy, timeout=SLOW)
    values = [list(row) for row in openpyxl.load_workbook(out).worksheets[0].values]
    assert any("Petrus Luan" in map(str, row) for row in values)


def test_a_list_taken_back_takes_its_agents_and_says_who_stays_and_why(
    page: AgentsPage, empty: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    looked_at(qtbot, page, written(tmp_path))
    page.lists.preview.apply.click()
    qtbot.waitUntil(page.lists.batch.isVisible, timeout=SLOW)
    page.lists.show_home()
    page.tabs.show_tab(page.lists.start)
    page.opened(page.state.agents[0].line.id)
    dialog = page.edit_agent()
    assert dialog is not None
    dialog.form.set_values({"phone": "081255556666"})
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    page.tabs.show_tab(page.lists.start)
    with empty.database.read() as session:
        (line,) = imports.batches(session, kind=imports.AGENTS)
    page.lists.start.table.choose_row(0)
    question = page.lists.undoing.ask(line)
    question.submit()
    qtbot.waitUntil(lambda: bool(page.findChildren(UndoneNames)), timeout=SLOW)
    (names,) = page.findChildren(UndoneNames)
    assert sorted(each.way for each in names.shown()) == ["kept", "removed"]
    assert len(agents_of(empty)) == 1
    qtbot.waitUntil(lambda: not page.lists.start.undo.isEnabled(), timeout=SLOW)
