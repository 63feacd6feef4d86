"""How likely two are one, and what speaks for it and against, as pills."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.domain.double_reasons import REASONS, tone_of
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _
from desktop.ui.pages.doubles.read_pair import PairView
from desktop.ui.parts.card import clear, column
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.pill import Pill, PillLabel
from desktop.ui.parts.words import Words

_ICONS = {"ok": "checkmark-circle", "warning": "warning"}


def score_text(score: int) -> str:
    """A score in thousandths as people read it: `0,93`; never quite one."""
    return f"0,{min(score, 999) // 10:02}"


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
        layout.addLayout(column(Words(_("Likeness"), "caption"), self._score, gap=0))
        layout.addLayout(self._flow, 1)

    def show_pair(self, view: PairView | None) -> None:
        """Show what a pair rests on, what speaks for it first."""
        clear(self._flow)
        self._score.setText(score_text(view.pair.score) if view else "")
        if view is None:
            return
        pills = [
            Pill(gettext(REASONS[code]), tone, _ICONS[tone])
            for code, bits in view.reasons
            for tone in (tone_of(code, bits),)
        ]
        for pill in sorted(pills, key=lambda one: one.tone != "ok"):
            self._flow.addWidget(PillLabel(pill))
