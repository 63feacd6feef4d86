"""The list of letters: by kind, and those that the insurer has not answered for so long."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from db.queries import letters as queries
from db.queries.letters import LetterLine
from db.schema import Letter
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import issue_letter
from desktop.ui.context import Context
from desktop.ui.finder import found_places
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.letters.agenda import ask_agenda
from desktop.ui.pages.letters.list_filter import ListFilter, days_out
from desktop.ui.pages.letters.page import LettersPage

Open = Callable[[Context], MainWindow]


@pytest.fixture
def three(full: Context, tmp_path: Path) -> list[int]:
    """A letter sent twenty days ago, one issued today, and a draft."""
    made = []
    for number in range(3):
        with full.database.write() as session:
            made.append(draft_letter(session, full.acting, funding=1, limit=2).letter)
            if number < 2:
                approve_letter(session, full.acting, made[-1])
                issue_letter(session, full.acting, made[-1], out=tmp_path / "Surat")
    with full.database.write() as session:
        first = session.get_one(Letter, made[0])
        first.state, first.sent_on = "sent", full.acting.today() - timedelta(days=20)
    return made


def shown(page: LettersPage) -> list[int]:
    model = page.list.table.model()
    lines = [page.list._model.row(at) for at in range(model.rowCount())]
    return [line.id for line in lines if line is not None]


def test_letters_are_shown_by_how_long_they_wait_for_an_answer(
    qtbot: QtBot, full: Context, three: list[int], open_window: Open
) -> None:
    window = open_window(full)
    window.go("letters")
    page = window.page("letters")
    assert isinstance(page, LettersPage)
    assert shown(page) == three[::-1]
    for days, found in (("0", [three[1], three[0]]), ("14", [three[0]]), ("30", [])):
        page.list.filters.waits.set_value(days)
        page.list.filters.changed.emit()
        assert shown(page) == found
    page.list.filters.waits.set_value("")
    page.list.filters.kind.set_value("removal")
    page.list.filters.changed.emit()
    assert shown(page) == []


def test_home_leads_to_the_letters_without_an_answer(
    qtbot: QtBot, full: Context, three: list[int], open_window: Open
) -> None:
    window = open_window(full)
    window.go("home")
    home = window.page("home")
    look = [
        each
        for each in home.findChildren(QAbstractButton)
        if "Letters without an answer" in each.accessibleName()
    ][-1]
    look.click()
    page = window.page("letters")
    assert isinstance(page, LettersPage)
    assert page.isVisible()
    assert shown(page) == [three[1], three[0]]


def test_a_part_of_its_number_finds_a_letter(full: Context, three: list[int]) -> None:
    pages = {"letters": "Letters"}
    with full.database.read() as session:
        found = found_places(session, "2/disnaker", pages)
        nothing = found_places(session, "2%", pages)
    assert [(place.page, place.about) for place in found] == [("letters", three[1])]
    assert found[0].words.endswith("Issued")
    assert nothing == []


def test_days_count_from_the_day_a_letter_was_sent_else_from_its_date(
    full: Context, three: list[int]
) -> None:
    with full.database.read() as session:
        by_id = {line.id: line for line in queries.letters(session)}
    sent, issued, draft = (by_id[each] for each in three)
    day = date(2026, 12, 31)
    assert sent.sent_on is not None
    assert days_out(sent, day) == (day - sent.sent_on).days
    assert issued.date is not None
    assert days_out(issued, day) == (day - issued.date).days
    assert days_out(draft, day) == 0
    assert keeps(draft, waits=None)
    assert not keeps(draft, waits=0)


def keeps(line: LetterLine, waits: int | None) -> bool:
    return ListFilter(waits=waits).keeps(line, date(2026, 12, 31))


def test_the_agenda_book_of_a_year_is_written_where_it_is_wanted(
    qtbot: QtBot, full: Context, open_window: Open, tmp_path: Path
) -> None:
    window = open_window(full)
    with full.database.write() as session:
        letter = draft_letter(session, full.acting, funding=1, limit=1).letter
        approve_letter(session, full.acting, letter)
        issue_letter(session, full.acting, letter, out=tmp_path / "Surat")
    window.go("letters")
    page = window.page("letters")
    assert isinstance(page, LettersPage)
    with full.database.read() as session:
        letters = queries.letters(session)
    dialog = ask_agenda(full, letters, page)
    assert dialog is not None
    dialog.submit()
    chooser = window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    out = tmp_path / "agenda.pdf"
    chooser.filesSelected.emit([str(out)])
    qtbot.waitUntil(lambda: not full.jobs.busy and out.exists(), timeout=20_000)
    assert out.read_bytes().startswith(b"%PDF-")
