"""Charts painted by the program itself: flat bars, a tick for the limit, figures at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look import look

ROW = 24
_THICK = 11
_GAP = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar; `colour` is accent, chart_second, chart_third (hatched), chart_empty."""

    amount: int
    colour: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart: its label, its parts, the limit that a tick marks, and its figure.

    `over` marks one that went over its limit by a sign and a colour of the figure.
    """

    label: str
    parts: tuple[Part, ...]
    limit: int = 0
    figure: str = ""
    over: bool = False


def paint_parts(painter: QPainter, room: QRectF, parts: Sequence[Part], scale: float) -> float:
    """Paint the parts one after the other with a gap between; give back where they end."""
    left = room.x()
    for part in parts:
        width = part.amount * scale
        if width <= 0:
            continue
        stretch = QRectF(left, room.y(), max(width - _GAP, 1.0), room.height())
        colours = look().colours
        painter.fillRect(stretch, colours.colour(part.colour))
        if part.colour == "chart_third":
            hatch = QBrush(colours.colour("chart_hatch"), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(stretch, hatch)
        left += width
    return left


class BarChart(QWidget):
    """Bars to one scale, so that size and fullness are both seen; read out as a list of figures."""

    def __init__(self, title: str, bars: Sequence[Bar] = ()) -> None:
        super().__init__()
        self._title = title
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other figures."""
        self._bars = tuple(bars)
        told = "; ".join(f"{bar.label}: {bar.figure}" for bar in self._bars)
        self.setAccessibleName(f"{self._title}. {told}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, max(1, len(self._bars)) * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, max(1, len(self._bars)) * ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = look().font(13)
        metrics = QFontMetrics(font)
        labels = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        figures = max((metrics.horizontalAdvance(bar.figure) for bar in self._bars), default=0)
        labels = min(labels + 16, self.width() // 3)
        across = self.width() - labels - figures - 44
        largest = max(
            (max(sum(part.amount for part in bar.parts), bar.limit) for bar in self._bars),
            default=0,
        )
        scale = max(across, 10) / largest if largest else 0.0
        for number, bar in enumerate(self._bars):
            line = QRect(0, number * ROW, self.width(), ROW)
            self._paint_bar(painter, line, bar, labels, scale)

    def _paint_bar(
        self, painter: QPainter, line: QRect, bar: Bar, labels: int, scale: float
    ) -> None:
        now = look()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(now.font(13))
        painter.setPen(now.colours.colour("text"))
        room = QRect(0, line.y(), labels - 10, ROW)
        words = painter.fontMetrics().elidedText(
            bar.label, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, words)
        top = line.y() + (ROW - _THICK) / 2
        if bar.limit:
            empty = QRectF(labels, top, bar.limit * scale, _THICK)
            painter.fillRect(empty, now.colours.colour("chart_empty"))
        paint_parts(painter, QRectF(labels, top, 0, _THICK), bar.parts, scale)
        if bar.limit:
            tick = QRectF(labels + bar.limit * scale - 1, top - 3, 2, _THICK + 6)
            painter.fillRect(tick, now.colours.colour("text"))
        weight = QFont.Weight.DemiBold if bar.over else QFont.Weight.Normal
        painter.setFont(now.font(13, weight))
        painter.setPen(now.colours.colour("warning" if bar.over else "text"))
        right = QRect(0, line.y(), self.width() - 2, ROW)
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, bar.figure)
        if bar.over:
            width = painter.fontMetrics().horizontalAdvance(bar.figure)
            icon = now.shelf.pixmap("warning", "warning", 16, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(self.width() - width - 24, line.y() + (ROW - 16) // 2), icon)


class PartsBar(QWidget):
    """One thick bar of parts across the whole width, for a sum such as a budget."""

    def __init__(self, name: str, height: int = 16) -> None:
        super().__init__()
        self._name = name
        self._parts: tuple[Part, ...] = ()
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[Part], told: str) -> None:
        """Show other parts; `told` is what is read out."""
        self._parts = tuple(parts)
        self.setAccessibleName(f"{self._name}: {told}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(part.amount for part in self._parts)
        if total > 0:
            painter = QPainter(self)
            paint_parts(painter, QRectF(self.rect()), self._parts, self.width() / total)


class Key(QWidget):
    """A small square in the colour of a part, beside its label."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_parts(painter, QRectF(0, 0, 0, 12), (Part(12, self._colour),), 1.17)
