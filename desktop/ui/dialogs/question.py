"""A question before what cannot be undone."""

from PySide6.QtWidgets import QWidget

from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.parts.words import Words


class Question(Dialog):
    """A question, what follows from yes, and a verb on the button."""

    def __init__(self, question: str, text: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(question, "", parent, width=460)
        self.add(Words(text, wrap=True), None)
        self.set_act(yes)
