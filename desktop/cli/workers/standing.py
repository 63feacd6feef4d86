"""How a worker stands with letters: those that name them, or why none does."""

from datetime import date
from typing import Any

from db.engine import Session
from db.queries.letter_people import held_by
from db.queries.letters import LetterLine, worker_letters
from db.queries.workers import WorkerLine
from desktop.domain.dates import month_name
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.answer.cover import Cover, cover_of, last_month
from desktop.services.letters.choose import NO_FUNDING, REASONS, why_in_none

Shape = dict[str, Any]


def standing_shape(session: Session, acting: Acting, line: WorkerLine) -> Shape:
    """`letters`, the newest first, `not_in_letter_because`: a code of REASONS, and `cover`.

    `in_letter` is the one that holds the worker; where one does, or the next one can, the code is
    null.
    """
    found = worker_letters(session, line.id)
    held = held_by(session, line.id)
    return {
        "letters": [_letter_shape(letter) for letter in found],
        "in_letter": held,
        "not_in_letter_because": None
        if held is not None
        else why_in_none(session, acting, line.nik) or None,
        "cover": _cover_shape(cover_of(session, line.id, acting.today())),
    }


def _cover_shape(cover: Cover) -> Shape:
    """The months that letters cover, how far they are paid, and the gap before these."""
    return {
        "periods": [
            {
                "letter": one.letter_id,
                "number": one.number,
                "from": one.first_month.strftime("%Y-%m"),
                "to": last_month(one).strftime("%Y-%m"),
                "paid_until": one.paid_until.strftime("%Y-%m") if one.paid_until else None,
                "outcome": one.outcome,
                "stands": one.stands,
            }
            for one in cover.periods
        ],
        "paid_until": cover.paid_until.strftime("%Y-%m") if cover.paid_until else None,
        "months": cover.months,
        "gap": cover.gap,
        "warnings": list(cover.warnings),
    }


def standing_text(shape: Shape) -> str:
    """The same in a sentence for people."""
    for letter in shape["letters"]:
        if letter["id"] == shape["in_letter"]:
            held = _("In {letter}.").format(
                letter=letter["number"] or _("a letter without a number yet")
            )
            return "\n".join([held, *_paid(shape["cover"])])
    reason = shape["not_in_letter_because"]
    if reason is None:
        return _("In no letter yet; the next one can take this person.")
    if reason == NO_FUNDING:
        return _("In no letter: there is no funding yet.")
    return _("In no letter: {reason}.").format(reason=_(REASONS[reason]))


def _paid(cover: Shape) -> list[str]:
    if cover["paid_until"] is None:
        return []
    month = month_name(date.fromisoformat(f"{cover['paid_until']}-01"))
    return [_("Paid until {month}.").format(month=month), *cover["warnings"]]


def _letter_shape(line: LetterLine) -> Shape:
    return {
        "id": line.id,
        "kind": line.kind,
        "state": line.state,
        "number": line.number,
        "date": line.date.isoformat() if line.date else None,
        "funding": line.funding_id,
    }
