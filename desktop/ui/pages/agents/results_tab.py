"""What came of trainings: who passed, and what those brought in since."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import short_date
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.training.agent_results import TrainingResult
from desktop.ui.cells import PLAIN, Shown
from desktop.ui.context import Context
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.pill import Pill
from desktop.ui.parts.stack import FittingStack
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView


class ResultsTab(QWidget):
    """`training_wanted` gives the id of a training to open."""

    training_wanted = Signal(int)
    sheet_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.model: BlockModel[TrainingResult] = BlockModel(context.database, _columns())
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
            _("No agent took part in a training yet"),
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

    def show_rows(self, rows: Sequence[TrainingResult]) -> None:
        """Show the trainings that agents took part in."""
        at = max(self.table.currentIndex().row(), 0)
        self.model.show_source(RowList(rows))
        words = ngettext("{n} training", "{n} trainings", len(rows))
        self.card.set_footer(
            words.format(n=grouped(len(rows))),
            _("An agent of several trainings counts in each of them."),
        )
        self._stack.setCurrentIndex(0 if rows else 1)
        self.table.choose_row(min(at, len(rows) - 1))
        self._show_allowed()

    def _chosen(self) -> TrainingResult | None:
        rows = self.table.chosen_rows()
        return self.model.row(rows[0]) if rows else None

    def _show_allowed(self) -> None:
        self.open.allow(self._chosen() is not None, _("Choose a training in the table"))

    def _on_open(self) -> None:
        row = self._chosen()
        if row is not None:
            self.training_wanted.emit(row.id)


def _columns() -> list[Column[TrainingResult]]:
    return [
        Column("name", _("Training"), lambda row: row.name, 240, shown=_strong,
               tip=lambda row: row.name, stretch=True),
        Column("start", _("Begins"), lambda row: short_date(row.start), 104),
        Column("state", _("State"), _state_words, 140, shown=_state),
        Column("took", _("Agents took part"), lambda row: grouped(row.agents), 126,
               align="right"),
        Column("passed", _("Passed"), _passed, 84, align="right"),
        Column("brought", _("Workers brought"), lambda row: _after(row, row.brought.workers), 126,
               align="right", tip=lambda _row: _("By the agents who passed")),
        Column("verified", _("Eligible"), lambda row: _after(row, row.brought.verified), 92,
               align="right"),
        Column("enrolled", _("Enrolled"), lambda row: _after(row, row.brought.enrolled), 92,
               align="right"),
    ]  # fmt: skip


def _strong(_row: TrainingResult) -> Shown:
    return Shown(medium=True)


def _state_words(row: TrainingResult) -> str:
    return _("Closed") if row.closed else _("Not closed yet")


def _state(row: TrainingResult) -> Shown:
    if row.closed:
        return PLAIN
    return Shown(pill=Pill(_("Not closed yet"), "neutral", "clock"))


def _passed(row: TrainingResult) -> str:
    return _after(row, row.passed)


def _after(row: TrainingResult, number: int) -> str:
    """A figure that stands once the training is closed."""
    return grouped(number) if row.closed else "–"
