"""The head of a letter as it will stand on paper, drawn small."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look import look

_INK = QColor("#1F1D1A")
_LINES = (0.62, 0.58, 0.5, 0, 0.94, 0.94, 0.8)


class LetterheadPreview(QWidget):
    """Paper with the head of the office's letters: what is typed is shown at once."""

    def __init__(self) -> None:
        super().__init__()
        self._over = ""
        self._name = ""
        self._under = ""
        self._logo = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(220)

    def sizeHint(self) -> QSize:
        return QSize(300, 212)

    def show_words(self, over: str, name: str, address: str) -> None:
        """Show the government's line, the office's name, and the line of its address."""
        self._over, self._name, self._under = over.upper(), name.upper(), address
        self.setAccessibleName(f"{over}, {name}, {address}")
        self.update()

    def show_logo(self, picture: bytes) -> None:
        """Show the logo, none for no bytes."""
        self._logo = QImage.fromData(QByteArray(picture)) if picture else QImage()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paper = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(look().colours.colour("hairline"))
        painter.setBrush(QColor("white"))
        painter.drawRect(paper)
        inside = paper.adjusted(20, 16, -20, -12)
        self._paint_logo(painter, QRectF(inside.x(), inside.y() + 2, 36, 42))
        words = inside.adjusted(46, 0, -10, 0)
        bottom = self._paint_words(painter, words)
        line = max(bottom + 6, inside.y() + 52)
        painter.setPen(QPen(_INK, 2))
        painter.drawLine(int(inside.x()), int(line), int(inside.right()), int(line))
        painter.setPen(QPen(_INK, 0.7))
        painter.drawLine(int(inside.x()), int(line + 3), int(inside.right()), int(line + 3))
        self._paint_lines(painter, inside, line + 18)

    def _paint_words(self, painter: QPainter, room: QRectF) -> float:
        top = room.y()
        for words, size, weight in (
            (self._over, 9, QFont.Weight.Normal),
            (self._name, 12, QFont.Weight.Bold),
            (self._under, 8, QFont.Weight.Normal),
        ):
            painter.setFont(look().font(size, weight))
            painter.setPen(_INK)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            space = QRectF(room.x(), top, room.width(), 60)
            used = painter.boundingRect(space, flags, words)
            painter.drawText(space, flags, words)
            top += used.height() + 1 if words else 0
        return top

    def _paint_logo(self, painter: QPainter, room: QRectF) -> None:
        if self._logo.isNull():
            painter.setPen(QPen(QColor("#8A8378"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(room, 3, 3)
            return
        scaled = self._logo.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, scaled.width(), scaled.height())
        place.moveCenter(room.center())
        painter.drawImage(place, self._logo)

    def _paint_lines(self, painter: QPainter, inside: QRectF, top: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#E4E2DE"))
        for share in _LINES:
            if top > inside.bottom() - 4:
                return
            painter.drawRect(QRectF(inside.x(), top, inside.width() * share, 5))
            top += 12
