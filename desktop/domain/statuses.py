"""Where a worker and a letter stand, and the reasons for it, with the office's words.

Codes and their order are those of commands.md, the words those of domain.md 2.3 and 2.5.
Labels are marked and translated when shown: `gettext(WORKER_LABELS[status])`.
"""

from enum import StrEnum

from desktop.domain.texts import mark as _


class WorkerStatus(StrEnum):
    """How far a worker has come, in this order."""

    LISTED = "listed"
    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    CHECKING = "checking"
    CLEAR = "clear"
    REFUSED = "refused"
    PROPOSED = "proposed"
    ENROLLED = "enrolled"
    REJECTED = "rejected"
    ENDED = "ended"


VERIFIABLE = frozenset((WorkerStatus.LISTED, WorkerStatus.ELIGIBLE, WorkerStatus.INELIGIBLE))
"""Only these are verified; others are skipped and counted (commands.md, `workers verify`)."""


class Mover(StrEnum):
    """What moves a worker from one status to another."""

    VERIFICATION = "verification"
    CHECK = "check"
    LETTER = "letter"
    ANSWER = "answer"
    COVER = "cover"
    HAND = "hand"


MOVER_LABELS: dict[Mover, str] = {
    Mover.VERIFICATION: _("a verification"),
    Mover.CHECK: _("the insurer's check"),
    Mover.LETTER: _("issuing or cancelling a letter"),
    Mover.ANSWER: _("the insurer's answer to a letter"),
    Mover.COVER: _("the end of the paid months"),
    Mover.HAND: _("a person, with a reason"),
}

_S = WorkerStatus
MOVES: dict[WorkerStatus, dict[WorkerStatus, Mover]] = {
    _S.LISTED: {
        _S.ELIGIBLE: Mover.VERIFICATION,
        _S.INELIGIBLE: Mover.VERIFICATION,
        _S.ENDED: Mover.HAND,
    },
    _S.ELIGIBLE: {
        _S.INELIGIBLE: Mover.VERIFICATION,
        _S.CHECKING: Mover.CHECK,
        _S.PROPOSED: Mover.LETTER,
        _S.ENDED: Mover.HAND,
    },
    _S.INELIGIBLE: {_S.ELIGIBLE: Mover.VERIFICATION, _S.ENDED: Mover.HAND},
    _S.CHECKING: {_S.CLEAR: Mover.CHECK, _S.REFUSED: Mover.CHECK, _S.ENDED: Mover.HAND},
    _S.CLEAR: {_S.PROPOSED: Mover.LETTER, _S.ENDED: Mover.HAND},
    _S.REFUSED: {_S.LISTED: Mover.HAND, _S.ENDED: Mover.HAND},
    _S.PROPOSED: {
        _S.ELIGIBLE: Mover.LETTER,
        _S.CLEAR: Mover.LETTER,
        _S.ENROLLED: Mover.ANSWER,
        _S.REJECTED: Mover.ANSWER,
        _S.ENDED: Mover.HAND,
    },
    _S.ENROLLED: {
        _S.ELIGIBLE: Mover.COVER,
        _S.PROPOSED: Mover.LETTER,
        _S.ENDED: Mover.HAND,
    },
    _S.REJECTED: {
        _S.LISTED: Mover.HAND,
        _S.ENROLLED: Mover.ANSWER,
        _S.ENDED: Mover.HAND,
    },
    _S.ENDED: {status: Mover.HAND for status in WorkerStatus if status is not _S.ENDED},
}
"""From which status to which, and what does it.

A letter of removal or replacement ends as well, in the place of a person's hand.
Who comes back stands at `listed` and is verified anew; to any other status only who stood there
when they left, for a leaving that was a mistake.
"""

WORKER_LABELS: dict[WorkerStatus, str] = {
    WorkerStatus.LISTED: _("Listed"),
    WorkerStatus.ELIGIBLE: _("Eligible"),
    WorkerStatus.INELIGIBLE: _("Not eligible"),
    WorkerStatus.CHECKING: _("Sent to the insurer for checking"),
    WorkerStatus.CLEAR: _("Can be enrolled"),
    WorkerStatus.REFUSED: _("Refused by the insurer's check"),
    WorkerStatus.PROPOSED: _("Proposed in a letter"),
    WorkerStatus.ENROLLED: _("Enrolled"),
    WorkerStatus.REJECTED: _("Rejected by the insurer"),
    WorkerStatus.ENDED: _("Ended"),
}

