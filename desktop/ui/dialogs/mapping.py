"""Which column of a list holds what, all of them in one place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.editors import ChoiceEditor
from desktop.ui.form import Asked, Form


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column of the list: its header, what it is taken for and why, a cell as an example."""

    header: str
    taken_for: str
    example: str = ""
    reason: str = ""

    @property
    def told(self) -> str:
        """What stands under the choice."""
        return " · ".join(filter(None, (self.example, self.reason)))


class MappingDialog(Dialog):
    """Asks what each column is taken for; `submitted` gives header to field of what changed."""

    submitted = Signal(dict)

    def __init__(
        self,
        columns: Sequence[AskedColumn],
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Columns of the list"),
            _(
                "The header stands over each choice, a cell of the column under it. What you choose"
                " is used again for lists with the same headers."
            ),
            parent,
            width=760,
        )
        self._before = {each.header: each.taken_for for each in columns}
        self.form = Form(
            [
                Asked(each.header, each.header, ChoiceEditor(choices), help=each.told)
                for each in columns
            ],
            columns=3,
        )
        self.form.set_values(self._before)
        self.add(self.form, None)
        self.set_act(_("Read the list again"))

    def submit(self) -> None:
        """Refuse a field that two columns claim, else give out what changed."""
        values = self.form.values()
        taken: dict[str, str] = {}
        errors = {}
        for header, field in values.items():
            if field in taken and field != "ignored":
                errors[header] = _("“{other}” is taken for this already").format(other=taken[field])
            elif field:
                taken[field] = header
        self.form.show_errors(errors)
        if errors:
            return
        changed = {
            header: field for header, field in values.items() if field != self._before[header]
        }
        self.accept()
        if changed:
            self.submitted.emit(changed)
