"""A round button of which one in a group is on, drawn in the window's colours."""

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton

from desktop.ui.look import look

_ACROSS = 16


class Dot(QRadioButton):
    """One choice of several; `name` is read out, nothing stands beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(_ACROSS + 8, _ACROSS + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = look().colours
        middle = QPointF(self.width() / 2, self.height() / 2)
        on = self.isChecked()
        painter.setPen(QPen(colours.colour("accent" if on else "edge"), 1))
        painter.setBrush(colours.colour("accent" if on else "sheet"))
        painter.drawEllipse(middle, _ACROSS / 2 - 0.5, _ACROSS / 2 - 0.5)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("on_accent"))
            painter.drawEllipse(middle, 3, 3)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.drawEllipse(middle, _ACROSS / 2 + 2, _ACROSS / 2 + 2)
