"""What every page is: a title, its buttons, a body, and when it looks at the register again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.engine import Session
from desktop.domain.texts import gettext
from desktop.ui.context import Context
from desktop.ui.parts.card import column, holder, row, scrolling
from desktop.ui.parts.words import Shortened
from desktop.ui.undo_button import UndoButton

PAPER_ENDINGS = frozenset((".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp"))
"""Files that may be papers to check: a PDF, a photo, a scan."""


@dataclass(frozen=True, slots=True)
class Badge:
    """The number beside a page's name: how many wait there; an error where rows are held."""

    number: int
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that proves how a page looks: its name, and what is done before it is taken.

    `arrange` may give back a dialog, which is then drawn over the window.
    """

    name: str
    arrange: Callable[[], QWidget | None]


class Page(QWidget):
    """A screen. A subclass names itself, makes its widgets in `__init__`, and reads in `reload`.

    `go` asks the main window for another page by its key, with what it is about.
    """

    KEY: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    """Marked for the catalogue, translated when shown."""
    ICON: ClassVar[str] = ""
    TABLES: ClassVar[frozenset[str]] = frozenset()
    """The tables that the page shows: when a job writes one of them the page reads again."""
    TAKES_FILES: bool = False
    """Whether files dropped on the window are this page's (it is opened about their paths).

    A page may say otherwise of itself while something that takes them is open in it.
    """
    TAKES_PDFS: ClassVar[bool] = False
    """The same for files that are all PDFs."""
    UNDOES: ClassVar[bool] = False
    """Whether its header has a button that takes back what was done last, with Ctrl+Z."""

    go = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Shortened(gettext(self.TITLE), "title")
        self._caption = Shortened("", "caption")
        self._caption.hide()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        if self.UNDOES:
            self.buttons.addWidget(UndoButton(context, self))
        header = row(gap=16)
        header.addLayout(column(self.title, self._caption, gap=2), 1)
        header.addLayout(self.buttons)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(24, 12, 24, 16)
        self.body.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(holder(_indented(header)))
        layout.addWidget(scrolling(holder(self.body)), 1)

    def set_caption(self, text: str) -> None:
        """Say under the title what the page holds now."""
        self._caption.setText(text)
        self._caption.setVisible(bool(text))

    @staticmethod
    def badge(_session: Session) -> Badge | None:
        """What the side bar shows beside the name; nothing where nothing waits."""
        return None

    def opened(self, about: object = None) -> None:
        """The page was gone to, `about` something: a filter, paths, an id."""

    def reload(self) -> None:
        """Read the register again: after the page was made, and when one of TABLES changed."""

    def pictures(self) -> list[Picture]:
        """What else to show of this page in pictures, beside the page as it opens."""
        return []


def _indented(header: QHBoxLayout) -> QHBoxLayout:
    header.setContentsMargins(24, 0, 24, 0)
    return header
