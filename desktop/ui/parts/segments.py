"""A few choices side by side, one of them taken."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from desktop.ui.parts.card import row


class Segments(QFrame):
    """One of some words; `chosen` gives the value behind the one pressed. Arrows move along."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setProperty("part", "segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        layout = row(gap=2, margins=(2, 2, 2, 2))
        for value, words in choices:
            button = QPushButton(words)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{name}: {words}")
            button.clicked.connect(lambda _on=False, which=value: self.chosen.emit(which))
            self._group.addButton(button)
            self._buttons[value] = button
            layout.addWidget(button, 1)
        self.setLayout(layout)
        if choices:
            self.set_value(choices[0][0])

    def value(self) -> str:
        """What stands behind the words that are taken."""
        taken = (value for value, button in self._buttons.items() if button.isChecked())
        return next(taken, "")

    def set_value(self, value: str) -> None:
        """Take other words."""
        self._buttons[value].setChecked(True)

    def button(self, value: str) -> QPushButton:
        """The button of a value."""
        return self._buttons[value]
