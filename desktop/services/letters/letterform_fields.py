"""Which fields the wording of a kind of paper may name."""

from collections.abc import Collection
from functools import lru_cache

from desktop.services.letters.papers.templates import fields_named, templates
from desktop.services.letters.papers.wording import letterform


@lru_cache(maxsize=32)
def fields_of(kind: str) -> Collection[str]:
    """The fields that the program's own wording of a kind names anywhere, in their order."""
    named = (name for _place, text in templates(letterform(kind)) for name in fields_named(text))
    return tuple(dict.fromkeys(named))
