"""The figures of every screen agree with each other, and with what the register holds."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.engine import Session
from db.queries import doubles, findings, imports
from db.queries import letters as letter_queries
from db.queries.heirs import count_with_heir
from db.queries.workers import WorkerFilter, count_workers, verify_worklist
from desktop.domain.statuses import LetterState, WorkerStatus
from desktop.services.demo.office import make_demo
from desktop.services.letters.choose import _WAITING, choose_workers
from desktop.services.letters.funding import list_funding
from desktop.ui.context import Context
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.checks.read import read_state as read_checks
from desktop.ui.pages.home.page import HomePage
from desktop.ui.pages.home.read_state import State
from desktop.ui.pages.verification.page import VerificationPage
from desktop.ui.pages.verification.read_people import SEEN, TO_VERIFY
from desktop.ui.pages.workers.surroundings import read_surroundings

Open = Callable[[Context], MainWindow]


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office in the middle of its work: something of everything that is counted."""
    return make_demo(tmp_path_factory.mktemp("sums") / "demo", workers=120).db


@pytest.fixture
def office(demo_file: Path, open_register: Callable[[Path], Context]) -> Context:
    """A context on it."""
    return open_register(demo_file)


@pytest.fixture
def session(office: Context) -> Iterator[Session]:
    """A session that reads it."""
    with office.database.read() as session:
        yield session


@pytest.fixture
def window(office: Context, open_window: Open) -> MainWindow:
    """The window on it."""
    return open_window(office)


def _counted(session: Session, query: str) -> Counter[str]:
    """What a plain query says, which shares nothing with those of the pages."""
    return Counter({str(key): number for key, number in session.execute(text(query))})


def _home(window: MainWindow, session: Session) -> State:
    page = window.page("home")
    assert isinstance(page, HomePage)
    return page._counting._read(session)


def _badge(window: MainWindow, key: str) -> int:
    with window._context.database.read() as session:
        badge = window._kinds[key].badge(session)
    return badge.number if badge else 0


def _figures(bar: QTabBar) -> list[int]:
    """The number of every tab; a tab without one shows nobody."""
    told = [re.search(r"[\d.]+$", bar.tabText(at)) for at in range(bar.count())]
    return [int(found.group().replace(".", "")) if found else 0 for found in told]


def test_people_by_status_are_the_same_on_every_page(window: MainWindow, session: Session) -> None:
    by_status = _counted(session, "SELECT status, count(*) FROM worker GROUP BY status")
    everybody = by_status.total()
    assert {"listed", "eligible", "checking", "clear", "refused", "proposed"} <= set(by_status)
    home, around, checks = _home(window, session), read_surroundings(session), read_checks(session)
    villages = verify_worklist(session)
    assert home.workers == around.total == everybody
    for status in WorkerStatus:
        shown = count_workers(session, WorkerFilter(status=(status,)))
        assert shown == around.by_status.get(status, 0) == by_status[status], status
    for name in ("listed", "eligible", "ineligible", "clear"):
        assert sum(getattr(each, name) for each in villages) == by_status[name], name
    assert home.listed == _badge(window, "verify") == by_status["listed"]
    assert sum(each.listed for each in home.districts) == by_status["listed"]
    assert home.to_check == checks.to_send == by_status["eligible"]
    waiting = len(checks.waiting) + len(checks.review)
    assert home.checking == _badge(window, "checks") == waiting == by_status["checking"]
    assert (len(checks.refused), len(checks.clear)) == (by_status["refused"], by_status["clear"])


def test_places_findings_and_heirs_add_up_to_everybody(
    window: MainWindow, session: Session
) -> None:
    around, home = read_surroundings(session), _home(window, session)
    for places in (around.districts, around.villages):
        parts = [count_workers(session, WorkerFilter(region=code)) for code, _name in places]
        assert sum(parts) == around.total
    open_ones = _counted(
        session,
        "SELECT code, count(DISTINCT worker_id) FROM finding"
        " WHERE accepted_at IS NULL AND worker_id IS NOT NULL GROUP BY code",
    )
    assert open_ones
    assert set(open_ones) == set(findings.count_by_code(session))
    for code, number in open_ones.items():
        assert count_workers(session, WorkerFilter(finding=code)) == number
    with_heir = session.scalar(text("SELECT count(DISTINCT worker_id) FROM heir"))
    assert sum(each.workers for each in home.heirs) == around.total
    assert sum(each.with_heir for each in home.heirs) == count_with_heir(session) == with_heir
    having = [count_workers(session, WorkerFilter(has_heir=heir)) for heir in (True, False)]
    assert (having[0], sum(having)) == (with_heir, around.total)
    assert f"{round(100 * having[0] / around.total)}%" in around.caption()


