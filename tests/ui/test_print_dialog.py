"""What of a paper is printed: its parts, pages typed, copies, and the words of the button."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.ui.dialogs.print_pages import (
    ANNEX,
    LETTER,
    LONG_EDGE,
    SOME,
    PrintPages,
    PrintWanted,
    parts_of,
    read_pages,
)
from desktop.ui.parts.pdf_document import PaperRun

RUNS = [PaperRun(1, 2, "A4", lying=False), PaperRun(3, 14, "A4", lying=True)]


@pytest.fixture
def dialog(qtbot: QtBot, application: QApplication) -> Iterator[PrintPages]:
    shown = PrintPages("Surat 1", RUNS, ["Laser", "Tinta"], "Tinta")
    shown.open()
    yield shown
    if isValid(shown):  # one that was answered has let itself go
        shown.done(0)


def decided(qtbot: QtBot, dialog: PrintPages) -> PrintWanted:
    with qtbot.waitSignal(dialog.submitted, timeout=1_000) as given:
        dialog.act.click()
    wanted = given.args[0]
    assert isinstance(wanted, PrintWanted)
    return wanted


def test_a_letter_is_printed_whole_unless_a_part_is_chosen(
    qtbot: QtBot, dialog: PrintPages
) -> None:
    assert dialog.act.text().strip() == "Print 14 pages"
    dialog.which.button(ANNEX).click()
    assert dialog.act.text().strip() == "Print 12 pages"
    dialog.which.button(LETTER).click()
    dialog.copies.setText("3")
    dialog.copies.edited.emit()
    assert dialog.act.text().strip() == "Print 6 pages"
    dialog.sides.set_value(LONG_EDGE)
    assert decided(qtbot, dialog) == PrintWanted("Tinta", [1, 2], 3, LONG_EDGE)


def test_pages_that_are_not_there_are_told_beside_their_field(
    qtbot: QtBot, dialog: PrintPages
) -> None:
    dialog.which.button(SOME).click()
    dialog.pages.set_value("2-15")
    with qtbot.assertNotEmitted(dialog.submitted, wait=50):
        dialog.act.click()
    assert "1 to 14" in dialog.pages.accessibleDescription()
    dialog.pages.set_value("14, 2-3")
    assert decided(qtbot, dialog).pages == [2, 3, 14]


def test_copies_that_are_no_number_are_refused(qtbot: QtBot, dialog: PrintPages) -> None:
    dialog.copies.set_value("0")
    with qtbot.assertNotEmitted(dialog.submitted, wait=50):
        dialog.act.click()
    assert dialog.copies.accessibleDescription() == "1 to 99"


def test_without_a_printer_nothing_can_be_pressed(qtbot: QtBot, application: QApplication) -> None:
    dialog = PrintPages("Surat 1", RUNS, [], "")
    dialog.open()
    assert not dialog.act.isEnabled()
    assert dialog.act.toolTip() == "No printer is set up on this computer"
    dialog.done(0)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1", [1]),
        ("5, 1-2", [1, 2, 5]),
        ("3 – 4;9", [3, 4, 9]),
        ("2-1", []),
        ("0", []),
        ("10", []),
        ("1-10", []),
        ("a", []),
        ("", []),
    ],
)
def test_pages_are_read_as_people_type_them(text: str, pages: list[int]) -> None:
    assert read_pages(text, 9) == pages


def test_only_a_letter_with_a_lying_annex_has_parts() -> None:
    assert parts_of(RUNS) == {LETTER: range(1, 3), ANNEX: range(3, 15)}
    assert parts_of(RUNS[:1]) == {}
    assert parts_of([RUNS[1]]) == {}
