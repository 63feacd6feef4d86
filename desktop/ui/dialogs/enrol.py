"""Who is to take part: agents, the heirs of workers, somebody by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.ui.cells import Shown
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.editors import TextEditor, grouped_digits
from desktop.ui.form import asked_choice, asked_text
from desktop.ui.parts.words import Words
from desktop.ui.preferences import Preferences
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableView

_WAIT = 150


class EnrolAgents(FormDialog):
    """Asks whose active agents to enrol; `submitted` gives `whose`, a value of `choices`."""

    def __init__(self, choices: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(
            _("Enrol agents"),
            [asked_choice("whose", _("Agents of"), choices, wide=True)],
            _("Enrol agents"),
            parent,
            caption=_("Who is on the list already stays as they are, with number and code."),
            width=480,
        )


class EnrolByHand(FormDialog):
    """Asks for somebody who is on no list; `submitted` gives `name` and `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Enrol by hand"),
            [
                asked_text("name", _("Name"), required=True, wide=True),
                asked_text("body", _("Wadah or institution"), wide=True),
            ],
            _("Enrol"),
            parent,
            width=480,
        )


@dataclass(frozen=True, slots=True)
class WithHeirs:
    """A worker who was found, with the names of the heirs."""

    nik: str
    name: str
    village: str
    heirs: tuple[str, ...]


class HeirsOf(Dialog):
    """Lets workers be sought and chosen; `searched` gives what is sought, `chosen` NIKs.

    Whoever opened it gives what was found to `show_found`.
    """

    searched = Signal(str)
    chosen = Signal(list)

    def __init__(
        self,
        model: BlockModel[WithHeirs],
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        told = _("Seek workers by name or NIK, or paste several NIKs. Choose one or more.")
        super().__init__(_("Enrol heirs of workers"), told, parent, width=760)
        self._model = model
        self.search = TextEditor(4000)
        self.search.setAccessibleName(_("Name or NIK of workers"))
        self.search.setPlaceholderText(_("Name or NIK of workers"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.searched.emit(self.search.value()))
        self.search.textChanged.connect(lambda _text: self._timer.start(_WAIT))
        self.table = TableView("heirs-of", _("Workers found"), preferences)
        self.table.show_model(model)
        self.table.setMinimumHeight(220)
        self.table.selectionModel().selectionChanged.connect(lambda *_all: self._show_act())
        self._found = Words("", "caption")
        self.add(self.search, self.table, self._found)
        self.set_act(_("Enrol heirs"))
        self._show_act()

    def show_found(self, found: Sequence[WithHeirs], *, everybody: bool) -> None:
        """Show who was found; `everybody` chooses them all."""
        self._model.show_source(RowList(found))
        words = ngettext("{n} worker found", "{n} workers found", len(found))
        self._found.setText(words.format(n=len(found)) if self.search.value() else "")
        if everybody:
            self.table.selectAll()
        elif len(found) == 1:
            self.table.choose_row(0)
        self._show_act()

    def _niks(self) -> list[str]:
        rows = (self._model.row(number) for number in self.table.chosen_rows())
        return [each.nik for each in rows if each is not None]

    def _show_act(self) -> None:
        self.act.allow(bool(self._niks()), _("Choose workers in the table"))

    def submit(self) -> None:
        """Give out whom to enrol the heirs of."""
        niks = self._niks()
        if niks:
            self.act.setEnabled(False)
            self.chosen.emit(niks)


def heir_columns() -> list[Column[Any]]:
    """Name, NIK, village, heirs."""

    def heirs(one: WithHeirs) -> str:
        return ", ".join(one.heirs) or _("no heir in the register")

    return [
        Column("name", _("Name"), lambda one: one.name, 190, shown=lambda _one: Shown(strong=True)),
        Column("nik", _("NIK"), lambda one: grouped_digits(one.nik), 160, plain=lambda o: o.nik),
        Column("village", _("Village"), lambda one: one.village, 120),
        Column("heirs", _("Heirs"), heirs, 190, stretch=True, tip=heirs,
               shown=lambda one: Shown() if one.heirs else Shown(tone="warning")),
    ]  # fmt: skip
