"""The matrix on screen: single keys mark, letters and tints show, a frame stands where one is."""

from PySide6.QtCore import QMimeData, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from desktop.domain.attendance import LETTERS, Attendance
from desktop.ui.cells import CellDelegate, Index
from desktop.ui.look import Look, look
from desktop.ui.pages.trainings.marks_model import BODY, CANCELLED, MARK, MarksModel
from desktop.ui.preferences import Preferences
from desktop.ui.table_view import TableView

ROW_HEIGHT = 30
_HEADER = 58

MARK_TONES: dict[str, tuple[str, str]] = {
    Attendance.PRESENT: ("ok_tint", "ok"),
    Attendance.LATE: ("warning_tint", "warning"),
    Attendance.EXCUSED: ("chosen", "link"),
    Attendance.SICK: ("neutral", "second"),
    Attendance.ABSENT: ("error_tint", "error"),
}
"""Ground and ink of a status; its letter tells it too."""

_LETTERS = {status.value: letter for status, letter in LETTERS.items()}
_KEYS = {letter: status for status, letter in LETTERS.items()}


class MarkDelegate(CellDelegate):
    """Paints the letter of a mark on its tint, and a frame around the current cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark = index.data(MARK)
        if mark is None:
            super().paint(painter, option, index)
            return
        room = QRect(option.rect)
        now = look()
        colours = now.colours
        painter.save()
        if mark == CANCELLED:
            painter.fillRect(room, colours.colour("quiet"))
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, colours.colour("chosen"))
        line = QRect(room.x(), room.bottom(), room.width(), 1)
        painter.fillRect(line, colours.colour("hairline"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mark in MARK_TONES:
            self._paint_letter(painter, QRectF(room.adjusted(4, 3, -4, -4)), mark, now)
        elif mark == CANCELLED:
            painter.setPen(colours.colour("faint"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(index.data() or "–"))
        if self._is_current(option, index):
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(room).adjusted(1.5, 1.5, -1.5, -2.5), 5, 5)
        painter.restore()

    def _paint_letter(self, painter: QPainter, tile: QRectF, mark: str, now: Look) -> None:
        ground, ink = MARK_TONES[mark]
        colours = now.colours
        painter.setPen(colours.colour("hairline"))
        painter.setBrush(colours.colour(ground))
        painter.drawRoundedRect(tile, 4, 4)
        painter.setFont(now.font(13, QFont.Weight.DemiBold))
        painter.setPen(colours.colour(ink))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, _LETTERS[mark])

    def _is_current(self, option: QStyleOptionViewItem, index: Index) -> bool:
        view = option.widget
        return isinstance(view, QAbstractItemView) and view.currentIndex() == index


class MarksView(TableView):
    """The matrix. `marked` gives a status for the selected cells, or nothing to clear them."""

    marked = Signal(object)
    history_wanted = Signal()
    moved = Signal()

    def __init__(self, title: str, preferences: Preferences, model: MarksModel) -> None:
        super().__init__("training-marks", title, preferences, row_height=ROW_HEIGHT)
        self.setItemDelegate(MarkDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        header = self.horizontalHeader()
        header.setFixedHeight(_HEADER)
        header.setTextElideMode(Qt.TextElideMode.ElideNone)
        header.setSectionsMovable(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setModel(model)
        model.setParent(self)
        model.modelReset.connect(self._on_columns)
        self.selectionModel().currentChanged.connect(lambda *_cells: self.moved.emit())
        self.doubleClicked.connect(lambda _cell: self.history_wanted.emit())

    def _on_columns(self) -> None:
        model = self.block_model()
        for number, column in enumerate(model.columns if model else ()):
            self.setColumnWidth(number, column.width)
        self._stretch()

    def _stretch(self) -> None:
        """The body stands in the matrix where there is room, else under the pointer."""
        model = self.block_model()
        columns = model.columns if model else ()
        needed = sum(column.width for column in columns)
        for number, column in enumerate(columns):
            if column.key == BODY:
                self.setColumnHidden(number, needed > self.viewport().width())
        super()._stretch()

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current and only selected one, and show it."""
        model = self.model()
        if model is not None and 0 <= row < model.rowCount():
            self.setCurrentIndex(model.index(row, column))
            self.scrollTo(model.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        status = _KEYS.get(event.text().upper()) if plain else None
        if status is not None:
            self.marked.emit(status)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.marked.emit(None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.history_wanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters mark; they look for nothing."""

    def copy_rows(self) -> None:
        """Put the selected cells on the clipboard, row by row."""
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda one: (one.row(), one.column())):
            rows.setdefault(index.row(), []).append(str(index.data() or ""))
        data = QMimeData()
        data.setText("\n".join("\t".join(cells) for cells in rows.values()))
        QGuiApplication.clipboard().setMimeData(data)
