"""Which page of how many, with a box to type another."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.parts.buttons import IconButton
from desktop.ui.parts.card import row
from desktop.ui.parts.words import Words

_ROOM = 44


class _Number(QLineEdit):
    """A page's number: Enter goes there, the arrows and Esc leave what was typed."""

    def __init__(self, owner: "PageBox") -> None:
        super().__init__()
        self._owner = owner
        self.setFixedWidth(_ROOM)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(_("Page"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._owner.go_to_typed()
        elif key in by:
            self._owner.turn(by[key])
        elif key == Qt.Key.Key_Escape and self.isModified():
            self._owner.forget_typed()
        else:
            super().keyPressEvent(event)


class PageBox(QWidget):
    """`turned` gives the page wanted, counted from 0."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._page = self._pages = 0
        self.number = _Number(self)
        self.number.editingFinished.connect(self.forget_typed)
        self.told = Words("", "caption")
        self.before = IconButton("chevron-left", _("Page before"), lambda: self.turn(-1))
        self.after = IconButton("chevron-right", _("Page after"), lambda: self.turn(1))
        self.setLayout(row(self.before, self.number, self.told, self.after, gap=4))

    def show_place(self, page: int, pages: int, paper: str) -> None:
        """Tell the page at hand, counted from 0, and what it lies on."""
        self._page, self._pages = page, pages
        self.number.setValidator(QIntValidator(1, max(pages, 1), self.number))
        if not (self.number.hasFocus() and self.number.isModified()):
            self.number.setText(str(page + 1))
            self.number.setModified(False)
        self.number.setAccessibleDescription(
            _("Page {n} of {pages}").format(n=page + 1, pages=pages)
        )
        self.told.setText(f"/ {pages} · {paper}")
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < pages)

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        self.number.setModified(False)
        if 0 <= self._page + by < self._pages:
            self.turned.emit(self._page + by)

    def go_to_typed(self) -> None:
        """Go to the page whose number stands there; the last where there are not so many."""
        text = self.number.text()
        self.number.setModified(False)
        if text.isdigit():
            self.turned.emit(min(max(int(text), 1), self._pages) - 1)
        self.number.setText(str(self._page + 1))
        self.number.selectAll()

    def forget_typed(self) -> None:
        """Show the page at hand again."""
        self.number.setModified(False)
        self.number.setText(str(self._page + 1))
