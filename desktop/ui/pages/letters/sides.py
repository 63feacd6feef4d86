"""What is decided at the left, the paper at the right; one under the other where it is narrow."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.parts.card import holder, scrolling

LEFT_WIDTH = 432
NARROW = 900
_PAPER_HEIGHT = 460


class Sides(QWidget):
    """`left` scrolls by itself with `under` fixed below it; `right` takes the room that is left."""

    def __init__(self, left: QVBoxLayout, right: QWidget, under: QWidget | None = None) -> None:
        super().__init__()
        left.setContentsMargins(0, 0, 8, 0)
        self._inside = holder(left)
        self._area = scrolling(self._inside)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._area, 1)
        if under is not None:
            column.addWidget(under)
        self._right = right
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._left)
        self._layout.addWidget(right, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._arrange(narrow=False)
        self._inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange(narrow=self.width() < NARROW)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < NARROW)

    def _arrange(self, *, narrow: bool) -> None:
        down = QBoxLayout.Direction.TopToBottom
        across = QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(down if narrow else across)
        self._left.setMinimumWidth(0 if narrow else LEFT_WIDTH)
        self._left.setMaximumWidth(16777215 if narrow else LEFT_WIDTH)
        # Where it is narrow the page scrolls as a whole, and nothing scrolls inside of it.
        self._area.setMinimumHeight(self._inside.sizeHint().height() + 4 if narrow else 300)
        self._right.setMinimumHeight(_PAPER_HEIGHT if narrow else 300)
