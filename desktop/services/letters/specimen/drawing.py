"""Which paper shows the wording of a kind, and what would stand for the fields it may name."""

from collections.abc import Callable, Mapping
from typing import Any

from db.engine import Session
from desktop.domain.letter_kinds import LetterKind
from desktop.services.acting import Acting
from desktop.services.letters.letterform_fields import fields_of
from desktop.services.letters.letterforms import laid_over
from desktop.services.letters.papers.wording import letterform
from desktop.services.letters.specimen import beside, claim, letter, minutes, trainings

Draw = Callable[[Session, Acting, Mapping[str, Any]], bytes]

_DRAWN: dict[str, Draw] = {
    "minutes": minutes.draw_specimen_minutes,
    "claim": claim.draw_specimen_claim,
    "certificate": trainings.draw_specimen_certificate,
    "statement": trainings.draw_specimen_statement,
    "training_report": trainings.draw_specimen_report,
    "sign_sheet": trainings.draw_specimen_sheet,
    "attendance_list": trainings.draw_specimen_attendance,
}
_LETTERS = frozenset(LetterKind)


def draw_specimen(session: Session, acting: Acting, kind: str, wording: Mapping[str, Any]) -> bytes:
    """The PDF of a paper of that kind in that wording; parts left out are the program's own.

    KeyError for a kind that none can be drawn of.
    """
    whole = laid_over(letterform(kind), wording)
    if kind in _LETTERS:
        return letter.draw_specimen_letter(session, acting, kind, whole)
    if kind in beside.BESIDE:
        return beside.draw_specimen_beside(session, acting, kind, whole)
    return _DRAWN[kind](session, acting, whole)


def field_examples(session: Session, acting: Acting, kind: str) -> dict[str, str]:
    """The fields that a kind's wording may name, each with an example, empty where not known."""
    if kind in _LETTERS:
        return letter.letter_examples(session, acting, kind)
    if kind in beside.BESIDE:
        known = beside.beside_examples(session, acting, kind)
        return {name: known.get(name, "") for name in fields_of(kind)}
    if kind == "claim":
        return claim.claim_examples(session, acting)
    known = minutes.minutes_examples(session, acting) if kind == "minutes" else {}
    if kind in _DRAWN and not known:
        known = trainings.training_examples(session, acting, kind)
    return {name: known.get(name, "") for name in fields_of(kind)}
