"""Who is to sign a new letter, and the date it is to bear."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.editors import DateEditor
from desktop.ui.form import Asked, FormField
from desktop.ui.parts.card import column
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.words import Words

_DATE_WIDTH = 150


class Signing(QWidget):
    """Both choices side by side; `changed` when one is, and is no nonsense."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.signer = Choice((), _("Signed by"))
        self.signer.setMinimumContentsLength(4)
        self.signer.currentTextChanged.connect(self.signer.setToolTip)
        self.date = DateEditor()
        self.date.setPlaceholderText(_("day of issue"))
        self._date_field = FormField(Asked("date", _("Date of the letter"), self.date))
        self._date_field.setFixedWidth(_DATE_WIDTH)
        label = Words(_("Signed by"), "label")
        label.setBuddy(self.signer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(column(label, self.signer, None, gap=4), 1)
        layout.addWidget(self._date_field)
        self.signer.activated.connect(lambda _row: self.changed.emit())
        self.date.editingFinished.connect(self._on_typed)
        self._told: date | None = None

    def offer(self, signers: Sequence[tuple[str, str]]) -> None:
        """Offer officials by id, the one who signs first."""
        self.signer.set_choices(signers)

    def start_over(self) -> None:
        """Forget what was chosen for an earlier letter."""
        self.signer.setCurrentIndex(0 if self.signer.count() else -1)
        self.date.set_value("")
        self._date_field.show_error("")
        self._told = None

    def official(self) -> int | None:
        """The id of who is to sign, nothing where nobody is offered."""
        return int(self.signer.value()) if self.signer.value() else None

    def day(self) -> date | None:
        """The date proposed, nothing where it is left to the day of issue."""
        return self._told

    def sound(self) -> bool:
        """Whether what is typed is a date or nothing; what is wrong is said beside it."""
        text = self.date.value()
        try:
            self._told = date.fromisoformat(text) if text else None
        except ValueError:
            self._date_field.show_error(_("This is no date. Type it as 24-11-2026."))
            return False
        self._date_field.show_error("")
        return True

    def _on_typed(self) -> None:
        before = self._told
        if self.sound() and self._told != before:
            self.changed.emit()
