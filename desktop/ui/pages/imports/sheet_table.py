"""The table of a list: its rows as on the sheet, each reason in its cell, mended in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStyleOptionViewItem, QTableView

from db.engine import Session
from desktop.domain.findings import Severity
from desktop.ui.cells import REASON_HEIGHT, ROW_HEIGHT, CellDelegate, Index
from desktop.ui.context import Context
from desktop.ui.look import look
from desktop.ui.pages.imports.columns import (
    Entry,
    SheetColumn,
    finding_of,
    proposal_of,
    table_columns,
)
from desktop.ui.pages.imports.editor import HEIGHT as EDITOR_HEIGHT
from desktop.ui.pages.imports.editor import LEAST_WIDTH, CellEditor
from desktop.ui.pages.imports.header import CHANGEABLE, HEADER_TEXT, MappingHeader
from desktop.ui.pages.imports.header import HEIGHT as HEADER_HEIGHT
from desktop.ui.pages.imports.look_at import ListRow, Places
from desktop.ui.pages.imports.row_fields import PEOPLE, RowFields
from desktop.ui.table_model import BlockModel, Column
from desktop.ui.table_view import TableView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


@dataclass(frozen=True, slots=True)
class SomeRows:
    """Some rows of a list in memory, by their places in it."""

    rows: Sequence[ListRow]
    places: Sequence[int]

    def count(self, session: Session) -> int:
        """How many rows there are."""
        return len(self.places)

    def page(
        self, session: Session, *, after: Any | None, skip: int, limit: int
    ) -> tuple[Sequence[Entry], Any | None]:
        """The rows behind the first `skip`."""
        some = self.places[skip : skip + limit]
        return [Entry(at, self.rows[at]) for at in some], None


class SheetModel(BlockModel[Entry]):
    """The rows of a list; `sheet_columns` are None where a column is ours, as the row number."""

    def __init__(
        self,
        context: Context,
        columns: Sequence[Column[Entry]],
        sheet_columns: Sequence[SheetColumn | None],
        *,
        changeable: bool,
    ) -> None:
        super().__init__(context.database, columns)
        self.sheet_columns = tuple(sheet_columns)
        self._changeable = changeable

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = role in (HEADER_TEXT, CHANGEABLE, Qt.ItemDataRole.ToolTipRole)
        if across and 0 <= section < len(self.sheet_columns):
            column = self.sheet_columns[section]
            if role == HEADER_TEXT:
                return column.told_header if column else ""
            if role == Qt.ItemDataRole.ToolTipRole:
                return " · ".join(filter(None, (column.header, column.reason))) if column else ""
            return bool(self._changeable and column and column.header)
        return super().headerData(section, orientation, role)

    def mendable(self, column: int) -> str:
        """The field that a column is mended as, empty where it is none of ours."""
        found = self.sheet_columns[column] if 0 <= column < len(self.sheet_columns) else None
        return found.field if found else ""

    def error_columns(self, row: int) -> list[int]:
        """The columns of a row that hold it, else those to be looked at, from the left."""
        entry = self.row(row)
        if entry is None:
            return []
        errors: list[int] = []
        warnings: list[int] = []
        for number, column in enumerate(self.sheet_columns):
            finding = finding_of(entry.row, column.field) if column else None
            if finding is not None:
                (errors if finding.severity is Severity.ERROR else warnings).append(number)
        return errors or warnings


class CurrentCell(CellDelegate):
    """Cells as everywhere, with a ring around the current one, tinted or not."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        table = self.parent()
        if isinstance(table, QTableView) and table.currentIndex() == index:
            room = option.rect.adjusted(1, 1, -1, -2)
            painter.save()
            painter.setPen(QPen(look().colours.colour("accent"), 2))
            painter.drawRect(room)
            painter.restore()


