"""What an attached file shows."""

from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.form import asked_choice


class AttachFile(FormDialog):
    """Asks what the file `name` shows; `submitted` gives `kind`."""

    def __init__(
        self, name: str, kinds: list[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("What does this file show?"),
            [asked_choice("kind", _("Kind"), kinds, wide=True)],
            _("Attach file"),
            parent,
            caption=name,
            width=420,
        )
