"""The templates of a letterform one by one, and what is wrong with them before they are printed."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.texts import gettext as _

NEEDED = frozenset(("title", "hal", "yth", "judul", "pembuka"))
"""Parts that a paper is nothing without."""

Place = tuple[str | int, ...]
"""Where a template stands: `("rincian", 2, "isi")`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a letterform: where, and what to do about it; `sign` is what is wrong."""

    place: Place
    message: str
    sign: str = ""


def place_words(place: Place) -> str:
    """A place as a person reads it: `rincian 2, isi`; counted from 1."""
    words = ""
    for step in place:
        if isinstance(step, int):
            words += f" {step + 1}"
        else:
            words += f", {step}" if words else step
    return words


def templates(wording: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every template of a letterform with its place."""
    if isinstance(wording, str):
        yield place, wording
    elif isinstance(wording, Mapping):
        for key, value in wording.items():
            yield from templates(value, (*place, key))
    elif isinstance(wording, (list, tuple)):
        for number, value in enumerate(wording):
            yield from templates(value, (*place, number))


def fields_named(template: str) -> list[str]:
    """The fields that a template names, in their order."""
    return [part.partition("}")[0] for part in template.split("{")[1:]]


def template_problem(place: Place, template: str, fields: Collection[str] | None) -> Problem | None:
    """The first thing wrong with a template; `fields` are those that it may name, where known."""
    checks = (_open_field, _open_choice, _odd_stars)
    found = next((each(place, template) for each in checks if each(place, template)), None)
    if found or fields is None:
        return found
    for name in fields_named(template):
        if name not in fields:
            said = _("There is no field {field} here. Choose one of the list.")
            return Problem(place, said.format(field=f"{{{name}}}"), f"{{{name}}}")
    return None


def _open_field(place: Place, template: str) -> Problem | None:
    for part in template.split("{")[1:]:
        name, sign, _rest = part.partition("}")
        if not sign or "{" in name or "\n" in name:
            said = _("A field that begins with {{ does not end. Write its }}.").format()
            return Problem(place, said, "{" + name[:20])
    if template.count("}") > template.count("{"):
        said = _("A }} stands where no field began. Take it away.").format()
        return Problem(place, said, "}")
    return None


def _open_choice(place: Place, template: str) -> Problem | None:
    depth = 0
    for sign in template:
        depth += (sign == "[") - (sign == "]")
        if depth < 0:
            return Problem(place, _("A ] stands where no [ is open. Take it away."), "]")
    if depth:
        return Problem(place, _("A choice that begins with [ does not end. Write its ]."), "[")
    return None


def _odd_stars(place: Place, template: str) -> Problem | None:
    if template.count("*") % 2:
        return Problem(place, _("Bold begins with * and does not end. Write the other *."), "*")
    return None


def wording_problems(
    wording: Mapping[str, Any],
    model: Mapping[str, Any],
    fields: Callable[[Place], Collection[str] | None],
) -> list[Problem]:
    """What is wrong with a letterform, held against the program's own of its kind.

    `fields` says which fields a template at a place may name; nothing where that is not known.
    """
    problems = list(_shape_problems(wording, model, ()))
    if problems:
        return problems
    for place, template in templates(wording):
        found = template_problem(place, template, fields(place))
        if found:
            problems.append(found)
        elif place[-1] in NEEDED and not template.strip():
            problems.append(Problem(place, _("This part cannot be empty.")))
    return problems


def _shape_problems(given: Any, model: Any, place: Place) -> Iterator[Problem]:
    """Whether each part is of the kind that the paper draws: text, list, or lines with a label."""
    if isinstance(model, Mapping):
        yield from _table_problems(given, model, place)
    elif isinstance(model, str):
        if not isinstance(given, str):
            yield Problem(place, _("Give a text here."))
    elif not isinstance(given, list):
        yield Problem(place, _("Give a list here."))
    elif _is_head(place, model) and len(given) != len(model):
        said = _("This table has {n} columns. Give as many headings.").format(n=len(model))
        yield Problem(place, said)
    else:
        for number, item in enumerate(given):
            yield from _shape_problems(item, model[0] if model else "", (*place, number))


def _table_problems(given: Any, model: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    if not isinstance(given, Mapping):
        yield Problem(place, _("Give the parts of this one."))
        return
    for key, value in given.items():
        if key in model:
            yield from _shape_problems(value, model[key], (*place, key))
        else:
            known = ", ".join(model)
            said = _("There is no part {part}. The parts are: {parts}.")
            yield Problem((*place, key), said.format(part=key, parts=known), key)
    for key in model:
        if key not in given and isinstance(place[-1] if place else "", int):
            yield Problem(place, _("{part} is missing here.").format(part=key))


def _is_head(place: Place, model: list[Any]) -> bool:
    """Whether a list has as many texts as a table on the paper has columns or places."""
    named = str(place[-1]).startswith(("kepala", "penanda"))
    return named and bool(model) and isinstance(model[0], str)
