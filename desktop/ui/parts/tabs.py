"""Tabs: names across, the widget of the chosen one under them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QToolButton, QVBoxLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.parts.card import rule
from desktop.ui.parts.stack import FittingStack


class Tabs(QWidget):
    """Named widgets in one place; `chosen` gives the number of the tab."""

    chosen = Signal(int)

    def __init__(self, name: str, *, narrow: bool = False) -> None:
        super().__init__()
        self.bar = tab_bar(name)
        self.bar.setProperty("narrow", narrow)
        self._stack = FittingStack()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(rule())
        layout.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._on_changed)

    def add(self, title: str, widget: QWidget) -> int:
        """Add a tab; give back its number."""
        self._stack.addWidget(widget)
        return self.bar.addTab(title)

    def set_title(self, number: int, title: str) -> None:
        """Change the words of a tab, such as its count."""
        self.bar.setTabText(number, title)

    def offer(self, number: int, *, offered: bool) -> None:
        """Let a tab be there, or not."""
        self.bar.setTabVisible(number, offered)

    def show_tab(self, widget: QWidget) -> None:
        """Show the tab of a widget."""
        self.bar.setCurrentIndex(self._stack.indexOf(widget))

    def current(self) -> int:
        """The number of the tab that is shown."""
        return self.bar.currentIndex()

    def _on_changed(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.chosen.emit(number)


def tab_bar(name: str) -> QTabBar:
    """Names across, for what shows the rows of the chosen one by itself."""
    bar = QTabBar()
    bar.setAccessibleName(name)
    bar.setDrawBase(False)
    bar.setExpanding(False)
    bar.setUsesScrollButtons(True)
    for button, words in zip(
        bar.findChildren(QToolButton), (_("Tabs before"), _("Tabs after")), strict=False
    ):
        button.setAccessibleName(words)
    return bar
