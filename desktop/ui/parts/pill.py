"""A status as a pill: a shape, a word, a tint."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.statuses import (
    LETTER_LABELS,
    LETTER_PILLS,
    WORKER_LABELS,
    WORKER_PILLS,
    LetterState,
    WorkerStatus,
)
from desktop.domain.texts import gettext
from desktop.ui.look import look

HEIGHT = 22
_ICON = 14
_TONES = {
    "neutral": ("neutral", "second"),
    "info": ("chosen", "link"),
    "ok": ("ok_tint", "ok"),
    "warning": ("warning_tint", "warning"),
    "error": ("error_tint", "error"),
}


@dataclass(frozen=True, slots=True)
class Pill:
    """What a pill says: its words, its tone (neutral, info, ok, warning, error), its shape."""

    text: str
    tone: str = "neutral"
    icon: str = ""
    whole: str = ""


_WORKER: dict[WorkerStatus, tuple[str, str]] = {
    WorkerStatus.LISTED: ("neutral", "text-bullet-list"),
    WorkerStatus.ELIGIBLE: ("info", "checkmark"),
    WorkerStatus.INELIGIBLE: ("error", "dismiss-circle"),
    WorkerStatus.CHECKING: ("neutral", "clock"),
    WorkerStatus.CLEAR: ("ok", "checkmark-circle"),
    WorkerStatus.REFUSED: ("error", "dismiss-circle"),
    WorkerStatus.PROPOSED: ("info", "mail"),
    WorkerStatus.ENROLLED: ("ok", "shield-checkmark"),
    WorkerStatus.REJECTED: ("error", "dismiss-circle"),
    WorkerStatus.ENDED: ("neutral", "subtract-circle"),
}
_LETTER: dict[LetterState, tuple[str, str]] = {
    LetterState.DRAFT: ("neutral", "edit"),
    LetterState.SUBMITTED: ("warning", "clock"),
    LetterState.APPROVED: ("info", "lock-closed"),
    LetterState.ISSUED: ("ok", "checkmark-circle"),
    LetterState.SENT: ("ok", "mail"),
    LetterState.ANSWERED: ("ok", "checkmark-circle"),
    LetterState.CANCELLED: ("neutral", "subtract-circle"),
}


def worker_pill(status: str) -> Pill:
    """The pill of a worker's status."""
    known = WorkerStatus(status)
    tone, icon = _WORKER[known]
    return Pill(gettext(WORKER_PILLS[known]), tone, icon, gettext(WORKER_LABELS[known]))


def letter_pill(state: str) -> Pill:
    """The pill of a letter's state."""
    known = LetterState(state)
    tone, icon = _LETTER[known]
    return Pill(gettext(LETTER_PILLS[known]), tone, icon, gettext(LETTER_LABELS[known]))


def _font() -> QFont:
    return look().font(12, QFont.Weight.Medium)


def pill_size(pill: Pill) -> QSize:
    """How much room a pill takes."""
    words = QFontMetrics(_font()).horizontalAdvance(pill.text)
    return QSize(words + 18 + (_ICON + 5 if pill.icon else 0), HEIGHT)


def paint_pill(painter: QPainter, room: QRect, pill: Pill) -> None:
    """Paint a pill at the left of a room, in its middle."""
    size = pill_size(pill)
    shape = QRectF(
        room.x(),
        room.y() + (room.height() - HEIGHT) / 2,
        min(size.width(), room.width()),
        HEIGHT,
    )
    ground, ink = _TONES[pill.tone]
    colours = look().colours
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour(ground))
    painter.drawRoundedRect(shape, HEIGHT / 2, HEIGHT / 2)
    left = shape.x() + 9
    if pill.icon:
        ratio = painter.device().devicePixelRatioF()
        pixmap = look().shelf.pixmap(pill.icon, ink, _ICON, ratio)
        painter.drawPixmap(QPointF(left - 1, shape.y() + (HEIGHT - _ICON) / 2), pixmap)
        left += _ICON + 4
    painter.setPen(colours.colour(ink))
    painter.setFont(_font())
    text = QRectF(left, shape.y(), shape.right() - left - 6, HEIGHT)
    words = QFontMetrics(_font()).elidedText(
        pill.text, Qt.TextElideMode.ElideRight, int(text.width()) + 1
    )
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.restore()


class PillLabel(QWidget):
    """A pill outside a table."""

    def __init__(self, pill: Pill) -> None:
        super().__init__()
        self._pill = pill
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_pill(pill)

    def show_pill(self, pill: Pill) -> None:
        """Show another one."""
        self._pill = pill
        self.setToolTip(pill.whole)
        self.setAccessibleName(pill.whole or pill.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._pill)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_pill(QPainter(self), self.rect(), self._pill)
