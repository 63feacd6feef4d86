"""Tabs over a table and what is done to its rows: side by side, or one under the other."""

from PySide6.QtWidgets import QGridLayout, QTabBar, QWidget

from desktop.ui.parts.card import holder, row


class TabsWithActs(QGridLayout):
    """The acts stand at the right of the tabs, under them where there is little room."""

    def __init__(self, bar: QTabBar, *acts: QWidget) -> None:
        super().__init__()
        self.setContentsMargins(14, 4, 12, 4)
        # Tabs whose figures grow: never hidden behind arrows.
        bar.setUsesScrollButtons(False)
        self._acts = holder(row(None, *acts))
        self._narrow: bool | None = None
        self.addWidget(bar, 0, 0)
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """The acts under the tabs, or beside them."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.removeWidget(self._acts)
            self.addWidget(self._acts, 1 if narrow else 0, 0 if narrow else 1)
            self.setColumnStretch(1, 0 if narrow else 1)
