"""Peserta and Lembar kembali: people come onto the list, and signed pages are keyed."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from db.queries import attendance, trainings
from db.queries.attendance import SignPageLine
from db.queries.training_files import training_files
from desktop.domain.trainings import ParticipantKind
from desktop.services.register.change import add_worker
from desktop.services.register.heirs import save_heir
from desktop.services.training.enrol import walk_in
from desktop.services.training.signed_sheets import print_sign_sheet
from desktop.ui.context import Context
from desktop.ui.dialogs.enrol import EnrolAgents, EnrolByHand, HeirsOf
from desktop.ui.dialogs.sheet_findings import SheetFindings
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.trainings.one_training import OneTraining
from desktop.ui.pages.trainings.page import TrainingsPage
from tests.services.training.made_up import WORKER, add_agent, add_wadah
from tests.ui.training_register import Workshop, make_workshop


@pytest.fixture
def workshop(empty: Context) -> Workshop:
    """A workshop of 24 that begins today."""
    return make_workshop(empty.database, empty.acting, marked=0)


@pytest.fixture
def said(empty: Context) -> list[Said]:
    """What the window says."""
    heard: list[Said] = []
    empty.messages.said.connect(heard.append)
    return heard


@pytest.fixture
def shown(
    empty: Context, workshop: Workshop, open_window: Callable[[Context], MainWindow]
) -> OneTraining:
    """The training, open in its window."""
    window = open_window(empty)
    window.go("trainings", workshop.training)
    page = window.page("trainings")
    assert isinstance(page, TrainingsPage)
    return page.training


@pytest.fixture
def pages(empty: Context, workshop: Workshop) -> list[SignPageLine]:
    """A sheet to sign of the first session, printed with five blank rows."""
    with empty.database.write() as session:
        return print_sign_sheet(
            session, empty.acting, workshop.training, session_id=workshop.sessions[0]
        )


def _sheet(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in (("NO", "NAMA", "WADAH", "NO HP"), *rows):
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def _drop(widget: object, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    widget.dropEvent(event)  # type: ignore[attr-defined]


def _names(context: Context, workshop: Workshop, after: int = 24) -> list[str]:
    with context.database.read() as session:
        lines = trainings.participants(session, workshop.training)
    return [line.name for line in lines if line.row > after]


def test_agents_of_a_wadah_come_onto_the_list(
    shown: OneTraining, empty: Context, workshop: Workshop, qtbot: QtBot, said: list[Said]
) -> None:
    with empty.database.write() as session:
        weliman = add_wadah(session, "Wadah Weliman", "532104")
        add_agent(session, "Bernadeta Seuk", weliman)
        add_agent(session, "Yosefina Hoar", weliman)
        add_agent(session, "Agen Lain")
    dialog = shown.people.agents()
    assert isinstance(dialog, EnrolAgents)
    dialog.form.set_values({"whose": f"wadah:{weliman}"})
    dialog.submit()
    qtbot.waitUntil(lambda: shown.people.model.rowCount() == 26)
    assert _names(empty, workshop) == ["Bernadeta Seuk", "Yosefina Hoar"]
    assert said[-1].text == "2 participants enrolled."


def test_a_sheet_that_is_dropped_enrols_its_people_and_tells_its_findings(
    shown: OneTraining, empty: Context, workshop: Workshop, qtbot: QtBot, said: list[Said],
    tmp_path: Path,
) -> None:  # fmt: skip
    path = _sheet(
        tmp_path / "peserta.xlsx",
        [(1, "Bernadeta Seuk", "Wadah Rinhat", "081239000142"), (2, "Yosefina Hoar", "", "12")],
    )
    _drop(shown.people, path)
    qtbot.waitUntil(lambda: shown.people.model.rowCount() == 26)
    assert _names(empty, workshop) == ["Bernadeta Seuk", "Yosefina Hoar"]
    assert said[-1].text == "2 participants enrolled. 1 finding in the sheet."
    assert said[-1].action is not None
    said[-1].action[1]()
    (dialog,) = shown.people.findChildren(SheetFindings)
    dialog.done(0)


def test_heirs_are_enrolled_by_the_name_of_their_worker(
    shown: OneTraining, empty: Context, workshop: Workshop, qtbot: QtBot
) -> None:
    with empty.database.write() as session:
        worker = add_worker(session, empty.acting, WORKER)
        save_heir(session, empty.acting, worker, name="Yohanes Seran", relation="child")
    dialog = shown.people.heirs()
    assert isinstance(dialog, HeirsOf)
    assert not dialog.act.isEnabled()
    QTest.keyClicks(dialog.search, "maria yov")
    qtbot.waitUntil(dialog.act.isEnabled)
    assert dialog._model.index(0, 3).data() == "Yohanes Seran"
    dialog.submit()
    qtbot.waitUntil(lambda: shown.people.model.rowCount() == 25)
    with empty.database.read() as session:
        last = trainings.participants(session, workshop.training)[-1]
    assert (last.name, last.kind) == ("Yohanes Seran", ParticipantKind.HEIR)


def test_somebody_is_enrolled_by_hand_taken_off_and_brought_back_as_before(
    shown: OneTraining, workshop: Workshop, qtbot: QtBot, said: list[Said], tmp_path: Path
) -> None:
    people = shown.people
    asked = people.by_hand()
    assert isinstance(asked, EnrolByHand)
    asked.form.set_values({"name": "Tamu Undangan", "body": "Kecamatan"})
    asked.submit()
    qtbot.waitUntil(lambda: people.model.rowCount() == 25)
    QAbstractItemModelTester(people.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    before = people.model.row(24)
    people.search.setText("tamu")
    assert people.model.rowCount() == 1
    people.table.choose_row(0)
    dialog = people.save_badges()
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "Tanda pengenal Tamu Undangan.pdf"
    dialog.reject()
    assert before is not None
    people.papers.write(people.papers.badges(workshop.training, [before.code]), tmp_path / "b.pdf")
    qtbot.waitUntil(lambda: said[-1].text == "b.pdf is saved: 1 page.", timeout=10_000)
    people.off_button.click()
    qtbot.waitUntil(lambda: people.model.rowCount() == 0)
    assert said[-1].action is not None
    said[-1].action[1]()
    qtbot.waitUntil(lambda: people.model.rowCount() == 1)
    after = people.model.row(0)
    assert before is not None
    assert after is not None
    assert (after.row, after.code) == (before.row, before.code)


def test_a_page_is_keyed_by_its_code_and_its_numbers(
    pages: list[SignPageLine], shown: OneTraining, empty: Context, workshop: Workshop, qtbot: QtBot
) -> None:
    keying = shown.keying
    shown.tabs.show_tab(keying)
    QApplication.processEvents()
    form = keying.form
    assert form.session.isVisible()
    assert not form._blank_head.isVisible()
    form.code.setFocus()
    QTest.keyClicks(form.code, pages[0].code.lower())
    QTest.keyClick(form.code, Qt.Key.Key_Return)
    assert form.rows.hasFocus()
    assert not form.session.isVisible()
    assert form._told.text().startswith("S1 Pembukaan dan kebijakan: page 1 of 2")
    QTest.keyClicks(form.rows, "3, 5, 8-10")
    QTest.keyClick(form.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "5 marked, 0 were already" in keying.told)
    assert "3. Agustinus Klau Seran" in keying.told
    with empty.database.read() as session:
        there = attendance.standing_many(session, workshop.sessions[0])
    assert sorted(there) == sorted(workshop.people[at - 1] for at in (3, 5, 8, 9, 10))
    assert {line.how for line in there.values()} == {"paper"}
    qtbot.waitUntil(lambda: keying.model.index(1, 4).data() == "5")
    # The same page once more, with one number more: only that one is new.
    form.take_page(pages[0].code)
    form.rows.set_value("10-11")
    form.submit()
    qtbot.waitUntil(lambda: "1 marked, 1 were already" in keying.told)


def test_names_in_blank_rows_walk_in_and_the_scan_is_filed(
    pages: list[SignPageLine], shown: OneTraining, empty: Context, workshop: Workshop,
    qtbot: QtBot, tmp_path: Path,
) -> None:  # fmt: skip
    scan = tmp_path / "halaman 2.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    keying = shown.keying
    # Somebody came since it was printed and bears 25 now; on the paper the row is blank.
    with empty.database.write() as session:
        walk_in(session, empty.acting, workshop.training, name="Datang Sendiri")
    shown.show_training(workshop.training)
    keying.form.take_page(pages[-1].code)
    assert list(keying.form._names) == [25, 26, 27, 28, 29]
    name, body = keying.form._names[26]
    name.set_value("Tamu dari Rinhat")
    body.set_value("Wadah Rinhat")
    _drop(keying, scan)
    keying.form.submit()
    qtbot.waitUntil(lambda: "1 walked in" in keying.told)
    assert "halaman 2.pdf is kept." in keying.told
    with empty.database.read() as session:
        (file,) = training_files(session, workshop.training)
        last = trainings.participants(session, workshop.training)[-1]
    assert (last.row, last.name, last.body) == (26, "Tamu dari Rinhat", "Wadah Rinhat")
    assert file.page_id == pages[-1].id
    qtbot.waitUntil(lambda: keying.model.index(0, 5).data() == "halaman 2.pdf")
    keying.table.choose_row(0)
    assert keying.open_button.isEnabled()


def test_what_cannot_be_keyed_is_told_in_the_form(
    pages: list[SignPageLine], shown: OneTraining, qtbot: QtBot
) -> None:
    form = shown.keying.form
    form.code.setText("H999-1")
    form.submit()
    assert form._wrong.text().startswith("No page has the code")
    form.take_page(pages[0].code)
    form.submit()
    assert form._wrong.text() == "Write the numbers that signed, such as 3, 5, 8-12."
    form.rows.set_value("3, x")
    form.submit()
    qtbot.waitUntil(lambda: "is no row number" in form._wrong.text())
    form.rows.set_value("3, 99")
    form.submit()
    qtbot.waitUntil(lambda: "has no row 99" in form._wrong.text())
