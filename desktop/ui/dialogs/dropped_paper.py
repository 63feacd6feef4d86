"""A paper dropped on an open letter: checked, or kept with that letter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.parts.card import column
from desktop.ui.parts.segments import Segments
from desktop.ui.parts.words import Words

CHECK, SIGNED, SCAN = "check", "signed", "scan"


class DroppedPaper(Dialog):
    """`decided` gives what is done with the file: check, signed or scan."""

    decided = Signal(str)

    def __init__(
        self, file: str, letter: str, *, signed: bool, parent: QWidget | None = None
    ) -> None:
        """`signed` where the file may be this letter as signed elsewhere."""
        super().__init__(_("What is this paper?"), file, parent, width=560)
        choices = [(CHECK, _("To be checked"))]
        if signed:
            choices.append((SIGNED, _("Signed file")))
        choices.append((SCAN, _("Scan")))
        self.what = Segments(_("What is this paper?"), choices)
        self._letter = letter
        self._meaning = Words("", "caption", wrap=True)
        self.body.addLayout(column(self.what, self._meaning, gap=8))
        self.add(None)
        self.what.chosen.connect(lambda _value: self._show())
        self.set_act("")
        self._show()

    def _show(self) -> None:
        acts = {CHECK: _("Check"), SIGNED: _("Keep the signed file"), SCAN: _("File the scan")}
        meanings = {
            CHECK: _("Tells whether it is a paper of this office, and whether it was altered."),
            SIGNED: _(
                "{letter} as issued, signed in e-office or BSrE. Anything but signatures added to"
                " it is refused."
            ),
            SCAN: _("The paper of {letter}, signed by pen and scanned. It is kept as it is."),
        }
        what = self.what.value()
        self._meaning.setText(meanings[what].format(letter=self._letter))
        self.act.set_text(acts[what])
        self.fit()

    def submit(self) -> None:
        self.accept()
        self.decided.emit(self.what.value())
