"""Certificates: their date and who signs, before the folder is asked for."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.editors import DateEditor
from desktop.ui.form import Asked, asked_choice


class MakeCertificates(FormDialog):
    """Asks for date and officials; `submitted` gives `date`, `official`, `back_official`.

    `officials` are row id to name, the one who signs first.
    """

    def __init__(
        self,
        told: str,
        today: date,
        officials: list[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Make certificates"),
            [
                Asked("date", _("Date"), DateEditor(), required=True, wide=True),
                asked_choice("official", _("Signed by"), officials, wide=True),
                asked_choice("back_official", _("The back is signed by"), officials, wide=True),
            ],
            _("Choose folder..."),
            parent,
            caption=told,
            width=520,
        )
        self.form.set_values({"date": today.isoformat()})
