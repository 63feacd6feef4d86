"""A choice from a list, with its arrow drawn from the set of icons."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from desktop.ui.look import look


class Choice(QComboBox):
    """One of some words; `value` is what stands behind the word. The wheel does not change it."""

    def __init__(self, choices: Sequence[tuple[str, str]] = (), name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(14)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other words; what was chosen stays where it is still offered."""
        before = self.value()
        blocked = QSignalBlocker(self)
        self.clear()
        for value, word in choices:
            self.addItem(word, value)
        self.set_value(before)
        blocked.unblock()

    def value(self) -> str:
        """What stands behind the chosen word."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose a word by its value; the first where it is not offered."""
        self.setCurrentIndex(max(0, self.findData(value)) if self.count() else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a page over a choice must not change it.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part, box = QStyle.SubControl.SC_ComboBoxEditField, QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(box, option, part, self).width()
        words = option.currentText
        option.currentText = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(box, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        role = "second" if self.isEnabled() else "faint"
        arrow = look().shelf.pixmap("chevron-down", role, 16, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(self.width() - 25, (self.height() - 16) // 2), arrow)
