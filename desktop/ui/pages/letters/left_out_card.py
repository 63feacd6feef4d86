"""Who is left out of the letter being composed, by reason, with a way to mend each."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.letters.choose import REASONS, Choice
from desktop.ui.parts.buttons import Button, IconButton
from desktop.ui.parts.card import clear, column, holder, row, rule
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened, Words


@dataclass(frozen=True, slots=True)
class Way:
    """What is said under a reason, and where it is mended: a page and what it is opened about."""

    hint: str
    act: str = ""
    page: str = ""
    about: str = ""


_WAYS: dict[str, Way] = {
    "in_another_letter": Way(mark("Reserved by a draft, or proposed already")),
    "not_verified": Way(mark("Somebody looks at each first"), mark("Verify"), "verify"),
    "not_checked": Way(mark("The insurer's answer is missing"), mark("Insurer's check"), "checks"),
    "open_error": Way(mark("Mend it in the register first")),
    "age": Way(mark("Cannot be proposed")),
    "member": Way(mark("The office takes people who never were members")),
    "household": Way(mark("The office takes one person of a household")),
    "undecided_double": Way(mark("Two entries may be one person")),
    "over_places": Way(
        mark("The funding's places are taken"), mark("Change places"), "settings", "funding"
    ),
    "over_cap": Way(
        mark("The funding's money is taken"), mark("Change funding"), "settings", "funding"
    ),
    "over_limit": Way(mark("They wait for the next letter")),
    "covered": Way(mark("Take them out by a removal first")),
    "not_earlier": Way(mark("Enrol them instead")),
    "nobody_instead": Way(mark("Somebody else is verified first"), mark("Verify"), "verify"),
}
_NONE = Way("")


class LeftOutCard(QFrame):
    """A line for each reason; hidden where nobody is left out.

    `names_wanted` asks for the names of a reason, `save_wanted` for a sheet, `go` for a page.
    """

    names_wanted = Signal(str)
    save_wanted = Signal()
    go = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._count = Shortened("", "strong")
        save = Button(_("Save list..."), self.save_wanted.emit, kind="link")
        head = row(Symbol.of_tone("info"), gap=10, margins=(16, 8, 12, 8))
        head.addWidget(self._count, 1)
        head.addWidget(save)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(self._lines)
        self.hide()

    def show_choice(self, choice: Choice, region: str) -> None:
        """Show who a choice leaves out, the most frequent reason first."""
        left = len(choice.left_out)
        self.setVisible(bool(left))
        clear(self._lines)
        words = _("{n} of {all} do not go").format(
            n=grouped(left), all=grouped(left + len(choice.workers))
        )
        self._count.setText(words)
        for reason, number in choice.reasons.most_common():
            self._lines.addWidget(rule())
            self._lines.addWidget(holder(self._line(reason, number, region)))

    def _line(self, reason: str, number: int, region: str) -> QHBoxLayout:
        way = _WAYS.get(reason, _NONE)
        label = _(REASONS[reason])
        count = Words(grouped(number), "name")
        count.setMinimumWidth(34)
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        told = column(Shortened(label, "strong"), Shortened(_(way.hint), "caption"), gap=0)
        line = row(count, gap=10, margins=(12, 6, 12, 6))
        line.addLayout(told, 1)
        if way.act:
            about = region if way.page == "verify" else way.about
            act = Button(_(way.act), lambda: self.go.emit(way.page, about), kind="link")
            act.setAccessibleName(f"{_(way.act)}: {label}")
            line.addWidget(act)
        names = IconButton("eye", _("Names: {reason}").format(reason=label))
        names.clicked.connect(lambda: self.names_wanted.emit(reason))
        line.addWidget(names)
        return line
