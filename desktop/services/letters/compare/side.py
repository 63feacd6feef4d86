"""What is compared: people as texts by field, however the side they come from writes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop.domain.dates import short_date
from desktop.domain.roster import RosterLine
from desktop.domain.texts import mark as _
from desktop.services.letters.papers.annex_table import home

FIELDS: dict[str, str] = {
    "nik": _("NIK"),
    "name": _("Name"),
    "sex": _("Sex"),
    "birth": _("Place and date of birth"),
    "birth_place": _("Place of birth"),
    "birth_date": _("Date of birth"),
    "age": _("Age"),
    "kk": _("Family card number"),
    "mother_name": _("Mother's name"),
    "phone": _("Phone"),
    "home": _("RT/RW, hamlet"),
    "address": _("Address"),
    "rt": _("RT"),
    "rw": _("RW"),
    "village": _("Village"),
    "kecamatan": _("Kecamatan"),
    "occupation": _("Occupation"),
    "income": _("Income"),
    "cost": _("Cost"),
    "note": _("Note"),
    "gone_nik": _("NIK of whom is replaced"),
    "gone_name": _("Name of whom is replaced"),
    "row": _("On the list"),
}
"""What can differ of a person; the words are marked and translated when shown."""


@dataclass(slots=True)
class Person:
    """Somebody as one side has them: `row` is the place on its list, from 1."""

    row: int
    told: dict[str, str]

    @property
    def nik(self) -> str:
        """The NIK as that side writes it; empty where it has none."""
        return self.told.get("nik", "")


@dataclass(slots=True)
class Side:
    """One of the two that are compared.

    `people` is nothing where it names none (a letter without its annex). `rows` and `total` are
    what it says of itself, nothing where it does not; `keys` the fields that it has.
    """

    name: str
    people: list[Person] | None
    rows: int | None = None
    total: int | None = None
    code: str = ""
    keys: frozenset[str] = field(default_factory=frozenset)


def of_people(name: str, people: Iterable[Mapping[str, str]]) -> Side:
    """A side out of people's fields in the order of its list."""
    listed = [Person(row, dict(told)) for row, told in enumerate(people, start=1)]
    keys = frozenset(key for person in listed for key in person.told)
    return Side(name, listed, len(listed), keys=keys)


def roster_person(line: RosterLine) -> dict[str, str]:
    """Somebody of a frozen roster, in every field that a side may have."""
    born = short_date(line.birth_date)
    told = {
        "nik": line.nik,
        "name": line.name,
        "sex": line.sex,
        "birth": f"{line.birth_place}, {born}" if line.birth_place else born,
        "birth_place": line.birth_place,
        "birth_date": born,
        "age": str(line.age),
        "kk": line.kk,
        "mother_name": line.mother_name,
        "phone": line.phone,
        "home": home(line),
        "address": ", ".join(part for part in (line.address, line.hamlet) if part),
        "rt": line.rt,
        "rw": line.rw,
        "village": line.village,
        "kecamatan": line.kecamatan,
        "occupation": line.occupation,
        "income": "" if line.income is None else str(line.income),
        "cost": str(line.cost),
        "note": line.note,
    }
    if line.replaces is not None:
        told |= {"gone_nik": line.replaces.nik, "gone_name": line.replaces.name}
    return told
