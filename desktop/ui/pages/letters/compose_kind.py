"""Which kind of letter is composed, and what that kind asks besides."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.engine import Session
from desktop.domain.letter_kinds import KIND_LABELS, LetterKind
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.ui.pages.letters.read_kind import Later, read_later
from desktop.ui.parts.card import column, holder, row
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.words import Words

_HINTS: dict[LetterKind, str] = {
    LetterKind.ENROLMENT: "",
    LetterKind.ADDITION: mark("More people into the funding of an earlier letter."),
    LetterKind.REMOVAL: mark(
        "Who stands in a letter of this funding and has left since (Worker register) goes out,"
        " with the reason. It frees places, and no money."
    ),
    LetterKind.REPLACEMENT: mark(
        "For each who left, who was said to come instead (Insurer's check), else the next who may"
        " go of the village, else of the kecamatan. It takes no more places or money."
    ),
    LetterKind.RENEWAL: mark(
        "Who was covered by an earlier funding, for the months of this one. Choose the new funding."
    ),
}
_MONTH: dict[LetterKind, str] = {
    LetterKind.ADDITION: mark("Covered from"),
    LetterKind.REMOVAL: mark("No cover from"),
    LetterKind.REPLACEMENT: mark("Covered from"),
}


class KindPart(QWidget):
    """The kind, the letter it follows and its first month; `changed` when one is chosen anew.

    `follows_part` is laid where its letters are looked for: below the funding.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = Choice([(kind.value, _(KIND_LABELS[kind])) for kind in LetterKind], _("Kind"))
        self.follows = Choice((), _("Follows"))
        self.since = Choice((), _("Covered from"))
        self._month = Words("", "label")
        self._month.setBuddy(self.since)
        self._hint = Words("", "caption")
        self._hint.setWordWrap(True)
        self.follows_part = holder(labelled(_("Follows"), self.follows))
        self._since_part = holder(column(self._month, self.since, gap=4))
        for choice in (self.kind, self.follows, self.since):
            choice.setMinimumContentsLength(4)
            choice.currentTextChanged.connect(choice.setToolTip)
            choice.activated.connect(lambda _row: self.changed.emit())
        first = row(gap=12)
        first.addLayout(labelled(_("Kind of letter"), self.kind), 4)
        first.addWidget(self._since_part, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(first)
        layout.addWidget(self._hint)
        self.offer(Later((), ()))

    def chosen(self) -> LetterKind:
        """The kind that is chosen."""
        return LetterKind(self.kind.value())

    def letter(self) -> int | None:
        """The letter chosen to follow, nothing for the usual one."""
        return int(self.follows.value()) if self.follows.value() else None

    def month(self) -> date | None:
        """The month chosen to begin with, nothing for the usual one."""
        return date.fromisoformat(self.since.value()) if self.since.value() else None

    def read(self, session: Session, funding: str, today: date) -> None:
        """Offer what the kind asks besides, as the register has it for a funding."""
        kind = self.chosen()
        self.offer(read_later(session, kind, int(funding), today) if funding else Later((), ()))

    def offer(self, later: Later) -> None:
        """Offer letters to follow and months; what nothing is offered for is not shown."""
        kind = self.chosen()
        self.follows.set_choices(later.follows)
        self.since.set_choices(later.months)
        self.follows_part.setVisible(len(later.follows) > 1)
        self._since_part.setVisible(bool(later.months))
        words = _(_MONTH[kind]) if kind in _MONTH else ""
        self._month.setText(words)
        self.since.setAccessibleName(words or _("Covered from"))
        hint = _HINTS[kind]
        self._hint.setText(_(hint) if hint else "")
        self._hint.setVisible(bool(hint))

    def start_over(self) -> None:
        """Forget what was chosen for an earlier letter."""
        self.kind.set_value(LetterKind.ENROLMENT)
        self.offer(Later((), ()))


def labelled(words: str, widget: QWidget) -> QVBoxLayout:
    """A widget under its label."""
    label = Words(words, "label")
    label.setBuddy(widget)
    return column(label, widget, gap=4)
