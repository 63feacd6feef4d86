"""A new letter of a later kind in the window: who leaves, who comes instead, who goes on."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.queries import letters as queries
from db.schema import Worker
from desktop.domain.letter_kinds import LetterKind
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import issue_letter
from desktop.services.register.leaving import move_workers
from desktop.ui.context import Context
from desktop.ui.pages.letters.compose import Compose
from tests.ui.test_letters_page import Open, letters_page, wait

GONE = 3


@pytest.fixture
def out(full: Context, tmp_path: Path) -> Context:
    """A letter of a hundred people is out, and three of them have died since."""
    with full.database.write() as session:
        letter = draft_letter(session, full.acting, funding=1, limit=100).letter
        approve_letter(session, full.acting, letter)
    with full.database.write() as session:
        issue_letter(session, full.acting, letter, out=tmp_path / "out")
        proposed = session.query(Worker).filter_by(status="proposed").order_by(Worker.id)
        niks = [worker.nik for worker in proposed.limit(GONE)]
        move_workers(session, full.acting, niks, to="ended", reason="died")
    return full


def composed(qtbot: QtBot, context: Context, open_window: Open, kind: LetterKind) -> Compose:
    """The page of a new letter, a kind chosen."""
    page = letters_page(open_window(context))
    page.start_letter()
    wait(qtbot, context)
    choose_kind(page.compose, kind)
    wait(qtbot, context)
    return page.compose


def choose_kind(compose: Compose, kind: LetterKind) -> None:
    row = compose.kinds.kind.findData(kind.value)
    compose.kinds.kind.setCurrentIndex(row)
    compose.kinds.kind.activated.emit(row)


def newest(context: Context) -> queries.LetterLine:
    with context.database.read() as session:
        return queries.letters(session)[0]


def test_an_enrolment_asks_for_no_letter_and_no_month(
    qtbot: QtBot, out: Context, open_window: Open
) -> None:
    kinds = composed(qtbot, out, open_window, LetterKind.ENROLMENT).kinds
    assert not kinds.follows.isVisible()
    assert not kinds.since.isVisible()


@pytest.mark.parametrize(
    ("kind", "people"), [(LetterKind.REMOVAL, GONE), (LetterKind.REPLACEMENT, GONE)]
)
def test_who_left_is_found_without_being_named(
    qtbot: QtBot, out: Context, open_window: Open, kind: LetterKind, people: int
) -> None:
    compose = composed(qtbot, out, open_window, kind)
    assert compose.submit.accessibleName() == f"Ask for approval of {people} people"
    assert compose.preview.pages() == 2
    assert compose.kinds.since.currentText() == "Desember 2026 (usual)"
    before = newest(out).id
    compose.keep.click()
    wait(qtbot, out)
    line = newest(out)
    assert (line.kind, line.rows, line.follows_id) == (kind, people, before)
    assert compose.kinds.chosen() is LetterKind.ENROLMENT


def test_an_addition_begins_with_the_month_that_is_chosen(
    qtbot: QtBot, out: Context, open_window: Open
) -> None:
    compose = composed(qtbot, out, open_window, LetterKind.ADDITION)
    assert compose.kinds.since.currentText() == "November 2026 (usual)"
    row = compose.kinds.since.findData("2026-12-01")
    compose.kinds.since.setCurrentIndex(row)
    compose.limit.set_value("2")
    compose.kinds.since.activated.emit(row)
    wait(qtbot, out)
    compose.keep.click()
    wait(qtbot, out)
    line = newest(out)
    assert (line.kind, line.rows, line.cost, line.months) == ("addition", 2, 2 * 16_800, 1)


def test_a_renewal_without_an_earlier_funding_says_that_nobody_goes(
    qtbot: QtBot, out: Context, open_window: Open
) -> None:
    compose = composed(qtbot, out, open_window, LetterKind.RENEWAL)
    assert not compose.submit.isEnabled()
    assert not compose.kinds.follows.isVisible()


def test_what_follows_needs_a_letter_and_says_so_beside_the_choice(
    qtbot: QtBot, full: Context, open_window: Open
) -> None:
    compose = composed(qtbot, full, open_window, LetterKind.REMOVAL)
    assert not compose.submit.isEnabled()
    assert compose._fault.isVisible()
    choose_kind(compose, LetterKind.ENROLMENT)
    wait(qtbot, full)
    assert not compose._fault.isVisible()
    assert compose.submit.isEnabled()
