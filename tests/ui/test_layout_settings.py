"""The columns of the sheets sent out are arranged in the settings, each with an example."""

from pytestqt.qtbot import QtBot

from desktop.services.sheets.layouts_kept import layout_names, layout_versions, office_layout
from desktop.ui.context import Context
from desktop.ui.pages.settings.layouts import LayoutsSection


def _section(qtbot: QtBot, context: Context) -> LayoutsSection:
    made = LayoutsSection(context)
    qtbot.addWidget(made)
    made.reload()
    return made


def _names(context: Context) -> list[str]:
    with context.database.read() as session:
        return layout_names(session)


def _headers(context: Context, name: str) -> list[str]:
    with context.database.read() as session:
        return [one.header for one in office_layout(session, name).columns]


def test_a_column_is_moved_renamed_added_and_taken_out_and_kept_as_a_version(
    qtbot: QtBot, full: Context
) -> None:
    section = _section(qtbot, full)
    before = _headers(full, "lontar")
    assert section.columns.count() == len(before)
    assert section.columns.item(0).text().startswith("NIK\n53")
    section.move_by(1)
    section.form.set_values({"header": "Nomor Induk Kependudukan"})
    section._on_edited()
    section.add()
    section.form.set_values({"header": "Negara", "fixed": "Indonesia"})
    section._on_edited()
    assert section.columns.item(2).text() == "Negara\nIndonesia"
    section.columns.setCurrentRow(section.columns.count() - 1)
    section.take_out()
    assert section.save.isEnabled()
    section.save.click()
    qtbot.waitUntil(lambda: not full.jobs.busy, timeout=20_000)
    expected = [before[1], "Nomor Induk Kependudukan", "Negara", *before[2:-1]]
    assert _headers(full, "lontar") == expected
    with full.database.read() as session:
        assert [one.version for one in layout_versions(session, "lontar")] == [1]


def test_what_is_wrong_with_a_column_is_said_and_not_saved(qtbot: QtBot, full: Context) -> None:
    section = _section(qtbot, full)
    section.form.set_values({"header": ""})
    section._on_edited()
    assert section.problem.text().startswith("1: ")
    assert not section.save.isEnabled()
    section.form.set_values({"header": "NIK", "format": "number"})
    section._on_edited()
    assert not section.save.isEnabled()
    section.form.set_values({"format": "text", "width": "x"})
    section._on_edited()
    assert not section.save.isEnabled()
    section.form.set_values({"width": "18"})
    section._on_edited()
    assert section.save.isEnabled()


def test_columns_are_kept_under_a_name_of_the_office(qtbot: QtBot, full: Context) -> None:
    section = _section(qtbot, full)
    dialog = section.ask_name()
    dialog.form.set_values({"name": "Bukan Nama"})
    dialog.submit()
    qtbot.waitUntil(lambda: not full.jobs.busy, timeout=20_000)
    dialog.form.set_values({"name": "bpu-malaka"})
    dialog.submit()
    qtbot.waitUntil(lambda: not full.jobs.busy, timeout=20_000)
    with full.database.read() as session:
        assert "bpu-malaka" in layout_names(session)
        assert office_layout(session, "bpu-malaka") == office_layout(session, "lontar")
    assert section.names.value() == "bpu-malaka"
    section.move_by(1)
    section.save.click()
    qtbot.waitUntil(lambda: not full.jobs.busy, timeout=20_000)
    own, programs = _headers(full, "bpu-malaka"), _headers(full, "lontar")
    assert own == [programs[1], programs[0], *programs[2:]]


def test_what_was_arranged_stays_when_somebody_else_writes_and_when_it_is_left(
    qtbot: QtBot, full: Context
) -> None:
    section = _section(qtbot, full)
    assert not section.save.isEnabled()
    section.move_by(1)
    arranged = section._layout
    section.reload()
    assert section._layout == arranged
    other = next(name for name in _names(full) if name != "lontar")
    section._choose(other)
    assert not section.save.isEnabled()
    section._choose("lontar")
    assert section._layout == arranged
    assert section.save.isEnabled()
