"""How a worker stands with letters: those that name them, or why none does."""

from typing import Any

from db.engine import Session
from db.queries.letters import LetterLine, worker_letters
from db.queries.workers import WorkerLine
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.choose import NO_FUNDING, REASONS, why_in_none

Shape = dict[str, Any]


def standing_shape(session: Session, acting: Acting, line: WorkerLine) -> Shape:
    """`letters`, the newest first, and `not_in_letter_because`: a code of REASONS.

    The code is null where a letter holds the worker, or the next one can.
    """
    found = worker_letters(session, line.id)
    held = any(letter.state != "cancelled" for letter in found)
    return {
        "letters": [_letter_shape(letter) for letter in found],
        "not_in_letter_because": None if held else why_in_none(session, acting, line.nik) or None,
    }


def standing_text(shape: Shape) -> str:
    """The same in a sentence for people."""
    for letter in shape["letters"]:
        if letter["state"] != "cancelled":
            return _("In {letter}.").format(
                letter=letter["number"] or _("a letter without a number yet")
            )
    reason = shape["not_in_letter_because"]
    if reason is None:
        return _("In no letter yet; the next one can take this person.")
    if reason == NO_FUNDING:
        return _("In no letter: there is no funding yet.")
    return _("In no letter: {reason}.").format(reason=_(REASONS[reason]))


def _letter_shape(line: LetterLine) -> Shape:
    return {
        "id": line.id,
        "kind": line.kind,
        "state": line.state,
        "number": line.number,
        "date": line.date.isoformat() if line.date else None,
        "funding": line.funding_id,
    }
