"""Over the door's field: somebody without an invitation, in two fields."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout

from desktop.domain.names import tidy
from desktop.domain.texts import gettext as _
from desktop.ui.door.finder import guest_words
from desktop.ui.door.roster import Guest
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import row
from desktop.ui.parts.words import Shortened, Words

LONGEST = 200


class WalkIn(QFrame):
    """Asks name and wadah or institution; Enter goes on, and marks at the second."""

    def __init__(
        self,
        on_done: Callable[[str, str], object],
        on_left: Callable[[], object],
        find: Callable[[str], list[Guest]],
    ) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._on_done, self._find = on_done, find
        self.name, self.body = QLineEdit(), QLineEdit()
        self.known = Shortened("", "second", tone="warning")
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(4)
        labels = (_("Name"), _("Wadah or institution"))
        for at, (label, field) in enumerate(zip(labels, (self.name, self.body), strict=True)):
            field.setAccessibleName(label)
            field.setMaxLength(LONGEST)
            field.setMinimumWidth(160)
            fields.addWidget(Words(label, "label"), 0, at)
            fields.addWidget(field, 1, at)
            fields.setColumnStretch(at, 3 - at)
        self.take = Button(_("Take in"), self.submit, kind="filled")
        self.leave = Button(_("Cancel"), on_left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(8)
        layout.addWidget(Words(_("Somebody without an invitation"), "heading"))
        layout.addLayout(fields)
        layout.addWidget(self.known)
        layout.addLayout(row(None, self.leave, self.take))
        self.name.textEdited.connect(self._look_for)
        self.hide()

    def begin(self, name: str = "", body: str = "") -> None:
        """Show the fields, filled in where the person is known from elsewhere."""
        self.name.setText(name)
        self.body.setText(body)
        self.known.setText("")
        self.show()
        self.raise_()
        self.name.setFocus()

    def go_on(self) -> None:
        """What Enter does: from the name to the body, from there on done."""
        if self.name.hasFocus():
            self.body.setFocus()
        else:
            self.submit()

    def submit(self) -> None:
        """Take them in, once there is a name."""
        name = tidy(self.name.text())
        if not name:
            self.known.setText(_("Write the name first."))
            self.name.setFocus()
            return
        self._on_done(name, tidy(self.body.text()))

    def _look_for(self, text: str) -> None:
        """Say where somebody of that name is on the list already."""
        found = self._find(text) if len(text.split()) > 1 or len(text) > 4 else []
        self.known.setText(
            _("On the list already: {who}").format(who=guest_words(found[0])) if found else ""
        )
