"""White sheets that the work lies on, and the ways they are filled."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.parts.words import Shortened, Words

Item = QWidget | QLayout | int | None
"""What a row or column is filled with: a number is a fixed gap, None takes what room is left."""


def fill(layout: QHBoxLayout | QVBoxLayout, items: tuple[Item, ...]) -> None:
    """Add widgets, layouts, gaps and stretches in turn."""
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)


def row(
    *items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Things side by side."""
    layout = QHBoxLayout()
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    fill(layout, items)
    return layout


def column(
    *items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Things one under the other."""
    layout = QVBoxLayout()
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    fill(layout, items)
    return layout


def holder(layout: QLayout) -> QWidget:
    """A plain widget around a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def rule() -> QFrame:
    """A hairline across."""
    line = QFrame()
    line.setProperty("part", "rule")
    return line


def part(name: str, layout: QLayout) -> QFrame:
    """A frame painted as the named part of the style sheet (card, well, footer...)."""
    frame = QFrame()
    frame.setProperty("part", name)
    frame.setLayout(layout)
    return frame


class Card(QFrame):
    """A white sheet with a heading, a line under it, and something at the right of both."""

    def __init__(
        self, heading: str = "", caption: str = "", *, corner: QWidget | None = None
    ) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(8)
        self.heading = Words(heading, "heading")
        self.caption = Shortened(caption, "caption")
        self.caption.setVisible(bool(caption))
        if heading:
            titles = column(self.heading, self.caption, gap=2)
            top = row(gap=12)
            top.addLayout(titles, 1)
            if corner is not None:
                top.addWidget(corner, 0, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(top)

    def set_caption(self, caption: str) -> None:
        """Change the line under the heading."""
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))


def scrolling(inside: QWidget) -> QScrollArea:
    """A widget that scrolls when there is too little room, so that nothing is cut."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    # Setting it made it paint a ground of its own.
    inside.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()
