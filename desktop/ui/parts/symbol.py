"""An icon that stands by itself, and the shape that goes with each severity."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look import look

TONE_ICONS = {
    "error": "dismiss-circle",
    "warning": "warning",
    "ok": "checkmark-circle",
    "info": "info",
    "waiting": "clock",
}
"""Severity never rests on colour alone: each has its own shape."""

TONE_ROLES = {
    "error": "error",
    "warning": "warning",
    "ok": "ok",
    "info": "link",
    "waiting": "second",
}


class Symbol(QWidget):
    """An icon in the colour of a role, decoration beside words that say the same."""

    def __init__(self, icon: str, role: str = "second", size: int = 20) -> None:
        super().__init__()
        self._icon, self._role, self._size = icon, role, size
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @classmethod
    def of_tone(cls, tone: str, size: int = 16) -> "Symbol":
        """The shape of a severity."""
        return cls(TONE_ICONS[tone], TONE_ROLES[tone], size)

    def show_as(self, icon: str, role: str) -> None:
        """Show another icon."""
        self._icon, self._role = icon, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pixmap = look().shelf.pixmap(self._icon, self._role, self._size, self.devicePixelRatioF())
        painter.drawPixmap(QRect(0, 0, self._size, self._size), pixmap)
