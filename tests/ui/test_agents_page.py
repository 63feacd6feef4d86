"""Wadah & Perisai: found as one types, told when a certificate ends, corrected beside the table."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.queries import agents as queries
from desktop.services.training.agents import change_agent
from desktop.ui.context import Context
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.agents.certificates import Standing
from desktop.ui.pages.agents.columns import agent_columns
from desktop.ui.pages.agents.filters import NO_WADAH, AgentFilter
from desktop.ui.pages.agents.page import AgentsPage
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.words import Words
from desktop.ui.villages_editor import VillagesEditor
from tests.ui.agents_register import FIRST, LONG, SECOND, THIRD, Agents, make_agents


@pytest.fixture
def made(full: Context) -> Agents:
    return make_agents(full.database, full.acting)


@pytest.fixture
def page(full: Context, made: Agents, open_window: Callable[[Context], MainWindow]) -> AgentsPage:
    window = open_window(full)
    window.go(AgentsPage.KEY)
    found = window.page(AgentsPage.KEY)
    assert isinstance(found, AgentsPage)
    return found


def names(page: AgentsPage) -> list[str]:
    """Who stands in the table, from the top."""
    rows = (page.agents.model.row(number) for number in range(page.agents.model.rowCount()))
    return [row.line.name for row in rows if row is not None]


def _are(page: AgentsPage, found: list[str]) -> bool:
    return names(page) == found


def banners(page: AgentsPage) -> list[str]:
    """What is said over the tabs of the agent shown."""
    return [
        each.words.text() for each in page.agents.panel.findChildren(Banner) if each.isVisible()
    ]


def test_agents_stand_by_name_with_how_many_there_are(page: AgentsPage) -> None:
    assert names(page) == sorted(names(page))
    assert len(names(page)) == 6
    assert page.agents.card.count.text() == "6 agents"
    assert page.agents.card.of.text() == "5 active"


def test_typing_finds_by_name_village_and_phone(page: AgentsPage, qtbot: QtBot) -> None:
    village = page.areas.names[SECOND].lower()
    for typed, found in (
        (village, ["Agustinus Klau", "Maria Bete"]),
        ("bete mar", ["Maria Bete"]),
        ("081234567802", ["Petrus Luan"]),
    ):
        page.agents.filters.use(AgentFilter())
        QTest.keyClicks(page.agents.filters.field, typed)
        qtbot.waitUntil(partial(_are, page, found))


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (AgentFilter(wadah=NO_WADAH), {"Kornelis Taek", "Elisabeth Fahik"}),
        (AgentFilter(role="head"), {"Maria Bete"}),
        (AgentFilter(active=False), {"Elisabeth Fahik"}),
        (AgentFilter(certificate="ended"), {"Petrus Luan"}),
        (AgentFilter(certificate="ending"), {"Agustinus Klau"}),
        (AgentFilter(certificate="valid"), {"Maria Bete", LONG}),
        (AgentFilter(certificate="none"), {"Kornelis Taek", "Elisabeth Fahik"}),
        (AgentFilter(region=THIRD), {"Kornelis Taek"}),
        (AgentFilter(region="532104", active=True), {"Maria Bete", "Agustinus Klau",
                                                     "Kornelis Taek"}),
        (AgentFilter(trained=True), {"Maria Bete", "Agustinus Klau", LONG}),
    ],
)  # fmt: skip
def test_a_filter_keeps_those_who_fit(
    page: AgentsPage, where: AgentFilter, found: set[str]
) -> None:
    page.agents.filters.use(where)
    assert set(names(page)) == found


def test_a_wadah_shows_its_agents_and_a_chip_takes_the_filter_off(
    page: AgentsPage, made: Agents
) -> None:
    page.wadah.agents_wanted.emit(made.weliman)
    assert page.tabs.current() == 0
    assert len(names(page)) == 4
    chips = page.agents.filters.findChildren(QPushButton)
    next(each for each in chips if "Wadah Weliman" in each.text()).click()
    assert len(names(page)) == 6


def test_the_menu_offers_every_way_to_filter(page: AgentsPage) -> None:
    menu = page.agents.filters.open_menu()
    titles = [action.text() for action in menu.actions()]
    menu.close()
    assert titles == [
        "Wadah", "Role", "Certificate", "Training", "Active", "Kecamatan", "Village"
    ]  # fmt: skip


def test_a_certificate_is_told_sixty_days_before_its_end_in_words_shape_and_colour(
    page: AgentsPage, full: Context
) -> None:
    today = full.acting.today()
    column = next(each for each in agent_columns(today) if each.key == "certificate")
    told = {}
    for number in range(page.agents.model.rowCount()):
        row = page.agents.model.row(number)
        assert row is not None
        shown = column.shown(row) if column.shown else None
        assert shown is not None
        assert shown.pill is not None
        told[row.line.name] = (shown.pill.text.split()[0], shown.pill.tone, shown.pill.icon)
    assert told == {
        "Maria Bete": ("Until", "ok", "checkmark-circle"),
        "Agustinus Klau": ("Ends", "warning", "warning"),
        "Petrus Luan": ("Ended", "error", "dismiss-circle"),
        LONG: ("Without", "ok", "checkmark-circle"),
        "Kornelis Taek": ("None", "neutral", "subtract-circle"),
        "Elisabeth Fahik": ("None", "neutral", "subtract-circle"),
    }
    ending = next(row for row in page.state.agents if row.line.name == "Agustinus Klau")
    until = ending.line.certificate_until
    assert until is not None
    assert ending.certificate.standing(until) is Standing.ENDING
    assert replace(ending.certificate, until=None).standing(until) is Standing.VALID
    assert "60 days" in ending.certificate.pill(today).text


def test_the_agent_chosen_stands_beside_the_table(page: AgentsPage, made: Agents) -> None:
    page.opened(made.ids["Petrus Luan"])
    assert page.agents.panel.isVisible()
    assert page.agents.panel.name.text() == "Petrus Luan"
    assert any("ended on" in words for words in banners(page))
    page.agents.panel.closed.emit()
    assert not page.agents.panel.isVisible()


def test_every_column_sorts_and_back_again(page: AgentsPage) -> None:
    for number, column in enumerate(page.agents.model.columns):
        page.agents.table.sortByColumn(number, Qt.SortOrder.DescendingOrder)
        down = names(page)
        page.agents.table.sortByColumn(number, Qt.SortOrder.AscendingOrder)
        assert sorted(down) == sorted(names(page)), column.key
    page.agents.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert names(page)[:3] == ["Petrus Luan", "Agustinus Klau", "Maria Bete"]


def test_a_new_agent_is_saved_and_shown(page: AgentsPage, full: Context, qtbot: QtBot) -> None:
    dialog = page.add_agent()
    dialog.form.set_values(
        {
            "name": "Filomena Manek",
            "wadah": "Wadah Betun",
            "role": "admin",
            "region": f"{FIRST},{THIRD}",
            "certificate_until": "2030-01-31",
        }
    )
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    qtbot.waitUntil(lambda: page.agents.panel.name.text() == "Filomena Manek")
    with full.database.read() as session:
        line = next(each for each in queries.agents(session) if each.name == "Filomena Manek")
    assert (line.wadah, line.role, line.active) == ("Wadah Betun", "admin", True)
    assert {each.code for each in line.villages} == {FIRST, THIRD}


def test_a_correction_stands_in_the_history(page: AgentsPage, made: Agents, qtbot: QtBot) -> None:
    page.opened(made.ids["Kornelis Taek"])
    dialog = page.edit_agent()
    assert dialog is not None
    dialog.form.set_values({"phone": "081299998888"})
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    qtbot.waitUntil(
        lambda: any(each.text() == "081299998888" for each in page.agents.panel.findChildren(Words))
    )
    page.agents.panel.show_tab(2)
    told = [each.text() for each in page.agents.panel.findChildren(Words) if each.isVisible()]
    assert "081234567804" in told
    assert "Phone" in told


def test_what_holds_an_agent_stands_beside_its_field(
    page: AgentsPage, made: Agents, qtbot: QtBot
) -> None:
    dialog = page.add_agent()
    dialog.submit()
    assert dialog.form.field("name")._under.text() == "Must be filled in"
    dialog.form.set_values({"name": "Ani Bere", "nik": "53210461058"})
    dialog.submit()
    qtbot.waitUntil(lambda: "16 digits" in dialog.form.field("nik")._under.text())
    dialog.done(0)


def test_a_form_left_as_it_was_changes_nothing(
    page: AgentsPage, made: Agents, full: Context, qtbot: QtBot
) -> None:
    page.opened(made.ids["Maria Bete"])
    dialog = page.edit_agent()
    assert dialog is not None
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    with full.database.read() as session:
        assert queries.agent_history(session, made.ids["Maria Bete"]) == []


def test_a_photo_is_kept_shown_and_taken_off(
    page: AgentsPage, made: Agents, tmp_path: Path, qtbot: QtBot
) -> None:
    photo = tmp_path / "foto.jpg"
    Image.new("RGB", (300, 400), (120, 90, 60)).save(photo)
    page.opened(made.ids["Maria Bete"])
    panel = page.agents.panel
    assert panel._photo.pixmap().isNull()
    page.acts.keep_photo(made.ids["Maria Bete"], photo)
    qtbot.waitUntil(lambda: not panel._photo.pixmap().isNull())
    assert panel._remove.isVisible()
    panel.photo_removed.emit()
    qtbot.waitUntil(lambda: panel._photo.pixmap().isNull())


def test_villages_are_chosen_from_the_office_by_name_or_a_kecamatan_at_once(
    page: AgentsPage,
) -> None:
    dialog = page.add_agent()
    editor = dialog.form.field("region").asked.editor
    assert isinstance(editor, VillagesEditor)
    field = editor.field
    QTest.keyClicks(field, page.areas.villages[SECOND])
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert editor.value() == SECOND
    assert dialog.isVisible()
    QTest.keyClicks(field, "Kec. Weliman")
    QTest.keyClick(field, Qt.Key.Key_Return)
    everywhere = [code for code in page.areas.villages if code.startswith("532104")]
    assert set(editor.value().split(",")) == set(everywhere)
    QTest.keyClicks(field, "Desa Antah")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert editor.value().endswith("Desa Antah")
    dialog.done(0)


def test_a_wadah_is_added_and_corrected(page: AgentsPage, qtbot: QtBot) -> None:
    dialog = page.add_wadah()
    dialog.form.set_values({"name": "wadah  BETUN"})
    dialog.submit()
    qtbot.waitUntil(lambda: "already" in dialog.form.field("name")._under.text())
    dialog.form.set_values({"name": "Wadah Wewiku", "head": "Yosef Bria", "region": "532101"})
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    qtbot.waitUntil(lambda: page.wadah.model.rowCount() == 3)
    page.tabs.show_tab(page.wadah)
    page.wadah.table.choose_row(2)
    row = page.wadah.chosen()
    assert row is not None
    assert (row.line.name, row.line.head) == ("Wadah Wewiku", "Yosef Bria")
    again = page.acts.ask_wadah(page.areas, row)
    again.form.set_values({"active": "no"})
    with qtbot.waitSignal(again.accepted):
        again.submit()
    qtbot.waitUntil(lambda: not page.state.wadah[2].line.active)


def test_villages_without_an_agent_stand_with_the_people_listed_there(page: AgentsPage) -> None:
    page.tabs.show_tab(page.villages)
    codes = {each.code for each in page.villages.fitting()}
    assert not codes & {FIRST, SECOND, THIRD}
    page.villages.which.set_value("untrained")
    page.villages.which.chosen.emit("untrained")
    codes = {each.code for each in page.villages.fitting()}
    # Who has a certificate that holds counts as trained.
    assert THIRD in codes
    assert not codes & {FIRST, SECOND}
    page.villages.kecamatan.set_value("Weliman")
    page.villages._show()
    listed = sum(each.listed for each in page.villages.fitting())
    assert listed > 100
    assert page.villages.card.of.whole().endswith("people listed there")


def test_an_agent_who_is_not_active_any_more_leaves_the_village_uncovered(
    page: AgentsPage, made: Agents, full: Context, qtbot: QtBot
) -> None:
    def work(_progress: object) -> None:
        with full.database.write() as session:
            change_agent(session, full.acting, made.ids["Kornelis Taek"], {"active": "no"})

    full.jobs.run(work, None, "Changing")
    qtbot.waitUntil(lambda: THIRD in {each.code for each in page.villages.fitting()})


def test_a_register_without_agents_shows_the_first_steps(
    empty: Context, open_window: Callable[[Context], MainWindow]
) -> None:
    window = open_window(empty)
    window.go(AgentsPage.KEY)
    page = window.page(AgentsPage.KEY)
    assert isinstance(page, AgentsPage)
    buttons = [each.text().strip() for each in page.agents.findChildren(QPushButton) if
               each.isVisible()]  # fmt: skip
    assert "Add Perisai" in buttons
    page.tabs.show_tab(page.wadah)
    told = [each.text() for each in page.wadah.findChildren(Words) if each.isVisible()]
    assert "No wadah yet" in told


def test_a_narrow_window_shows_the_agent_in_the_place_of_the_table(
    page: AgentsPage, made: Agents
) -> None:
    window = page.window()
    window.resize(700, 600)
    page.opened(made.ids[LONG])
    assert page.agents.panel.isVisible()
    assert not page.agents.table.isVisible()
    page.agents.panel.closed.emit()
    assert page.agents.table.isVisible()


def test_beside_an_agent_columns_go_that_the_panel_tells_of_and_come_back(
    page: AgentsPage, made: Agents, full: Context
) -> None:
    before = page.agents.table.shown_keys()
    page.opened(made.ids["Maria Bete"])
    beside = page.agents.table.shown_keys()
    assert set(before) - set(beside) == {"villages", "phone", "active"}
    page.agents.panel.closed.emit()
    assert page.agents.table.shown_keys() == before
    kept = full.preferences.shape("table-agents")
    header = page.agents.table.horizontalHeader()
    assert kept is None or header.saveState() == kept