WORKER_PILLS: dict[WorkerStatus, str] = WORKER_LABELS | {
    WorkerStatus.CHECKING: _("Being checked"),
    WorkerStatus.REFUSED: _("Refused"),
    WorkerStatus.PROPOSED: _("Proposed"),
    WorkerStatus.REJECTED: _("Rejected"),
}
"""Short on the pill, whole in the tooltip (look.md)."""


class LetterState(StrEnum):
    """How far a letter has come, in this order."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    ISSUED = "issued"
    SENT = "sent"
    ANSWERED = "answered"
    CANCELLED = "cancelled"


OUT = (LetterState.ISSUED, LetterState.SENT, LetterState.ANSWERED)
"""A letter that left the office and was not cancelled."""


LETTER_LABELS: dict[LetterState, str] = {
    LetterState.DRAFT: _("Draft"),
    LetterState.SUBMITTED: _("Waiting for approval"),
    LetterState.APPROVED: _("Approved, roster frozen"),
    LetterState.ISSUED: _("Issued"),
    LetterState.SENT: _("Sent"),
    LetterState.ANSWERED: _("Answered by the insurer"),
    LetterState.CANCELLED: _("Cancelled"),
}

LETTER_PILLS: dict[LetterState, str] = LETTER_LABELS | {
    LetterState.SUBMITTED: _("To approve"),
    LetterState.APPROVED: _("Approved"),
    LetterState.ANSWERED: _("Answered"),
}


class LeavingReason(StrEnum):
    """Why a worker leaves the programme (commands.md), and why a letter takes them out."""

    DIED = "died"
    MOVED = "moved"
    WAGE_EARNER = "wage_earner"
    CIVIL_SERVANT = "civil_servant"
    OVER_AGE = "over_age"
    OWN_REQUEST = "own_request"
    DOUBLE = "double"
    OTHER = "other"


LEAVING_LABELS: dict[LeavingReason, str] = {
    LeavingReason.DIED: _("Died"),
    LeavingReason.MOVED: _("Moved away"),
    LeavingReason.WAGE_EARNER: _("Became a wage earner"),
    LeavingReason.CIVIL_SERVANT: _("Civil servant, army or police"),
    LeavingReason.OVER_AGE: _("65 years or older"),
    LeavingReason.OWN_REQUEST: _("At own request"),
    LeavingReason.DOUBLE: _("Listed twice"),
    LeavingReason.OTHER: _("Other"),
}


class ReturnReason(StrEnum):
    """Why a worker comes back."""

    RETURNED = "returned"
    MISTAKE = "mistake"
    OTHER = "other"


RETURN_LABELS: dict[ReturnReason, str] = {
    ReturnReason.RETURNED: _("Came back"),
    ReturnReason.MISTAKE: _("Left by mistake"),
    ReturnReason.OTHER: _("Other"),
}


class IneligibilityReason(StrEnum):
    """Why a verification says ineligible: those for leaving, and what a visit shows besides."""

    DIED = "died"
    MOVED = "moved"
    NOT_WORKING = "not_working"
    WAGE_EARNER = "wage_earner"
    CIVIL_SERVANT = "civil_servant"
    NOT_VULNERABLE = "not_vulnerable"
    MEMBER = "member"
    PAID_ELSEWHERE = "paid_elsewhere"
    OVER_AGE = "over_age"
    WRONG_DATA = "wrong_data"
    OWN_REQUEST = "own_request"
    DOUBLE = "double"
    OTHER = "other"


INELIGIBILITY_LABELS: dict[IneligibilityReason, str] = {
    **{IneligibilityReason(reason.value): label for reason, label in LEAVING_LABELS.items()},
    IneligibilityReason.NOT_WORKING: _("Does not work any more"),
    IneligibilityReason.NOT_VULNERABLE: _("Not a vulnerable worker"),
    IneligibilityReason.MEMBER: _("Already a member"),
    IneligibilityReason.PAID_ELSEWHERE: _("Paid from another source"),
    IneligibilityReason.WRONG_DATA: _("Data are not right"),
}
"""Reasons of domain.md 2.2 and 2.5; walk `IneligibilityReason` for their order on screen."""
