"""Every mark there ever was of a participant in a session."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.parts.card import column, part
from desktop.ui.parts.pill import Pill, PillLabel
from desktop.ui.parts.words import Words


@dataclass(frozen=True, slots=True)
class ToldMark:
    """A mark in words: its status, when they came, how and by whom it was made, how it ended."""

    pill: Pill
    made: str
    ended: str = ""
    note: str = ""


class MarkHistory(Dialog):
    """The marks, the newest first."""

    def __init__(
        self, name: str, session: str, marks: Sequence[ToldMark], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("History of a mark"), f"{name} · {session}", parent, width=560)
        for each in marks:
            words = column(PillLabel(each.pill), Words(each.made, wrap=True), gap=4,
                           margins=(12, 10, 12, 10))  # fmt: skip
            for told in (each.note, each.ended):
                if told:
                    words.addWidget(Words(told, "caption", wrap=True))
            self.add(part("card", words))
        if not marks:
            self.add(Words(_("Nothing was ever marked here."), "second", wrap=True))
        self.add(None)
        self.leave.hide()
        self.set_act(_("Close"))
