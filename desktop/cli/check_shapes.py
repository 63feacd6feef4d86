"""How the verdict on a paper is told: as JSON, and in lines for people."""

from typing import Any

from desktop.domain.texts import gettext as _
from desktop.services.letters.said import said_by_certificate
from desktop.services.letters.verdicts import Checked


def certified_shape(checked: Checked) -> dict[str, Any] | None:
    """What a certificate says, as far as its office said so."""
    says = checked.certificate
    if says is None:
        return None
    return {
        "number": says.number,
        "date": says.date.isoformat(),
        "name": says.name,
        "training": says.training,
        "jp_attended": says.attended,
        "jp_held": says.held,
        "exam_mark": says.exam_mark,
        "until": says.until.isoformat() if says.until else None,
        "code": says.code,
    }


def verdict_words(checked: Checked) -> str:
    """The verdict, what a certificate says, and the reasons, a line each."""
    words = {
        "authentic": _("Authentic"),
        "altered": _("Altered"),
        "unknown_office": _("Paper of an office that is not known here"),
        "not_ours": _("No paper of this register"),
        "cancelled": _("Cancelled"),
    }
    if checked.certificate is not None:
        words["cancelled"] = _("Revoked")
    said = said_by_certificate(checked.certificate) if checked.certificate else []
    facts = [f"{label}: {value}" for label, value in said]
    return "\n".join([words[checked.verdict], *facts, *checked.reasons])
