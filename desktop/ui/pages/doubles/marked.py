"""A value with the letters marked in which it differs from the other one."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look import look

Run = tuple[str, bool]
"""Some letters, and whether they are marked."""

HEIGHT = 22
_ALIKE = 0.45


def marked_runs(text: str, other: str) -> list[Run]:
    """A text in runs, marked where the other one says something else.

    Texts with little in common are marked whole; a text beside an empty one is not marked.
    """
    if not text or not other or text == other:
        return [(text, False)] if text else []
    matcher = SequenceMatcher(a=text.casefold(), b=other.casefold(), autojunk=False)
    if matcher.ratio() < _ALIKE:
        return [(text, True)]
    runs: list[Run] = []
    at = 0
    for block in matcher.get_matching_blocks():
        if block.a > at:
            runs.append((text[at : block.a], True))
        if block.size:
            runs.append((text[block.a : block.a + block.size], False))
        at = block.a + block.size
    return runs


class MarkedText(QWidget):
    """Paints the runs of a value; bold where it is the one that stays. `pressed` as a button's."""

    pressed = Signal()

    def __init__(self, runs: Sequence[Run], empty: str, *, strong: bool) -> None:
        super().__init__()
        self._runs = list(runs)
        self._empty = empty
        self._strong = strong
        whole = "".join(text for text, _marked in runs)
        self.setToolTip(whole)
        self.setAccessibleName(whole or empty)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_strong(self, strong: bool) -> None:
        """Show that this value stays, or that it does not."""
        self._strong = strong
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The whole value."""
        return "".join(text for text, _marked in self._runs)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font(marked=True))
        return QSize(int(metrics.horizontalAdvance(self.text() or self._empty)) + 12, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, HEIGHT)

    def _font(self, *, marked: bool) -> QFont:
        heavy = QFont.Weight.DemiBold if self._strong else QFont.Weight.Normal
        return look().font(13, QFont.Weight.DemiBold if marked and self._strong else heavy)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = look().colours
        left, room = 2.0, float(self.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if not self._runs:
            painter.setFont(look().font(13))
            painter.setPen(colours.colour("faint"))
            painter.drawText(self.rect().adjusted(2, 0, 0, 0), flags, self._empty)
            return
        for text, marked in self._runs:
            font = self._font(marked=marked)
            metrics = QFontMetricsF(font)
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room - left - 4))
            width = metrics.horizontalAdvance(words)
            if marked and words:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours.colour("warning_tint"))
                painter.drawRoundedRect(QRectF(left - 1, 2, width + 2, self.height() - 4), 3, 3)
            if marked and look().high_contrast:
                font.setUnderline(True)  # a tint is not seen there
            painter.setFont(font)
            painter.setPen(colours.colour("warning" if marked else "text"))
            painter.drawText(QRectF(left, 0, width + 4, self.height()), flags, words)
            left += width
            if words != text:
                return
