"""Which fields the wording of a kind of paper may name."""

import dataclasses
from datetime import date
from functools import lru_cache
from typing import Any

from desktop.domain.letter_kinds import LetterKind
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.papers.fields import letter_fields
from desktop.services.letters.papers.templates import Place, fields_named, templates
from desktop.services.letters.papers.wording import letterform

_KNOWN: dict[str, Any] = {
    "regencies": {},
    "legal_basis": (),
    "copies": (),
    "programmes": (),
    "year": 2027,
    "first_month": date(2027, 1, 1),
    "months": 1,
    "signer": None,
    "follows": None,
    "replaces": None,
}


_ALIKE = frozenset(("minutes", "certificate", "claim", "statement", *LetterKind))
"""Kinds each part of which may name every field of the paper; of others only those of the part."""


@lru_cache(maxsize=32)
def fields_of(kind: str) -> tuple[str, ...]:
    """The fields that the wording of a kind may name anywhere.

    Of a letter with a roster all that its facts fill; else what the program's own wording names.
    """
    if kind in frozenset(LetterKind):
        names = [field.name for field in dataclasses.fields(LetterFacts)]
        blank = LetterFacts(**{name: _KNOWN.get(name, "") for name in names})
        return tuple(letter_fields(blank, ()))
    return _named(letterform(kind))


def fields_at(kind: str, place: Place) -> tuple[str, ...]:
    """The fields that a template at a place of a kind's wording may name."""
    if kind in _ALIKE or not place:
        return fields_of(kind)
    return _named(letterform(kind).get(str(place[0])))


def _named(wording: Any) -> tuple[str, ...]:
    """The fields that templates name, in their order."""
    named = (name for _place, text in templates(wording) for name in fields_named(text))
    return tuple(dict.fromkeys(named))
