"""Which sheets of a workbook are taken, and what came of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.parts.card import column
from desktop.ui.parts.tick import Tick
from desktop.ui.parts.words import Words


@dataclass(frozen=True, slots=True)
class AskedSheet:
    """A sheet, whether it is taken now, and its numbers where it is."""

    name: str
    taken: bool
    coming: int = 0
    held: int = 0
    ignored: int = 0

    @property
    def told(self) -> str:
        """What came of it, in numbers that add up to its filled rows."""
        if not self.taken:
            return _("left out")
        words = _("{coming} come in, {held} held, {ignored} not people")
        return words.format(
            coming=grouped(self.coming), held=grouped(self.held), ignored=grouped(self.ignored)
        )


class SheetsDialog(Dialog):
    """Asks which sheets are taken; `submitted` gives the names of those that stay out."""

    submitted = Signal(list)

    def __init__(self, sheets: Sequence[AskedSheet], parent: QWidget | None = None) -> None:
        super().__init__(
            _("Sheets of the list"),
            _("A sheet without a tick stays out: a summary, an older list, somebody else's."),
            parent,
        )
        self._before = [each.name for each in sheets if not each.taken]
        self.ticks = {each.name: Tick(each.name) for each in sheets}
        for each in sheets:
            tick = self.ticks[each.name]
            tick.setChecked(each.taken)
            tick.setAccessibleDescription(each.told)
            told = Words(each.told, "caption")
            told.setContentsMargins(25, 0, 0, 0)
            self.body.addLayout(column(tick, told, gap=0))
        self.set_act(_("Read the list again"))

    def submit(self) -> None:
        """Refuse to leave out everything, else give out what stays out."""
        left_out = [name for name, tick in self.ticks.items() if not tick.isChecked()]
        if len(left_out) == len(self.ticks):
            self.fault.set_text(_("Take one sheet at least."))
            self.fault.show()
            return
        self.accept()
        if left_out != self._before:
            self.submitted.emit(left_out)
