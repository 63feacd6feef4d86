"""Which movements are to be listed: between which days, and of whom."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.editors import DateEditor
from desktop.ui.form import Asked, asked_choice


class MovementsDialog(FormDialog):
    """`submitted` gives `since` and `until` (ISO) and `who`; this month is proposed."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        whom = [
            ("participants", _("Participants: those in an issued letter")),
            ("register", _("Everybody of the register")),
        ]
        super().__init__(
            _("Who came and who left"),
            [
                Asked("since", _("From"), DateEditor(), required=True),
                Asked("until", _("Until"), DateEditor(), required=True),
                asked_choice("who", _("Whom"), whom, wide=True),
            ],
            _("Save list..."),
            parent,
            caption=_(
                "Additions, removals and replacements, with sums that hold for each kecamatan."
            ),
            width=480,
        )
        self.form.set_values(
            {"since": today.replace(day=1).isoformat(), "until": today.isoformat()}
        )
