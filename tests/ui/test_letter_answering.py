"""The insurer's answer in an open letter: dropped, decided, mended, and the months paid."""

from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from db.queries import letter_answers as queries
from db.queries import letters as letter_queries
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.pages.letters.answering import AnsweringTab
from desktop.ui.pages.letters.page import LettersPage
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
