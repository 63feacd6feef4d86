"""Impor: refused and stopped lists leave nothing behind, and columns are what one says they are."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.queries.workers import WorkerFilter, count_workers
from desktop.ui.context import Context
from desktop.ui.dialogs.aside import AsideDialog
from desktop.ui.dialogs.mapping import MappingDialog
from desktop.ui.dialogs.sheets import SheetsDialog
from desktop.ui.empty_sheet import ask_empty_sheet, save_empty_sheet
from desktop.ui.messages import Said
from desktop.ui.pages.imports.header import HEADER_TEXT
from desktop.ui.pages.imports.page import ImportPage
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.words import Words

ROWS = (
    "NAMA LENGKAP;NIK;TGL LAHIR;L/P;DESA;KECAMATAN;CATATAN LAIN",
    "Maria Bouk;5321014503800001;05-03-1980;P;Wehali;Malaka Tengah;Dusun A",
    "Petrus Luan;5321011406850002;14-06-1985;L;Wehali;Malaka Tengah;Dusun B",
)


@pytest.fixture
def page(empty: Context, qtbot: QtBot) -> ImportPage:
    made = ImportPage(empty)
    qtbot.addWidget(made)
    made.reload()
    made.show()
    return made


def written(folder: Path, name: str, rows: tuple[str, ...] = ROWS) -> Path:
    path = folder / name
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def read(qtbot: QtBot, page: ImportPage, *paths: Path) -> None:
    page.opened(list(paths))
    qtbot.waitUntil(page.preview.isVisible, timeout=20_000)


def test_a_file_that_is_no_list_is_refused_and_the_page_is_as_before(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    refused: list[object] = []
    page.context.jobs.refused.connect(refused.append)
    page.opened([written(tmp_path, "surat.csv", ("Yth. Bapak Camat", "di tempat"))])
    assert page.busy.isVisible()
    qtbot.waitUntil(page.start.isVisible, timeout=20_000)
    assert len(refused) == 1


def test_a_list_that_is_stopped_leaves_the_page_as_before(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    page.opened([written(tmp_path, "daftar.csv")])
    page.busy.stop.click()
    qtbot.waitUntil(page.start.isVisible, timeout=20_000)
    assert page.looked is None


def test_taking_in_that_is_stopped_brings_the_preview_back_and_keeps_nobody(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    read(qtbot, page, written(tmp_path, "daftar.csv"))
    page.apply()
    page.context.jobs.stop()
    qtbot.waitUntil(page.preview.isVisible, timeout=20_000)
    with page.context.database.read() as session:
        assert count_workers(session, WorkerFilter()) == 0


def test_a_column_taken_for_something_else_is_read_again(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    read(qtbot, page, written(tmp_path, "daftar.csv"))
    before = page.looked
    assert before is not None
    assert "hamlet" not in before.preview.rows[0].values
    dialog = page.ask_mapping()
    assert isinstance(dialog, MappingDialog)
    dialog.form.set_values({"CATATAN LAIN": "hamlet"})
    dialog.submit()
    qtbot.waitUntil(lambda: page.looked is not None and page.looked is not before, timeout=20_000)
    assert page.looked is not None
    assert page.looked.preview.rows[0].values["hamlet"] == "Dusun A"


def test_two_columns_cannot_be_taken_for_one_field(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    read(qtbot, page, written(tmp_path, "daftar.csv"))
    dialog = page.ask_mapping()
    assert isinstance(dialog, MappingDialog)
    given: list[object] = []
    dialog.submitted.connect(given.append)
    dialog.form.set_values({"CATATAN LAIN": "nik"})
    dialog.submit()
    assert given == []
    assert dialog.isVisible()
    dialog.done(QDialog.DialogCode.Rejected)


def test_lists_dropped_together_come_one_after_the_other(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    said: list[Said] = []
    page.context.messages.said.connect(said.append)
    read(qtbot, page, written(tmp_path, "satu.csv"), written(tmp_path, "dua.csv"))
    page.apply()
    qtbot.waitUntil(page.summary.isVisible, timeout=20_000)
    assert page.summary.following.accessibleName() == "Next list: dua.csv"
    page.summary.following.click()
    qtbot.waitUntil(page.preview.isVisible, timeout=20_000)
    assert page.looked is not None
    assert page.looked.counts.unchanged == 2


def test_an_empty_sheet_for_villages_is_saved(
    page: ImportPage, empty: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    empty_sheet = page.start.drop.empty_sheet
    assert empty_sheet is not None
    assert empty_sheet.text().strip() == "Empty sheet..."
    path = tmp_path / "kosong.xlsx"
    with qtbot.waitSignal(empty.messages.said) as told:
        save_empty_sheet(empty, path)
    assert "kosong.xlsx" in told.args[0].text
    assert path.stat().st_size > 5_000


def test_columns_chosen_are_remembered_when_the_list_is_in_and_can_be_forgotten(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    read(qtbot, page, written(tmp_path, "daftar.csv"))
    before = page.looked
    page.reading.take_columns_for({"CATATAN LAIN": "hamlet"})
    qtbot.waitUntil(lambda: page.looked is not before and page.preview.isVisible(), timeout=20_000)
    assert page.looked is not None
    assert page.looked.preview.known == []
    page.apply()
    qtbot.waitUntil(page.summary.isVisible, timeout=20_000)
    read(qtbot, page, written(tmp_path, "lagi.csv"))
    again = page.looked
    assert again is not None
    assert again.preview.rows[0].values["hamlet"] == "Dusun A"
    told = [each.words.text() for each in page.preview.findChildren(Banner)]
    assert any(text.startswith("The columns are taken as you chose on") for text in told)
    page.preview.forget_wanted.emit(again.preview.known[0].id)
    qtbot.waitUntil(lambda: page.looked is not again and page.preview.isVisible(), timeout=20_000)
    assert page.looked is not None
    assert (page.looked.preview.known, page.looked.preview.rows[0].values.get("hamlet")) == (
        [],
        None,
    )


def test_the_columns_say_how_sure_they_are(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    rows = tuple(row.replace("CATATAN LAIN", "DUSUN TEMPAT TINGGAL KAMI") for row in ROWS)
    read(qtbot, page, written(tmp_path, "daftar.csv", rows))
    model = page.preview.card.table.sheet_model()
    assert model is not None
    told = [
        str(model.headerData(at, Qt.Orientation.Horizontal, HEADER_TEXT))
        for at in range(model.columnCount())
    ]
    assert "NIK" in told
    assert any(text.startswith("DUSUN TEMPAT") and text.endswith(" %") for text in told)
    dialog = page.ask_mapping()
    assert isinstance(dialog, MappingDialog)
    helps = [each.text() for each in dialog.findChildren(Words)]
    assert "5321014503800001 · 100 % sure" in helps
    dialog.done(QDialog.DialogCode.Rejected)


def test_rows_are_found_by_name_nik_or_number(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    read(qtbot, page, written(tmp_path, "daftar.csv"))
    card = page.preview.card
    for typed, names in (
        ("luan", ["Petrus Luan"]),
        ("45038", ["Maria Bouk"]),
        ("3", ["Petrus Luan"]),
        ("nobody", []),
        ("", ["Maria Bouk", "Petrus Luan"]),
    ):
        card.finder.setText(typed)
        card.finder.changed.emit()
        model = card.table.sheet_model()
        assert model is not None
        rows = [model.row(number) for number in range(model.rowCount())]
        assert [entry.row.values["name"] for entry in rows if entry] == names, typed


def test_rows_that_are_no_people_are_looked_at_and_one_said_to_be_a_person(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    rows = ("DAFTAR WARGA", *ROWS, "Jumlah Hoar;;;;Wehali;;")
    read(qtbot, page, written(tmp_path, "daftar.csv", rows))
    before = page.looked
    assert not page.preview.sum.aside.isHidden()
    dialog = page.reading.ask_aside()
    assert isinstance(dialog, AsideDialog)
    assert dialog.table.model().rowCount() == 3
    dialog.table.selectRow(2)
    assert dialog.people.isEnabled()
    dialog.people.click()
    qtbot.waitUntil(lambda: page.looked is not before and page.preview.isVisible(), timeout=20_000)
    assert page.looked is not None
    assert (page.looked.counts.rows, page.looked.counts.held) == (3, 1)


def test_a_sheet_is_left_out_of_a_workbook(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, row in (("Satu", ROWS[1]), ("Dua", ROWS[2])):
        sheet = book.create_sheet(name)
        sheet.append(ROWS[0].split(";"))
        sheet.append(row.split(";"))
    path = tmp_path / "dua.xlsx"
    book.save(path)
    read(qtbot, page, path)
    before = page.looked
    assert before is not None
    dialog = page.reading.ask_sheets()
    assert isinstance(dialog, SheetsDialog)
    for tick in dialog.ticks.values():
        tick.setChecked(False)
    dialog.submit()
    assert dialog.fault.isVisible()
    dialog.ticks["Dua"].setChecked(True)
    dialog.submit()
    qtbot.waitUntil(lambda: page.looked is not before and page.preview.isVisible(), timeout=20_000)
    assert page.looked is not None
    assert [row.sheet for row in page.looked.preview.rows] == ["Dua"]
    again = page.reading.ask_sheets()
    assert isinstance(again, SheetsDialog)
    assert {name: tick.isChecked() for name, tick in again.ticks.items()} == {
        "Dua": True,
        "Satu": False,
    }
    again.done(QDialog.DialogCode.Rejected)


def test_an_empty_sheet_is_of_the_kecamatan_that_is_chosen(
    page: ImportPage, empty: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = ask_empty_sheet(empty, page)
    dialog.form.set_values({"region": "532104"})
    assert dialog.form.values() == {"region": "532104"}
    dialog.done(QDialog.DialogCode.Rejected)
    path = tmp_path / "weliman.xlsx"
    with qtbot.waitSignal(empty.messages.said):
        save_empty_sheet(empty, path, "532104")
    lists = openpyxl.load_workbook(path)["Pilihan"]
    listed = {str(cell.value) for column in lists.iter_cols() for cell in column if cell.value}
    assert "Wesey" in listed
    assert "Wehali" not in listed


def test_an_empty_sheet_can_be_had_while_a_list_is_looked_at(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    buttons = [
        each for each in page.findChildren(Button) if each.text().strip() == "Empty sheet..."
    ]
    assert [each.isVisible() for each in buttons].count(True) == 1
    read(qtbot, page, written(tmp_path, "daftar.csv"))
    assert [each.isVisible() for each in buttons].count(True) == 1
