"""The insurer's answer in an open letter: dropped, decided, mended, and the months paid."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.queries import letter_answers as queries
from db.queries import letters as letter_queries
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.pages.letters.answering import AnsweringTab
from desktop.ui.pages.letters.page import LettersPage
from desktop.ui.parts.banner import Banner
from tests.ui.letter_register import Open, issued_letter, open_letter, wait


@pytest.fixture
def letter(full: Context, tmp_path: Path) -> int:
    return issued_letter(full, 4, tmp_path / "Surat")


@pytest.fixture
def people(full: Context, letter: int) -> list[queries.LetterPerson]:
    with full.database.read() as session:
        return queries.people(session, letter)


@pytest.fixture
def page(qtbot: QtBot, full: Context, letter: int, open_window: Open) -> LettersPage:
    return open_letter(qtbot, full, open_window, letter)


def _tab(page: LettersPage) -> AnsweringTab:
    tab = page.letter.taker()
    assert isinstance(tab, AnsweringTab)
    return tab


@pytest.fixture
def answer(people: list[queries.LetterPerson], tmp_path: Path) -> Path:
    """One accepted, one rejected, one whose NIK is another's, one of whom nothing is said."""
    book = openpyxl.Workbook()
    assert book.active is not None
    first, second, third = people[:3]
    for row in (
        ("NIK", "Nama", "Tanggal Lahir", "KPJ", "Status", "Keterangan"),
        (first.nik, first.name, f"{first.birth_date:%d-%m-%Y}", "21000000001", "Y", ""),
        (second.nik, second.name, "", "", "T", "Sudah peserta"),
        ("5399999999990001", third.name, f"{third.birth_date:%d-%m-%Y}", "21000000003", "Y", ""),
    ):
        book.active.append(row)
    path = tmp_path / "jawaban.xlsx"
    book.save(path)
    return path


def test_an_answer_dropped_on_an_open_letter_is_taken_in_and_a_doubt_decided(
    qtbot: QtBot,
    full: Context,
    page: LettersPage,
    people: list[queries.LetterPerson],
    answer: Path,
    letter: int,
) -> None:
    page.opened([answer])
    wait(qtbot, full)
    tab = _tab(page)
    assert page.letter.tabs.isVisible()
    assert tab.counts.text().startswith("1 ")
    with full.database.read() as session:
        told = {one.nik: one.outcome for one in queries.people(session, letter)}
        state = letter_queries.letter(session, letter)
    assert [told[one.nik] for one in people] == ["accepted", "rejected", "", ""]
    assert state is not None
    assert state.state == "answered"
    assert tab.rows.isVisible()
    assert tab.yes.isEnabled()
    tab.yes.click()
    wait(qtbot, full)
    with full.database.read() as session:
        again = {one.nik: one.outcome for one in queries.people(session, letter)}
    assert again[people[2].nik] == "accepted"
    assert not tab.rows.isVisible()


def test_the_last_paid_month_is_chosen_among_those_of_the_letter(
    qtbot: QtBot, full: Context, page: LettersPage, letter: int
) -> None:
    tab = _tab(page)
    page.letter.tabs.show_tab(tab)
    tab.pay.click()
    dialog = page.window().findChild(FormDialog)
    assert isinstance(dialog, FormDialog)
    dialog.submit()
    wait(qtbot, full)
    with full.database.read() as session:
        line = letter_queries.letter(session, letter)
    assert line is not None
    assert line.paid_until == line.first_month


def test_what_is_no_answer_is_told_in_the_tab_and_changes_nothing(
    qtbot: QtBot, full: Context, page: LettersPage, letter: int, tmp_path: Path
) -> None:
    path = tmp_path / "kosong.xlsx"
    openpyxl.Workbook().save(path)
    page.opened([path])
    wait(qtbot, full)
    shown = [each for each in _tab(page).findChildren(Banner) if each.isVisible()]
    assert [each.words.text() for each in shown] == [
        "“kosong.xlsx” is empty. Ask for it to be sent again."
    ]
    with full.database.read() as session:
        assert queries.answers(session, letter) == []


def test_the_list_to_mend_is_offered_while_somebody_is_not_accepted(
    qtbot: QtBot, full: Context, page: LettersPage, answer: Path
) -> None:
    tab = _tab(page)
    assert tab.mend.isEnabled()
    assert not tab.follow.isEnabled()
    page.opened([answer])
    wait(qtbot, full)
    assert tab.follow.isEnabled()


def test_a_row_that_is_left_goes_out_of_sight(
    qtbot: QtBot, full: Context, page: LettersPage, answer: Path
) -> None:
    page.opened([answer])
    wait(qtbot, full)
    tab = _tab(page)
    assert tab.no.isEnabled()
    tab.no.click()
    wait(qtbot, full)
    assert tab._decide.isHidden()


def test_another_number_is_asked_about_and_taken_when_said_so(
    qtbot: QtBot,
    full: Context,
    page: LettersPage,
    answer: Path,
    people: list[queries.LetterPerson],
    letter: int,
) -> None:
    page.opened([answer])
    wait(qtbot, full)
    _tab(page).no.click()
    wait(qtbot, full)
    book = openpyxl.load_workbook(answer)
    book.worksheets[0].cell(2, 4, "21000000009")
    book.worksheets[0].delete_rows(3, 2)
    book.save(answer.with_name("jawaban-2.xlsx"))
    page.opened([answer.with_name("jawaban-2.xlsx")])
    wait(qtbot, full)
    assert _tab(page).rows.isVisible()
    _tab(page).yes.click()
    wait(qtbot, full)
    with full.database.read() as session:
        again = {one.nik: one.member_number for one in queries.people(session, letter)}
    assert again[people[0].nik] == "21000000009"


def test_ctrl_o_asks_for_the_answer_of_the_open_letter(page: LettersPage) -> None:
    page.window().go("letters", "choose")  # type: ignore[attr-defined]
    (asked,) = page.window().findChildren(QFileDialog)
    assert asked.windowTitle() == "Choose the insurer's answer"
    asked.done(0)


def test_nothing_of_a_letter_is_left_when_another_is_opened(
    qtbot: QtBot, full: Context, page: LettersPage, answer: Path
) -> None:
    page.opened([answer])
    wait(qtbot, full)
    tab = _tab(page)
    named: list[str] = []
    tab.named.connect(named.append)
    page.show_list()
    assert (tab.counts.text(), tab.months.text(), named) == ("", "", [tab.title()])
