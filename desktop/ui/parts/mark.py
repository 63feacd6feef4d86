"""The stepped ikat diamond: the mark of the program, and the band of it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.colours import IKAT, IKAT_GOLD
from desktop.ui.look import look

# Rings of steps around the middle of an 11 by 11 grid: distance |x| + |y|.
_GOLD_RINGS = (0, 4, 5)
_CREAM_RINGS = (2,)
_CREAM = "#F6EBD3"
_STEPS = 5


def _paint_diamond(painter: QPainter, room: QRectF, colour: QColor, rings: tuple[int, ...]) -> None:
    step = room.width() / (2 * _STEPS + 1)
    for x in range(-_STEPS, _STEPS + 1):
        for y in range(-_STEPS, _STEPS + 1):
            if abs(x) + abs(y) in rings:
                painter.fillRect(
                    QRectF(
                        room.x() + (x + _STEPS) * step,
                        room.y() + (y + _STEPS) * step,
                        step + 0.02,
                        step + 0.02,
                    ),
                    colour,
                )


def paint_mark(painter: QPainter, room: QRectF) -> None:
    """The mark in a square room."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(room, room.width() * 0.19, room.width() * 0.19)
    painter.fillPath(path, QColor(IKAT))
    inset = room.width() * 0.14
    inner = room.adjusted(inset, inset, -inset, -inset)
    _paint_diamond(painter, inner, QColor(IKAT_GOLD), _GOLD_RINGS)
    _paint_diamond(painter, inner, QColor(_CREAM), _CREAM_RINGS)
    painter.restore()


def mark_icon() -> QIcon:
    """The mark as the icon of windows."""
    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 256):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def paint_band(painter: QPainter, room: QRectF, colour: QColor) -> None:
    """A row of diamonds as high as the room, from its left to its right."""
    side = room.height()
    at = room.x()
    while at < room.right():
        _paint_diamond(painter, QRectF(at, room.y(), side, side), colour, (0, 1, 4, 5))
        at += side * 1.17


class Mark(QWidget):
    """The mark as a widget."""

    def __init__(self, size: int = 32) -> None:
        super().__init__()
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(QPainter(self), QRectF(self.rect()))


class IkatBand(QWidget):
    """A row of diamonds; it stands in three places only: first run, an empty register, the door."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 17)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = QColor(look().colours.chart_third)
        colour.setAlpha(150)
        for left in range(0, self.width() - 16, 18):
            _paint_diamond(painter, QRectF(left, 1, 15.4, 15.4), colour, (0, 1, 4, 5))
