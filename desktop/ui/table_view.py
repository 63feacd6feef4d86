"""The table of every page: quiet header, hairlines, columns that stay as left, copying."""

import html
from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.texts import gettext as _
from desktop.ui.cells import ROW_HEIGHT, CellDelegate
from desktop.ui.parts.card import part, row
from desktop.ui.parts.words import Shortened, Words
from desktop.ui.preferences import Preferences
from desktop.ui.table_model import BlockModel

HEADER_HEIGHT = 32
MOST_COPIED = 100_000


class TableView(QTableView):
    """A table over a BlockModel. `chosen` gives the number of the row that is current, or -1.

    `pasted` tells that somebody wants the clipboard's rows here.
    """

    chosen = Signal(int)
    pasted = Signal()

    def __init__(
        self, name: str, title: str, preferences: Preferences, *, row_height: int = ROW_HEIGHT
    ) -> None:
        super().__init__()
        self._name = name
        self._preferences = preferences
        self._left_out: list[int] = []
        self.setAccessibleName(title)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMinimumHeight(HEADER_HEIGHT + 4 * row_height)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(row_height)
        self.verticalHeader().setDefaultSectionSize(row_height)
        self._set_up_header()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setFixedHeight(HEADER_HEIGHT)
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(32)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)

    def show_model(self, model: "BlockModel[Any]", hidden: Collection[str] = ()) -> None:
        """Show a model, its columns as they were left, at first without those of some keys."""
        self.setModel(model)
        model.setParent(self)
        header = self.horizontalHeader()
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, column.width)
            self.setColumnHidden(number, column.key in hidden)
        kept = self._preferences.shape(f"table-{self._name}")
        if kept is not None:
            header.restoreState(kept)
        sorts = any(column.sort for column in model.columns)
        header.setSectionsClickable(sorts)
        if sorts:
            header.setSortIndicatorClearable(False)
            header.setSortIndicator(self._first_sorted(model), Qt.SortOrder.AscendingOrder)
            header.setSortIndicatorShown(True)
            header.sortIndicatorChanged.connect(model.sort)
        header.sectionMoved.connect(self._keep)
        header.sectionResized.connect(self._keep)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        model.modelReset.connect(self._on_reset)
        self._stretch()

    def _first_sorted(self, model: "BlockModel[Any]") -> int:
        return next(number for number, column in enumerate(model.columns) if column.sort)

    def fit_rows(self, most: int = 12) -> None:
        """Be as high as the rows there are, and no higher than `most` of them."""
        model = self.model()
        rows = min(model.rowCount() if model else 0, most)
        height = HEADER_HEIGHT + max(rows, 1) * self.verticalHeader().defaultSectionSize() + 2
        self.setFixedHeight(height)

    def block_model(self) -> "BlockModel[Any] | None":
        """The model shown."""
        model = self.model()
        return model if isinstance(model, BlockModel) else None

    def choose_row(self, number: int) -> None:
        """Make a row the current one, and show it."""
        model = self.model()
        if model is not None and 0 <= number < model.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            index = model.index(number, self._first_column())
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def _first_column(self) -> int:
        header = self.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(header.count()))
        return next((column for column in places if not header.isSectionHidden(column)), 0)

    def chosen_rows(self) -> list[int]:
        """The numbers of the selected rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
            return
        super().keyPressEvent(event)

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard as Excel takes them: plain values, NIK as text."""
        model = self.block_model()
        if model is None:
            return
        columns = [model.columns[number] for number in self._shown_columns()]
        rows = [model.row(number) for number in self.chosen_rows()[:MOST_COPIED]]
        lines = [[column.copied(each) for column in columns] for each in rows if each is not None]
        data = QMimeData()
        data.setText("\n".join("\t".join(_one_line(cell) for cell in line) for line in lines))
        data.setHtml(_as_html(lines))
        QGuiApplication.clipboard().setMimeData(data)

    def shown_keys(self) -> list[str]:
        """The keys of the columns shown, as they stand."""
        model = self.block_model()
        return [model.columns[number].key for number in self._shown_columns()] if model else []

    def leave_out(self, keys: Collection[str]) -> None:
        """Do without these columns while there is little room; those hidden by hand stay hidden.

        With no keys they are back. Meanwhile columns are not kept as they stand.
        """
        model = self.block_model()
        if model is None:
            return
        wanted = [number for number, column in enumerate(model.columns) if column.key in keys]
        back = [number for number in self._left_out if number not in wanted]
        gone = [number for number in wanted if not self.isColumnHidden(number)]
        kept = [number for number in self._left_out if number in wanted]
        # Before and after: hiding tells of sizes, which would be kept.
        self._left_out = self._left_out or gone
        for number in back:
            self.setColumnHidden(number, False)  # noqa: FBT003 - Qt's own signature
        for number in gone:
            self.setColumnHidden(number, True)  # noqa: FBT003 - as above
        self._left_out = kept + gone
        self._stretch()

    def _shown_columns(self) -> list[int]:
        header = self.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in places if not header.isSectionHidden(column)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        """Give the room that is left to the column that stretches."""
        model = self.block_model()
        if model is None:
            return
        shown = self._shown_columns()
        stretching = [number for number in shown if model.columns[number].stretch]
        if not stretching:
            return
        others = sum(self.columnWidth(number) for number in shown if number != stretching[0])
        width = max(model.columns[stretching[0]].width, self.viewport().width() - others)
        self.setColumnWidth(stretching[0], width)

    def _keep(self) -> None:
        if self._left_out:
            return
        state = self.horizontalHeader().saveState()
        self._preferences.keep_shape(f"table-{self._name}", state)

    def _on_current(self) -> None:
        self.chosen.emit(self.currentIndex().row())

    def _on_reset(self) -> None:
        self.chosen.emit(-1)

    def _on_header_menu(self, at: QPoint) -> None:
        model = self.block_model()
        if model is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(model.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.setEnabled(not column.stretch)
            action.toggled.connect(lambda shown, which=number: self._show_column(which, shown))
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _show_column(self, number: int, shown: bool) -> None:
        self.setColumnHidden(number, not shown)
        self._stretch()
        self._keep()


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def _as_html(lines: list[list[str]]) -> str:
    """A table whose cells Excel takes as text, so that no NIK becomes a number."""
    cell = "<td style=\"mso-number-format:'\\@'\">{}</td>"
    rows = (
        "<tr>" + "".join(cell.format(html.escape(text)) for text in line) + "</tr>"
        for line in lines
    )
    return "<table>" + "".join(rows) + "</table>"


class TableCard(QFrame):
    """A table on its sheet, with a footer that says how many of how many."""

    def __init__(self, view: TableView, *, hint: bool = True) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.view = view
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        self.above = QVBoxLayout()
        layout.addLayout(self.above)
        layout.addWidget(view, 1)
        self.count = Words("", "strong")
        self.of = Shortened("", "caption")
        footer = row(self.count, gap=8, margins=(12, 8, 12, 8))
        footer.addWidget(self.of, 1)
        if hint:
            footer.addWidget(Words(_("Ctrl+C copies rows"), "caption"))
        self.footer: QWidget = part("card-footer", footer)
        layout.addWidget(self.footer)

    def add_act(self, button: QWidget) -> None:
        """Put an act on the rows at the right of the footer."""
        layout = self.footer.layout()
        assert layout is not None
        layout.addWidget(button)

    def set_footer(self, count: str, of: str = "") -> None:
        """Say how many rows are shown, and of how many."""
        self.count.setText(count)
        self.of.setText(of)