class SheetTable(TableView):
    """Rows of a list. Enter mends a cell, Tab goes to the next error, Ctrl+Enter takes a proposal.

    `mended` gives the row's place in the list, the field and what was typed; `taken_for` a header
    and the field it is to be taken for.
    """

    mended = Signal(int, str, str)
    taken_for = Signal(str, str)

    def __init__(self, context: Context, title: str, fields: RowFields = PEOPLE) -> None:
        super().__init__("list", title, context.preferences, row_height=REASON_HEIGHT)
        self._context = context
        self._fields = fields
        self.setItemDelegate(CurrentCell(self))
        self._places = Places()
        self._editor: CellEditor | None = None
        self._raised = 0
        self.reasons = True
        header = MappingHeader(self)
        self.setHorizontalHeader(header)
        header.setFixedHeight(HEADER_HEIGHT)
        header.setMinimumSectionSize(40)
        header.pressed_on.connect(self.open_menu)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setMinimumHeight(HEADER_HEIGHT + 4 * REASON_HEIGHT)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_list(
        self,
        columns: Sequence[SheetColumn],
        places: Places,
        *,
        changeable: bool,
        several_sheets: bool,
    ) -> None:
        """Show the columns of another list, without rows yet."""
        self._places = places
        old = self.model()
        made = table_columns(
            columns, places, reasons=lambda: self.reasons, several_sheets=several_sheets
        )
        ours: list[SheetColumn | None] = [None] * (len(made) - len(columns))
        model = SheetModel(self._context, made, [*ours, *columns], changeable=changeable)
        self.setModel(model)
        model.setParent(self)
        if old is not None:
            old.deleteLater()
        for number, column in enumerate(made):
            self.setColumnWidth(number, column.width)
        self.selectionModel().currentChanged.connect(self._on_cell)
        self._widen()

    def show_rows(self, rows: Sequence[ListRow], places: Sequence[int], *, reasons: bool) -> None:
        """Show some rows of the list, high enough for reasons where they have any."""
        self._close_editor()
        self.reasons = reasons
        height = REASON_HEIGHT if reasons else ROW_HEIGHT
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        model = self.sheet_model()
        if model is not None:
            model.show_source(SomeRows(rows, places))

    def sheet_model(self) -> SheetModel | None:
        """The model shown."""
        model = self.model()
        return model if isinstance(model, SheetModel) else None

    def show_model(self, model: BlockModel[Any], hidden: Any = ()) -> None:
        raise NotImplementedError("a list is shown by show_list")

    def chosen_rows(self) -> list[int]:
        return sorted({index.row() for index in self.selectionModel().selectedIndexes()})

    def go_to_error(self, row: int) -> bool:
        """Make the first error of a row the current cell; whether it has one."""
        model = self.sheet_model()
        errors = model.error_columns(row) if model else []
        if model is None or row >= model.rowCount():
            return False
        self._go(row, errors[0] if errors else self._name_column(model))
        return bool(errors)

    def _name_column(self, model: SheetModel) -> int:
        fields = [column.field if column else "" for column in model.sheet_columns]
        return fields.index("name") if "name" in fields else 0

    def _go(self, row: int, column: int) -> None:
        model = self.model()
        index = model.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _next_error(self, step: int) -> bool:
        """Go to the next cell that holds a row, or the one before; whether there is one."""
        model = self.sheet_model()
        if model is None or not model.rowCount():
            return False
        row, column = max(self.currentIndex().row(), 0), self.currentIndex().column()
        here = [
            one for one in model.error_columns(row) if (one > column if step > 0 else one < column)
        ]
        if here:
            self._go(row, here[0 if step > 0 else -1])
            return True
        errors = model.error_columns(row + step) if 0 <= row + step < model.rowCount() else []
        if not errors:
            return False
        self._go(row + step, errors[0 if step > 0 else -1])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        plain = not modifiers & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if key in _ENTER and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.take_proposal()
        elif key in _ENTER:
            self.mend_cell()
        elif key == Qt.Key.Key_Down and modifiers & Qt.KeyboardModifier.AltModifier:
            self.open_menu(self.currentIndex().column())
        elif plain and event.text().strip() and event.text().isprintable():
            self.mend_cell(event.text())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
            # Where no error is left Tab leaves the table, so that nobody is caught in it.
            if step and self._next_error(step):
                return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.mend_cell()

    def take_proposal(self) -> None:
        """Use what is proposed for the current cell, without typing."""
        entry, field = self._current()
        proposal = proposal_of(finding_of(entry.row, field)) if entry and field else ""
        if entry and proposal:
            self.mended.emit(entry.at, field, proposal)

    def mend_cell(self, typed: str = "") -> CellEditor | None:
        """Open the editor over the current cell."""
        self._close_editor()
        entry, field = self._current()
        if entry is None or not field:
            return None
        editor = CellEditor(
            self._fields.by_key[field],
            self._value(entry.row, field),
            finding_of(entry.row, field),
            self._places.villages,
            self.viewport(),
            self._places.agents,
        )
        self._editor = editor
        self.setRowHeight(self.currentIndex().row(), max(EDITOR_HEIGHT + 2, REASON_HEIGHT))
        self._raised = self.currentIndex().row()
        editor.used.connect(lambda text: self._on_used(entry, field, text))
        editor.used_and_on.connect(lambda text: self._on_used(entry, field, text, on=True))
        editor.left.connect(self._on_left)
        self._place_editor()
        editor.start(typed)
        return editor

    def _value(self, row: ListRow, field: str) -> str:
        found = finding_of(row, field)
        return row.values.get(field, "") or (found.value if found else "")

    def _current(self) -> tuple[Entry | None, str]:
        model, index = self.sheet_model(), self.currentIndex()
        if model is None or not index.isValid():
            return None, ""
        return model.row(index.row()), model.mendable(index.column())

    def _on_used(self, entry: Entry, field: str, text: str, *, on: bool = False) -> None:
        self._close_editor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if text != entry.row.values.get(field, ""):
            self.mended.emit(entry.at, field, text)
        if on:
            self._next_error(1)

    def _on_left(self) -> None:
        had = self._editor is not None and self._editor.isAncestorOf(self.focusWidget() or self)
        self._close_editor()
        if had:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
            self.setRowHeight(self._raised, self.verticalHeader().defaultSectionSize())

    def _place_editor(self) -> None:
        if self._editor is None:
            return
        cell, room = self.visualRect(self.currentIndex()), self.viewport().rect()
        width = min(max(cell.width(), LEAST_WIDTH), room.width())
        top = cell.center().y() - EDITOR_HEIGHT // 2
        left = min(max(cell.x(), 0), room.width() - width)
        top = min(max(top, 0), max(room.height() - EDITOR_HEIGHT, 0))
        self._editor.setGeometry(QRect(left, top, width, EDITOR_HEIGHT))

    def _on_scrolled(self) -> None:
        self._place_editor()

    def _on_cell(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_editor()
        self._widen()

    def _stretch(self) -> None:
        """A list's columns keep their widths; the last takes what is left."""

    def _widen(self) -> None:
        model = self.sheet_model()
        if model is None:
            return
        last = len(model.columns) - 1
        others = sum(self.columnWidth(number) for number in range(last))
        self.setColumnWidth(last, max(model.columns[last].width, self.viewport().width() - others))

    def open_menu(self, section: int) -> QMenu | None:
        """Offer what a column can be taken for."""
        model = self.sheet_model()
        column = model.sheet_columns[section] if model and section >= 0 else None
        if (
            model is None
            or column is None
            or not model.headerData(section, Qt.Orientation.Horizontal, CHANGEABLE)
        ):
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(column.header)
        for key, label in self._fields.choices():
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(key == column.taken_for)
            action.triggered.connect(
                lambda _checked, key=key: self.taken_for.emit(column.header, key)
            )
        header = self.horizontalHeader()
        menu.popup(
            header.mapToGlobal(QPoint(header.sectionViewportPosition(section), HEADER_HEIGHT))
        )
        return menu
