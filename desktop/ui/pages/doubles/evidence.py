"""How likely two are one, and what speaks for it and against, as pills."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.domain.double_reasons import REASONS, tone_of
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _
from desktop.ui.cells import paint_share
from desktop.ui.pages.doubles.read_pair import PairView
from desktop.ui.parts.card import clear, column
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.pill import Pill, PillLabel
from desktop.ui.parts.words import Words

_ICONS = {"ok": "checkmark-circle", "warning": "warning"}


def score_text(score: int) -> str:
    """A score in thousandths as people read it: `0,93`; never quite one."""
    return f"0,{min(score, 999) // 10:02}"


_HEAVY = 8.0
"""From so many bits on a piece of evidence alone makes one likely out of a few hundred."""


def weight_words(bits: float) -> str:
    """How much a piece of evidence weighs, and to which side."""
    if bits < 0:
        return _("Speaks against one person")
    return _("Speaks strongly for one person") if bits >= _HEAVY else _("Speaks for one person")


class ShareBar(QWidget):
    """How likely, as a bar; the figure over it is what is read out."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedSize(56, 5)

    def show_share(self, share: float) -> None:
        """Fill it so far, from 0 to 1."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_share(QPainter(self), self.rect(), self._share)


class EvidenceCard(QFrame):
    """The score at the left, the reasons beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._score = Words("", "figure")
        self._flow = Flow()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(16)
        self._bar = ShareBar()
        score = column(Words(_("Likeness"), "caption"), self._score, self._bar, gap=0)
        layout.addLayout(score)
        layout.addLayout(self._flow, 1)

    def show_pair(self, view: PairView | None) -> None:
        """Show what a pair rests on, what speaks for it first."""
        clear(self._flow)
        self._score.setText(score_text(view.pair.score) if view else "")
        self._bar.show_share(view.pair.score / 1000 if view else 0.0)
        if view is None:
            return
        # What speaks for one person first, the heaviest first.
        for code, bits in sorted(view.reasons, key=lambda one: (tone_of(*one) != "ok", -one[1])):
            tone = tone_of(code, bits)
            label = PillLabel(Pill(gettext(REASONS[code]), tone, _ICONS[tone]))
            label.setToolTip(weight_words(bits))
            self._flow.addWidget(label)
