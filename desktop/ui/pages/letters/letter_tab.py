"""A further part of one letter: a tab beside its pages and its people."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.queries.letters import LetterLine
from desktop.ui.context import Context


class LetterTab(QWidget):
    """Is made once and shown for letter after letter.

    `named` gives other words for its tab, such as its count; `go` asks for another page,
    `letter_wanted` for another letter.
    """

    TAKES_LISTS = False
    """Whether a list dropped on the window while its letter is open is for it (`take_list`)."""

    named = Signal(str)
    go = Signal(str, object)
    letter_wanted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def title(self) -> str:
        """The words of its tab, until it gives others."""
        raise NotImplementedError

    def concerns(self, line: LetterLine) -> bool:
        """Whether this letter has such a part; its tab is hidden otherwise."""
        raise NotImplementedError

    def show_letter(self, line: LetterLine) -> None:
        """Show it of this letter; called each time that letter was read, after every change."""
        raise NotImplementedError

    def choose_list(self) -> None:
        """Ask for the list that it takes; the tab is in sight by then."""
        raise NotImplementedError

    def take_list(self, path: Path) -> None:
        """A list that was dropped; the tab is in sight by then."""
        raise NotImplementedError

    def leave(self) -> None:
        """The letter is not looked at any more."""
