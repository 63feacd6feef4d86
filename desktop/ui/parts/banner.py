"""A line in the page that says what happened, instead of a box over it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.parts.buttons import Button, IconButton
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Words


class Banner(QFrame):
    """A sentence with its shape and tint: info, ok, warning or error.

    `action` is the words of a button and what it does; `closable` gives it a cross.
    """

    def __init__(
        self,
        text: str,
        tone: str = "info",
        *,
        action: tuple[str, Callable[[], object]] | None = None,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "banner")
        self.setProperty("tone", tone)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(Symbol.of_tone(tone), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Words(text, wrap=True, selectable=True)
        self.words.setAccessibleName(text)
        layout.addWidget(self.words, 1)
        if action is not None:
            layout.addWidget(Button(action[0], action[1], small=True))
        if closable:
            layout.addWidget(
                IconButton("dismiss", _("Close this message"), self.hide),
                0,
                Qt.AlignmentFlag.AlignTop,
            )

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.words.setText(text)
        self.words.setAccessibleName(text)
