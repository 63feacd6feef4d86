"""What the insurer answers about a person of a letter (commands.md, `letters respond`)."""

import re
from enum import StrEnum

from desktop.domain.check_answers import said_yes
from desktop.domain.names import fold
from desktop.domain.texts import mark as _


class Outcome(StrEnum):
    """How the insurer answered about a person of a letter."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


OUTCOME_LABELS: dict[Outcome, str] = {
    Outcome.ACCEPTED: _("Accepted"),
    Outcome.REJECTED: _("Rejected"),
}

LONGEST_MEMBER = 20
"""Characters of a membership number (KPJ); it has 11 digits as a rule."""

_ACCEPTED = re.compile(
    r"\b(?:diterima|terima|berhasil|sukses|aktif|terdaftar|didaftarkan|disetujui|setuju)\b"
)
_REJECTED = re.compile(r"\b(?:ditolak|tolak|gagal|tidak|tdk|belum|blm|non ?aktif|nonaktif|batal)\b")


def outcome(status: str, member_number: str) -> Outcome | None:
    """What an answer means by its status, else by whether it gives a member number.

    A status that says no stands against a number: the insurer may write that of an earlier
    membership beside its refusal. Nothing where neither tells.
    """
    folded = fold(status)
    said = said_yes(status)
    if said is False or _REJECTED.search(folded):
        return Outcome.REJECTED
    if said or _ACCEPTED.search(folded) or (member_number and not folded):
        return Outcome.ACCEPTED
    return Outcome.ACCEPTED if member_number else None
