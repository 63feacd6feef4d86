"""The sum over a list: so many come in, so many wait, so many are no people; it adds up."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.services.register.preview import Counts
from desktop.ui.look import look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, column, row
from desktop.ui.parts.words import Shortened, Words

_GAP = 2.0
_LEAST = 8.0
"""The least width of a part that is there at all."""


@dataclass(frozen=True, slots=True)
class SumWords:
    """What stands under the figures of a list."""

    held: str
    ignored: str = ""
    filled: str = ""


class SumBar(QWidget):
    """The parts of a sum side by side, ends rounded, a gap between."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[tuple[int, str], ...] = ()
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: tuple[tuple[int, str], ...]) -> None:
        """Show other parts: amounts and the roles of their colours."""
        self._parts = tuple(part for part in parts if part[0] > 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(amount for amount, _role in self._parts)
        if not total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(outline)
        least = min(_LEAST, self.width() / len(self._parts) / 2)
        room = self.width() - least * len(self._parts)
        left = 0.0
        for amount, role in self._parts:
            width = least + room * amount / total
            stretch = QRectF(left, 0, width - _GAP, self.height())
            painter.fillRect(stretch, look().colours.colour(role))
            left += width


class _Figure(QWidget):
    """A large number with its word and a line under it."""

    def __init__(self, tone: str = "", role: str = "figure") -> None:
        super().__init__()
        self.number = Words("", role, tone=tone)
        self.word = Words("", "label")
        self.under = Shortened("", "caption")
        layout = row(self.number, column(self.word, self.under, gap=0), gap=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def add(self, widget: QWidget) -> None:
        """Put something beside the words."""
        self.layout().addWidget(widget)  # type: ignore[union-attr]

    def show_number(self, number: int, word: str, under: str) -> None:
        self.number.setText(grouped(number))
        self.word.setText(word)
        self.under.setText(under)
        self.under.setVisible(bool(under))
        self.setAccessibleName(f"{grouped(number)} {word}. {under}")


class SumCard(Card):
    """Coming in, held, no people, and the filled rows that these three make.

    `aside_wanted` tells that somebody wants to see the rows that are no people.
    """

    aside_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(10)
        self.coming = _Figure("ok")
        self.held = _Figure("error")
        self.ignored = _Figure()
        self.filled = _Figure()
        self.bar = SumBar()
        self.aside = Button(_("See them"), self.aside_wanted.emit, kind="link", small=True)
        self.aside.hide()
        self.ignored.add(self.aside)
        figures = row(gap=20)
        for figure in (self.coming, self.held, self.ignored, self.filled):
            figures.addWidget(figure)
            if figure is not self.filled:
                figures.addStretch(1)
        self.body.addLayout(figures)
        self.body.addWidget(self.bar)

    def show_counts(self, counts: Counts, words: SumWords, *, done: bool = False) -> None:
        """Show the sum; `done` says that it has come in already."""
        coming = counts.rows - counts.held
        ends = (
            (counts.new, _("{n} new")),
            (counts.updated, _("{n} updated")),
            (counts.unchanged, _("{n} unchanged")),
        )
        told = " · ".join(text.format(n=grouped(number)) for number, text in ends if number)
        word = _("came in") if done else _("come in")
        self.coming.show_number(coming, word, told)
        self.held.show_number(counts.held, _("held"), words.held if counts.held else "")
        self.ignored.show_number(counts.ignored, _("not people"), words.ignored)
        self.filled.show_number(counts.rows + counts.ignored, _("filled rows"), words.filled)
        self.bar.show_parts(((coming, "ok"), (counts.held, "error"), (counts.ignored, "edge")))
        self.bar.setAccessibleName(
            _("{coming} come in, {held} held, {ignored} not people").format(
                coming=coming, held=counts.held, ignored=counts.ignored
            )
        )
