"""What is known of one letter, at the left of its pages: sums, states, kin, papers."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.letters import LetterLine
from desktop.domain.dates import letter_date, month_span
from desktop.domain.letter_kinds import KIND_LABELS, LetterKind
from desktop.domain.money import grouped, rupiah
from desktop.domain.roster import control_code
from desktop.domain.texts import gettext as _
from desktop.ui.context import Context
from desktop.ui.pages.letters.history import history_card, kin_card
from desktop.ui.pages.letters.kept_files import KIND_WORDS, KeptFiles
from desktop.ui.pages.letters.read import OpenLetter
from desktop.ui.parts.card import Card, clear, column, holder, row
from desktop.ui.parts.pill import PillLabel, letter_pill
from desktop.ui.parts.words import Words

_LABEL_WIDTH = 112


class AboutLetter(QWidget):
    """Cards: the letter in figures, what happened to it, its kin, and its papers.

    `copied` when a hash is on the clipboard, `letter_wanted` asks for another letter.
    """

    copied = Signal(str)
    letter_wanted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.files = KeptFiles(context, self)
        self.files.copied.connect(self.copied)
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(12)

    def show_line(self, line: LetterLine, now: datetime) -> None:
        """Show what the letter's own row tells, before its people are read."""
        self._show([_figures(line, []), history_card(line, now)])

    def show_letter(self, letter: OpenLetter, now: datetime) -> None:
        """Show the whole letter."""
        line = letter.line
        cards = [_figures(line, _facts(letter)), history_card(line, now)]
        if letter.kin:
            cards.append(kin_card(letter.kin, self.letter_wanted.emit))
        kept = [file for file in letter.files if file.kind in KIND_WORDS]
        if kept:
            cards.append(self.files.card(kept))
        self._show(cards)

    def _show(self, cards: Sequence[Card]) -> None:
        clear(self._cards)
        for card in cards:
            self._cards.addWidget(card)


def _figures(line: LetterLine, facts: Sequence[tuple[str, str]]) -> Card:
    card = Card()
    head = row(PillLabel(letter_pill(line.state)), None)
    if line.roster_sha256:
        code = Words(control_code(line.roster_sha256), "strong", selectable=True)
        head.addWidget(Words(_("Control code"), "caption"))
        head.addWidget(code)
    card.body.addLayout(head)
    people = Words(grouped(line.rows), "figure")
    card.body.addLayout(row(people, None, Words(rupiah(line.cost), "figure")))
    under = _("{rate} a month, {months} months").format(
        rate=rupiah(line.monthly), months=line.months
    )
    card.body.addLayout(row(Words(_("people"), "caption"), None, Words(under, "caption")))
    for label, value in facts:
        card.body.addLayout(_fact(label, value))
    return card


def _fact(label: str, value: str) -> QVBoxLayout:
    name = Words(label, "caption")
    name.setFixedWidth(_LABEL_WIDTH)
    line = row(gap=8)
    line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Words(value, wrap=True, selectable=True), 1)
    return column(holder(line), gap=0)


def _facts(letter: OpenLetter) -> list[tuple[str, str]]:
    line, signer = letter.line, letter.signer
    facts = [
        (_("Kind"), _(KIND_LABELS[LetterKind(line.kind)])),
        (_("Region"), letter.region),
        (_("Funding"), line.funding_source),
        (_("Cover"), month_span(line.first_month, line.months)),
    ]
    if signer is not None:
        facts.append((_("Signed by"), f"{signer.name}, {signer.position}"))
    if line.date is not None:
        facts.append((_("Date"), letter_date(line.date)))
    elif line.proposed_date is not None:
        facts.append((_("Date proposed"), letter_date(line.proposed_date)))
    return facts