def test_lists_doubles_and_checks_add_up(window: MainWindow, session: Session) -> None:
    home = _home(window, session)
    lists = imports.batches(session, None)
    for one in lists:
        assert one.rows == one.new + one.updated + one.unchanged + one.held
    held = sum(one.held for one in lists if one.undone_at is None)
    assert held > 0
    assert home.held == _badge(window, "import") == held
    pairs = session.scalar(text("SELECT count(*) FROM worker_pair WHERE state = 'open'"))
    assert home.doubles == _badge(window, "doubles") == len(doubles.open_pairs(session)) == pairs
    for check in read_checks(session).lists:
        assert check.rows == check.clear + check.refused + check.unanswered


def test_tabs_show_the_sums_of_their_tables(
    window: MainWindow, session: Session, qtbot: QtBot, office: Context
) -> None:
    by_status = _counted(session, "SELECT status, count(*) FROM worker GROUP BY status")
    by_state = _counted(session, "SELECT state, count(*) FROM letter GROUP BY state")
    for key in ("letters", "verify", "checks"):
        window.go(key)
        qtbot.waitUntil(lambda: not office.jobs.busy)
    letters = window.page("letters").list.tabs  # type: ignore[attr-defined]
    assert _figures(letters) == [by_state.total(), *(by_state[each] for each in LetterState)]
    checks = _figures(window.page("checks").bar)  # type: ignore[attr-defined]
    assert checks[0] + checks[1] == by_status["checking"]
    assert checks[2:] == [by_status["refused"], by_status["clear"]]
    said = window.page("checks")._caption.whole().split(" · ")
    assert [int(part.split()[0]) for part in said] == [by_status["eligible"], *checks[:2]]
    page = window.page("verify")
    assert isinstance(page, VerificationPage)
    seen: Counter[int] = Counter()
    for number, village in enumerate(page._villages):
        page.villages.choose_row(number)
        figures = _figures(page.bar)
        here = WorkerFilter(region=village.region)
        assert sum(figures) == count_workers(session, here), village.village
        assert figures[0] == village.listed
        seen.update(dict(enumerate(figures)))
    assert seen[0] == count_workers(session, WorkerFilter(status=TO_VERIFY))
    assert seen[1] == count_workers(session, WorkerFilter(status=SEEN))


def test_letters_budget_and_places_add_up_to_the_rupiah(
    window: MainWindow, session: Session, office: Context
) -> None:
    home, letters = _home(window, session), letter_queries.letters(session)
    standing = [one for one in letters if one.state != LetterState.CANCELLED]
    rows = _counted(session, "SELECT letter_id, count(*) FROM letter_row GROUP BY letter_id")
    for one in letters:
        assert one.rows == rows[str(one.id)]
        assert one.cost == one.rows * one.monthly * one.months
    waiting = [one for one in letters if one.state in ("submitted", "approved")]
    assert _badge(window, "letters") == len(waiting) > 0
    fundings = list_funding(session)
    for funding in fundings:
        of_it = [one for one in standing if one.funding_id == funding.id]
        assert funding.people == sum(one.rows for one in of_it)
        assert funding.committed == sum(one.cost for one in of_it)
        assert funding.cap == funding.committed + funding.left
        assert sum(place.taken for place in funding.places) == funding.people
    assert home.funding in fundings
    assert [one.id for one in home.unissued] == [
        one.id for one in letters if one.state in ("draft", "submitted", "approved")
    ]
    # Whoever is on the way is taken by the next letter or told why not: nobody is lost between.
    choice = choose_workers(session, office.acting, funding=fundings[0].id)
    on_the_way = count_workers(session, WorkerFilter(status=tuple(_WAITING)))
    assert len(choice.workers) + len(choice.left_out) == on_the_way
    may_go = home.ready - choice.reasons["undecided_double"] - choice.reasons["open_error"]
    over = choice.reasons["over_places"] + choice.reasons["over_cap"]
    assert len(choice.workers) + over == may_go
