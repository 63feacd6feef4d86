"""Over the door's field while somebody types: what was typed, and whose names it may be."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from desktop.domain.texts import gettext as _
from desktop.ui.door.answers import hour, number
from desktop.ui.door.roster import Guest
from desktop.ui.look import look
from desktop.ui.parts.card import row
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Words

_ROW = 40


class Finder(QFrame):
    """Shows the typed letters with the names that begin so; the keys stay with the door."""

    def __init__(self, on_chosen: Callable[[Guest], object]) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._on_chosen = on_chosen
        self._guests: list[Guest] = []
        self.seen = False
        self.typed = Words("", "figure")
        self.typed.setAccessibleName(_("Typed"))
        self.hint = Words("", "caption", wrap=True)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Names found"))
        self.list.setFont(look().font(16))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.itemClicked.connect(lambda _item: self.choose())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(8)
        layout.addLayout(row(Symbol("search", "second", 20), self.typed, None, gap=10))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint)
        self.hide()

    def show_typed(self, typed: str) -> None:
        """Show what is typed, before anything was looked for."""
        # A bar for the place of the next letter: the keys are the door's, no field has them.
        self.typed.setText(f"{typed}|")
        self.seen = False

    def show_found(self, typed: str, found: Sequence[Guest]) -> None:
        """Show whose names are meant; the first is chosen until another is."""
        self.show_typed(typed)
        self._guests, self.seen = list(found), True
        self.list.clear()
        for guest in self._guests:
            item = QListWidgetItem(guest_words(guest))
            item.setSizeHint(QSize(100, _ROW))
            self.list.addItem(item)
        self.list.setVisible(bool(self._guests))
        self.list.setFixedHeight(_ROW * len(self._guests) + 2)
        if self._guests:
            self.list.setCurrentRow(0)
        if found:
            self.hint.setText(_("Arrows choose, Enter marks, Esc leaves."))
        elif typed:
            self.hint.setText(
                _("Nobody of this training is called so. F2 takes somebody in uninvited.")
            )
        else:
            self.hint.setText(_("Type a few letters of the name, or the number on the list."))

    def move_choice(self, by: int) -> None:
        """Choose the next or the one before."""
        if self._guests:
            self.list.setCurrentRow((self.list.currentRow() + by) % len(self._guests))

    @property
    def chosen(self) -> Guest | None:
        """Who is chosen of those seen."""
        at = self.list.currentRow()
        return self._guests[at] if self.seen and 0 <= at < len(self._guests) else None

    def choose(self) -> None:
        """Take who is chosen."""
        guest = self.chosen
        if guest is not None:
            self._on_chosen(guest)


def guest_words(guest: Guest) -> str:
    """A name in the list, with what tells namesakes apart."""
    there = _("since {hour}").format(hour=hour(guest.at)) if guest.status else ""
    return " · ".join(filter(None, (guest.name, number(guest), guest.body, guest.place, there)))
