"""A wadah: new, or corrected."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.editors import YesNoEditor
from desktop.ui.form import Asked, asked_choice, asked_text

_BESIDE = {
    "wadah.name": "name",
    "wadah.known": "name",
    "region.unknown": "region",
    "phone.unreadable": "phone",
}
"""The field that an error is told at."""


class WadahForm(FormDialog):
    """Asks for a wadah; `areas` are the office's area and its kecamatan, code and name."""

    def __init__(
        self,
        areas: Sequence[tuple[str, str]],
        values: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Edit wadah") if values else _("Add wadah"),
            [
                asked_text("name", _("Name of the wadah"), required=True, wide=True),
                asked_text(
                    "head", _("Head of the wadah"), help=_("As papers name them"), wide=True
                ),
                asked_choice("region", _("Region"), areas),
                asked_text("phone", _("Phone"), placeholder=_("may stay empty")),
                asked_text("address", _("Address"), wide=True),
                asked_text("note", _("Note"), wide=True),
                Asked("active", "", YesNoEditor(_("Active")), wide=True),
            ],
            _("Save wadah"),
            parent,
            width=560,
        )
        self.form.set_values({"active": "yes", **(values or {})})

    def refuse(self, error: UserError) -> None:
        """Put what is wrong with a value beside it; the rest over the buttons."""
        key = _BESIDE.get(error.code)
        if key:
            self.show_errors({key: error.message})
        else:
            super().refuse(error)
