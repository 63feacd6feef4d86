"""The wording of a letter: templates out of resources/letterforms, filled with what is known.

Signs mean something in a template only; what fills a field is printed as it stands.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop import paths
from desktop.domain.roster import Value
from desktop.services.letters.papers.lines import Run

Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str


@dataclass(frozen=True, slots=True)
class _Choice:
    parts: tuple["_Template", ...]


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


_BOLD = object()
_Template = list[object]


class UnknownFieldError(ValueError):
    """A template names a field that the program does not have."""


def fill(template: str, facts: Facts) -> list[Run] | None:
    """A template with its fields filled in; nothing where a field it needs is not known.

    A field whose fact is an empty text is not known. UnknownFieldError for one that there is not.
    """
    signs = iter(template)
    runs: list[Run] = []
    bold = False
    filled = _filled(_parsed(signs, ""), facts)
    if filled is None:
        return None
    for piece in filled:
        if piece is _BOLD:
            bold = not bold
        elif isinstance(piece, str) and piece:
            ends = runs[-1].text.endswith(".") if runs else False
            # A title such as S.E. ends the sentence with its own full stop.
            text = piece[1:] if ends and piece.startswith(".") else piece
            runs.append(Run(text, bold))
    return runs


def plain(template: str, facts: Facts) -> str:
    """A filled template as bare text, empty where a field it needs is not known."""
    return "".join(run.text for run in fill(template, facts) or ())


def paragraph(templates: Sequence[str], facts: Facts) -> list[Run]:
    """The sentences whose facts are known, as one paragraph."""
    runs: list[Run] = []
    for template in templates:
        sentence = fill(template, facts)
        if sentence:
            runs.extend([Run(" "), *sentence] if runs else sentence)
    return runs


def _parsed(signs: Iterator[str], end: str) -> _Template:
    """What stands up to `end` (empty, or the signs that end a part of a choice)."""
    template: _Template = []
    text = ""
    for sign in signs:
        if sign in "{[*" or (end and sign in end):
            template.append(_Text(text))
            text = ""
            if sign == "{":
                template.append(_Field("".join(_until(signs, "}"))))
            elif sign == "[":
                template.append(_choice(signs))
            elif sign == "*":
                template.append(_BOLD)
            else:
                template.append(sign)
                return template
        else:
            text += sign
    template.append(_Text(text))
    return template


def _choice(signs: Iterator[str]) -> _Choice:
    parts: list[_Template] = []
    while True:
        part = _parsed(signs, "|]")
        ended = part.pop()
        parts.append(part)
        if ended != "|":
            return _Choice(tuple(parts))


def _until(signs: Iterator[str], end: str) -> Iterator[str]:
    for sign in signs:
        if sign == end:
            return
        yield sign


def _filled(template: _Template, facts: Facts) -> list[object] | None:
    pieces: list[object] = []
    for part in template:
        if isinstance(part, _Field):
            if part.name not in facts:
                raise UnknownFieldError(part.name)
            if not facts[part.name]:
                return None
            pieces.append(facts[part.name])
        elif isinstance(part, _Choice):
            tried = (_filled(choice, facts) for choice in part.parts)
            pieces.extend(next((found for found in tried if found is not None), []))
        else:
            pieces.append(part.text if isinstance(part, _Text) else part)
    return pieces


@lru_cache(maxsize=16)
def _read(kind: str) -> Mapping[str, Value]:
    with paths.resource("letterforms", f"{kind}.toml").open("rb") as file:
        return tomllib.load(file)


def letterform(kind: str) -> Mapping[str, Value]:
    """The wording that the program brings for a kind of letter."""
    return _read(kind)
