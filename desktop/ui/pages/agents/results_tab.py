"""What came of trainings: who passed, and what those brought in since."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import short_date
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.ui.cells import Shown
from desktop.ui.context import Context
from desktop.ui.pages.agents.read import TrainingRow
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.stack import FittingStack
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView


class ResultsTab(QWidget):
    """`training_wanted` gives the id of a training to open."""

    training_wanted = Signal(int)
    sheet_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.model: BlockModel[TrainingRow] = BlockModel(context.database, _columns())
        self.table = TableView("agent-trainings", _("Results of trainings"), context.preferences)
        self.table.show_model(self.model)
        self.table.chosen.connect(lambda _row: self._show_allowed())
        self.table.activated.connect(lambda _index: self._on_open())
        self.card = TableCard(self.table, hint=False)
        self.open = Button(_("Open training"), self._on_open, icon="open", small=True)
        self.card.add_act(
            Button(_("Save sheet..."), self.sheet_wanted.emit, icon="save", small=True)
        )
        self.card.add_act(self.open)
        empty = EmptyState(
            "hat-graduation",
            _("No training of agents is closed yet"),
            _(
                "Here stands, for each training, who passed it and how many workers those"
                " agents brought in."
            ),
        )
        self._stack = FittingStack()
        self._stack.addWidget(self.card)
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self._stack)

    def show_rows(self, rows: Sequence[TrainingRow]) -> None:
        """Show the closed trainings of agents."""
        at = max(self.table.currentIndex().row(), 0)
        self.model.show_source(RowList(rows))
        words = ngettext("{n} closed training", "{n} closed trainings", len(rows))
        self.card.set_footer(
            words.format(n=grouped(len(rows))),
            _("An agent of several trainings counts in each of them."),
        )
        self._stack.setCurrentIndex(0 if rows else 1)
        self.table.choose_row(min(at, len(rows) - 1))
        self._show_allowed()

    def _chosen(self) -> TrainingRow | None:
        rows = self.table.chosen_rows()
        return self.model.row(rows[0]) if rows else None

    def _show_allowed(self) -> None:
        self.open.allow(self._chosen() is not None, _("Choose a training in the table"))

    def _on_open(self) -> None:
        row = self._chosen()
        if row is not None:
            self.training_wanted.emit(row.line.id)


def _columns() -> list[Column[TrainingRow]]:
    return [
        Column("name", _("Training"), lambda row: row.line.name, 240, shown=_strong,
               tip=lambda row: row.line.name, stretch=True),
        Column("days", _("Days"), _days, 186),
        Column("took", _("Agents took part"), lambda row: grouped(row.took_part), 126,
               align="right"),
        Column("passed", _("Passed"), lambda row: grouped(row.passed), 84, align="right"),
        Column("brought", _("Workers brought"), lambda row: grouped(row.brought), 126,
               align="right", tip=lambda _row: _("By the agents who passed")),
        Column("enrolled", _("Enrolled"), lambda row: grouped(row.enrolled), 96, align="right"),
    ]  # fmt: skip


def _strong(_row: TrainingRow) -> Shown:
    return Shown(medium=True)


def _days(row: TrainingRow) -> str:
    first, last = short_date(row.line.start), short_date(row.line.end)
    return first if first == last else _("{first} to {last}").format(first=first, last=last)
