"""A line over the pages of a PDF: type, and walk from find to find."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
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
    """Finds in the pages beside it; hidden until `begin`."""

    def __init__(self, pages: PdfPages) -> None:
        super().__init__()
        self.setProperty("part", "footer")
        self._pages = pages
        self._blank = QPdfDocument()
        self._model = QPdfSearchModel(self)
        self._model.setDocument(self._blank)
        self._model.countChanged.connect(self._on_count)
        self._at = -1
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
        self._model.setSearchString("")
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
        self._model.setSearchString("")
        self._point_at(-1)
        self.hide()
        self._pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next find, from the last to the first."""
        count = self._model.count()
        if count:
            self._point_at((self._at + by) % count)

    def _on_typed(self) -> None:
        text = self.field.text().strip()
        self._point_at(-1)
        self._model.setSearchString(text if len(text) >= _LEAST else "")
        self._on_count()

    def _on_count(self) -> None:
        """More was found: Qt looks through a page at a time."""
        count = self._model.count()
        if count and self._at < 0:
            self._point_at(self._first_from(self._pages.page()))
        self._tell()

    def _first_from(self, page: int) -> int:
        """The first find on the page at hand or after it, else the first of all."""
        count = self._model.count()
        finds = (at for at in range(count) if self._model.resultAtIndex(at).page() >= page)
        return next(finds, 0)

    def _point_at(self, at: int) -> None:
        self._at = at
        self._pages.setCurrentSearchResultIndex(at)
        if at >= 0:
            self._pages.show_link(self._model.resultAtIndex(at))
        self._tell()

    def _tell(self) -> None:
        count, text = self._model.count(), self.field.text().strip()
        self._before.setEnabled(count > 0)
        self._after.setEnabled(count > 0)
        if count:
            told = _("{n} of {all}").format(n=grouped(self._at + 1), all=grouped(count))
        else:
            told = _("Not found") if len(text) >= _LEAST else ""
        self.told.setText(told)
