"""Which letters of the list are shown: their state, their kind, how long without an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.queries.letters import LetterLine
from desktop.domain.letter_kinds import KIND_LABELS
from desktop.domain.statuses import LetterState
from desktop.domain.texts import gettext as _
from desktop.ui.parts.card import row
from desktop.ui.parts.choice import Choice

WAITS = (0, 14, 30, 60)
"""For how many days at least a letter may be without an answer to be looked for."""

_OUT = (LetterState.ISSUED, LetterState.SENT)


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What the choices over the list say; nothing where they leave it open."""

    state: str = ""
    kind: str = ""
    waits: int | None = None

    def keeps(self, line: LetterLine, today: date) -> bool:
        """Whether a letter is shown."""
        if self.state not in ("", line.state) or self.kind not in ("", line.kind):
            return False
        return self.waits is None or (unanswered(line) and days_out(line, today) >= self.waits)


def unanswered(line: LetterLine) -> bool:
    """Whether the insurer still owes an answer."""
    return line.state in _OUT


def days_out(line: LetterLine, today: date) -> int:
    """Days since a letter was sent; where that was not told, since the date it bears."""
    since = line.sent_on or line.date
    return (today - since).days if since else 0


class FilterChoices(QWidget):
    """Kind and wait side by side; `changed` when one is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        kinds = [(kind.value, _(words)) for kind, words in KIND_LABELS.items()]
        self.kind = Choice([("", _("Every kind")), *kinds], _("Kind"))
        self.kind.setMinimumContentsLength(11)
        self.waits = Choice([("", _("Answered or not")), *_wait_words()], _("Answer"))
        self.waits.setMinimumContentsLength(18)
        for choice in (self.kind, self.waits):
            choice.activated.connect(lambda _row: self.changed.emit())
        self.setLayout(row(self.kind, self.waits, gap=8))

    def filter_of(self, state: str) -> ListFilter:
        """The filter with a state."""
        days = self.waits.value()
        return ListFilter(state, self.kind.value(), int(days) if days else None)

    def show_filter(self, wanted: ListFilter) -> None:
        """Choose what a filter says."""
        self.kind.set_value(wanted.kind)
        self.waits.set_value("" if wanted.waits is None else str(wanted.waits))


def _wait_words() -> Sequence[tuple[str, str]]:
    return [
        (str(days), _("No answer for {n} days").format(n=days) if days else _("No answer yet"))
        for days in WAITS
    ]
