"""What each answer means and what is done about it; and rows of an answer that match nobody."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from desktop.domain.check_answers import (
    NEXT_STEPS,
    REASON_LABELS,
    Answer,
    AnswerReason,
    meaning,
)
from desktop.domain.texts import gettext as _
from desktop.services.checks.answers import UNMATCHED, Unmatched
from desktop.ui.parts.buttons import Button, IconButton
from desktop.ui.parts.card import Card, clear, row
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened, Words

_MOST_SHOWN = 6
_SAID: tuple[tuple[str, str, AnswerReason, str], ...] = (
    ("Y", "BISA DAFTAR", AnswerReason.FREE, "ok"),
    ("T / N", "DUPLIKASI, GANDA", AnswerReason.DOUBLE, "error"),
    ("T / N", "SUDAH MENJADI PESERTA", AnswerReason.MEMBER, "error"),
    ("T / N", "USIA LEBIH 65 TAHUN", AnswerReason.OVER_AGE, "error"),
    ("?", "…", AnswerReason.UNCLEAR, "warning"),
)


class MeaningsCard(Card):
    """The table of answers: what the insurer writes, what it means, what comes next."""

    def __init__(self) -> None:
        super().__init__(_("What each answer means"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(3, 1)
        grid.setColumnStretch(4, 1)
        for number, (status, remark, reason, tone) in enumerate(_SAID):
            grid.addWidget(Symbol.of_tone(tone), number, 0)
            grid.addWidget(Words(status, "label"), number, 1)
            grid.addWidget(Words(remark, "caption"), number, 2)
            grid.addWidget(Words(_(REASON_LABELS[reason]), wrap=True), number, 3)
            grid.addWidget(Words(_(NEXT_STEPS[reason]), "second", wrap=True), number, 4)
        self.body.addLayout(grid)


class UnmatchedCard(Card):
    """Rows of the last answer that moved nobody, each with who may be meant."""

    def __init__(
        self, on_take: Callable[[Unmatched], object], on_close: Callable[[], object]
    ) -> None:
        close = IconButton("dismiss", _("Leave these rows"), on_close)
        super().__init__(_("Rows of the answer that match nobody"), corner=close)
        self._on_take = on_take
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.hide()

    def show_rows(self, rows: list[Unmatched]) -> None:
        """Show them, those with a proposal first."""
        clear(self._rows)
        for each in sorted(rows, key=lambda one: one.proposal is None)[:_MOST_SHOWN]:
            self._rows.addLayout(self._line(each))
        more = len(rows) - _MOST_SHOWN
        if more > 0:
            self._rows.addWidget(Words(_("… and {n} more").format(n=more), "caption"))
        self.setVisible(bool(rows))

    def _line(self, each: Unmatched) -> QHBoxLayout:
        where = f"{each.row.sheet} {each.row.row}".strip()
        told = _("Row {row}: {message}").format(row=where, message=_(UNMATCHED[each.reason]))
        line = row(gap=10)
        line.addWidget(Words(each.row.name or each.row.nik, "strong"))
        line.addWidget(Shortened(told, "second"), 1)
        if each.proposal is not None and answer_of(each):
            words = _("It is {name}, {village}").format(
                name=each.proposal.name, village=each.proposal.village
            )
            line.addWidget(Button(words, lambda: self._on_take(each), small=True))
        return line


def answer_of(each: Unmatched) -> str:
    """Give clear or refused where a row says so plainly, else empty."""
    means = meaning(each.row.status, each.row.remark)
    return means.answer.value if means and means.answer is not Answer.REVIEW else ""
