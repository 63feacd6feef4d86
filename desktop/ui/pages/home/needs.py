"""The lines of Beranda that say what waits, each with its button."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.domain.money import grouped
from desktop.domain.statuses import LETTER_LABELS, LetterState
from desktop.domain.texts import gettext, ngettext
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE
from desktop.ui.moments import moment_words
from desktop.ui.pages.home.read_state import State
from desktop.ui.pages.letters.list_filter import ListFilter, days_out
from desktop.ui.pages.trainings.read import TrainingState
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear, column, row, rule
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened, Words

Go = Callable[[str, object], object]


@dataclass(frozen=True, slots=True)
class Need:
    """What waits: how many, what about, and where the button goes."""

    number: int
    icon: str
    tone: str
    title: str
    text: str
    act: str
    page: str
    about: object = None


def needs_of(state: State, now: datetime) -> list[Need]:
    """What waits, the most pressing first; nothing that is nought."""
    held_in = state.held_in
    file = held_in.file if held_in else ""
    came = moment_words(held_in.at, now) if held_in else ""
    needs = [
        _training_need(state, TrainingState.TODAY),
        Need(state.held, "dismiss-circle", "error", _("Held rows"), f"{file} · {came}".strip(" ·"),
             _("Mend"), "import", held_in.id if held_in else None),
        Need(state.doubles, "people-swap", "", _("Possible doubles"),
             _("Pairs that may be one person; both stay out of letters until decided"),
             _("Decide"), "doubles"),
        Need(state.listed, "clipboard-task", "", _("To verify"), _by_district(state),
             _("Verify"), "verify"),
        Need(state.to_check, "shield-checkmark", "", _("To send to the insurer"),
             _("Eligible, and not checked yet"), _("Save list"), "checks"),
        Need(state.checking, "clock", "", _("Waiting for the insurer"),
             _("Sent, and not settled yet"), _("Look"), "checks"),
        Need(state.ready, "mail", "", _("Ready for a letter"),
             _("Verified, and in no letter yet"), _("Make letter"), "letters", "new"),
        Need(len(state.unissued), "document", "", _("Letters not issued"), _by_state(state),
             _("Look"), "letters"),
        Need(len(state.unanswered), "clock", "", _("Letters without an answer"),
             _longest_out(state, now), _("Look"), "letters", ListFilter(waits=0)),
        _training_need(state, TrainingState.TO_CLOSE),
    ]  # fmt: skip
    return [need for need in needs if need.number]


def _training_need(state: State, where: TrainingState) -> Need:
    """The trainings of today, or those that are over and not closed; one alone is gone to."""
    rows = [each for each in state.trainings if each.state is where]
    today = where is TrainingState.TODAY
    text = " · ".join(f"{each.line.name}, {each.line.place}" for each in rows[:2])
    return Need(
        len(rows),
        "hat-graduation",
        "" if today else "warning",
        _("Training today") if today else _("Trainings to close"),
        text,
        _("Open") if today else _("Close"),
        "trainings",
        rows[0].line.id if len(rows) == 1 else None,
    )


def _by_district(state: State) -> str:
    waiting = sorted(
        (each for each in state.districts if each.listed), key=lambda each: -each.listed
    )
    told = [f"{each.name} {grouped(each.listed)}" for each in waiting[:2]]
    rest = waiting[2:]
    if rest:
        number = sum(each.listed for each in rest)
        words = ngettext("{k} other kecamatan {n}", "{k} other kecamatan {n}", len(rest))
        told.append(words.format(k=len(rest), n=grouped(number)))
    return " · ".join(told)


def _longest_out(state: State, now: datetime) -> str:
    """For how many days the letter that waits longest has been out."""
    today = now.astimezone(OFFICE_ZONE).date()
    days = max((days_out(letter, today) for letter in state.unanswered), default=0)
    if days < 1:
        return _("The insurer owes an answer")
    words = ngettext("The longest waits {n} day", "The longest waits {n} days", days)
    return words.format(n=grouped(days))


def _by_state(state: State) -> str:
    told = []
    for each in (LetterState.DRAFT, LetterState.SUBMITTED, LetterState.APPROVED):
        number = sum(letter.state == each for letter in state.unissued)
        if number:
            told.append(f"{gettext(LETTER_LABELS[each])} {number}")
    return " · ".join(told)


class NeedsCard(QFrame):
    """The list of what waits."""

    def __init__(self, go: Go) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._go = go
        self._number = Words("", "caption")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 4)
        layout.setSpacing(0)
        head = row(
            Words(_("What needs doing"), "heading"), None, self._number, margins=(16, 10, 16, 10)
        )
        layout.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        layout.addLayout(self._lines)
        layout.addStretch(1)

    def show_needs(self, needs: list[Need]) -> None:
        """Show what waits now."""
        clear(self._lines)
        words = ngettext("{n} thing", "{n} things", len(needs)).format(n=len(needs))
        self._number.setText(words if needs else "")
        for need in needs:
            self._lines.addWidget(rule())
            self._lines.addLayout(self._line(need))
        if not needs:
            self._lines.addWidget(rule())
            done = row(Symbol.of_tone("ok", 20), gap=12, margins=(16, 18, 16, 18))
            done.addWidget(Words(_("Nothing waits."), "second"), 1)
            self._lines.addLayout(done)

    def _line(self, need: Need) -> QHBoxLayout:
        count = Words(grouped(need.number), "count", tone=need.tone)
        count.setMinimumWidth(54)
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        button = Button(need.act, lambda: self._go(need.page, need.about), small=False)
        button.setMinimumWidth(104)
        button.setAccessibleName(f"{need.act}: {need.title}, {need.number}")
        line = row(count, Symbol(need.icon, need.tone or "second", 20), gap=12,
                   margins=(12, 8, 14, 8))  # fmt: skip
        words = column(Words(need.title, "strong"), Shortened(need.text, "caption"), gap=2)
        line.addLayout(words, 1)
        line.addWidget(button)
        return line
