"""The wording of papers in the settings: written, seen, told what is wrong, kept as versions."""

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from db.queries.wording import letterform_versions
from desktop.ui.context import Context
from desktop.ui.pages.settings.wording import WordingSection


def _part(section: WordingSection, key: str):  # type: ignore[no-untyped-def]
    return next(one for one in section.form.editors if one.place == (key,))


def test_a_part_is_written_seen_and_kept_as_a_version(full: Context, qtbot) -> None:  # type: ignore[no-untyped-def]
    section = WordingSection(full)
    qtbot.addWidget(section)
    section.reload()
    qtbot.waitUntil(lambda: section.preview.pages() > 0, timeout=20_000)
    closing = _part(section, "penutup")
    closing.setPlainText("Terima kasih {jumalh}")
    assert not closing.problem.isHidden()
    assert not section.save.isEnabled()
    closing.setPlainText("Terima kasih ")
    closing.moveCursor(QTextCursor.MoveOperation.End)
    section.form._use(closing)
    section.form.insert("{jumlah}")
    assert closing.problem.isHidden()
    assert section.save.isEnabled()
    section.save.click()

    def kept() -> bool:
        with full.database.read() as session:
            return len(letterform_versions(session, "enrolment")) == 1

    qtbot.waitUntil(kept, timeout=20_000)
    with full.database.read() as session:
        assert "Terima kasih {jumlah}" in letterform_versions(session, "enrolment")[0].text


def test_what_is_written_stays_when_somebody_else_writes(full: Context, qtbot: QtBot) -> None:
    section = WordingSection(full)
    qtbot.addWidget(section)
    section.reload()
    _part(section, "penutup").setPlainText("Terima kasih banyak")
    section.reload()
    assert _part(section, "penutup").toPlainText() == "Terima kasih banyak"
    section._on_raw()
    section.raw.insertPlainText("[no toml")
    section.reload()
    assert "[no toml" in section.raw.toPlainText()


def test_a_page_of_the_kind_before_is_not_shown_of_a_kind_that_is_wrong(
    full: Context, qtbot: QtBot
) -> None:
    section = WordingSection(full)
    qtbot.addWidget(section)
    section.reload()
    first, second = section.kinds.value(), section.kinds.itemData(1)
    section._drafts[second] = {**section._now()[0], "penutup": "{jumalh}"}
    section.kinds.set_value(second)
    assert section.kinds.value() != first
    qtbot.waitUntil(lambda: not full.jobs.busy, timeout=20_000)
    assert section.preview.pages() == 0
