"""Letters in the window: composed, approved, issued, numbered, cancelled, checked."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.queries.letters import letters
from desktop.domain.statuses import LetterState
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import issue_letter
from desktop.ui.context import Context
from desktop.ui.dialogs.issue_letter import BLANK, NEXT, TYPED
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.letters.page import LettersPage

SLOW = 20_000
Open = Callable[[Context], MainWindow]


def letters_page(window: MainWindow) -> LettersPage:
    window.go("letters")
    page = window.page("letters")
    assert isinstance(page, LettersPage)
    return page


def wait(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=SLOW)


def heads(page: LettersPage) -> list[str]:
    """The buttons at the top, by what they say."""
    items = [page.buttons.itemAt(at) for at in range(page.buttons.count())]
    shown = [item.widget() for item in items if item is not None]
    return [each.accessibleName() for each in shown if isinstance(each, QAbstractButton)]


def an_issued_letter(context: Context, out: Path, number: str | None = None) -> int:
    with context.database.write() as session:
        letter = draft_letter(session, context.acting, funding=1, limit=3).letter
        approve_letter(session, context.acting, letter)
        issue_letter(session, context.acting, letter, out=out, number=number)
    return letter


def state_of(context: Context) -> str:
    with context.database.read() as session:
        return letters(session)[0].state


def test_an_office_without_funding_is_led_to_it(
    qtbot: QtBot, empty: Context, open_window: Open
) -> None:
    window = open_window(empty)
    page = letters_page(window)
    assert heads(page) == ["Check a paper..."]
    (add,) = [
        each
        for each in page.list.findChildren(QPushButton)
        if each.isVisible() and each.accessibleName() == "Add funding"
    ]
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    assert page.isHidden()


def test_the_count_the_cost_and_the_pages_follow_what_is_chosen(
    qtbot: QtBot, full: Context, open_window: Open
) -> None:
    page = letters_page(open_window(full))
    page.start_letter()
    wait(qtbot, full)
    everybody = page.compose.submit.accessibleName()
    page.compose.limit.setFocus()
    QTest.keyClicks(page.compose.limit, "12")
    QTest.keyClick(page.compose.limit, Qt.Key.Key_Return)
    wait(qtbot, full)
    assert page.compose.submit.accessibleName() == "Ask for approval of 12 people" != everybody
    assert page.compose.preview.pages() >= 2
    names = page.compose.show_names("over_limit")
    assert names is not None
    assert {one.reason for one in names.shown()} == {"over_limit"}
    names.accept()


def test_a_choice_that_is_overtaken_is_never_shown(
    qtbot: QtBot, full: Context, open_window: Open
) -> None:
    page = letters_page(open_window(full))
    page.start_letter()
    for number in ("40", "30", "5"):
        page.compose.limit.set_value(number)
        page.compose.choose()
    wait(qtbot, full)
    assert page.compose.submit.accessibleName() == "Ask for approval of 5 people"


def test_who_is_left_out_is_saved_as_a_sheet(
    qtbot: QtBot, full: Context, open_window: Open, tmp_path: Path
) -> None:
    page = letters_page(open_window(full))
    page.start_letter()
    page.compose.limit.set_value("2")
    page.compose.choose()
    wait(qtbot, full)
    names = page.compose.show_names()
    assert names is not None
    names.save_wanted.emit()
    dialog = page.window().findChild(QFileDialog)
    assert dialog is not None
    path = tmp_path / "tidak ikut.xlsx"
    dialog.filesSelected.emit([str(path)])
    dialog.done(0)
    wait(qtbot, full)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert sheet.max_row == 1 + len(names.shown())
    names.accept()


def test_a_letter_goes_all_its_way_and_its_buttons_with_it(
    qtbot: QtBot, full: Context, open_window: Open, tmp_path: Path
) -> None:
    page = letters_page(open_window(full))
    page.start_letter()
    page.compose.limit.set_value("3")
    page.compose.choose()
    wait(qtbot, full)
    page.compose.submit.click()
    wait(qtbot, full)
    assert state_of(full) == LetterState.SUBMITTED
    assert heads(page) == ["More for this letter", "Approve...", "Close"]
    assert page.letter.line is not None
    page.acts.approve(page.letter.line).submit()
    wait(qtbot, full)
    assert heads(page) == ["More for this letter", "Issue...", "Close"]
    dialog = page.issuing.issue(page.letter.line)
    dialog.set_folder(tmp_path / "Surat")
    dialog.submit()
    wait(qtbot, full)
    assert heads(page) == ["More for this letter", "Open", "Sent...", "Print...", "Close"]
    assert len(list((tmp_path / "Surat").iterdir())) == 2
    cancel = page.acts.cancel(page.letter.line)
    cancel.submit()
    assert state_of(full) == LetterState.ISSUED
    cancel.form.set_values({"reason": "Salah sumber dana"})
    cancel.submit()
    wait(qtbot, full)
    assert state_of(full) == LetterState.CANCELLED
    assert heads(page) == ["Open", "Close"]


def test_a_draft_is_thrown_away_only_after_yes(
    qtbot: QtBot, full: Context, open_window: Open
) -> None:
    with full.database.write() as session:
        letter = draft_letter(session, full.acting, funding=1, limit=3).letter
    window = open_window(full)
    window.go("letters", letter)
    page = letters_page(window)
    wait(qtbot, full)
    assert page.letter.line is not None
    page.acts.discard(page.letter.line).reject()
    wait(qtbot, full)
    assert state_of(full) == LetterState.DRAFT
    page.acts.discard(page.letter.line).submit()
    wait(qtbot, full)
    with full.database.read() as session:
        assert letters(session) == []
    assert page.list.isVisible()


def test_a_number_is_proposed_typed_or_left_for_the_pen(
    qtbot: QtBot, full: Context, open_window: Open, tmp_path: Path
) -> None:
    with full.database.write() as session:
        letter = draft_letter(session, full.acting, funding=1, limit=3).letter
        approve_letter(session, full.acting, letter)
    page = letters_page(open_window(full))
    page.show_letter(letter)
    wait(qtbot, full)
    assert page.letter.line is not None
    dialog = page.issuing.issue(page.letter.line)
    proposed = dialog.number.value()
    assert proposed.split("/")[1] == "1"
    dialog.number_by.button(TYPED).click()
    dialog.number.set_value("")
    dialog.submit()
    assert dialog.isVisible()
    dialog.number_by.button(NEXT).click()
    assert dialog.number.value() == proposed
    dialog.date.set_value("2027-02-03")
    dialog.date.edited.emit()
    assert dialog.number.value().endswith("/II/2027")
    dialog.number_by.button(BLANK).click()
    dialog.date.set_value("besok")
    dialog.submit()
    assert dialog.isVisible()
    dialog.date.set_value("2026-11-24")
    dialog.set_folder(tmp_path)
    dialog.submit()
    wait(qtbot, full)
    assert "Record number..." in heads(page)
    record = page.acts.record_number(page.letter.line)
    record.form.set_values({"number": "500.15.14.2/77/DISNAKERTRANS/XI/2026"})
    record.submit()
    wait(qtbot, full)
    assert page.title.whole() == "500.15.14.2/77/DISNAKERTRANS/XI/2026"


def test_a_folder_that_takes_nothing_leaves_the_dialog_and_the_letter_as_they_are(
    qtbot: QtBot, full: Context, open_window: Open, tmp_path: Path
) -> None:
    with full.database.write() as session:
        letter = draft_letter(session, full.acting, funding=1, limit=3).letter
        approve_letter(session, full.acting, letter)
    page = letters_page(open_window(full))
    page.show_letter(letter)
    wait(qtbot, full)
    assert page.letter.line is not None
    file = tmp_path / "no folder"
    file.write_text("a file", encoding="utf-8")
    dialog = page.issuing.issue(page.letter.line)
    dialog.set_folder(file / "Surat")
    dialog.submit()
    wait(qtbot, full)
    assert dialog.fault.isVisible()
    assert dialog.act.isEnabled()
    assert state_of(full) == LetterState.APPROVED
    dialog.reject()


@pytest.mark.parametrize(
    ("change", "verdict"),
    [(b"", "Authentic"), (b" ", "Altered"), (None, "No paper of ours")],
)
def test_a_pdf_is_told_for_what_it_is(
    qtbot: QtBot,
    full: Context,
    open_window: Open,
    tmp_path: Path,
    change: bytes | None,
    verdict: str,
) -> None:
    an_issued_letter(full, tmp_path)
    (pdf,) = tmp_path.glob("*.pdf")
    pdf.write_bytes(b"%PDF-1.4\nkosong" if change is None else pdf.read_bytes() + change)
    page = letters_page(open_window(full))
    page.opened([pdf])
    wait(qtbot, full)
    dialog = page.checking
    assert dialog is not None
    assert dialog.verdict_words() == verdict
    dialog.accept()


def test_the_list_shows_the_letters_of_a_state_and_enter_opens_one(
    qtbot: QtBot, full: Context, open_window: Open, tmp_path: Path
) -> None:
    issued = an_issued_letter(full, tmp_path)
    with full.database.write() as session:
        draft_letter(session, full.acting, funding=1, limit=3)
    page = letters_page(open_window(full))
    table = page.list.table
    assert table.model().rowCount() == 2
    page.list.show_state("issued")
    assert table.model().rowCount() == 1
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    wait(qtbot, full)
    assert page.letter.line is not None
    assert page.letter.line.id == issued
    assert page.letter.people.view.model().rowCount() == 3


def test_pages_are_turned_and_enlarged_by_keys(
    qtbot: QtBot, full: Context, open_window: Open, tmp_path: Path
) -> None:
    letter = an_issued_letter(full, tmp_path)
    page = letters_page(open_window(full))
    page.show_letter(letter)
    wait(qtbot, full)
    preview = page.letter.preview
    view = preview.pages_view
    assert (preview.page(), preview.pages()) == (0, 2)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert preview.page() == 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert preview.page() == 0
    before = view.zoomFactor()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoomFactor() != before
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.zoomMode() == view.ZoomMode.FitToWidth


class Viewer(QObject):
    """Takes what would be opened by the system."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_a_letter_is_opened_where_its_copy_lies(
    qtbot: QtBot, full: Context, open_window: Open, tmp_path: Path
) -> None:
    letter = an_issued_letter(full, tmp_path / "Surat")
    full.preferences.keep_folder("letters", str(tmp_path / "Surat"))
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "take")  # type: ignore[arg-type]
    try:
        page = letters_page(open_window(full))
        page.show_letter(letter)
        wait(qtbot, full)
        assert page.letter.line is not None
        page.papers.open(page.letter.line)
        wait(qtbot, full)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert viewer.opened == list((tmp_path / "Surat").glob("*.pdf"))


def test_a_narrow_window_puts_the_paper_under_the_choices(
    qtbot: QtBot, full: Context, open_window: Open
) -> None:
    window = open_window(full)
    page = letters_page(window)
    page.start_letter()
    wait(qtbot, full)

    def top(widget: QWidget) -> int:
        return widget.mapTo(page, QPoint()).y()

    window.resize(1366, 688)
    qtbot.waitUntil(lambda: top(page.compose.preview) < top(page.compose.keep))
    window.resize(800, 600)
    qtbot.waitUntil(lambda: top(page.compose.preview) > top(page.compose.keep))


def test_a_pdf_dropped_on_any_page_is_checked(
    qtbot: QtBot, full: Context, open_window: Open, tmp_path: Path
) -> None:
    an_issued_letter(full, tmp_path)
    (pdf,) = tmp_path.glob("*.pdf")
    window = open_window(full)
    window.open_file(pdf)
    page = letters_page(window)
    wait(qtbot, full)
    assert page.checking is not None
    assert page.checking.verdict_words() == "Authentic"
    page.checking.accept()
