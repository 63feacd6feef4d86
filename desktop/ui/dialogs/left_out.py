"""The names of those who are not in a letter, each with the reason."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.services.letters.choose import REASONS, LeftOut
from desktop.ui.cells import Shown
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.editors import grouped_digits
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.words import Words
from desktop.ui.preferences import Preferences
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView


def left_out_columns() -> list[Column[LeftOut]]:
    """Name, NIK, reason."""
    return [
        Column("name", _("Name"), lambda one: one.name or "–", 220, shown=_strong, stretch=True),
        Column("nik", _("NIK"), lambda one: grouped_digits(one.nik), 170, plain=lambda o: o.nik),
        Column("reason", _("Reason"), reason_words, 300, tip=reason_words),
    ]


def _strong(_one: LeftOut) -> Shown:
    return Shown(strong=True)


def reason_words(one: LeftOut) -> str:
    """Why somebody is left out, with the letter that has them."""
    words = _(REASONS[one.reason])
    if one.reason == "in_another_letter" and one.detail:
        return _("{reason}: letter {id}").format(reason=words, id=one.detail)
    return words


class LeftOutNames(Dialog):
    """Everybody who is left out, or those of one reason; `save_wanted` asks for a sheet of them."""

    save_wanted = Signal()

    def __init__(
        self,
        people: Sequence[LeftOut],
        reason: str,
        model: BlockModel[Any],
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Who is not in the letter"), "", parent, width=820)
        self._people = people
        self._model = model
        reasons = dict.fromkeys(one.reason for one in people)
        words = [("", _("All reasons")), *((code, _(REASONS[code])) for code in reasons)]
        self._reason = Choice(words, _("Reason"))
        self._reason.set_value(reason)
        label = Words(_("Reason"), "label")
        label.setBuddy(self._reason)
        self._table = TableView("left-out", _("Who is not in the letter"), preferences)
        self._table.show_model(model)
        self._table.setMinimumHeight(300)
        self._card = TableCard(self._table)
        self.add(label, self._reason, self._card)
        save = Button(_("Save list..."), self.save_wanted.emit, icon="arrow-export")
        self.left_buttons.addWidget(save)
        self.leave.hide()
        self.set_act(_("Close"))
        self._reason.activated.connect(lambda _row: self._show())
        self._show()

    def shown(self) -> list[LeftOut]:
        """The people of the chosen reason."""
        reason = self._reason.value()
        return [one for one in self._people if reason in ("", one.reason)]

    def _show(self) -> None:
        shown = self.shown()
        self._model.show_source(RowList(shown))
        self._card.set_footer(
            _("{n} people").format(n=grouped(len(shown))),
            _("of {n}").format(n=grouped(len(self._people))),
        )
