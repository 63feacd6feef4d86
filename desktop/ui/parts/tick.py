"""A box to tick, drawn in the window's colours."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from desktop.ui.look import look

_BOX = 16
_GAP = 9


def paint_tick(painter: QPainter, box: QRect, *, checked: bool, enabled: bool = True) -> None:
    """A box of 16 by 16, ticked or not."""
    now = look()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = "accent" if enabled else "faint"
    painter.setPen(QPen(now.colours.colour(filled if checked else "edge"), 1))
    painter.setBrush(now.colours.colour(filled if checked else "sheet"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if checked:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.topLeft(), now.shelf.pixmap("checkmark", "on_accent", _BOX, ratio))


class Tick(QCheckBox):
    """Yes or no, with its words beside it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(look().font()).horizontalAdvance(self.text())
        return QSize(_BOX + _GAP + width + 10, 26)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRect(3, (self.height() - _BOX) // 2, _BOX, _BOX)
        paint_tick(painter, box, checked=self.isChecked(), enabled=self.isEnabled())
        now = look()
        painter.setPen(now.colours.colour("text" if self.isEnabled() else "faint"))
        painter.setFont(now.font())
        left = box.right() + 1 + _GAP
        room = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.colours.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
