"""What the insurer's answer about one person means (domain.md 2.4).

The STATUS decides, the KETERANGAN says why: Y is to be enrolled, T or N is not. Where the two
contradict each other, or the status is none of them, a person looks.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.names import fold
from desktop.domain.texts import mark as _


class Answer(StrEnum):
    """What follows from an answer."""

    CLEAR = "clear"
    REFUSED = "refused"
    REVIEW = "review"
    """To be looked at by a person; the worker waits on."""


class AnswerReason(StrEnum):
    """Why the insurer said so; `unclear` where its words are none of those known."""

    FREE = "free"
    DOUBLE = "double"
    MEMBER = "member"
    OVER_AGE = "over_age"
    UNCLEAR = "unclear"


ANSWER_LABELS: dict[Answer, str] = {
    Answer.CLEAR: _("Can be enrolled"),
    Answer.REFUSED: _("Refused"),
    Answer.REVIEW: _("To be looked at"),
}

REASON_LABELS: dict[AnswerReason, str] = {
    AnswerReason.FREE: _("Free to be enrolled"),
    AnswerReason.DOUBLE: _("Stands in a list or in the insurer's system already"),
    AnswerReason.MEMBER: _("Is a member already"),
    AnswerReason.OVER_AGE: _("65 years or older"),
    AnswerReason.UNCLEAR: _("The insurer gave another reason, or none"),
}

NEXT_STEPS: dict[AnswerReason, str] = {
    AnswerReason.FREE: _("Goes into the next letter"),
    AnswerReason.DOUBLE: _("Take out, propose somebody else"),
    AnswerReason.MEMBER: _("See until when it is paid; propose somebody else"),
    AnswerReason.OVER_AGE: _("Propose somebody else"),
    AnswerReason.UNCLEAR: _("Ask the branch, then decide"),
}
"""What is done about each: the table of the page Padan BPJS."""

_YES = frozenset(("y", "ya", "yes", "ok", "bisa", "dapat", "valid", "1", "true"))
_NO = frozenset(
    ("t", "n", "tidak", "tdk", "no", "not", "gagal", "ditolak", "tolak", "invalid", "0", "false")
)
_FREE = re.compile(r"\b(?:bisa|dapat|boleh|siap) (?:di ?)?daftar")
_NOT_FREE = re.compile(r"\b(?:tidak|tdk|tak|blm|belum) (?:bisa|dapat|boleh|siap)")
_REFUSALS: tuple[tuple[AnswerReason, re.Pattern[str]], ...] = (
    (AnswerReason.DOUBLE, re.compile(r"dupli[kc]a|\bganda|\bdobel|\bdouble|\bdoubel")),
    (AnswerReason.MEMBER, re.compile(r"(?:sudah|telah|sdh|masih) (?:\w+ ){0,2}(?:peserta|aktif|"
                                     r"terdaftar)|\bpeserta aktif|\bterdaftar aktif")),
    (AnswerReason.OVER_AGE, re.compile(r"\b(?:usia|umur)\b.*\b(?:lebih|65|melebihi|lewat)|"
                                       r"\b(?:lebih|diatas|di atas)\b.*\b65\b")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an answer means, and why."""

    answer: Answer
    reason: AnswerReason


def said_yes(status: str) -> bool | None:
    """Whether a STATUS cell says Y or T/N, nothing where it says neither."""
    word = fold(status).strip(" .,;:-/()")
    return True if word in _YES else False if word in _NO else None


def meaning(status: str, remark: str) -> Meaning | None:
    """What STATUS and KETERANGAN mean together; nothing where both cells are empty."""
    yes, reason = said_yes(status), _reason(remark)
    if yes is None and not status.strip() and not remark.strip():
        return None
    if yes is True:
        fits = reason in (None, AnswerReason.FREE)
        return Meaning(Answer.CLEAR if fits else Answer.REVIEW, reason or AnswerReason.FREE)
    if yes is False:
        fits = reason is not AnswerReason.FREE
        return Meaning(Answer.REFUSED if fits else Answer.REVIEW, reason or AnswerReason.UNCLEAR)
    return Meaning(Answer.REVIEW, reason or AnswerReason.UNCLEAR)


def _reason(remark: str) -> AnswerReason | None:
    """The reason that a remark's words give, nothing where they are none of those known."""
    words = " ".join(re.sub(r"[^a-z0-9]+", " ", fold(remark)).split())
    for reason, pattern in _REFUSALS:
        if pattern.search(words):
            return reason
    if _NOT_FREE.search(words):
        return AnswerReason.UNCLEAR
    return AnswerReason.FREE if _FREE.search(words) else None
