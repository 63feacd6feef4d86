"""Every training, by where it is; where there is none, the first act."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.domain.trainings import KIND_LABELS, TrainingKind
from desktop.ui.cells import Shown
from desktop.ui.context import Context
from desktop.ui.pages.trainings.read import (
    STATE_LABELS,
    TrainingRow,
    TrainingState,
    days_words,
    state_pill,
)
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import holder
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.stack import FittingStack
from desktop.ui.parts.tabs import tab_bar
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView

ROW_HEIGHT = 36

_TABS = (
    "", TrainingState.TODAY, TrainingState.RUNNING, TrainingState.TO_CLOSE, TrainingState.COMING,
    TrainingState.CLOSED,
)  # fmt: skip


class TrainingList(QWidget):
    """The table of trainings; `opened` gives the id of the one chosen, `make` wants a new one."""

    opened = Signal(int)
    make = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._rows: Sequence[TrainingRow] = ()
        self.model: BlockModel[TrainingRow] = BlockModel(context.database, _columns())
        self.table = TableView(
            "trainings", _("Trainings"), context.preferences, row_height=ROW_HEIGHT
        )
        self.table.show_model(self.model)
        self.table.activated.connect(lambda index: self._open(index.row()))
        self.table.doubleClicked.connect(lambda index: self._open(index.row()))
        self.table.chosen.connect(lambda _row: self._show_allowed())
        self._card = TableCard(self.table)
        self.tabs = tab_bar(_("State of the trainings"))
        for _state in _TABS:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(lambda _number: self._show_state())
        self._card.above.addWidget(self.tabs)
        self._card.above.setContentsMargins(12, 2, 12, 0)
        self.open_button = Button(_("Open training"), self._on_open, icon="open", small=True)
        self._card.add_act(self.open_button)
        empty = EmptyState(
            "hat-graduation",
            _("No trainings yet"),
            _("A training has sessions and participants; here they are marked and certified."),
            Button(_("New training"), self.make.emit, icon="add", kind="filled"),
        )
        self._stack = FittingStack()
        self._empty = holder(_alone(empty))
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def show_rows(self, rows: Sequence[TrainingRow]) -> None:
        """Show these trainings, or what a first one needs."""
        self._rows = rows
        numbers = Counter(each.state for each in rows)
        for place, state in enumerate(_TABS):
            words = _(STATE_LABELS[TrainingState(state)]) if state else _("All")
            number = numbers[TrainingState(state)] if state else len(rows)
            self.tabs.setTabText(place, f"{words} {grouped(number)}" if number else words)
            self.tabs.setTabEnabled(place, bool(number) or not state)
        self._stack.setCurrentWidget(self._card if rows else self._empty)
        self._show_state()

    def _show_state(self) -> None:
        state = _TABS[self.tabs.currentIndex()]
        before = self._chosen()
        shown = [each for each in self._rows if state in ("", each.state)]
        self.model.show_source(RowList(shown))
        count = ngettext("{n} training", "{n} trainings", len(shown))
        people = sum(each.sums.participants for each in shown)
        self._card.set_footer(
            count.format(n=grouped(len(shown))),
            ngettext("{n} participant", "{n} participants", people).format(n=grouped(people)),
        )
        kept = before.line.id if before else 0
        places = [at for at, each in enumerate(shown) if each.line.id == kept]
        self.table.choose_row(places[0] if places else 0)
        self._show_allowed()

    def _chosen(self) -> TrainingRow | None:
        rows = self.table.chosen_rows()
        return self.model.row(rows[0]) if rows else None

    def _show_allowed(self) -> None:
        self.open_button.allow(self._chosen() is not None, _("Choose a training in the table"))

    def _on_open(self) -> None:
        rows = self.table.chosen_rows()
        if rows:
            self._open(rows[0])

    def _open(self, number: int) -> None:
        row = self.model.row(number)
        if row is not None:
            self.opened.emit(row.line.id)


def _alone(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    return layout


def _columns() -> list[Column[TrainingRow]]:
    def number(key: str, title: str, width: int) -> Column[TrainingRow]:
        return Column(key, title, lambda row: grouped(getattr(row.sums, key)), width, align="right")

    return [
        Column("state", _("State"), _state_words, 120, shown=_state_shown),
        Column("name", _("Name"), _name, 220, shown=_strong, tip=_name, stretch=True),
        Column("kind", _("For"), _kind, 116),
        Column("days", _("Days"), _days, 176),
        Column("place", _("Venue"), _place, 140, tip=_place),
        number("participants", _("Participants"), 98),
        number("sessions", _("Sessions"), 80),
        number("jp", _("JP"), 46),
        Column("passed", _("Passed"), _passed, 74, align="right"),
    ]


def _state_words(row: TrainingRow) -> str:
    return _(STATE_LABELS[row.state])


def _state_shown(row: TrainingRow) -> Shown:
    return Shown(pill=state_pill(row.state))


def _name(row: TrainingRow) -> str:
    return row.line.name


def _strong(_row: TrainingRow) -> Shown:
    return Shown(strong=True)


def _kind(row: TrainingRow) -> str:
    return _(KIND_LABELS[TrainingKind(row.line.kind)])


def _days(row: TrainingRow) -> str:
    return days_words(row.line.start, row.line.end)


def _place(row: TrainingRow) -> str:
    return row.line.place


def _passed(row: TrainingRow) -> str:
    closed = row.line.closed_at is not None
    return f"{grouped(row.sums.passed)}/{grouped(row.sums.participants)}" if closed else "–"
