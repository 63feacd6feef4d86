"""Rows that may be a person who is in the list or the register already, under another NIK.

Compared are those born on one day, as all pairs are weighed (`likeness`). Whose date is wrong as
well is found when the register is compared as a whole (`pairs`).
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from db.engine import Session
from db.queries import doubles as queries
from db.queries import worker_store
from desktop.domain.findings import warning
from desktop.domain.regions import RegionTable
from desktop.services.register.blocks import names_near, of_one_day
from desktop.services.register.likeness import Person, Weighing, person_of
from desktop.services.register.name_likeness import STRANGE, Familiar
from desktop.services.register.rows import PreviewRow

CODE = "person.possible_duplicate"

_MANY = 2000
"""So many rows tell by themselves how common names are."""

_CODE_DIGITS = 10


class _Other(NamedTuple):
    """Who a row may be: another row, or a worker of the register."""

    name: str
    region: str
    row: PreviewRow | None


_Best = dict[int, tuple[float, _Other]]
"""Row by its place in the list to the likeliest other one."""


def find_doubles(session: Session, rows: Sequence[PreviewRow], regions: RegionTable) -> None:
    """Put `person.possible_duplicate` on every row that is near another one or a worker."""
    days: defaultdict[str, list[Person]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.findings:
            row.findings = [found for found in row.findings if found.code != CODE]
        values = row.values
        born = values.get("birth_date", "")
        if row.outcome != "unchanged" and "name" in values and len(born) == 10:
            days[born].append(_person(at, values, born))
    weighing = _weighing(session, days)
    best: _Best = {}
    for day in days.values():
        if len(day) > 1:
            _compare_rows(day, rows, weighing, best)
    _compare_register(session, days, rows, weighing, best)
    for at, (_score, other) in best.items():
        told: dict[str, str | int] = {"name": other.name}
        if len(other.region) == _CODE_DIGITS:
            told["village"] = regions.name(other.region)
        if other.row is not None:
            told["other_row"] = other.row.row
        rows[at].findings.append(warning(CODE, "name", rows[at].values["name"], **told))


def _person(at: int, values: dict[str, str], born: str) -> Person:
    known = values.get
    return person_of(
        at,
        known("nik", ""),
        values["name"],
        born,
        known("sex", ""),
        known("region", ""),
        known("kk", ""),
        known("mother_name", ""),
    )


def _weighing(session: Session, days: dict[str, list[Person]]) -> Weighing:
    """How common names are: as surveyed in the register, or as the list itself tells."""
    known = queries.survey(session)
    if known is not None:
        people, words, born = known
        return Weighing(Familiar(people, words), born)
    count = sum(map(len, days.values()))
    if count < _MANY:
        return Weighing(STRANGE)
    counted = Counter(chain.from_iterable([one.words for day in days.values() for one in day]))
    return Weighing(Familiar(count, counted), {day: len(some) for day, some in days.items()})


def _compare_rows(
    day: Sequence[Person], rows: Sequence[PreviewRow], weighing: Weighing, best: _Best
) -> None:
    """Rows of one list: the later one bears the finding, a held one before one that comes in."""
    for first, later in of_one_day(day):
        if first.nik and first.nik == later.nik:
            continue
        likeness = weighing.weigh(first, later)
        if likeness is None:
            continue
        bearer, other = max(first.id, later.id), min(first.id, later.id)
        if rows[other].outcome == "held" and rows[bearer].outcome != "held":
            bearer, other = other, bearer
        row = rows[other]
        _keep(
            best,
            likeness.score,
            bearer,
            _Other(row.values["name"], row.values.get("region", ""), row),
        )


def _compare_register(
    session: Session,
    days: dict[str, list[Person]],
    rows: Sequence[PreviewRow],
    weighing: Weighing,
    best: _Best,
) -> None:
    if not worker_store.any_worker(session):
        return
    wanted = [day for day in map(_day, days) if day]
    for worker in worker_store.born_on(session, wanted):
        other = None
        for person in days[worker.birth_date.isoformat()]:
            if rows[person.id].worker_id == worker.id or person.nik == worker.nik:
                continue
            other = other or person_of(
                -worker.id,
                worker.nik,
                worker.name,
                worker.birth_date,
                worker.sex,
                worker.region,
                worker.kk,
                worker.mother_name,
            )
            likeness = weighing.weigh(person, other) if names_near(person, other) else None
            if likeness is not None:
                _keep(best, likeness.score, person.id, _Other(worker.name, worker.region, None))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _keep(best: _Best, score: float, at: int, other: _Other) -> None:
    """The likeliest one is told, one a row."""
    if at not in best or score > best[at][0]:
        best[at] = (score, other)
