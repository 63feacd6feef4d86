"""Under the door's field: the last five scans, whether the scanner is heard, and the keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from desktop.domain.texts import gettext as _
from desktop.ui.door.answers import Answer, State
from desktop.ui.look import look
from desktop.ui.parts.card import column, holder, row
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened

LAST = 5

_SMALL = {
    State.MARKED: ("checkmark-circle", "ok"),
    State.LATE: ("clock", "ok"),
    State.ALREADY: ("history", "warning"),
    State.OTHER: ("calendar-ltr", "error"),
    State.UNKNOWN: ("dismiss-circle", "error"),
    State.UNSAVED: ("save", "error"),
    State.UNDONE: ("arrow-undo", "second"),
    State.READY: ("barcode-scanner", "second"),
}


class LastCard(QFrame):
    """One of the last scans: its shape, who, when."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.symbol = Symbol("checkmark-circle", "ok", 20)
        self.name = Shortened("", "strong")
        self.note = Shortened("", "caption")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self.symbol)
        layout.addLayout(column(self.name, self.note, gap=1), 1)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setFixedHeight(60)

    def show_answer(self, answer: Answer) -> None:
        """Tell of a scan."""
        self.symbol.show_as(*_SMALL[answer.state])
        self.name.setText(answer.name)
        self.note.setText(answer.note)
        self.setAccessibleName(f"{answer.state_word()}: {answer.name}, {answer.note}")


class KeyButton(QPushButton):
    """A key and what it does; it can be clicked, and never takes the keys from the scanner."""

    def __init__(self, key: str, words: str, on_click: Callable[[], object]) -> None:
        super().__init__()
        self._key, self._words, self._short = key, words, False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: on_click())
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Change what it says."""
        self._words = words
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._key)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def shorten(self, *, short: bool) -> None:
        """Show the key alone, where there is no room for the words."""
        if short is not self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        words = 0.0 if self._short else self._width(self._words, 13, strong=False) + 10
        return QSize(round(22 + self._cap() + words), 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, colours = QPainter(self), look().colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap = QRectF(10.5, self.height() / 2 - 9.5, self._cap(), 19)
        painter.setPen(colours.colour("edge"))
        painter.setBrush(colours.colour("quiet"))
        painter.drawRoundedRect(cap, 3, 3)
        painter.setPen(colours.colour("second"))
        painter.setFont(look().font(11, look().font().Weight.DemiBold))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        if not self._short:
            painter.setPen(colours.colour("text"))
            painter.setFont(look().font(13, look().font().Weight.Medium))
            room = QRectF(cap.right() + 10, 0, self.width(), self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)

    def _cap(self) -> float:
        return max(26.0, self._width(self._key, 11, strong=True) + 12)

    def _width(self, text: str, size: int, *, strong: bool) -> float:
        weights = look().font().Weight
        font = look().font(size, weights.DemiBold if strong else weights.Medium)
        return QFontMetricsF(font).horizontalAdvance(text)


class DoorFooter(QFrame):
    """The last five, the scanner's state, the keys."""

    def __init__(self, keys: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self.cards = [LastCard() for _at in range(LAST)]
        self._last: list[Answer] = []
        last = row(gap=10)
        for card in self.cards:
            last.addWidget(card, 1)
            card.hide()
        self._cards = holder(last)
        self.symbol = Symbol("barcode-scanner", "ok", 20)
        self.heard = Shortened("", "strong")
        self.hint = Shortened("", "caption")
        self.keys = [KeyButton(*each) for each in keys]
        stands = row(self.symbol, gap=10)
        stands.addLayout(column(self.heard, self.hint, gap=0), 1)
        buttons = row(None, gap=8)
        for key in self.keys:
            buttons.addWidget(key)
        self._under = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._under.setSpacing(10)
        self._under.addLayout(stands, 1)
        self._under.addLayout(buttons)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 18, 24, 20)
        self._layout.setSpacing(18)
        self._layout.addWidget(self._cards)
        self._layout.addLayout(self._under)

    def show_last(self, answers: Sequence[Answer]) -> None:
        """Tell of the last scans, the newest first."""
        self._last = list(answers)[:LAST]
        for card, answer in zip(self.cards, self._last, strict=False):
            card.show_answer(answer)
            card.show()
        for card in self.cards[len(self._last) :]:
            card.hide()

    def say(self, heard: str, hint: str, icon: str = "barcode-scanner", role: str = "ok") -> None:
        """Say how the scanner stands, or what is to be known before the next scan."""
        self.symbol.show_as(icon, role)
        self.heard.setText(heard)
        self.hint.setText(hint)

    def fit(self, width: int, height: int) -> None:
        """Make do with little room: keys without words, no last five."""
        roomy = height >= 560
        self._cards.setVisible(roomy)
        self._layout.setContentsMargins(24, 18 if roomy else 8, 24, 20 if roomy else 8)
        for key in self.keys:
            key.shorten(short=False)
        words = sum(key.sizeHint().width() + 8 for key in self.keys)
        beside = words <= width - 240
        directions = QBoxLayout.Direction
        self._under.setDirection(
            directions.LeftToRight if beside or not roomy else directions.TopToBottom
        )
        for key in self.keys:
            key.shorten(short=words > width - 48 or not (beside or roomy))


def listening() -> tuple[str, str]:
    """What is said while scans are heard."""
    return _("Scanner ready"), _("scan a badge, or type its number")
