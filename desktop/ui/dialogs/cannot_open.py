"""The dialog for a register that cannot be opened."""

from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.parts.words import Words


class CannotOpen(Dialog):
    """One sentence: what is wrong with the register and what to do."""

    def __init__(self, sentence: str, location: str, parent: QWidget | None = None) -> None:
        super().__init__(_("The register cannot be opened"), "", parent, width=520)
        self.add(Words(sentence, wrap=True), Words(location, "caption", wrap=True), None)
        self.leave.hide()
        self.set_act(_("Close"))
