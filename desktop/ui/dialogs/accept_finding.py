"""Why a finding may stand: a reason in somebody's name."""

from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.form import asked_text


class AcceptFinding(FormDialog):
    """Asks about `finding`; `submitted` gives `note`."""

    def __init__(self, finding: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Why may this stand?"),
            [
                asked_text(
                    "note",
                    _("Reason"),
                    help=_("Seen where, told by whom"),
                    wide=True,
                    required=True,
                )
            ],
            _("Accept finding"),
            parent,
            caption=finding,
            width=480,
        )
