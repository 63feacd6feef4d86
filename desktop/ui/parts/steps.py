"""Numbered steps across, the one that is at hand filled."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look import look

_DOT = 21


class Steps(QWidget):
    """The names of the steps; `show_step` says which is at hand."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, number: int) -> None:
        """Mark a step, counted from 0."""
        self._at = number
        self.setAccessibleName(f"{number + 1}/{len(self._names)} {self._names[number]}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, left = look(), 0.5
        for number, name in enumerate(self._names):
            at = number == self._at
            dot = QRectF(left, 2, _DOT, _DOT)
            painter.setPen(QPen(now.colours.colour("accent" if at else "edge"), 1))
            painter.setBrush(now.colours.colour("accent" if at else "sheet"))
            painter.drawEllipse(dot)
            painter.setFont(now.font(12, QFont.Weight.DemiBold))
            painter.setPen(now.colours.colour("on_accent" if at else "second"))
            painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, str(number + 1))
            font = now.font(13, QFont.Weight.DemiBold if at else QFont.Weight.Normal)
            width = QFontMetrics(font).horizontalAdvance(name)
            painter.setFont(font)
            painter.setPen(now.colours.colour("text" if at else "second"))
            room = QRectF(left + _DOT + 8, 0, width + 4, 25)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
            left += _DOT + 8 + width + 14
            if number + 1 < len(self._names):
                painter.setPen(QPen(now.colours.colour("hairline"), 1))
                painter.drawLine(QPointF(left, 12.5), QPointF(left + 28, 12.5))
                left += 42
