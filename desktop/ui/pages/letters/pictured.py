"""The further pictures of Surat: a new letter, one in each of its tabs, and its dialogs."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from db.queries import letters as queries
from db.queries.letters import LetterLine
from desktop.domain.texts import gettext as _
from desktop.ui.context import Context
from desktop.ui.dialogs.check_letter import CheckLetter
from desktop.ui.dialogs.print_pages import PrintPages
from desktop.ui.dialogs.view_pdf import ViewPdf
from desktop.ui.pages.letters.acts import LetterActs
from desktop.ui.pages.letters.issuing import Issuing
from desktop.ui.pages.letters.one_letter import OneLetter
from desktop.ui.pages.letters.read import pdf_of
from desktop.ui.pages.page import Picture
from desktop.ui.parts.pdf_document import paper_runs


class _Pictured(Protocol):
    """What of the page is arranged for a picture."""

    context: Context
    acts: LetterActs
    issuing: Issuing
    letter: OneLetter

    def show_list(self) -> None:
        """Go to the list of letters."""

    def show_letter(self, letter: int) -> None:
        """Go to a letter."""

    def start_letter(self, region: str = "") -> None:
        """Go to a new letter."""

    def check(self, path: Path | None = None) -> CheckLetter:
        """Ask for a paper to check."""


def pictures_of(page: _Pictured) -> list[Picture]:
    """A new letter and the check; then the newest letter and, if any is out, that one."""

    def check() -> QWidget:
        page.show_list()
        return page.check()

    with page.context.database.read() as session:
        lines = queries.letters(session)
    issued = next((line for line in lines if line.issued_at is not None), None)
    pictures = [Picture("compose", page.start_letter), Picture("check", check)]
    if lines:
        pictures += _of_letter(page, lines[0])
    if issued is not None:
        pictures += _of_issued(page, issued)
    return pictures


def _of_letter(page: _Pictured, line: LetterLine) -> list[Picture]:
    def letter() -> None:
        page.show_letter(line.id)

    def people() -> None:
        letter()
        page.letter.tabs.show_tab(page.letter.people)

    def cancel() -> QWidget:
        letter()
        return page.acts.cancel(line)

    return [Picture("letter", letter), Picture("people", people), Picture("cancel", cancel)]


def _of_issued(page: _Pictured, line: LetterLine) -> list[Picture]:
    def content() -> bytes:
        with page.context.database.read() as session:
            return pdf_of(session, line.id)

    def find() -> None:
        page.show_letter(line.id)

    def printing() -> QWidget:
        find()
        asked = PrintPages(line.number, paper_runs(content()), [_("Printer")], "", page.letter)
        asked.open()
        return asked

    def view() -> QWidget:
        find()
        shown = ViewPdf(line.number, content(), page.letter)
        shown.open()
        return shown

    def replace() -> QWidget:
        find()
        return page.acts.replace(line)

    pictures = [
        Picture("issued", find),
        Picture("print", printing),
        Picture("view", view),
        Picture("replace", replace),
    ]
    for number, tab in page.letter.more.items():
        if tab.concerns(line):
            pictures.append(Picture(f"tab-{number}", _tab(page, line, number)))
    return pictures


def _tab(page: _Pictured, line: LetterLine, number: int) -> Callable[[], None]:
    def show() -> None:
        page.show_letter(line.id)
        page.letter.tabs.show_tab(page.letter.more[number])

    return show
