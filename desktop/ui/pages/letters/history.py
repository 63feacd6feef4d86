"""What happened to a letter, state after state: what, when, and by whom."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt

from db.queries.letter_files import Kin
from db.queries.letters import LetterLine
from desktop.domain.dates import letter_date, month_name
from desktop.domain.letter_kinds import KIND_LABELS, LetterKind
from desktop.domain.statuses import LETTER_PILLS, LetterState
from desktop.domain.texts import gettext as _
from desktop.ui.moments import moment_words
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, column, row
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened, Words

Step = tuple[str, str, datetime | None, str]
"""The icon of a state, what it means, since when, and who did it."""


def history_card(line: LetterLine, now: datetime) -> Card:
    """The states that a letter came through; the last is the one that it is in."""
    card = Card(_("What happened"))
    for icon, words, at, by in steps_of(line):
        if at is not None:
            told = f"{moment_words(at, now)} · {by}"
            step = row(gap=10)
            step.addWidget(Symbol(icon, "link", 20), 0, Qt.AlignmentFlag.AlignTop)
            of_step = column(Words(words, wrap=True), Shortened(told, "caption"), gap=0)
            step.addLayout(of_step, 1)
            card.body.addLayout(step)
    if line.reason:
        card.body.addWidget(Words(line.reason, "strong", wrap=True, selectable=True))
    return card


def steps_of(line: LetterLine) -> Sequence[Step]:
    """Every state with who brought the letter there and when; no moment where it never was."""
    return (
        ("edit", _("Drafted, its people reserved"), line.drafted_at, line.drafted_by),
        ("clock", _("Sent for approval"), line.submitted_at, line.submitted_by),
        ("lock-closed", _("Approved, the list frozen"), line.approved_at, line.approved_by),
        ("mail", _("Issued, its people proposed"), line.issued_at, line.issued_by),
        ("open", _sent_words(line), line.sent_at, line.sent_by),
        ("checkmark-circle", _answered_words(line), line.answered_at, line.answered_by),
        ("subtract-circle", _("Cancelled"), line.cancelled_at, line.cancelled_by),
    )


def _sent_words(line: LetterLine) -> str:
    if line.sent_on is None:
        return _("Sent")
    day = letter_date(line.sent_on)
    if not line.sent_to:
        return _("Sent on {day}").format(day=day)
    return _("Sent on {day} to {whom}").format(day=day, whom=line.sent_to)


def _answered_words(line: LetterLine) -> str:
    if line.paid_until is None:
        return _("Answered by the insurer")
    return _("Answered by the insurer, paid until {month}").format(
        month=month_name(line.paid_until)
    )


def kin_card(kin: Sequence[Kin], on_open: Callable[[int], object]) -> Card:
    """The letters that this one has to do with, each to be opened."""
    words = {
        "follows": _("Follows"),
        "replaces": _("In place of"),
        "followed": _("Followed by"),
        "replaced": _("Replaced by"),
    }
    card = Card(_("Letters before and after"))
    for one in kin:
        name = one.number or _("{kind} {id}").format(
            kind=_(KIND_LABELS[LetterKind(one.kind)]), id=one.id
        )
        link = Button(name, partial(on_open, one.id), kind="link", small=True)
        link.setAccessibleName(f"{words[one.how]} {name}")
        line = row(Words(words[one.how], "caption"), link, None, gap=8)
        line.addWidget(Words(_(LETTER_PILLS[LetterState(one.state)]), "caption"))
        card.body.addLayout(line)
    return card
