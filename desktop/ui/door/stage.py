"""The field that is read from two metres: state word, shape, name, who and when."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.door.answers import Answer, ready
from desktop.ui.look import look
from desktop.ui.parts.mark import paint_band

LARGEST, LEAST_ON_ONE_LINE, LEAST = 88, 72, 22
"""Pixels of a name at 100 %: down to 72 on one line, then on two (look.md), then as it must."""

_WIDE, _HIGH = 1366.0, 530.0
"""The field at 1366 x 768; everything grows and shrinks with it."""

_BOLD, _STRONG, _PLAIN = QFont.Weight.Bold, QFont.Weight.DemiBold, QFont.Weight.Normal
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of one size, `height` in all."""

    text: str
    font: QFont
    height: float
    gap: float


def wrapped(text: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """A text in lines no wider than the room, broken between words only."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def fitted(text: str, room: float, scale: float) -> tuple[int, list[str]]:
    """The size of a name and its lines: as large as it goes, nothing cut."""
    size, lines = LEAST, [text]
    for size in range(round(LARGEST * scale), LEAST - 1, -2):
        metrics = QFontMetricsF(look().font(size, _BOLD))
        lines = wrapped(text, metrics, room)
        most = 1 if size > LEAST_ON_ONE_LINE * scale else 2 if size > 40 * scale else 3
        widest = max(metrics.horizontalAdvance(line) for line in lines)
        if len(lines) <= most and widest <= room:
            break
    return size, lines


class Stage(QWidget):
    """Shows an answer; `photo` is painted beside it where the person has one."""

    def __init__(self) -> None:
        super().__init__()
        self.answer: Answer = ready()
        self.photo: QPixmap | None = None
        self.shown = 0
        self._covered = False
        self._bands: dict[tuple[str, int, int], QPixmap] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer; it is painted when this returns."""
        self.answer, self.photo, self._covered = answer, None, False
        self.setAccessibleName(f"{answer.state_word()}: {answer.large}")
        self.setAccessibleDescription(f"{answer.strong} {answer.small}".strip())
        self.shown += 1
        self.repaint()
        if QAccessible.isActive():
            told = f"{self.accessibleName()}. {self.accessibleDescription()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def cover(self, *, covered: bool) -> None:
        """Leave the words out while a panel lies over them."""
        if covered is not self._covered:
            self._covered = covered
            self.update()

    def show_photo(self, photo: QPixmap) -> None:
        """Add the photo of whom the answer is about."""
        self.photo = photo
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(900, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        face, colours = self.answer.face, look().colours
        painter.fillRect(self.rect(), colours.colour(face.ground))
        if look().high_contrast:
            painter.setPen(colours.colour(face.ink))
            painter.drawRect(self.rect().adjusted(2, 2, -3, -3))
        else:
            self._paint_bands(painter)
        if self._covered:
            return
        room = self.room()
        self._paint_words(painter, room, self.pieces(), colours.colour(face.ink))
        self._paint_shape(painter, QRectF(0, room.y(), room.x(), room.height()))

    @property
    def scale(self) -> float:
        """How much larger than at 1366 x 768 everything is."""
        return min(1.7, self.width() / _WIDE * 1.15, self.height() / _HIGH)

    def room(self) -> QRectF:
        """Where the words stand: right of the shape, between the bands."""
        left, band = self.width() * 0.228, self._band_height()
        margin = band + 16 if band else 6
        return QRectF(left, margin, self.width() * 0.955 - left, self.height() - 2 * margin)

    def pieces(self) -> list[Piece]:
        """The words of the answer from above, smaller until all of them fit."""
        room, pieces = self.room(), list[Piece]()
        for smaller in (1.0, 0.85, 0.72, 0.6, 0.5, 0.4):
            pieces = self._laid_out(room.width(), max(0.3, self.scale * smaller))
            if sum(piece.height + piece.gap for piece in pieces) <= room.height():
                break
        return pieces

    def _band_height(self) -> int:
        """A field too low for the bands has none."""
        return 0 if self.height() < 260 else 32 if self.height() < 700 else 44

    def _laid_out(self, width: float, scale: float) -> list[Piece]:
        answer = self.answer
        size, lines = fitted(answer.large, width, scale)
        name = look().font(size, _BOLD)
        name.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98)
        word = look().font(max(13, round(27 * scale)), _BOLD)
        word.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.2 * scale)
        pieces = [
            Piece(answer.state_word(), word, QFontMetricsF(word).height(), 14 * scale),
            Piece("\n".join(lines), name, QFontMetricsF(name).height() * len(lines), 18 * scale),
        ]
        for text, pixels, weight in ((answer.strong, 27, _STRONG), (answer.small, 21, _PLAIN)):
            if text:
                font = look().font(max(12, round(pixels * scale)), weight)
                box = QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 9999), _WRAP, text)
                pieces.append(Piece(text, font, box.height(), 8 * scale))
        return pieces

    def _paint_words(
        self, painter: QPainter, room: QRectF, pieces: list[Piece], ink: QColor
    ) -> None:
        painter.setPen(ink)
        height = sum(piece.height + piece.gap for piece in pieces)
        top = room.y() + max(0.0, (room.height() - height) / 2)
        for piece in pieces:
            painter.setFont(piece.font)
            painter.drawText(QRectF(room.x(), top, room.width(), piece.height), _WRAP, piece.text)
            top += piece.height + piece.gap

    def _paint_shape(self, painter: QPainter, room: QRectF) -> None:
        """The state's shape, and under it the photo."""
        scale = self.scale
        shape = min(184 * scale, room.width() * 0.62)
        photo = self.photo
        high = min(168 * scale, room.height() * 0.5) if self.answer.photo else 0.0
        if high:
            shape *= 0.68
        middle = room.center().x() + room.width() * 0.06
        top = room.y() + (room.height() - shape - high - (20 * scale if high else 0)) / 2
        pixmap = look().shelf.pixmap(
            self.answer.face.icon,
            self.answer.face.ink,
            round(shape),
            self.devicePixelRatioF(),
        )
        painter.drawPixmap(
            QRectF(middle - shape / 2, top, shape, shape), pixmap, QRectF(pixmap.rect())
        )
        if high and photo is not None:
            wide = high * photo.width() / max(1, photo.height())
            place = QRectF(middle - wide / 2, top + shape + 20 * scale, wide, high)
            painter.drawPixmap(place, photo, QRectF(photo.rect()))
            painter.setPen(look().colours.colour(self.answer.face.ink))
            painter.drawRect(place)

    def _paint_bands(self, painter: QPainter) -> None:
        """A band of the ikat over and under the words."""
        high = self._band_height()
        if high:
            band = self._band(high)
            painter.drawPixmap(0, 8, band)
            painter.drawPixmap(0, self.height() - 8 - high, band)

    def _band(self, high: int) -> QPixmap:
        colours, ground = look().colours, self.answer.face.ground
        plain = not ground.startswith("door")
        colour = colours.colour("chart_third" if plain else ground)
        if plain:
            colour.setAlpha(120)
        else:
            colour = colour.darker(116 if ground == "door_yellow" else 128)
        ratio = self.devicePixelRatioF()
        key = (f"{ground} {colour.name()} {ratio}", self.width(), high)
        if key not in self._bands:
            if len(self._bands) > 12:
                self._bands.clear()
            band = QPixmap(round(self.width() * ratio), round(high * ratio))
            band.setDevicePixelRatio(ratio)
            band.fill(Qt.GlobalColor.transparent)
            painter = QPainter(band)
            paint_band(painter, QRectF(0, 0, self.width(), high), colour)
            painter.end()
            self._bands[key] = band
        return self._bands[key]
