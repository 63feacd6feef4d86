"""The head of a list's table: our field over the sheet's own header, and a menu to change it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.ui.look import look

HEIGHT = 46
_ARROW_FROM = 90
HEADER_TEXT = Qt.ItemDataRole.UserRole.value + 2
"""The model's role for the header as it stands on the sheet."""
CHANGEABLE = Qt.ItemDataRole.UserRole.value + 3
"""The model's role for whether a column can be taken for something else."""


class MappingHeader(QHeaderView):
    """Two lines a column; `pressed_on` gives the column whose meaning is to be changed."""

    pressed_on = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._pressed_at = QPoint()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        now = look()
        painter.save()
        painter.fillRect(rect, now.colours.colour("quiet"))
        line = QRect(rect.x(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, now.colours.colour("hairline"))
        # A narrow column keeps its room for words; a press on it opens the menu all the same.
        wide = rect.width() >= _ARROW_FROM
        changeable = wide and bool(self._told(logicalIndex, CHANGEABLE))
        inside = rect.adjusted(8, 0, -28 if changeable else -8, 0)
        header = str(self._told(logicalIndex, HEADER_TEXT) or "")
        given = self._told(logicalIndex, Qt.ItemDataRole.TextAlignmentRole)
        alignment = Qt.AlignmentFlag(given if isinstance(given, int) else 1)
        across = alignment & Qt.AlignmentFlag.AlignHorizontal_Mask
        upper = inside.adjusted(0, 6, 0, -HEIGHT // 2)
        label = str(self._told(logicalIndex, Qt.ItemDataRole.DisplayRole) or "")
        self._write(painter, upper, label, now.font(12, QFont.Weight.DemiBold), "text", across)
        if header:
            lower = inside.adjusted(0, HEIGHT // 2, 0, -4)
            self._write(painter, lower, header, now.font(12), "second", across)
        if changeable:
            icon = now.shelf.pixmap("chevron-down", "second", 16, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(rect.right() - 24, rect.y() + (HEIGHT - 16) // 2), icon)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        font: QFont,
        role: str,
        across: Qt.AlignmentFlag,
    ) -> None:
        painter.setFont(font)
        painter.setPen(look().colours.colour(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int((across | Qt.AlignmentFlag.AlignVCenter).value), shown)

    def _told(self, section: int, role: int) -> object:
        model = self.model()
        return model.headerData(section, Qt.Orientation.Horizontal, role) if model else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        still = (at - self._pressed_at).manhattanLength() < 4
        section = self.logicalIndexAt(at)
        resizing = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        left = event.button() == Qt.MouseButton.LeftButton
        if still and left and not resizing and self._told(section, CHANGEABLE):
            self.pressed_on.emit(section)
