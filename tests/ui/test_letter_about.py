"""What stands beside the pages of a letter: its history, its kin, the papers kept with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from db.queries import letters as queries
from db.queries.letter_files import file_heads
from desktop.services.letters.replace import replace_letter
from desktop.ui.context import Context
from desktop.ui.dialogs.print_pages import PrintPages
from desktop.ui.dialogs.view_pdf import ViewPdf
from desktop.ui.pages.letters.history import steps_of
from desktop.ui.pages.letters.page import LettersPage
from desktop.ui.show_pdf import show_saved
from tests.ui.letter_register import Open, issued_letter, open_letter, wait


@pytest.fixture
def issued(full: Context, tmp_path: Path) -> int:
    return issued_letter(full, 3, tmp_path / "Surat")


@pytest.fixture
def page(qtbot: QtBot, full: Context, issued: int, open_window: Open) -> LettersPage:
    return open_letter(qtbot, full, open_window, issued)


def press(page: LettersPage, name: str) -> None:
    (button,) = [
        each
        for each in page.letter.about.findChildren(QAbstractButton)
        if each.accessibleName() == name
    ]
    button.click()


def test_every_state_is_told_with_who_and_when(full: Context, issued: int) -> None:
    with full.database.read() as session:
        line = queries.letter(session, issued)
    assert line is not None
    told = [(words, by) for _icon, words, at, by in steps_of(line) if at is not None]
    assert told == [
        ("Drafted, its people reserved", "operator"),
        ("Approved, the list frozen", "operator"),
        ("Issued, its people proposed", "operator"),
    ]


def test_a_kept_pdf_is_looked_at_printed_and_saved_byte_for_byte(
    qtbot: QtBot, full: Context, issued: int, page: LettersPage, tmp_path: Path
) -> None:
    with full.database.read() as session:
        (file,) = [each for each in queries.files(session, issued) if each.kind == "pdf"]
    press(page, f"Open {file.name}")
    wait(qtbot, full)
    (dialog,) = page.window().findChildren(ViewPdf)
    assert dialog.view.pages() >= 2
    dialog.act.click()
    (printing,) = dialog.findChildren(PrintPages)
    printing.done(0)
    dialog.save_wanted.emit()
    (asked,) = page.window().findChildren(QFileDialog)
    asked.filesSelected.emit([str(tmp_path / "salinan.pdf")])
    asked.done(0)
    wait(qtbot, full)
    assert (tmp_path / "salinan.pdf").read_bytes() == file.content
    dialog.done(0)


def test_ctrl_and_p_print_the_letter_that_is_shown(
    qtbot: QtBot, full: Context, page: LettersPage
) -> None:
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.letter.preview.pages_view.setFocus()
    QTest.keyClick(
        page.letter.preview.pages_view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier
    )
    wait(qtbot, full)
    (printing,) = page.window().findChildren(PrintPages)
    printing.done(0)


def test_a_sheet_is_saved_where_it_is_said_before_it_opens(
    qtbot: QtBot,
    full: Context,
    issued: int,
    page: LettersPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []

    def keep(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr("desktop.ui.show_pdf.open_path", keep)
    with full.database.read() as session:
        (head,) = [each for each in file_heads(session, issued) if each.kind == "xlsx"]
    press(page, f"Open {head.name}")
    (asked,) = page.window().findChildren(QFileDialog)
    asked.filesSelected.emit([str(tmp_path / "data.xlsx")])
    asked.done(0)
    wait(qtbot, full)
    assert opened == [tmp_path / "data.xlsx"]
    assert opened[0].stat().st_size == head.size


def test_a_letter_is_replaced_with_a_reason_and_its_draft_shown(
    qtbot: QtBot, full: Context, issued: int, page: LettersPage
) -> None:
    assert page.letter.line is not None
    dialog = page.acts.replace(page.letter.line)
    dialog.submit()
    assert dialog.isVisible(), "no letter is replaced without a reason"
    dialog.form.set_values({"reason": "Salah sumber dana"})
    dialog.submit()
    wait(qtbot, full)
    with full.database.read() as session:
        new, old = queries.letters(session)
    assert (old.id, old.state, old.reason) == (issued, "cancelled", "Salah sumber dana")
    assert (new.state, new.replaces_id) == ("draft", issued)
    assert page.letter.line.id == new.id
    assert page.title.whole() == f"Enrolment letter {new.id}"


def test_a_letter_leads_to_the_one_in_its_place_and_back(
    qtbot: QtBot, full: Context, issued: int, page: LettersPage
) -> None:
    with full.database.write() as session:
        later = replace_letter(session, full.acting, issued, "Salah sumber dana").letter
        old = queries.letter(session, issued)
    assert old is not None
    page.reload()
    wait(qtbot, full)
    press(page, f"Replaced by Enrolment {later}")
    wait(qtbot, full)
    assert page.letter.line is not None
    assert page.letter.line.id == later
    press(page, f"In place of {old.number}")
    wait(qtbot, full)
    assert page.letter.line.id == issued


def test_a_saved_paper_is_looked_at_and_opened_where_it_lies(
    qtbot: QtBot,
    full: Context,
    issued: int,
    page: LettersPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []

    def keep(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr("desktop.ui.opening.open_path", keep)
    (saved,) = (tmp_path / "Surat").glob("*.pdf")
    show_saved(full, saved, "papers", page)
    wait(qtbot, full)
    (dialog,) = page.window().findChildren(ViewPdf)
    dialog.viewer_wanted.emit()
    assert opened == [saved]
    dialog.done(0)
    saved.unlink()
    with qtbot.waitSignal(full.messages.said) as said:
        show_saved(full, saved, "papers", page)
    assert str(saved) in said.args[0].text
