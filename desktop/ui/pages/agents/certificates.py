"""When an agent's own certificate ends, in words, tone and shape."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.dates import short_date
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark, ngettext
from desktop.ui.parts.pill import Pill

ENDING_DAYS = 60
"""So many days before its end a certificate is told of."""


class Standing(StrEnum):
    """How a certificate stands on a day."""

    VALID = "valid"
    ENDING = "ending"
    ENDED = "ended"
    NONE = "none"


STANDING_LABELS = {
    Standing.VALID: mark("Certificate valid"),
    Standing.ENDING: mark("Certificate ends soon"),
    Standing.ENDED: mark("Certificate ended"),
    Standing.NONE: mark("No certificate"),
}


@dataclass(frozen=True, slots=True)
class AgentCertificate:
    """The certificate of an agent: its number, and the last day it holds where it ends."""

    number: str
    until: date | None

    def standing(self, today: date) -> Standing:
        """How it stands on a day; the last day still holds."""
        if self.until is None:
            return Standing.VALID if self.number else Standing.NONE
        if self.until < today:
            return Standing.ENDED
        return Standing.ENDING if (self.until - today).days <= ENDING_DAYS else Standing.VALID

    def pill(self, today: date) -> Pill:
        """The pill of it, whole in a sentence."""
        standing = self.standing(today)
        if standing is Standing.NONE:
            return Pill(_("None"), "neutral", "subtract-circle", _("No certificate"))
        if self.until is None:
            return Pill(_("Without end"), "ok", "checkmark-circle", _("Certificate without an end"))
        day = short_date(self.until)
        if standing is Standing.ENDED:
            whole = _("The certificate ended on {day}").format(day=day)
            return Pill(_("Ended {day}").format(day=day), "error", "dismiss-circle", whole)
        if standing is Standing.ENDING:
            left = (self.until - today).days
            words = (
                ngettext("Ends in {n} day", "Ends in {n} days", left) if left else _("Ends today")
            )
            whole = _("The certificate ends on {day}").format(day=day)
            return Pill(words.format(n=left), "warning", "warning", whole)
        whole = _("The certificate holds until {day}").format(day=day)
        return Pill(_("Until {day}").format(day=day), "ok", "checkmark-circle", whole)
