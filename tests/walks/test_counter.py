"""A person at the counter: typed in, mended, given an heir, found again, written to a sheet."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries.heirs import heirs_of
from db.queries.workers import worker_by_nik, worker_history
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.worker_form import WorkerForm
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.workers.exporting import export_people
from desktop.ui.pages.workers.page import WorkersPage

NIK = "5321046105800777"


def test_a_person_at_the_counter(
    qtbot: QtBot, full: Context, open_window: Callable[[Context], MainWindow], tmp_path: Path
) -> None:
    window = open_window(full)
    window.go(WorkersPage.KEY)
    page = window.page(WorkersPage.KEY)
    assert isinstance(page, WorkersPage)

    # Typed in, one digit of the NIK forgotten: told beside its field, nobody comes in.
    form = page.add_person()
    assert isinstance(form, WorkerForm)
    village = next(code for code, words in page._places.items() if words.startswith("Haliklaran"))
    typed = {"name": "Bernadeta Hoar", "birth_date": "1980-05-21", "region": village}
    form.form.set_values({**typed, "nik": NIK[:-1]})
    form.submit()
    qtbot.waitUntil(lambda: "16 digits" in form.form.field("nik")._under.text())
    form.form.set_values({"nik": NIK})
    with qtbot.waitSignal(form.accepted):
        form.submit()
    assert page.panel._name.text() == "Bernadeta Hoar"

    # The heir is asked for while she stands there.
    heir = page.ask_heir()
    assert isinstance(heir, FormDialog)
    heir.form.set_values({"name": "Yosef Seran", "relation": "spouse", "phone": "0812 3456 7890"})
    with qtbot.waitSignal(heir.accepted):
        heir.submit()

    # Next day on the phone: found by the last digits of her NIK, her phone number added.
    page.panel.closed.emit()
    QTest.keyClicks(page.filters.field, NIK[-6:])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.setFocus()
    page.table.choose_row(0)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.panel._name.text() == "Bernadeta Hoar"
    correction = page.edit_person()
    assert isinstance(correction, WorkerForm)
    correction.form.set_values({"phone": "081398765432"})
    with qtbot.waitSignal(correction.accepted):
        correction.submit()

    # And what is shown goes out as a sheet.
    path = tmp_path / "counter.xlsx"
    with qtbot.waitSignal(full.messages.said):
        export_people(full, page.rows.source, page.table.shown_keys(), path)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    header, *lines = sheet.iter_rows(values_only=True)
    assert [line[header.index("NIK")] for line in lines] == [NIK]

    with full.database.read() as session:
        line = worker_by_nik(session, NIK)
        assert line is not None
        (kept,) = heirs_of(session, [line.id])[line.id]
        told = [(each.field, each.new) for each in worker_history(session, line.id)]
    assert (line.phone, kept.name, kept.phone) == ("081398765432", "Yosef Seran", "081234567890")
    heir_told = ("heir", "Yosef Seran (spouse, 081234567890)")
    assert told == [("phone", "081398765432"), heir_told]
