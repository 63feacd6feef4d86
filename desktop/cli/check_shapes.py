"""How the verdict on a paper is told: as JSON, and in lines for people."""

from typing import Any

from desktop.domain.texts import gettext as _
from desktop.services.letters.said import said_by_certificate, said_by_letter, signature_words
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


def said_shape(checked: Checked) -> dict[str, Any] | None:
    """What a letter's proof says, as far as its office said so."""
    says = checked.says
    if says is None:
        return None
    return {
        "letter": says.letter,
        "number": says.number,
        "date": says.date.isoformat(),
        "rows": says.rows,
        "total": says.total,
        "roster": says.roster,
    }


def verdict_words(checked: Checked) -> str:
    """The verdict, what the paper says, its signatures and the reasons, a line each."""
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
    if checked.says is not None:
        said = said_by_letter(checked.says, checked.number)
    facts = [f"{label}: {value}" for label, value in said]
    signed = [f"{_('Signature')}: {signature_words(each)}" for each in checked.signatures]
    verdict = words[checked.verdict]
    return "\n".join([verdict, *facts, *signed, *checked.reasons])
