"""The kinds of letters with a roster (commands.md, `letters draft`; domain.md 2.5 and 2.7)."""

from enum import StrEnum

from desktop.domain.texts import mark as _


class LetterKind(StrEnum):
    """What a letter asks of the insurer for the people on it, in the order shown."""

    ENROLMENT = "enrolment"
    ADDITION = "addition"
    REMOVAL = "removal"
    REPLACEMENT = "replacement"
    RENEWAL = "renewal"


KIND_LABELS: dict[LetterKind, str] = {
    LetterKind.ENROLMENT: _("Enrolment"),
    LetterKind.ADDITION: _("Addition"),
    LetterKind.REMOVAL: _("Removal"),
    LetterKind.REPLACEMENT: _("Replacement"),
    LetterKind.RENEWAL: _("Renewal"),
}
