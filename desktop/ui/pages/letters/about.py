"""What is known of one letter, at the left of its pages: sums, states, papers."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.letters import LetterLine
from desktop.domain.dates import letter_date, month_span
from desktop.domain.money import grouped, rupiah
from desktop.domain.roster import control_code
from desktop.domain.texts import gettext as _
from desktop.ui.moments import moment_words
from desktop.ui.pages.letters.read import FileHead, OpenLetter
from desktop.ui.parts.buttons import IconButton
from desktop.ui.parts.card import Card, clear, column, holder, row
from desktop.ui.parts.pill import PillLabel, letter_pill
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened, Words

_LABEL_WIDTH = 112


class AboutLetter(QWidget):
    """Three cards: the letter in figures, what happened to it, and its papers."""

    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(12)

    def show_line(self, line: LetterLine, now: datetime) -> None:
        """Show what the letter's own row tells, before its people are read."""
        self._show([_figures(line, []), _steps(line, now)])

    def show_letter(self, letter: OpenLetter, now: datetime) -> None:
        """Show the whole letter."""
        line = letter.line
        cards = [_figures(line, _facts(letter)), _steps(line, now)]
        if letter.files:
            cards.append(self._files(letter.files))
        self._show(cards)

    def _show(self, cards: Sequence[Card]) -> None:
        clear(self._cards)
        for card in cards:
            self._cards.addWidget(card)

    def _files(self, files: Sequence[FileHead]) -> Card:
        card = Card(_("Papers"), _("Kept in the register byte for byte, as they were issued"))
        for file in files:
            icon = "document-pdf" if file.kind == "pdf" else "document-table"
            size = _("{n} KB").format(n=grouped(max(round(file.size / 1024), 1)))
            told = f"{size} · SHA-256 {file.sha256[:16]}…"
            hashed = Shortened(told, "caption")
            hashed.setAccessibleDescription(file.sha256)
            copy = IconButton("copy", _("Copy the SHA-256 of {file}").format(file=file.name))
            copy.clicked.connect(lambda _on=False, sha=file.sha256: self._on_copy(sha))
            line = row(Symbol(icon, "second", 20), gap=10)
            line.addLayout(column(Shortened(file.name, "strong"), hashed, gap=0), 1)
            line.addWidget(copy)
            card.body.addLayout(line)
        return card

    def _on_copy(self, sha256: str) -> None:
        QGuiApplication.clipboard().setText(sha256)
        self.copied.emit(sha256)


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


def _steps(line: LetterLine, now: datetime) -> Card:
    card = Card(_("What happened"))
    steps = (
        ("edit", _("Drafted, its people reserved"), line.drafted_at, line.drafted_by),
        ("clock", _("Sent for approval"), line.submitted_at, line.submitted_by),
        ("lock-closed", _("Approved, the list frozen"), line.approved_at, line.approved_by),
        ("mail", _("Issued, its people proposed"), line.issued_at, line.issued_by),
        ("subtract-circle", _("Cancelled"), line.cancelled_at, line.cancelled_by),
    )
    for icon, words, at, by in steps:
        if at is not None:
            told = f"{moment_words(at, now)} · {by}"
            line_of_step = row(Symbol(icon, "link", 20), gap=10)
            line_of_step.addLayout(column(Words(words), Shortened(told, "caption"), gap=0), 1)
            card.body.addLayout(line_of_step)
    if line.reason:
        card.body.addWidget(Words(line.reason, "strong", wrap=True, selectable=True))
    return card
