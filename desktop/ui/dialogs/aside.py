"""The rows of a list that are no person's: looked at, so that nobody is lost unseen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.services.register.preview import Aside
from desktop.ui.cells import Shown
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.parts.buttons import Button
from desktop.ui.preferences import Preferences
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView


def aside_columns(*, several_sheets: bool) -> list[Column[Aside]]:
    """Row, sheet where there are several, and text."""
    columns = [
        Column("row", _("Row"), lambda one: str(one.row), 64, align="right", shown=_second),
        Column("sheet", _("Sheet"), lambda one: one.sheet, 130, shown=_second),
        Column("text", _("What stands there"), lambda one: one.text, 420, stretch=True),
    ]
    return columns if several_sheets else [columns[0], columns[2]]


def _second(_one: Aside) -> Shown:
    return Shown(second=True)


class AsideDialog(Dialog):
    """Shows the rows; `people_said` gives those that somebody says are people's."""

    people_said = Signal(list)

    def __init__(
        self,
        rows: Sequence[Aside],
        total: int,
        model: BlockModel[Any],
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Rows that are not people"),
            _(
                "Titles, headers, sums, notes and signatures. Choose a row that is a person"
                " after all."
            ),
            parent,
            width=820,
        )
        self._rows = rows
        model.show_source(RowList(rows))
        self.table = TableView("aside", _("Rows that are not people"), preferences)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.show_model(model)
        self.table.setMinimumHeight(320)
        card = TableCard(self.table)
        shown = _("the first {n}").format(n=grouped(len(rows))) if total > len(rows) else ""
        card.set_footer(_("{n} rows").format(n=grouped(total)), shown)
        self.add(card)
        self.people = Button(_("These are people"), self._on_people, icon="person-add")
        self.left_buttons.addWidget(self.people)
        self.leave.hide()
        self.set_act(_("Close"))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_allowed())
        self._show_allowed()

    def _chosen(self) -> list[Aside]:
        return [self._rows[number] for number in self.table.chosen_rows()]

    def _show_allowed(self) -> None:
        self.people.allow(bool(self.table.chosen_rows()), _("Choose a row in the table"))

    def _on_people(self) -> None:
        chosen = self._chosen()
        self.accept()
        self.people_said.emit([(one.sheet, one.row) for one in chosen])
