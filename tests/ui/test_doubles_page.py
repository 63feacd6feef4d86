"""Ganda: a pair side by side, each value chosen, decided by one key and taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries import doubles, workers
from desktop.services.register.change import add_worker
from desktop.services.register.merge import merge_workers
from desktop.services.register.pairs import update_pairs
from desktop.ui.context import Context
from desktop.ui.keeping_pairs import PairKeeper
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.doubles.evidence import score_text
from desktop.ui.pages.doubles.marked import marked_runs
from desktop.ui.pages.doubles.page import DoublesPage
from desktop.ui.parts.pill import PillLabel
from tests.services.register.two_workers import AGAIN, FIRST, OTHER

THIRD = {
    **OTHER,
    "nik": "5321041708850020",
    "name": "Yoh. Bria Klau",
}


@pytest.fixture
def page(empty: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot) -> DoublesPage:
    """The page in its window, two pairs waiting."""
    with empty.database.write() as session:
        for one in (FIRST, AGAIN, OTHER, THIRD):
            add_worker(session, empty.acting, one)
        assert update_pairs(session, empty.acting).open == 2
    window = open_window(empty)
    window.go("doubles")
    made = window.page("doubles")
    assert isinstance(made, DoublesPage)
    qtbot.waitUntil(lambda: made.view is not None)
    return made


def _names(context: Context) -> list[str]:
    with context.database.read() as session:
        return [line.name for line in workers.worker_page(session, workers.WorkerFilter())[0]]


def _go_to(page: DoublesPage, name: str) -> None:
    for number in range(page.model.rowCount()):
        row = page.model.row(number)
        if row is not None and name in (row.a, row.b):
            page.pairs.choose_row(number)
    assert page.view is not None
    assert name in (page.view.a.line.name, page.view.b.line.name)


def test_the_likeliest_pair_stands_first_with_its_reasons(page: DoublesPage) -> None:
    assert page.model.rowCount() == 2
    rows = [page.model.row(number) for number in range(2)]
    scores = [row.pair.score for row in rows if row is not None]
    assert scores == sorted(scores, reverse=True)
    _go_to(page, FIRST["name"])
    pills = {pill.accessibleName() for pill in page.evidence.findChildren(PillLabel)}
    assert {"Same date of birth", "NIK: two digits swapped", "Name shortened"} <= pills


def test_only_fields_that_differ_can_be_chosen_and_the_fuller_value_is(page: DoublesPage) -> None:
    _go_to(page, FIRST["name"])
    assert page.view is not None
    first, again = page.view.a.line.id, page.view.b.line.id
    assert page.comparison.choices() == {
        "nik": first,
        "name": first,
        "mother_name": first,
        "occupation": first,
        "phone": first,
    }
    page.comparison.choose("occupation", 1)
    assert page.comparison.choices()["occupation"] == again


def test_g_merges_as_chosen_and_the_banner_takes_it_back(
    qtbot: QtBot, page: DoublesPage, empty: Context
) -> None:
    said: list[Said] = []
    empty.messages.said.connect(said.append)
    _go_to(page, FIRST["name"])
    assert page.view is not None
    kept = page.view.a.line.id
    page.comparison.choose("occupation", 1)
    QTest.keyClick(page.pairs, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and bool(said))
    with empty.database.read() as session:
        line = workers.worker(session, kept)
    assert line is not None
    assert (line.name, line.occupation) == (FIRST["name"], AGAIN["occupation"])
    assert len(_names(empty)) == 3
    assert said[0].action is not None
    said[0].action[1]()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert sorted(_names(empty)) == sorted(one["name"] for one in (FIRST, AGAIN, OTHER, THIRD))


@pytest.mark.parametrize(("key", "kept"), [(Qt.Key.Key_A, 0), (Qt.Key.Key_B, 1)])
def test_a_and_b_keep_one_side_alone(
    qtbot: QtBot, page: DoublesPage, empty: Context, key: Qt.Key, kept: int
) -> None:
    _go_to(page, FIRST["name"])
    assert page.view is not None
    side = (page.view.a, page.view.b)[kept].line
    QTest.keyClick(page.pairs, key)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    with empty.database.read() as session:
        line = workers.worker(session, side.id)
    assert line is not None
    for field in ("nik", "name", "occupation", "phone", "mother_name"):
        assert getattr(line, field) == getattr(side, field)


def test_x_tells_apart_and_ctrl_z_takes_back_one_decision_after_the_other(
    qtbot: QtBot, page: DoublesPage, empty: Context
) -> None:
    assert not page.back.isEnabled()
    QTest.keyClick(page.pairs, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and not empty.jobs.busy)
    QTest.keyClick(page.pairs, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0 and not empty.jobs.busy)
    assert page.title.text() == "Doubles"
    page.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and not empty.jobs.busy)
    page.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2 and not empty.jobs.busy)
    assert len(_names(empty)) == 4
    page.undo()
    qtbot.waitUntil(lambda: not empty.jobs.busy)
    assert page.model.rowCount() == 2


def test_l_skips_and_the_arrows_of_the_header_go_back(page: DoublesPage) -> None:
    first = page.view
    QTest.keyClick(page.pairs, Qt.Key.Key_L)
    assert page.view is not None
    assert page.view != first
    page.step(-1)
    assert page.view == first


def test_a_decision_refused_is_told_and_the_pair_stays(
    qtbot: QtBot, page: DoublesPage, empty: Context
) -> None:
    said: list[Said] = []
    empty.messages.said.connect(said.append)
    assert page.view is not None
    gone = page.view
    with empty.database.write() as session:
        merge_workers(session, empty.acting, gone.a.line.id, gone.b.line.id)
    page.merge()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].tone == "error"
    page.reload()
    assert page.model.rowCount() == 1


def test_the_badge_counts_pairs_and_a_person_leads_to_theirs(
    page: DoublesPage, empty: Context
) -> None:
    with empty.database.read() as session:
        badge = DoublesPage.badge(session)
        (pair,) = [one for one in doubles.open_pairs(session) if one.a_id == 3 or one.b_id == 3]
    assert badge is not None
    assert badge.number == 2
    page.opened(3)
    assert page.view is not None
    assert page.view.pair.id == pair.id


def test_who_comes_in_is_compared_in_the_background(
    qtbot: QtBot, page: DoublesPage, empty: Context
) -> None:
    keeper = PairKeeper(empty, page)
    keeper.begin()
    qtbot.waitUntil(lambda: not empty.jobs.busy)
    context = empty

    def add(_progress: object) -> int:
        with context.database.write() as session:
            return add_worker(session, context.acting, {**FIRST, "nik": "5321046105800020"})

    empty.jobs.run(add, None, "Adding")
    qtbot.waitUntil(lambda: page.model.rowCount() > 2 and not empty.jobs.busy)
    with empty.database.read() as session:
        assert not doubles.any_todo(session)


def test_comparing_gives_way_to_other_work_and_comes_back(
    qtbot: QtBot, page: DoublesPage, empty: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.services.register.pairs._AT_ONCE", 1)
    monkeypatch.setattr("desktop.services.register.pairs._FEW", 0)
    keeper = PairKeeper(empty, page)
    with empty.database.write() as session:
        doubles.add_todo(session, 1, 4)
    order: list[str] = []
    keeper.begin()
    empty.jobs.run(lambda _progress: order.append("work"), None, "Work")
    qtbot.waitUntil(lambda: not empty.jobs.busy and bool(order))
    qtbot.waitUntil(lambda: not empty.jobs.busy)
    with empty.database.read() as session:
        assert not doubles.any_todo(session)
    assert order == ["work"]


@pytest.mark.parametrize(
    ("text", "other", "runs"),
    [
        ("Bernadeta", "Bernadete", [("Bernadet", False), ("a", True)]),
        ("Maria", "Maria", [("Maria", False)]),
        ("Penenun", "Buruh", [("Penenun", True)]),
        ("0812", "", [("0812", False)]),
        ("", "0812", []),
    ],
)
def test_what_differs_is_marked(text: str, other: str, runs: list[tuple[str, bool]]) -> None:
    assert marked_runs(text, other) == runs


def test_a_score_is_never_told_as_certain() -> None:
    assert score_text(1000) == "0,99"
    assert score_text(934) == "0,93"
    assert score_text(600) == "0,60"
