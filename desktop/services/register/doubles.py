"""Rows that may be a person who is in the list or the register already, under another NIK.

All pairs of a list, and of it and the register, are found and weighed as those of a whole
register are (`pairs`): what is found stands on the rows, and is kept as pairs when the list
comes in. The cost follows the rows, not the register, unless the list is a good part of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from db.engine import Session
from db.queries import doubles as queries
from desktop.domain.findings import warning
from desktop.domain.regions import RegionTable
from desktop.services.register.blocks import day_of_nik
from desktop.services.register.likeness import Likeness, Person, Weighing, person_of
from desktop.services.register.name_likeness import STRANGE, Familiar
from desktop.services.register.pairs import Survey, find_pairs, survey_of
from desktop.services.register.rows import PreviewRow

CODE = "person.possible_duplicate"

_MANY = 500
"""So many people tell by themselves how common names are."""

_GOOD_PART = 20
"""A list that is more than this part of the register is compared with the whole of it."""

_CODE_DIGITS = 10


class Likely(NamedTuple):
    """Two who may be one: a row by its place in the list, a worker by the row id below nought."""

    a: Person
    b: Person
    likeness: Likeness


@dataclass(slots=True)
class Doubles:
    """What comparing a list found, to be kept when it comes in."""

    pairs: list[Likely] = field(default_factory=list)
    survey: Survey | None = None
    """How common names are, where everybody was looked at."""


class _Other(NamedTuple):
    """Who a row may be: another row, or a worker of the register."""

    name: str
    region: str
    row: PreviewRow | None


_Best = dict[int, tuple[float, _Other]]
"""Row by its place in the list to the likeliest other one."""


def find_doubles(session: Session, rows: Sequence[PreviewRow], regions: RegionTable) -> Doubles:
    """Put `person.possible_duplicate` on every row that is near another one or a worker.

    Gives back the pairs of it, for `keep_doubles`.
    """
    people = _people(rows)
    workers, whole = _workers(session, people)
    others = {-worker[0]: person_of(-worker[0], *worker[1:]) for worker in workers}
    weighing, survey = _weighing(session, people, [*people, *others.values()] if whole else ())
    ids = {person.id for person in people} if others else None
    found = find_pairs([*people, *others.values()], weighing, ids)
    names = {-one: (name, region) for one, _nik, name, _born, _sex, region, *_ in workers}
    compared = {person.id: person for person in people} | others if found else {}
    doubles, best = Doubles(survey=survey), _Best()
    for (a, b), likeness in found.items():
        one, other = compared[a], compared[b]
        if (one.nik and one.nik == other.nik) or (a < 0 and rows[b].worker_id == -a):
            continue
        doubles.pairs.append(Likely(one, other, likeness))
        _tell(rows, names, a, b, likeness, best)
    for at, (_score, told_of) in best.items():
        told: dict[str, str | int] = {"name": told_of.name}
        if len(told_of.region) == _CODE_DIGITS:
            told["village"] = regions.name(told_of.region)
        if told_of.row is not None:
            told["other_row"] = told_of.row.row
        rows[at].findings.append(warning(CODE, "name", rows[at].values["name"], **told))
    return doubles


def _people(rows: Sequence[PreviewRow]) -> list[Person]:
    """The rows that can be compared; what an earlier comparison said of them is taken away."""
    people = []
    days: dict[str, bool] = {}
    for at, row in enumerate(rows):
        if row.findings:
            row.findings = [found for found in row.findings if found.code != CODE]
        values = row.values
        born = values.get("birth_date", "")
        if born not in days:
            days[born] = _is_day(born)
        if row.outcome != "unchanged" and "name" in values and days[born]:
            known = values.get
            people.append(
                person_of(
                    at,
                    known("nik", ""),
                    values["name"],
                    born,
                    known("sex", ""),
                    known("region", ""),
                    known("kk", ""),
                    known("mother_name", ""),
                )
            )
    return people


def _is_day(text: str) -> bool:
    """Whether a text is an ISO date, and not what a cell said that is none."""
    return len(text) == 10 and _day(text) is not None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _workers(
    session: Session, people: Sequence[Person]
) -> tuple[Sequence[queries.PersonRow], bool]:
    """Those of the register that the rows are compared with; whether these are all of them."""
    if not people:
        return (), False
    count = queries.count_people(session)
    if not count:
        return (), True
    if len(people) > _MANY and len(people) * _GOOD_PART > count:
        return list(queries.people(session)), True
    days = set(filter(None, map(_day, _days(people))))
    villages = {one.region for one in people if len(one.region) == _CODE_DIGITS}
    cards = {one.kk for one in people if one.kk}
    return queries.people_near(session, days, villages, (), cards), False


def _days(people: Iterable[Person]) -> set[str]:
    """The days that these people were born on, and that their NIKs tell."""
    found = {one.born for one in people}
    for one in people:
        told = day_of_nik(one.nik)
        if told:
            found.update(f"{century}{told[4:]}-{told[2:4]}-{told[:2]}" for century in (19, 20))
    return found


def _weighing(
    session: Session, people: Sequence[Person], everybody: Sequence[Person]
) -> tuple[Weighing, Survey | None]:
    """How common names are: as everybody tells (where all are there), else as last surveyed."""
    if len(everybody) > _MANY:
        survey = survey_of(everybody)
        return survey.weighing(), survey
    known = queries.survey(session)
    if known is not None:
        count, words, born = known
        return Weighing(Familiar(count, words), born), None
    if len(people) > _MANY:
        return survey_of(people).weighing(), None
    return Weighing(STRANGE), None


def _tell(
    rows: Sequence[PreviewRow],
    names: Mapping[int, tuple[str, str]],
    a: int,
    b: int,
    likeness: Likeness,
    best: _Best,
) -> None:
    """The later row bears the finding, a held one before one that comes in; the likeliest tells."""
    bearer, row = b, None
    if a >= 0:
        at = a
        if rows[a].outcome == "held" and rows[b].outcome != "held":
            bearer, at = a, b
        row = rows[at]
        name, region = row.values["name"], row.values.get("region", "")
    else:
        name, region = names[a]
    if bearer not in best or likeness.score > best[bearer][0]:
        best[bearer] = (likeness.score, _Other(name, region, row))
