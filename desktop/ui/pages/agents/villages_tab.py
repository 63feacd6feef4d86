"""The villages that no agent covers, or no trained one, by kecamatan, with the people there."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.ui.cells import PLAIN, Shown
from desktop.ui.context import Context
from desktop.ui.pages.agents.read import VillageRow
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.flow import flowing
from desktop.ui.parts.segments import Segments
from desktop.ui.parts.stack import FittingStack
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView

NONE, UNTRAINED, ALL = "none", "untrained", "all"


class VillagesTab(QWidget):
    """`agents_wanted` and `people_wanted` give the code of a village."""

    agents_wanted = Signal(str)
    people_wanted = Signal(str)
    sheet_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._rows: Sequence[VillageRow] = ()
        self.which = Segments(
            _("Villages"),
            [(NONE, _("No agent")), (UNTRAINED, _("No trained agent")), (ALL, _("All"))],
        )
        self.which.chosen.connect(lambda _value: self._show())
        self.kecamatan = Choice([("", _("Every kecamatan"))], _("Kecamatan"))
        self.kecamatan.setMinimumContentsLength(18)
        self.kecamatan.activated.connect(lambda _row: self._show())
        self.model: BlockModel[VillageRow] = BlockModel(context.database, _columns())
        self.table = TableView("agent-villages", _("Villages"), context.preferences)
        self.table.show_model(self.model)
        self.table.chosen.connect(lambda _row: self._show_allowed())
        self.table.activated.connect(lambda _index: self._on_people())
        self.card = TableCard(self.table, hint=False)
        self.people = Button(_("See its people"), self._on_people, icon="people", small=True)
        self.agents = Button(_("See its agents"), self._on_agents, icon="people-team", small=True)
        self.card.add_act(
            Button(_("Save sheet..."), self.sheet_wanted.emit, icon="save", small=True)
        )
        self.card.add_act(self.agents)
        self.card.add_act(self.people)
        covered = EmptyState(
            "checkmark-circle", _("No village is left"), _("Every village here has such an agent.")
        )
        self._stack = FittingStack()
        self._stack.addWidget(self.card)
        self._stack.addWidget(covered)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(flowing(self.which, self.kecamatan))
        layout.addWidget(self._stack, 1)

    def show_rows(self, rows: Sequence[VillageRow]) -> None:
        """Show the villages of the office, each with its agents."""
        self._rows = rows
        names = sorted({each.kecamatan for each in rows})
        self.kecamatan.set_choices(
            [("", _("Every kecamatan")), *((name, f"Kec. {name}") for name in names)]
        )
        self._show()

    def fitting(self) -> list[VillageRow]:
        """The villages of the kecamatan that lack what is asked for."""
        which, kecamatan = self.which.value(), self.kecamatan.value()
        return [
            each
            for each in self._rows
            if kecamatan in ("", each.kecamatan)
            and (which == ALL or not (each.agents if which == NONE else each.trained))
        ]

    def _show(self) -> None:
        found = self.fitting()
        at = max(self.table.currentIndex().row(), 0)
        self.model.show_source(RowList(found))
        words = ngettext("{n} village", "{n} villages", len(found)).format(n=grouped(len(found)))
        people = sum(each.listed for each in found)
        told = ngettext("{n} person listed there", "{n} people listed there", people)
        of = _("of {n}").format(n=grouped(len(self._rows)))
        self.card.set_footer(words, f"{of} · {told.format(n=grouped(people))}")
        self._stack.setCurrentIndex(0 if found else 1)
        self.table.choose_row(min(at, len(found) - 1))
        self._show_allowed()

    def _chosen(self) -> VillageRow | None:
        rows = self.table.chosen_rows()
        return self.model.row(rows[0]) if rows else None

    def _show_allowed(self) -> None:
        found = self._chosen()
        choose = _("Choose a village in the table")
        nobody = _("Nobody of this village is in the register")
        self.people.allow(found is not None and found.listed > 0, nobody if found else choose)
        none = _("No agent covers this village")
        self.agents.allow(found is not None and found.agents > 0, none if found else choose)

    def _on_people(self) -> None:
        found = self._chosen()
        if found is not None and found.listed:
            self.people_wanted.emit(found.code)

    def _on_agents(self) -> None:
        found = self._chosen()
        if found is not None:
            self.agents_wanted.emit(found.code)


def _columns() -> list[Column[VillageRow]]:
    return [
        Column("kecamatan", _("Kecamatan"), lambda each: each.kecamatan, 170, shown=_second),
        Column("village", _("Village"), lambda each: each.name, 200, shown=_strong, stretch=True),
        Column("listed", _("People listed"), lambda each: _number(each.listed), 120,
               align="right"),
        Column("agents", _("Active agents"), _agents_words, 120,
               align="right", shown=_agents),
        Column("trained", _("Trained"), lambda each: _number(each.trained), 100, align="right",
               shown=_trained),
    ]  # fmt: skip


def _number(number: int) -> str:
    return grouped(number) if number else "–"


def _second(_each: VillageRow) -> Shown:
    return Shown(second=True)


def _strong(_each: VillageRow) -> Shown:
    return Shown(medium=True)


def _agents_words(each: VillageRow) -> str:
    return grouped(each.agents) if each.agents else _("None")


def _agents(each: VillageRow) -> Shown:
    return PLAIN if each.agents else Shown(tone="warning")


def _trained(each: VillageRow) -> Shown:
    return PLAIN if each.trained or not each.agents else Shown(tone="warning")
