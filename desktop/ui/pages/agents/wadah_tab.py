"""The wadah as a table: head, region, agents, and what these brought."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.ui.cells import PLAIN, Shown
from desktop.ui.context import Context
from desktop.ui.pages.agents.read import Areas, WadahRow
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.pill import Pill
from desktop.ui.parts.stack import FittingStack
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView


class WadahTab(QWidget):
    """`edit_wanted` gives the WadahRow to correct, `agents_wanted` the id of whose to show."""

    add_wanted = Signal()
    edit_wanted = Signal(object)
    agents_wanted = Signal(int)
    sheet_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._areas = Areas()
        self.model: BlockModel[WadahRow] = BlockModel(context.database, self._columns())
        self.table = TableView("wadah", _("Wadah"), context.preferences)
        self.table.show_model(self.model)
        self.table.chosen.connect(lambda _row: self._show_allowed())
        self.table.activated.connect(lambda _index: self._on_edit())
        self.card = TableCard(self.table, hint=False)
        self.edit = Button(_("Edit wadah..."), self._on_edit, icon="edit", small=True)
        self.agents = Button(_("See its agents"), self._on_agents, icon="people", small=True)
        self.card.add_act(
            Button(_("Save sheet..."), self.sheet_wanted.emit, icon="save", small=True)
        )
        self.card.add_act(self.agents)
        self.card.add_act(self.edit)
        empty = EmptyState(
            "people-team",
            _("No wadah yet"),
            _(
                "First the wadah with its head, then its agents: a sheet of agents names the"
                " wadah of each, and makes those that are not here."
            ),
            Button(_("Add wadah"), self.add_wanted.emit, icon="add", kind="filled"),
        )
        self._stack = FittingStack()
        self._stack.addWidget(self.card)
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self._stack)

    def _columns(self) -> list[Column[WadahRow]]:
        return [
            Column("name", _("Wadah"), lambda row: row.line.name, 180, shown=_strong,
                   tip=lambda row: row.line.name, stretch=True),
            Column("head", _("Head"), lambda row: row.line.head, 124,
                   tip=lambda row: row.line.head),
            Column("region", _("Region"), lambda row: self._areas.words(row.line.region), 140),
            Column("phone", _("Phone"), lambda row: row.line.phone, 118),
            Column("agents", _("Active agents"), lambda row: _number(row.line.agents), 98,
                   align="right"),
            Column("trained", _("Trained"), _trained_part, 92, align="right",
                   shown=_trained, tip=_trained_words),
            Column("brought", _("Brought"), lambda row: _number(row.brought.workers), 70,
                   align="right"),
            Column("verified", _("Eligible"), lambda row: _number(row.brought.verified), 68,
                   align="right"),
            Column("enrolled", _("Enrolled"), lambda row: _number(row.brought.enrolled), 84,
                   align="right"),
            Column("active", _("State"), _active_words, 116, shown=_active),
        ]  # fmt: skip

    def show_rows(self, rows: Sequence[WadahRow], areas: Areas) -> None:
        """Show these wadah; the one chosen stays where it is."""
        at = max(self.table.currentIndex().row(), 0)
        self._areas = areas
        self.model.show_source(RowList(rows))
        words = ngettext("{n} wadah", "{n} wadah", len(rows)).format(n=grouped(len(rows)))
        agents = sum(row.line.agents for row in rows)
        told = ngettext("{n} active agent", "{n} active agents", agents)
        self.card.set_footer(words, told.format(n=grouped(agents)))
        self._stack.setCurrentIndex(0 if rows else 1)
        self.table.choose_row(min(at, len(rows) - 1))
        self._show_allowed()

    def chosen(self) -> WadahRow | None:
        """The wadah that is current."""
        rows = self.table.chosen_rows()
        return self.model.row(rows[0]) if rows else None

    def _show_allowed(self) -> None:
        for button in (self.edit, self.agents):
            button.allow(self.chosen() is not None, _("Choose a wadah in the table"))

    def _on_edit(self) -> None:
        row = self.chosen()
        if row is not None:
            self.edit_wanted.emit(row)

    def _on_agents(self) -> None:
        row = self.chosen()
        if row is not None:
            self.agents_wanted.emit(row.line.id)


def _number(number: int) -> str:
    return grouped(number) if number else "–"


def _strong(row: WadahRow) -> Shown:
    return Shown(medium=True, second=not row.line.active)


def _trained_part(row: WadahRow) -> str:
    if not row.line.agents:
        return "–"
    return _("{n} of {all}").format(n=row.trained, all=row.line.agents)


def _trained(row: WadahRow) -> Shown:
    return Shown(tone="warning") if row.trained < row.line.agents else PLAIN


def _trained_words(row: WadahRow) -> str:
    return _("{n} of {all} active agents passed a training").format(
        n=row.trained, all=row.line.agents
    )


def _active_words(row: WadahRow) -> str:
    return "" if row.line.active else _("Not active")


def _active(row: WadahRow) -> Shown:
    if row.line.active:
        return PLAIN
    return Shown(pill=Pill(_("Not active"), "neutral", "subtract-circle"))
