"""What stands where there is nothing yet: what will be here, and the first act."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import row
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Words


class EmptyState(QWidget):
    """An icon, a heading, a sentence and the buttons of the first acts."""

    def __init__(self, icon: str, heading: str, text: str, *buttons: Button) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch(1)
        layout.addWidget(Symbol(icon, "accent", 40), 0, middle)
        layout.addSpacing(4)
        self.heading = Words(heading, "name")
        layout.addWidget(self.heading, 0, middle)
        self.words = Words(text, "second", wrap=True)
        self.words.setAlignment(middle)
        layout.addWidget(self.words)
        if buttons:
            layout.addSpacing(4)
            layout.addLayout(row(None, *buttons, None))
        layout.addStretch(2)
