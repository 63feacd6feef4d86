"""Why somebody is not eligible: a reason of the list, and a note."""

from PySide6.QtWidgets import QWidget

from desktop.domain.statuses import INELIGIBILITY_LABELS, IneligibilityReason
from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.form import asked_choice, asked_text


class IneligibleDialog(FormDialog):
    """Asks for the reason about `whom`; `submitted` gives `reason` and `note`."""

    def __init__(self, whom: str, parent: QWidget | None = None) -> None:
        reasons = [(each.value, _(INELIGIBILITY_LABELS[each])) for each in IneligibilityReason]
        super().__init__(
            _("Why not eligible?"),
            [
                asked_choice("reason", _("Reason"), reasons, wide=True),
                asked_text(
                    "note", _("Note"), help=_("Seen where, told by whom; may be empty"), wide=True
                ),
            ],
            _("Not eligible"),
            parent,
            caption=whom,
            width=480,
        )
