"""A person by hand: new at the counter, or corrected."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.fields import WORKER
from desktop.domain.finding_texts import sentence
from desktop.domain.findings import Finding
from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.form import asked_of_field

_SPANS = {
    "nik": 2,
    "kk": 2,
    "name": 2,
    "address": 2,
    "hamlet": 2,
    "region": 2,
    "occupation": 2,
    "note": 2,
    "agent": 2,
}


class WorkerForm(FormDialog):
    """Every field of a worker; `places` are the villages by code, `agents` those by row id."""

    def __init__(
        self,
        places: Mapping[str, str],
        values: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
        agents: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(
            _("Edit person") if values else _("Add worker"),
            [asked_of_field(field, places, _SPANS.get(field.key, 1), agents) for field in WORKER],
            _("Save"),
            parent,
            columns=4,
            width=860,
        )
        self._before = dict(values or {})
        self.form.set_values(self._before)

    def changes(self, given: Mapping[str, str]) -> dict[str, str]:
        """What differs from how the person stood."""
        return {key: value for key, value in given.items() if value != self._before.get(key, "")}

    def refuse(self, error: UserError) -> None:
        """Put what holds the person beside its fields; the rest over the buttons."""
        findings = error.details.get("findings", ())
        errors = {
            found.field: sentence(found)
            for found in (findings if isinstance(findings, list) else [])
            if isinstance(found, Finding) and self.form.has(found.field)
        }
        if error.code.startswith("agent."):
            errors["agent"] = error.message
        if errors:
            self.show_errors(errors)
        else:
            super().refuse(error)
