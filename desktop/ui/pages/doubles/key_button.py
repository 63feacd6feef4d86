"""A button that shows the key that presses it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QIconEngine, QPainter, QPixmap

from desktop.ui.look import look
from desktop.ui.parts.buttons import Button


class KeyCap(QIconEngine):
    """A key's letter in its frame, in the colour of a role."""

    def __init__(self, letter: str, role: str) -> None:
        super().__init__()
        self._letter = letter
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "faint" if mode == QIcon.Mode.Disabled else self._role
        colour = look().colours.colour(role)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(look().font(11, QFont.Weight.DemiBold))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        pixmap = QPixmap(QSize(round(size.width() * scale), round(size.height() * scale)))
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return KeyCap(self._letter, self._role)


class KeyButton(Button):
    """A verb and its key."""

    def __init__(
        self, key: str, text: str, on_click: Callable[[], object], *, kind: str = "plain"
    ) -> None:
        super().__init__(text, on_click, kind=kind)
        self._gap = "  "
        self.set_text(text)
        self.setIcon(QIcon(KeyCap(key, "on_accent" if kind == "filled" else "second")))
        self.setIconSize(QSize(18, 18))
        self.setAccessibleDescription(key)
