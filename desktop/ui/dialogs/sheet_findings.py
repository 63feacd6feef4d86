"""What was found in a sheet, row by row."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.parts.card import column, part
from desktop.ui.parts.words import Words

MOST = 100


class SheetFindings(Dialog):
    """The findings as (where, sentence); of very many the first."""

    def __init__(
        self, file: str, findings: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Found in the sheet"), file, parent, width=640)
        for where, sentence in findings[:MOST]:
            words = column(
                Words(where, "strong"),
                Words(sentence, wrap=True, selectable=True),
                gap=2,
                margins=(12, 8, 12, 8),
            )
            self.add(part("card", words))
        if len(findings) > MOST:
            self.add(Words(_("… and {n} more").format(n=len(findings) - MOST), "second"))
        self.add(None)
        self.leave.hide()
        self.set_act(_("Close"))
