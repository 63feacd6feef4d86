"""A list on its sheet of paper: tabs over it, the table, and what the keys do under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QTabBar, QVBoxLayout

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.ui.context import Context
from desktop.ui.pages.imports.columns import SheetColumn, finding_of, proposal_of
from desktop.ui.pages.imports.finder import RowFinder
from desktop.ui.pages.imports.look_at import ListRow, Places
from desktop.ui.pages.imports.row_fields import PEOPLE, RowFields
from desktop.ui.pages.imports.sheet_table import SheetTable
from desktop.ui.parts.card import part, row
from desktop.ui.parts.pill import Pill, PillLabel
from desktop.ui.parts.tabs import tab_bar
from desktop.ui.parts.words import Shortened, Words

_NARROW = 760
_LEAST = 420


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its words, the places of its rows, whether they are held, whether reasons show."""

    title: str
    places: Sequence[int]
    held: bool = False
    reasons: bool = True


class SheetCard(QFrame):
    """Rows of one list under tabs; `mended` and `taken_for` are those of the table."""

    mended = Signal(int, str, str)
    taken_for = Signal(str, str)

    def __init__(self, context: Context, title: str, fields: RowFields = PEOPLE) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._rows: Sequence[ListRow] = ()
        self._fields = fields
        self._tabs: list[Tab] = []
        self.bar = tab_bar(_("Rows"))
        # The number in its pill stands inside the tab, which needs room of its own for it.
        self.bar.setStyleSheet("QTabBar::tab { margin-right: 4px; padding: 0 8px; }")
        self.corner = QHBoxLayout()
        self.corner.setSpacing(4)
        self.finder = RowFinder(self)
        self.finder.changed.connect(lambda: self._show(0, -1))
        first = row(gap=12)
        first.addWidget(self.bar, 1)
        first.addWidget(self.finder)
        self._above = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._above.setContentsMargins(8, 4, 12, 0)
        self._above.setSpacing(12)
        self._above.addLayout(first, 1)
        self._above.addLayout(self.corner)
        self._above.setAlignment(self.corner, Qt.AlignmentFlag.AlignRight)
        self.table = SheetTable(context, title, fields)
        self.table.mended.connect(self.mended)
        self.table.taken_for.connect(self.taken_for)
        self.table.chosen.connect(lambda _row: self._show_hint())
        self.count = Words("", "strong")
        self.hint = Shortened("", "caption")
        footer = row(self.count, gap=10, margins=(14, 7, 14, 7))
        footer.addWidget(self.hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(self._above)
        layout.addWidget(self.table, 1)
        layout.addWidget(part("card-footer", footer))
        self.bar.currentChanged.connect(self._on_tab)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < _NARROW
        self._above.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._above.setSpacing(2 if narrow else 12)

    def minimumSizeHint(self) -> QSize:
        # What stands beside the tabs goes under them where there is no room.
        return QSize(_LEAST, super().minimumSizeHint().height())

    def show_columns(
        self,
        columns: Sequence[SheetColumn],
        places: Places,
        *,
        changeable: bool,
        several_sheets: bool,
    ) -> None:
        """Show the columns of another list."""
        blocked = QSignalBlocker(self.finder)
        self.finder.clear()
        blocked.unblock()
        self.table.show_list(columns, places, changeable=changeable, several_sheets=several_sheets)

    def show_tabs(self, rows: Sequence[ListRow], tabs: Sequence[Tab]) -> None:
        """Show rows under tabs; the tab and the place in the table stay where they can."""
        before = self.bar.currentIndex()
        at = self.table.currentIndex()
        self._rows, self._tabs = rows, list(tabs)
        blocked = QSignalBlocker(self.bar)
        while self.bar.count() > len(tabs):
            self.bar.removeTab(self.bar.count() - 1)
        for number, tab in enumerate(tabs):
            self._title(number, tab)
        keep = 0 <= before < len(tabs) and bool(tabs[before].places)
        first = next((number for number, tab in enumerate(tabs) if tab.places), 0)
        self.bar.setCurrentIndex(before if keep else first)
        blocked.unblock()
        self._show(at.row() if keep else 0, at.column() if keep else -1)

    def _title(self, number: int, tab: Tab) -> None:
        count = grouped(len(tab.places))
        text = tab.title if tab.held and tab.places else f"{tab.title} {count}"
        if number < self.bar.count():
            self.bar.setTabText(number, text)
        else:
            self.bar.addTab(text)
        side = QTabBar.ButtonPosition.RightSide
        pill = PillLabel(Pill(count, "error")) if tab.held and tab.places else None
        self.bar.setTabButton(number, side, pill)
        self.bar.setAccessibleTabName(number, f"{tab.title} {count}")

    def _on_tab(self, _number: int) -> None:
        self._show(0, -1)

    def _show(self, row_number: int, column: int) -> None:
        """Show the rows of the tab; where one has gone the next takes its place."""
        tab = self.tab()
        if tab is None:
            return
        places = self.finder.fitting(self._rows, tab.places)
        self.table.show_rows(self._rows, places, reasons=tab.reasons)
        told = _("{n} rows").format(n=grouped(len(places)))
        if len(places) != len(tab.places):
            told += " " + _("of {n}").format(n=grouped(len(tab.places)))
        self.count.setText(told)
        row_number = min(max(row_number, 0), len(places) - 1)
        if row_number >= 0:
            model = self.table.sheet_model()
            errors = model.error_columns(row_number) if model else []
            if column >= 0 and column in errors and model is not None:
                self.table.setCurrentIndex(model.index(row_number, column))
            else:
                self.table.go_to_error(row_number)
        self._show_hint()

    def tab(self) -> Tab | None:
        """The tab that is shown."""
        number = self.bar.currentIndex()
        return self._tabs[number] if 0 <= number < len(self._tabs) else None

    def _show_hint(self) -> None:
        """Say what the current cell lacks and which key mends it."""
        model, index = self.table.sheet_model(), self.table.currentIndex()
        entry = model.row(index.row()) if model and index.isValid() else None
        field = model.mendable(index.column()) if model and index.isValid() else ""
        found = finding_of(entry.row, field) if entry else None
        keys = _("Enter mends the cell · Tab next error")
        if found is None:
            self.hint.setText(keys if field else "")
            return
        if proposal_of(found):
            keys = _("Ctrl+Enter takes the proposal · Tab next error")
        self.hint.setText(f"{self._fields.sentence(found)}  ·  {keys}")
