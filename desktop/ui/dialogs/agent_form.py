"""A Perisai by hand: new, or corrected."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.agent_fields import AGENT, AGENT_BY_KEY
from desktop.domain.agent_findings import agent_sentence
from desktop.domain.errors import UserError
from desktop.domain.findings import Finding
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import AGENT_ROLE_LABELS
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.editors import ChoiceEditor, Editor, YesNoEditor
from desktop.ui.form import Asked, asked_of_field
from desktop.ui.villages_editor import VillagesEditor

_SPANS = {
    "name": 2, "nik": 2, "wadah": 2, "region": 4, "certificate": 3, "birth_place": 2, "note": 4,
}  # fmt: skip
_ORDER = (
    "name", "nik", "wadah", "role", "phone", "region", "certificate", "certificate_until",
    "birth_place", "birth_date", "sex", "note", "active",
)  # fmt: skip


class AgentForm(FormDialog):
    """Every field of an agent. `wadah` are the names there are, `places` the office's villages."""

    def __init__(
        self,
        wadah: Sequence[str],
        places: Mapping[str, str],
        districts: Mapping[str, str],
        values: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        made: dict[str, Editor] = {
            "wadah": ChoiceEditor([("", _("In no wadah")), *((name, name) for name in wadah)]),
            "role": ChoiceEditor(
                [(str(role), gettext(label)) for role, label in AGENT_ROLE_LABELS.items()]
            ),
            "region": VillagesEditor(places, districts),
        }
        asked = []
        for key in _order():
            field = AGENT_BY_KEY[key]
            if key == "active":
                asked.append(Asked(key, "", YesNoEditor(_("Active")), span=4))
            elif key in made:
                label, span = gettext(field.label), _SPANS.get(key, 1)
                asked.append(Asked(key, label, made[key], field.required, span=span))
            else:
                asked.append(asked_of_field(field, places, _SPANS.get(key, 1)))
        super().__init__(
            _("Edit Perisai") if values else _("Add Perisai"),
            asked,
            _("Save"),
            parent,
            columns=4,
            width=860,
        )
        self._before = dict(values or {"active": "yes", "role": "agent"})
        self.form.set_values(self._before)

    def changes(self, given: Mapping[str, str]) -> dict[str, str]:
        """What differs from how the agent stood."""
        return {key: value for key, value in given.items() if value != self._before.get(key, "")}

    def refuse(self, error: UserError) -> None:
        """Put what holds the agent beside its fields; the rest over the buttons."""
        findings = error.details.get("findings", ())
        errors = {
            found.field: agent_sentence(found)
            for found in (findings if isinstance(findings, list) else [])
            if isinstance(found, Finding) and self.form.has(found.field)
        }
        if errors:
            self.show_errors(errors)
        else:
            super().refuse(error)


def _order() -> list[str]:
    """The fields as they stand on the form; those that came later stand before the last."""
    later = [field.key for field in AGENT if field.key not in _ORDER]
    return [*_ORDER[:-1], *later, _ORDER[-1]]
