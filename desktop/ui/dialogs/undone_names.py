"""The people of a list that was taken back: removed, restored or kept, each with the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.register.undo import REASONS, Undone
from desktop.ui.cells import Shown
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.editors import grouped_digits
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.words import Words
from desktop.ui.preferences import Preferences
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView

WAYS = {
    "removed": mark("Removed"),
    "restored": mark("Restored"),
    "kept": mark("Kept as they are"),
}


@dataclass(frozen=True, slots=True)
class UndoneLine:
    """A person, how they ended, and the code of the reason."""

    way: str
    nik: str
    name: str
    reason: str


def undone_lines(undone: Undone) -> list[UndoneLine]:
    """Everybody, those who were kept first: they are what needs a look."""
    ways = {"kept": undone.kept, "restored": undone.restored, "removed": undone.removed}
    return [
        UndoneLine(way, one.nik, one.name, one.reason)
        for way, people in ways.items()
        for one in people
    ]


def undone_columns(reasons: Mapping[str, str] = REASONS) -> list[Column[UndoneLine]]:
    """Name, NIK, how they ended, why: `reasons` are code to words, marked for the catalogue."""
    return [
        Column("name", _("Name"), lambda one: one.name, 180, shown=_strong, stretch=True),
        Column("nik", _("NIK"), lambda one: grouped_digits(one.nik), 165, plain=lambda o: o.nik),
        Column("way", _("Ended as"), lambda one: _(WAYS[one.way]), 110, shown=_toned),
        Column("reason", _("Reason"), lambda one: _(reasons[one.reason]), 215),
    ]


def _strong(_one: UndoneLine) -> Shown:
    return Shown(strong=True)


def _toned(one: UndoneLine) -> Shown:
    return Shown(tone="warning") if one.way == "kept" else Shown(second=True)


class UndoneNames(Dialog):
    """Who ended how when the list `file` was taken back."""

    def __init__(
        self,
        file: str,
        undone: Undone,
        model: BlockModel[Any],
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Import taken back"), file, parent, width=820)
        self._lines = undone_lines(undone)
        self._model = model
        numbers = {"removed": undone.removed, "restored": undone.restored, "kept": undone.kept}
        words = [("", _("All {n}").format(n=grouped(len(self._lines))))] + [
            (way, f"{_(WAYS[way])} ({grouped(len(people))})")
            for way, people in numbers.items()
            if people
        ]
        self._way = Choice(words, _("Ended as"))
        label = Words(_("Ended as"), "label")
        label.setBuddy(self._way)
        self._table = TableView("undone", _("Import taken back"), preferences)
        self._table.show_model(model)
        self._table.setMinimumHeight(300)
        self._card = TableCard(self._table)
        self.add(label, self._way, self._card)
        self.leave.hide()
        self.set_act(_("Close"))
        self._way.activated.connect(lambda _row: self._show())
        self._show()

    def shown(self) -> Sequence[UndoneLine]:
        """The people who ended in the chosen way."""
        way = self._way.value()
        return [one for one in self._lines if way in ("", one.way)]

    def _show(self) -> None:
        shown = self.shown()
        self._model.show_source(RowList(shown))
        self._card.set_footer(
            _("{n} people").format(n=grouped(len(shown))),
            _("of {n}").format(n=grouped(len(self._lines))),
        )
