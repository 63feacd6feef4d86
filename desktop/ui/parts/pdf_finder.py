"""A line over the pages of a PDF: type, and walk from find to find."""

from collections import deque

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfLink, QPdfSearchModel
from PySide6.QtWidgets import QFrame, QLineEdit

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.ui.parts.buttons import IconButton
from desktop.ui.parts.card import row
from desktop.ui.parts.pdf_pages import PdfPages
from desktop.ui.parts.words import Words

_LEAST = 2
"""One letter is found everywhere: from two on it is looked for."""


class _Field(QLineEdit):
    """Enter goes on, Shift and Enter back, Esc closes the line and nothing around it."""

    def __init__(self, owner: "PdfFinder") -> None:
        super().__init__()
        self._owner = owner
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(_("A name, or a word"))
        self.setAccessibleName(_("Find in these pages"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._owner.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self._owner.leave()
        else:
            super().keyPressEvent(event)


class PdfFinder(QFrame):
    """Finds in the pages beside it; hidden until `begin`.

    A page is looked through at a time (some 3 ms each), from the page at hand on and round, so
    that the window goes on. Qt's model by itself takes ten pages a second, and all at once where
    it is asked for a find by its number.
    """

    def __init__(self, pages: PdfPages) -> None:
        super().__init__()
        self.setProperty("part", "footer")
        self._pages = pages
        self._blank = QPdfDocument()
        self._model = QPdfSearchModel(self)
        self._model.setDocument(self._blank)
        self._finds: dict[int, list[QPdfLink]] = {}
        self._left: deque[int] = deque()
        self._at: tuple[int, int] | None = None
        self._walk = QTimer(self)
        self._walk.timeout.connect(self._look)
        self.field = _Field(self)
        self.field.textChanged.connect(self._on_typed)
        self.told = Words("", "caption")
        self._before = IconButton("chevron-up", _("Find before"), lambda: self.step(-1))
        self._after = IconButton("chevron-down", _("Next find"), lambda: self.step(1))
        line = row(gap=6, margins=(12, 6, 8, 6))
        line.addWidget(self.field, 1)
        line.addWidget(self.told)
        for button in (self._before, self._after):
            line.addWidget(button)
        line.addWidget(IconButton("dismiss", _("Stop finding"), self.leave))
        self.setLayout(line)
        pages.setSearchModel(self._model)
        self.hide()

    def set_document(self, document: QPdfDocument | None) -> None:
        """Find in another document; what was typed is looked for in it."""
        self._forget()
        self._model.setDocument(document if document is not None else self._blank)
        if document is not None and not self.isHidden():
            self._on_typed()

    def begin(self) -> None:
        """Let something be typed."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._on_typed()

    def leave(self) -> None:
        """Find no more; the pages have the keys again."""
        self._forget()
        self.hide()
        self._pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next find, from the last to the first."""
        pages = sorted(self._finds)
        if self._at is None or not pages:
            return
        page, number = self._at
        if 0 <= number + by < len(self._finds[page]):
            self._point_at((page, number + by))
            return
        page = pages[(pages.index(page) + by) % len(pages)]
        self._point_at((page, 0 if by > 0 else len(self._finds[page]) - 1))

    def _number(self) -> int:
        """How many finds are before the one at hand, in the order of the pages."""
        assert self._at is not None
        page, number = self._at
        return number + sum(len(found) for each, found in self._finds.items() if each < page)

    def _forget(self) -> None:
        self._walk.stop()
        self._finds.clear()
        self._left.clear()
        self._at = None
        self._pages.setCurrentSearchResultIndex(-1)
        self._model.setSearchString("")

    def _on_typed(self) -> None:
        text = self.field.text().strip()
        self._forget()
        if len(text) >= _LEAST:
            self._model.setSearchString(text)
            here, count = self._pages.page(), self._pages.pages()
            self._left.extend((here + each) % count for each in range(count))
            self._walk.start()
        self._tell()

    def _look(self) -> None:
        """Look through the next page; the first find is gone to at once."""
        if not self._left:
            self._walk.stop()
            self._mark()
        else:
            page = self._left.popleft()
            found = self._model.resultsOnPage(page)
            if found:
                self._finds[page] = found
                if self._at is None:
                    self._point_at((page, 0))
        self._tell()

    def _point_at(self, at: tuple[int, int]) -> None:
        self._at = at
        page, number = at
        self._pages.show_link(self._finds[page][number])
        self._mark()
        self._tell()

    def _mark(self) -> None:
        """Let the find at hand be marked; Qt counts them, and must know every page for that."""
        if self._at is not None and not self._left:
            self._pages.setCurrentSearchResultIndex(self._number())

    def _tell(self) -> None:
        found = self._at is not None
        self._before.setEnabled(found)
        self._after.setEnabled(found)
        if found:
            all_ = sum(len(each) for each in self._finds.values())
            more = "+" if self._left else ""
            self.told.setText(
                _("{n} of {all}").format(n=grouped(self._number() + 1), all=grouped(all_) + more)
            )
        else:
            looked = len(self.field.text().strip()) >= _LEAST and not self._left
            self.told.setText(_("Not found") if looked else "")
