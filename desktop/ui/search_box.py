"""The search box that is always there: a page's name, a name, part of a NIK (Ctrl+K)."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

from desktop.domain.texts import gettext as _
from desktop.ui.look import look

WAIT = 150
"""Milliseconds after the last key before the register is asked."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go to: its words, the page's key, and what about."""

    words: str
    page: str
    about: object = None


class SearchBox(QLineEdit):
    """Typed words become places to go to; `found` gives them, `gone` says which was taken."""

    gone = Signal(object)

    def __init__(self, found: Callable[[str], list[Place]]) -> None:
        super().__init__()
        self._found = found
        self._places: list[Place] = []
        self.setPlaceholderText(_("Search..."))
        self.setAccessibleName(_("Search pages and workers"))
        self.setTextMargins(26, 0, 48, 0)
        self._list = QStringListModel(self)
        completer = QCompleter(self._list, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._on_chosen)
        popup = completer.popup()
        assert popup is not None
        self._popup: QAbstractItemView = popup
        self._completer = completer
        self.setCompleter(completer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_waited)
        self.textEdited.connect(lambda _text: self._timer.start(WAIT))
        self.returnPressed.connect(self._on_return)

    def start(self) -> None:
        """Begin a search."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _on_waited(self) -> None:
        text = self.text().strip()
        self._places = self._found(text) if text else []
        self._list.setStringList([place.words for place in self._places])
        if self._places:
            self._popup.setMinimumWidth(360)
            self._completer.complete()
        else:
            self._popup.hide()

    def _on_return(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._on_waited()
        if self._places and not self._popup.currentIndex().isValid():
            self._go(self._places[0])

    def _on_chosen(self, words: str) -> None:
        place = next((place for place in self._places if place.words == words), None)
        if place is not None:
            self._go(place)

    def _go(self, place: Place) -> None:
        self._popup.hide()
        # The completer writes the chosen words after this; the box should be empty again.
        QTimer.singleShot(0, self, self.clear)
        self.gone.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        now = look()
        icon = now.shelf.pixmap("search", "second", 16, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(10, (self.height() - 16) // 2), icon)
        if self.text():
            return
        font = now.font(11, QFont.Weight.DemiBold)
        words = "Ctrl K"
        width = QFontMetrics(font).horizontalAdvance(words) + 12
        room = self.rect().adjusted(self.width() - width - 8, 6, -8, -6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(now.colours.colour("hairline"))
        painter.setBrush(now.colours.colour("quiet"))
        painter.drawRoundedRect(room, 3, 3)
        painter.setFont(font)
        painter.setPen(now.colours.colour("second"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
