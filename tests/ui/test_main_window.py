"""The main window: pages, what waits in them, what is said, what is found, where files go."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from db.errors import NotADatabase
from db.queries.workers import WorkerFilter, count_workers, worker_page
from desktop import app, paths
from desktop.domain.errors import UserError
from desktop.domain.progress import Progress
from desktop.domain.texts import use_language
from desktop.services.offices.settings import change_office, change_settings
from desktop.services.register.heirs import save_heir
from desktop.ui.context import Context
from desktop.ui.look import look
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.home.needs import needs_of
from desktop.ui.pages.home.page import HomePage
from desktop.ui.pages.home.read_state import read_state
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.words import Words


def _texts(window: MainWindow) -> set[str]:
    return {label.text() for label in window.findChildren(Words) if label.isVisible()}


def test_an_empty_register_shows_the_first_steps_and_no_noughts(
    empty: Context, open_window: Callable[[Context], MainWindow]
) -> None:
    texts = _texts(open_window(empty))
    assert "Three first steps" in texts
    assert "0" not in texts


def test_what_waits_is_counted_and_leads_to_its_page(
    full: Context, open_window: Callable[[Context], MainWindow]
) -> None:
    window = open_window(full)
    with full.database.read() as session:
        state = read_state(session)
    needs = needs_of(state, full.acting.now())
    assert [need.page for need in needs] == ["import", "doubles", "letters"]
    assert state.held > 0
    assert {str(state.held), "Held rows"} <= _texts(window)
    asked: list[tuple[str, object]] = []
    window.page(HomePage.KEY).go.connect(lambda key, about: asked.append((key, about)))
    buttons = [each for each in window.findChildren(QPushButton) if each.text() == "Mend"]
    buttons[0].click()
    assert asked[0][0] == "import"


def test_whoever_must_be_checked_first_waits_for_the_insurer_not_for_a_letter(
    full: Context,
) -> None:
    def waits() -> dict[str, int]:
        with full.database.read() as session:
            state = read_state(session)
        return {need.title: need.number for need in needs_of(state, full.acting.now())}

    ready = waits()["Ready for a letter"]
    with full.database.write() as session:
        change_settings(session, full.acting, {"letters_need_check": "yes"})
    told = waits()
    assert told["To send to the insurer"] == ready
    assert "Ready for a letter" not in told


def test_a_change_of_the_office_is_seen_at_once(
    empty: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(empty)

    def rename(_progress: Progress) -> None:
        with empty.database.write() as session:
            change_office(session, empty.acting, {"name": "Dinas Baru"})

    with qtbot.waitSignal(empty.jobs.changed):
        empty.jobs.run(rename)
    assert window.side_bar._office.whole() == "Dinas Baru"


def test_a_page_that_is_not_open_reads_again_when_it_is_gone_to(
    full: Context, open_window: Callable[[Context], MainWindow]
) -> None:
    window = open_window(full)
    window.go("workers")
    window.go(HomePage.KEY)
    reads: list[int] = []
    window.page("workers").reload = lambda: reads.append(1)  # type: ignore[method-assign]
    window._on_changed(frozenset(("worker",)))
    assert reads == []
    window.go("workers")
    assert reads == [1]
    window.go("workers")
    assert reads == [1]


def test_a_refusal_is_said_over_the_page_and_goes_with_it(
    empty: Context, open_window: Callable[[Context], MainWindow]
) -> None:
    window = open_window(empty)
    empty.messages.refuse(UserError("x", "Not so."))
    QApplication.processEvents()
    banners = [each for each in window.findChildren(Banner) if each.isVisible()]
    assert [banner.words.text() for banner in banners] == ["Not so."]
    window.go("settings")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert "Not so." not in _texts(window)


def test_the_search_finds_pages_and_people(
    full: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(full)
    search = window._search
    QTest.keyClicks(search, "sett")
    qtbot.waitUntil(lambda: [place.page for place in search._places] == ["settings"])
    search.clear()
    QTest.keyClicks(search, "maria")
    qtbot.waitUntil(lambda: any(place.page == "workers" for place in search._places))
    search.returnPressed.emit()
    assert window._stack.currentWidget() is window.page("workers")
    QApplication.processEvents()
    assert search.text() == ""


def test_the_side_bar_folds_to_icons_where_the_window_is_narrow(
    empty: Context, open_window: Callable[[Context], MainWindow]
) -> None:
    window = open_window(empty)
    window.resize(1366, 688)
    wide = window.side_bar.width()
    window.resize(700, 400)
    assert window.side_bar.width() < wide / 2
    assert window.side_bar.buttons["home"].toolTip() == "Home"
    window.resize(1366, 688)
    assert window.width() == 1366, "every page fits the smallest screen"


def test_dark_repaints_everything(
    empty: Context, open_window: Callable[[Context], MainWindow]
) -> None:
    window = open_window(empty)
    light = window.grab().toImage().pixelColor(20, 300).lightness()
    look().use(Qt.ColorScheme.Dark)
    QApplication.processEvents()
    dark = window.grab().toImage().pixelColor(20, 300).lightness()
    look().use(Qt.ColorScheme.Light)
    assert light > 200 > 60 > dark


def test_qts_own_buttons_speak_the_language_of_the_program(application: QApplication) -> None:
    use_language("id", paths.locale_folder())
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Batal"
    use_language("en", paths.locale_folder())
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_fault_of_the_world_has_a_sentence_and_ours_has_none() -> None:
    told = app.explain(PermissionError(13, "Permission denied", "/x/y.pdf"))
    assert told is not None
    assert "/x/y.pdf" in told.message
    assert app.explain(ZeroDivisionError()) is None


def test_a_register_that_is_none_is_told_and_left_as_it_was(tmp_path: Path) -> None:
    other = tmp_path / "other.lontar"
    other.write_bytes(b"not a register" * 100)
    with pytest.raises(NotADatabase) as fault:
        app._opened(str(other))
    told = app.explain(fault.value)
    assert told is not None
    assert told.code == "database.not_a_register"
    assert other.read_bytes() == b"not a register" * 100


def test_beranda_tells_who_has_an_heir_by_kecamatan_and_leads_to_those_who_have_none(
    full: Context, open_window: Callable[[Context], MainWindow]
) -> None:
    with full.database.write() as session:
        lines, _more = worker_page(session, WorkerFilter(region="532104"), limit=1)
        save_heir(session, full.acting, lines[0].id, name="Ana", relation="spouse")
        people = count_workers(session, WorkerFilter())
        near = count_workers(session, WorkerFilter(region="532104"))
    window = open_window(full)
    texts = _texts(window)
    assert f"1 / {near}" in texts
    assert any(text.startswith(f"1 of {people} people (0%)") for text in texts)
    asked: list[tuple[str, object]] = []
    window.page(HomePage.KEY).go.connect(lambda key, about: asked.append((key, about)))
    links = {each.text(): each for each in window.findChildren(QPushButton) if each.isVisible()}
    for words in ("Weliman", "Show those without"):
        links[words].click()
    assert asked == [
        ("workers", WorkerFilter(region="532104", has_heir=False)),
        ("workers", WorkerFilter(has_heir=False)),
    ]
