"""Where two sides tell different things: which person, which field, what each says."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.services.letters.compare.side import FIELDS, Person, Side


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two sides tell differently, a key of FIELDS.

    `row` is the place on the first side's list (the second's for who stands there alone), 0 for
    what concerns the whole: `rows`, `total`, `code`.
    """

    row: int
    nik: str
    name: str
    field: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides held against each other; `fields` are those that both have."""

    a: Side
    b: Side
    fields: tuple[str, ...]
    differences: tuple[Difference, ...]


def differences(a: Side, b: Side) -> Compared:
    """Hold two sides against each other; people are met by NIK, then by their place."""
    keys = tuple(key for key in FIELDS if key in a.keys & b.keys)
    found = [*_of_whole(a, b)]
    if a.people is not None and b.people is not None:
        found += _of_people(a.people, b.people, keys)
    return Compared(a, b, keys, tuple(found))


def _of_whole(a: Side, b: Side) -> Iterator[Difference]:
    for key in ("rows", "total", "code"):
        one, other = getattr(a, key), getattr(b, key)
        if one not in (None, "") and other not in (None, "") and one != other:
            yield Difference(0, "", "", key, str(one), str(other))


def _of_people(a: list[Person], b: list[Person], keys: tuple[str, ...]) -> Iterator[Difference]:
    by_nik: dict[str, list[Person]] = {}
    for person in b:
        by_nik.setdefault(person.nik, []).append(person)
    alone: list[Person] = []
    for person in a:
        met = by_nik.get(person.nik) if person.nik else None
        if met:
            yield from _of_one(person, met.pop(0), keys)
        else:
            alone.append(person)
    left = {person.row: person for some in by_nik.values() for person in some}
    for person in alone:
        met_there = left.get(person.row)
        if met_there is not None and _alike(person, met_there):
            del left[person.row]
            yield from _of_one(person, met_there, keys)
        else:
            yield Difference(person.row, person.nik, person.told.get("name", ""), "row", "+", "")
    for person in sorted(left.values(), key=lambda one: one.row):
        yield Difference(person.row, person.nik, person.told.get("name", ""), "row", "", "+")


def _alike(one: Person, other: Person) -> bool:
    """Whether two of the same place are one person with another NIK, not two persons."""
    told = [
        key
        for key in ("name", "birth", "birth_date", "mother_name")
        if one.told.get(key) and other.told.get(key)
    ]
    return any(_squeezed(one.told[key]) == _squeezed(other.told[key]) for key in told)


def _of_one(one: Person, other: Person, keys: tuple[str, ...]) -> Iterator[Difference]:
    for key in keys:
        a, b = one.told.get(key, ""), other.told.get(key, "")
        if a != b and _squeezed(a) != _squeezed(b):
            yield Difference(one.row, one.nik, one.told.get("name", ""), key, a, b)


def _squeezed(text: str) -> str:
    """A text without blanks: a cell of the annex breaks lines where another does not."""
    return "".join(text.split())
