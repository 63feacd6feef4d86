"""Pelatihan: trainings are made, given sessions, and shown by where they are."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from db.queries import trainings as queries
from db.queries.audit import newest
from desktop.services.training.closing import close_training
from desktop.ui.context import Context
from desktop.ui.dialogs.training_form import CopyDay, ReasonForm, SessionForm, TrainingForm
from desktop.ui.door.opening import SessionChooser
from desktop.ui.finder import found_places
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.home.acts import act_words
from desktop.ui.pages.trainings.page import TrainingsPage
from desktop.ui.pages.trainings.read import TrainingState, read_trainings
from desktop.ui.screenshots import settle
from desktop.ui.table_model import BlockModel
from tests.ui.test_pages import _nameless as nameless
from tests.ui.training_register import Workshop, make_workshop

OpenPage = Callable[[Context], TrainingsPage]


@pytest.fixture
def open_page(open_window: Callable[[Context], MainWindow]) -> OpenPage:
    """Opens the page in its window."""

    def open_it(context: Context) -> TrainingsPage:
        window = open_window(context)
        window.go("trainings")
        page = window.page("trainings")
        assert isinstance(page, TrainingsPage)
        return page

    return open_it


@pytest.fixture
def workshop(empty: Context) -> Workshop:
    """A workshop that begins today."""
    return make_workshop(empty.database, empty.acting)


@pytest.fixture
def page(empty: Context, workshop: Workshop, open_page: OpenPage) -> TrainingsPage:
    """The page, open on the workshop."""
    made = open_page(empty)
    made.show_training(workshop.training)
    return made


def _texts(model: BlockModel[object], row: int) -> list[str]:
    return [str(model.index(row, at).data()) for at in range(model.columnCount())]


def _settled(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not context.jobs.busy)


def test_a_register_without_trainings_offers_the_first(
    empty: Context, open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(empty)
    assert page.list._stack.currentIndex() == 0
    dialog = page.making.new_training()
    dialog.form.set_values({"name": "Pelatihan", "place": "Betun", "minimum": "75,5",
                            "pass_mark": "70"})  # fmt: skip
    dialog.submit()
    qtbot.waitUntil(lambda: page.training.standing is not None)
    with empty.database.read() as session:
        (line,) = queries.trainings(session)
    assert (line.name, line.minimum, line.exam, line.pass_mark) == ("Pelatihan", 7550, True, 70)
    assert page.title.text() == "Pelatihan"


def test_what_is_typed_wrong_is_told_at_its_field(
    empty: Context, open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(empty)
    dialog = page.making.new_training()
    dialog.form.set_values({"name": "Pelatihan", "place": "Betun", "start": "31-02-2026",
                            "minimum": "120", "pass_mark": "7,5"})  # fmt: skip
    dialog.submit()
    wrong = [
        key
        for key in ("start", "end", "minimum", "pass_mark")
        if dialog.form.field(key)._widget.property("wrong") == "true"
    ]
    assert wrong == ["start", "minimum", "pass_mark"]
    dialog.form.set_values({"start": "2026-11-25", "end": "2026-11-24", "minimum": "",
                            "pass_mark": ""})  # fmt: skip
    dialog.submit()
    qtbot.waitUntil(lambda: not dialog.fault.isHidden())
    assert dialog.fault.words.text() == "The training ends before it starts."
    dialog.done(0)


def test_the_list_says_where_each_training_is(empty: Context, open_page: OpenPage) -> None:
    today = empty.acting.today()
    for days in (0, 10, -10):
        make_workshop(empty.database, empty.acting, people=1, start=today + timedelta(days=days))
    page = open_page(empty)
    with empty.database.read() as session:
        rows = read_trainings(session, empty.acting.now())
    assert [each.state for each in rows] == [
        TrainingState.TODAY,
        TrainingState.TO_CLOSE,
        TrainingState.COMING,
    ]
    QAbstractItemModelTester(page.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.list.model.rowCount() == 3
    page.list.tabs.setCurrentIndex(3)
    assert page.list.model.rowCount() == 1
    assert _texts(page.list.model, 0)[0] == "To close"  # type: ignore[arg-type]


def test_a_session_is_added_where_the_last_one_ends(
    page: TrainingsPage, empty: Context, qtbot: QtBot
) -> None:
    tab = page.training.sessions
    dialog = tab.new()
    assert isinstance(dialog, SessionForm)
    assert dialog.form.values()["start"] == "16:00"
    dialog.form.set_values({"title": "Evaluasi", "end": "17:30"})
    dialog.submit()
    qtbot.waitUntil(lambda: tab.model.rowCount() == 7)
    assert _texts(tab.model, 6)[:5] == ["S7", _short(empty, 2), "16.00–17.30", "2", "Evaluasi"]  # type: ignore[arg-type]


def _short(context: Context, days: int) -> str:
    day = context.acting.today() + timedelta(days=days)
    return f"{day.day:02}-{day.month:02}-{day.year}"


def test_a_session_at_the_same_time_with_the_same_trainer_is_told_in_the_row(
    page: TrainingsPage, qtbot: QtBot
) -> None:
    tab = page.training.sessions
    tab.table.choose_row(1)
    dialog = tab.edit()
    assert isinstance(dialog, SessionForm)
    dialog.form.set_values({"start": "8", "end": "10"})
    dialog.submit()
    qtbot.waitUntil(lambda: bool(tab.model.row(0) and tab.model.row(0).trouble))  # type: ignore[union-attr]
    row = tab.model.row(0)
    assert row is not None
    assert row.trouble.startswith("Same trainer at “Jenis dokumen kependudukan”, 08.00–10.00")
    assert "; Same place as" in row.trouble


def test_a_cancelled_session_says_why_and_counts_no_more(page: TrainingsPage, qtbot: QtBot) -> None:
    tab = page.training.sessions
    tab.table.choose_row(5)
    dialog = tab.cancel()
    assert isinstance(dialog, ReasonForm)
    dialog.form.set_values({"reason": "Listrik padam"})
    dialog.submit()
    qtbot.waitUntil(lambda: tab._card.count.text() == "5 sessions")
    assert tab._card.of.text() == "20 JP · 1 cancelled"
    shown = tab.model.columns[4].shown
    row = tab.model.row(5)
    assert shown is not None
    assert row is not None
    assert shown(row).reason == "Cancelled: Listrik padam"
    assert not tab.cancel_button.isEnabled()


def test_the_sessions_of_a_day_are_held_again_on_another(
    page: TrainingsPage, empty: Context, workshop: Workshop, qtbot: QtBot
) -> None:
    tab = page.training.sessions
    dialog = tab.copy_day()
    assert isinstance(dialog, CopyDay)
    to = date.fromisoformat(dialog.form.values()["to"])
    assert to == empty.acting.today() + timedelta(days=3)
    dialog.submit()
    qtbot.waitUntil(lambda: tab.model.rowCount() == 8)
    with empty.database.read() as session:
        lines = queries.sessions(session, workshop.training)
    assert [(each.date, each.title) for each in lines[6:]] == [
        (to, "Klaim ahli waris"),
        (to, "Rencana tindak lanjut"),
    ]


def test_a_training_is_changed_and_the_head_says_so(
    page: TrainingsPage, empty: Context, qtbot: QtBot
) -> None:
    standing = page.training.standing
    assert standing is not None
    dialog = page.making.edit_training(standing.line)
    assert isinstance(dialog, TrainingForm)
    assert dialog.form.values()["minimum"] == "80"
    dialog.form.set_values({"name": "Pelatihan Perisai Angkatan II"})
    dialog.submit()
    qtbot.waitUntil(lambda: page.title.text() == "Pelatihan Perisai Angkatan II")
    _settled(empty, qtbot)


def test_the_training_of_today_is_a_line_of_the_home_page_and_one_press_away(
    full: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot
) -> None:
    workshop = make_workshop(full.database, full.acting, people=2)
    make_workshop(full.database, full.acting, people=2, start=date(2026, 1, 5))
    window = open_window(full)
    window.go("home")
    names = {each.accessibleName(): each for each in window.page("home").findChildren(QPushButton)}
    assert "Close: Trainings to close, 1" in names
    names["Open: Training today, 1"].click()
    page = window.page("trainings")
    assert isinstance(page, TrainingsPage)
    qtbot.waitUntil(lambda: page.training.standing is not None)
    assert page.training.training == workshop.training


def test_the_door_is_opened_from_the_training_of_today(
    page: TrainingsPage,
) -> None:
    # Two of its sessions are today: one is chosen first.
    assert page.open_door() is None
    (chooser,) = page.findChildren(SessionChooser)
    assert chooser.list.item(0).text().startswith("Today")
    chooser.done(0)


def test_ctrl_k_finds_trainings_and_who_takes_part(
    page: TrainingsPage, empty: Context, workshop: Workshop, qtbot: QtBot
) -> None:
    pages = {"trainings": "Trainings"}
    with empty.database.read() as session:
        (found,) = found_places(session, "wadah perisai kab", pages)
        people = found_places(session, "petronela", pages)
        code = queries.participants(session, workshop.training)[3].code
        (by_code,) = found_places(session, code.lower(), pages)
    assert found.about == workshop.training
    assert [each.about for each in people] == [
        (workshop.training, workshop.people[at]) for at in (3, 11, 19)
    ]
    assert by_code.about == (workshop.training, workshop.people[3])
    page.show_list()
    page.opened(people[1].about)
    tab = page.training.people
    qtbot.waitUntil(lambda: tab.table.chosen_rows() == [11])


def test_every_part_of_a_training_can_be_used_without_seeing_it(page: TrainingsPage) -> None:
    for at in range(page.training.tabs.bar.count()):
        page.training.tabs.bar.setCurrentIndex(at)
        QApplication.processEvents()
        assert nameless(page) == [], page.training.tabs.bar.tabText(at)


def test_every_part_fits_a_small_window(page: TrainingsPage) -> None:
    page.window().resize(683, 500)
    for at in range(page.training.tabs.bar.count()):
        page.training.tabs.bar.setCurrentIndex(at)
        settle()
        area = page.findChild(QScrollArea)
        assert area is not None
        assert area.horizontalScrollBar().maximum() == 0, page.training.tabs.bar.tabText(at)


def test_what_was_done_in_trainings_is_said_in_words(empty: Context, workshop: Workshop) -> None:
    with empty.database.write() as session:
        close_training(session, empty.acting, workshop.training, now=True)
    with empty.database.read() as session:
        entries = newest(session, 200)
    told = {act_words(entry)[1] for entry in entries if entry.entity == "training"}
    assert "Training closed: 0 passed, 24 did not" in told
    assert "24 participants enrolled" in told
    assert not {entry.action for entry in entries} & told
