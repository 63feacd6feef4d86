"""Widgets in the same place, one shown at a time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget


class FittingStack(QWidget):
    """As large as the widget that is shown asks for, not as the largest of all.

    Qt's own stack asks every widget in it how high it must be for a width, hidden ones too.
    """

    currentChanged = Signal(int)  # noqa: N815 - as Qt's own stack calls it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._shown = -1
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def addWidget(self, widget: QWidget) -> int:
        """Add a widget, shown where it is the first; give back its number."""
        self._widgets.append(widget)
        self._layout.addWidget(widget, 1)
        widget.hide()
        if self._shown < 0:
            self.setCurrentIndex(0)
        return len(self._widgets) - 1

    def setCurrentIndex(self, number: int) -> None:
        """Show another widget."""
        if number == self._shown or not 0 <= number < len(self._widgets):
            return
        before, self._shown = self._shown, number
        if before >= 0:
            self._widgets[before].hide()
        self._widgets[number].show()
        self.currentChanged.emit(number)

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Show this widget."""
        self.setCurrentIndex(self.indexOf(widget))

    def currentIndex(self) -> int:
        """The number of the widget that is shown, -1 where there is none."""
        return self._shown

    def currentWidget(self) -> QWidget | None:
        """The widget that is shown."""
        return self._widgets[self._shown] if self._shown >= 0 else None

    def indexOf(self, widget: QWidget) -> int:
        """The number of a widget, -1 where it is not here."""
        return self._widgets.index(widget) if widget in self._widgets else -1

    def widget(self, number: int) -> QWidget:
        """The widget of a number."""
        return self._widgets[number]

    def count(self) -> int:
        """How many widgets there are."""
        return len(self._widgets)
