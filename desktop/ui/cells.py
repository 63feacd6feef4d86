"""Cells of tables: what one shows beside its text, and the delegate that paints it."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.nik import mask
from desktop.ui.look import Look, look
from desktop.ui.parts.pill import Pill, paint_pill, pill_size
from desktop.ui.parts.symbol import TONE_ICONS, TONE_ROLES

Index = QModelIndex | QPersistentModelIndex

SHOWN = Qt.ItemDataRole.UserRole.value + 1
"""The model's role for the Shown of a cell."""

ROW_HEIGHT = 30
REASON_HEIGHT = 44
PADDING = 8

_TINTS = {"error": "error_tint", "warning": "warning_tint", "ok": "ok_tint", "info": "chosen"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows beside its text: a pill instead, a tone with its shape, a reason under it.

    `second` paints the text in the second rank, `strong` semi-bold, `medium` between; `tint` fills
    the cell with the tint of its tone and sets a bar at its left. `share`, from 0 to 1, is a bar
    under the text.
    """

    pill: Pill | None = None
    tone: str = ""
    reason: str = ""
    strong: bool = False
    medium: bool = False
    second: bool = False
    tint: bool = False
    share: float | None = None


PLAIN = Shown()


class CellDelegate(QStyledItemDelegate):
    """Paints every cell of every table: hairline under it, tint and bar where its row is chosen."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        room = QRect(option.rect)
        shown = index.data(SHOWN) or PLAIN
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, room, shown, chosen=chosen)
        if chosen and self._stands_first(option, index):
            bar = QRect(room.x(), room.y() + 4, 3, room.height() - 9)
            painter.fillRect(bar, look().colours.colour("accent"))
        inside = room.adjusted(PADDING, 0, -PADDING, -1)
        if shown.pill is not None:
            paint_pill(painter, inside, shown.pill)
        else:
            self._paint_text(painter, inside, shown, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        shown = index.data(SHOWN) or PLAIN
        if shown.pill is not None:
            return QSize(pill_size(shown.pill).width() + 2 * PADDING, ROW_HEIGHT)
        text = str(index.data() or "")
        width = option.fontMetrics.horizontalAdvance(text) + 2 * PADDING + 4
        return QSize(width, REASON_HEIGHT if shown.reason else ROW_HEIGHT)

    def _paint_ground(self, painter: QPainter, room: QRect, shown: Shown, *, chosen: bool) -> None:
        colours = look().colours
        if shown.tint and shown.tone in _TINTS:
            painter.fillRect(room, colours.colour(_TINTS[shown.tone]))
            bar = QRect(room.x(), room.y(), 3, room.height() - 1)
            painter.fillRect(bar, colours.colour(TONE_ROLES[shown.tone]))
        elif chosen:
            painter.fillRect(room, colours.colour("chosen"))
        if chosen and look().high_contrast:
            # One ground for all rows: the chosen one stands between two lines.
            accent = colours.colour("accent")
            painter.fillRect(QRect(room.x(), room.y(), room.width(), 2), accent)
            painter.fillRect(QRect(room.x(), room.bottom() - 2, room.width(), 2), accent)
        line = QRect(room.x(), room.bottom(), room.width(), 1)
        painter.fillRect(line, colours.colour("hairline"))

    def _paint_text(self, painter: QPainter, room: QRect, shown: Shown, index: Index) -> None:
        now = look()
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if shown.tone and (text or shown.reason):
            room = self._paint_shape(painter, room, shown, now)
        weight = _weight(shown)
        two = shown.reason or shown.share is not None
        upper = room.adjusted(0, 5, 0, -room.height() // 2 + 2) if two else room
        ink = "second" if shown.second else "text"
        if shown.tone and not shown.reason and not shown.tint:
            ink, weight = TONE_ROLES[shown.tone], QFont.Weight.DemiBold
        _write(painter, upper, text, now.font(13, weight), ink, _alignment(index))
        if shown.reason:
            lower = room.adjusted(0, room.height() // 2, 0, -4)
            ink = TONE_ROLES.get(shown.tone, "second")
            _write(painter, lower, shown.reason, now.font(11, QFont.Weight.Medium), ink, _LEFT)

        if shown.share is not None:
            lower = QRect(room.x(), room.y() + room.height() - 15, room.width(), 5)
            paint_share(painter, lower, shown.share)

    def _paint_shape(self, painter: QPainter, room: QRect, shown: Shown, now: Look) -> QRect:
        ratio = painter.device().devicePixelRatioF()
        icon = now.shelf.pixmap(TONE_ICONS[shown.tone], TONE_ROLES[shown.tone], 16, ratio)
        middle = room.y() + (room.height() - 16) // 2
        painter.drawPixmap(QPoint(room.x(), room.y() + 6 if shown.reason else middle), icon)
        return room.adjusted(22, 0, 0, 0)

    def _stands_first(self, option: QStyleOptionViewItem, index: Index) -> bool:
        header = getattr(option.widget, "horizontalHeader", None)
        if header is None:
            return index.column() == 0
        shown = [
            header().logicalIndex(place)
            for place in range(header().count())
            if not header().isSectionHidden(header().logicalIndex(place))
        ]
        return bool(shown) and shown[0] == index.column()


def masked_nik(nik: str) -> str:
    """A NIK in fours with its middle hidden, for the eye; copying gives the digits."""
    hidden = mask(nik).replace("*", "•")
    return " ".join(hidden[at : at + 4] for at in range(0, len(hidden), 4)) or "–"


def paint_share(painter: QPainter, room: QRect, share: float) -> None:
    """A bar filled from the left as far as `share` of 1."""
    colours = look().colours
    painter.fillRect(room, colours.colour("chart_empty"))
    filled = QRect(room.x(), room.y(), round(room.width() * share), room.height())
    painter.fillRect(filled, colours.colour("accent"))


def _weight(shown: Shown) -> QFont.Weight:
    if shown.strong or shown.tint:
        return QFont.Weight.DemiBold
    return QFont.Weight.Medium if shown.medium else QFont.Weight.Normal


_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value


def _alignment(index: Index) -> int:
    given = index.data(Qt.ItemDataRole.TextAlignmentRole)
    return int(given) if given is not None else _LEFT


def _write(
    painter: QPainter, room: QRect, text: str, font: QFont, role: str, alignment: int
) -> None:
    painter.setFont(font)
    painter.setPen(look().colours.colour(role))
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, alignment, elided)
