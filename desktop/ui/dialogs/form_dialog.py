"""A dialog that is a form: checks what must be filled in, then gives the values out."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.form import Asked, Form


class FormDialog(Dialog):
    """Asks for values and gives them out by `submitted`; whoever asked then accepts or refuses.

    Esc leaves at once where nothing was typed; after typing it must be pressed twice.
    """

    submitted = Signal(dict)

    def __init__(
        self,
        title: str,
        asked: Sequence[Asked],
        act: str,
        parent: QWidget | None = None,
        *,
        caption: str = "",
        columns: int = 2,
        width: int = 720,
    ) -> None:
        starred = any(each.required for each in asked)
        told = caption or (_("Fields with * must be filled in") if starred else "")
        super().__init__(title, told, parent, width=width)
        self.form = Form(asked, columns=columns)
        self.add(self.form, None)
        self.set_act(act)
        self._typed = False
        self._warned = False
        self.form.edited.connect(self._on_edited)

    def submit(self) -> None:
        """Go to the first field that is wrong, or give the values out."""
        missing = self.form.missing()
        self.show_errors(missing)
        if missing:
            return
        self.fault.hide()
        self.act.setEnabled(False)
        self.submitted.emit(self.form.values())

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show what is wrong beside its fields, and their number beside the buttons."""
        self.form.show_errors(errors)
        self.act.setEnabled(True)
        self.fit()
        number = len(errors)
        words = ngettext("{n} field needs mending", "{n} fields need mending", number)
        self.sum.setText(words.format(n=number) if number else "")

    def reject(self) -> None:
        if self._typed and not self._warned:
            self._warned = True
            self.sum.setText(_("Not saved yet. Press again to leave without saving."))
            return
        super().reject()

    def _on_edited(self) -> None:
        self._typed = True
        self._warned = False
        self.sum.setText("")
