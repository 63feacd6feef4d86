"""The agents as a table, and the one chosen beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.ui.context import Context
from desktop.ui.pages.agents.columns import HIDDEN_AT_FIRST, agent_columns, sorted_rows
from desktop.ui.pages.agents.filters import AgentFilter, AgentFilterBar
from desktop.ui.pages.agents.panel import WIDTH, AgentPanel
from desktop.ui.pages.agents.read import AgentRow, Areas
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import column, holder
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.stack import FittingStack
from desktop.ui.table_model import BlockModel, RowList
from desktop.ui.table_view import TableCard, TableView

_WIDEST = 16_777_215
"""Qt's own number for no limit."""

NARROW = 860
"""The width under which the agent takes the table's place."""

BESIDE = ("villages", "phone", "active")
"""Columns that the agent beside the table tells of."""


class AgentsTab(QWidget):
    """`chosen` gives the AgentRow that is to be shown beside the table; `left` that none is."""

    chosen = Signal(object)
    left = Signal()
    edit_wanted = Signal()
    add_wanted = Signal()
    import_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: Sequence[AgentRow] = ()
        self._shown: list[AgentRow] = []
        self._sort, self._descending = "name", False
        self._id = 0
        self._reading = False
        self.filters = AgentFilterBar()
        today = context.acting.today()
        self.model: BlockModel[AgentRow] = BlockModel(context.database, agent_columns(today))
        self.table = TableView("agents", _("Perisai agents"), context.preferences)
        self.table.show_model(self.model, HIDDEN_AT_FIRST)
        self.card = TableCard(self.table)
        self.card.add_act(
            Button(_("Save sheet..."), self.sheet_wanted.emit, icon="save", small=True)
        )
        self.panel = AgentPanel()
        self.panel.hide()
        self._stack = FittingStack()
        self._lay_out()
        self.model.sorted.connect(self._on_sorted)
        self.filters.changed.connect(lambda _where: self._show())
        self.table.chosen.connect(self._on_chosen)
        self.table.activated.connect(lambda _index: self.edit_wanted.emit())
        self.panel.edit.connect(self.edit_wanted)
        self.panel.closed.connect(self.close_agent)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.filters.field.setFocus)

    def _lay_out(self) -> None:
        empty = EmptyState(
            "people-team",
            _("No agents yet"),
            _(
                "Drop a sheet of agents on this window, or add one by hand. Each belongs to a"
                " wadah and covers villages."
            ),
            Button(_("Choose list of agents..."), self.import_wanted.emit, icon="arrow-import",
                   kind="filled"),
            Button(_("Add Perisai"), self.add_wanted.emit, icon="person-add"),
        )  # fmt: skip
        nobody = EmptyState(
            "search",
            _("Nobody fits"),
            _("No agent fits these filters. Type less, or take a filter off."),
            Button(_("Take off all filters"), lambda: self.filters.use(AgentFilter())),
        )
        for widget in (self.card, empty, nobody):
            self._stack.addWidget(widget)
        self._left = holder(column(self.filters, gap=12))
        layout = self._left.layout()
        assert layout is not None
        layout.addWidget(self._stack)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 12, 0, 0)
        across.setSpacing(12)
        across.addWidget(self._left, 1)
        across.addWidget(self.panel)

    def show_rows(self, rows: Sequence[AgentRow], wadah: Mapping[int, str], areas: Areas) -> None:
        """Show these agents; the filters and the one chosen stay."""
        self._rows = rows
        self.filters.offer(wadah, areas)
        self._show()

    def _show(self) -> None:
        today = self._context.acting.today()
        fitting = self.filters.where.fitting(self._rows, today)
        self._shown = sorted_rows(fitting, self._sort, descending=self._descending)
        self._reading = True
        self.model.show_source(RowList(self._shown))
        if self._id:
            self._choose(self._id)
        self._reading = False
        words = ngettext("{n} agent", "{n} agents", len(self._shown))
        active = sum(row.line.active for row in self._shown)
        told = [_("{n} active").format(n=grouped(active))]
        if len(self._shown) != len(self._rows):
            told.insert(0, _("of {n}").format(n=grouped(len(self._rows))))
        self.card.set_footer(words.format(n=grouped(len(self._shown))), " · ".join(told))
        self._stack.setCurrentIndex(0 if self._shown else 2 if self._rows else 1)
        self.filters.setVisible(bool(self._rows))

    @property
    def shown(self) -> Sequence[AgentRow]:
        """The rows that fit the filters, in the order shown."""
        return self._shown

    def row_of(self, agent: int) -> AgentRow | None:
        """The row of an agent, shown or not."""
        return next((row for row in self._rows if row.line.id == agent), None)

    def show_agent(self, agent: int) -> None:
        """Choose an agent; filters that hide them are taken off."""
        row = self.row_of(agent)
        if row is None:
            return
        if row not in self._shown:
            self.filters.use(AgentFilter())
        self._choose(agent)
        if self._id != agent:
            self._begin(row)

    def _choose(self, agent: int) -> None:
        for number, row in enumerate(self._shown):
            if row.line.id == agent:
                self.table.choose_row(number)

    def _on_chosen(self, number: int) -> None:
        row = self.model.row(number)
        if row is not None and not self._reading:
            self._begin(row)

    def _begin(self, row: AgentRow) -> None:
        self._id = row.line.id
        self.chosen.emit(row)
        self.panel.show()
        self._fit()

    def close_agent(self) -> None:
        """Show nobody beside the table."""
        self._id = 0
        self.panel.hide()
        self.table.clearSelection()
        self._fit()
        self.left.emit()

    @property
    def agent(self) -> int:
        """The id of the agent beside the table, 0 where nobody is."""
        return self._id

    def _on_sorted(self, sort: str, descending: bool) -> None:
        self._sort, self._descending = sort, descending
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for both, the agent takes the table's place."""
        narrow = self.width() < NARROW and not self.panel.isHidden()
        self._left.setVisible(not narrow)
        self.table.leave_out(() if self.panel.isHidden() else BESIDE)
        self.panel.setMaximumWidth(_WIDEST if narrow else WIDTH)
