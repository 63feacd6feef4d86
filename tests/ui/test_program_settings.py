"""Pengaturan > Program: who letters take, changed by hand, each with what it means."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.settings import ALL
from desktop.services.offices.settings import read_settings
from desktop.ui.code_editor import CodeEditor
from desktop.ui.context import Context
from desktop.ui.form import Form
from desktop.ui.pages.settings.choices import ChoicesSection
from desktop.ui.pages.settings.letters import LettersSection
from desktop.ui.pages.settings.program import ProgramSection
from desktop.ui.pages.settings.trainings import TrainingsSection


@pytest.fixture
def section(empty: Context, qtbot: QtBot) -> ProgramSection:
    made = ProgramSection(empty)
    qtbot.addWidget(made)
    made.reload()
    made.show()
    return made


def _form(section: ProgramSection) -> Form:
    return next(form for form in section.forms if form.has("minimum_age"))


def test_ages_and_what_letters_take_are_changed_and_kept(
    section: ProgramSection, empty: Context, qtbot: QtBot
) -> None:
    form = _form(section)
    form.set_values({"minimum_age": "18", "maximum_age": "60", "letters_take_doubles": "yes"})
    form.edited.emit()
    with qtbot.waitSignal(empty.messages.said):
        section._save.click()
    with empty.database.read() as session:
        settings = read_settings(session)
    assert (settings.number("minimum_age"), settings.number("maximum_age")) == (18, 60)
    assert settings.yes("letters_take_doubles")


def test_ages_that_cannot_be_are_refused_and_nothing_is_kept(
    section: ProgramSection, empty: Context, qtbot: QtBot
) -> None:
    said: list[object] = []
    empty.jobs.refused.connect(said.append)
    form = _form(section)
    form.set_values({"minimum_age": "70", "maximum_age": "60"})
    form.edited.emit()
    section._save.click()
    qtbot.waitUntil(lambda: bool(said))
    assert "over the highest" in str(said[0])
    with empty.database.read() as session:
        assert read_settings(session).number("minimum_age") == 17


@pytest.mark.parametrize("part", [LettersSection, ProgramSection, TrainingsSection])
def test_each_says_what_it_means(part: type[ChoicesSection], empty: Context, qtbot: QtBot) -> None:
    made = part(empty)
    qtbot.addWidget(made)
    groups = {group for some in part.GROUPS.values() for group in some}
    for key in (one.key for one in ALL if one.group in groups):
        field = next(form for form in made.forms if form.has(key)).field(key)
        assert len(field.asked.help) > 20, key
        assert field._under.text() == field.asked.help


def test_no_setting_of_this_version_is_missing_from_the_pages() -> None:
    shown = {
        group
        for part in (LettersSection, ProgramSection, TrainingsSection)
        for some in part.GROUPS.values()
        for group in some
    }
    assert {one.group for one in ALL} == shown


def test_a_classification_code_is_offered_with_what_it_is_for(qtbot: QtBot) -> None:
    editor = CodeEditor()
    qtbot.addWidget(editor)
    completer = editor.completer()
    completer.setCompletionPrefix("15.10")
    offered = completer.completionModel()
    assert offered.rowCount() == 1
    assert "sektor informal" in str(offered.index(0, 0).data())
    assert completer.currentCompletion() == "500.15.10.1"
