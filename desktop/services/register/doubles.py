"""Rows that may be a person who is in the list or the register already, under another NIK.

Compared are those born on one day: names first, then village, mother's name, KK and a NIK one
slip away add or take weight. None of these alone is evidence: twins share all but the name, and
neighbours in the queue have NIKs one digit apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import Indel

from db.engine import Session
from db.queries import worker_store
from desktop.domain.findings import warning
from desktop.domain.names import comparable
from desktop.domain.nik import one_slip
from desktop.domain.regions import RegionTable
from desktop.services.register.persons import names_agree
from desktop.services.register.rows import PreviewRow

CODE = "person.possible_duplicate"
ENOUGH = 0.9
"""The weight from which two are told to be perhaps one."""

_NEAR = 0.75
_LONG_NAME = 3


@dataclass(frozen=True, slots=True)
class Person:
    """One to be compared: `row` of the list, or nothing for a worker of the register."""

    row: PreviewRow | None
    worker_id: int | None
    name: str
    shown: str
    turned: str
    initials: str
    nik: str
    sex: str
    region: str
    kk: str
    mother: str


def find_doubles(session: Session, rows: Sequence[PreviewRow], regions: RegionTable) -> None:
    """Put `person.possible_duplicate` on every row that is near another one or a worker."""
    blocks: dict[str, list[Person]] = {}
    for row in rows:
        if row.findings:
            row.findings = [found for found in row.findings if found.code != CODE]
        values = row.values
        born = values.get("birth_date", "")
        if row.outcome != "unchanged" and "name" in values and len(born) == 10:
            blocks.setdefault(born, []).append(_person_of_row(row))
    best: dict[int, tuple[float, PreviewRow, Person]] = {}
    for block in blocks.values():
        if len(block) > 1:
            _compare_rows(block, best)
    _compare_register(session, blocks, best)
    for _weight, row, other in best.values():
        told: dict[str, str | int] = {"name": other.shown}
        if len(other.region) == 10:
            told["village"] = regions.name(other.region)
        if other.row is not None:
            told["other_row"] = other.row.row
        row.findings.append(warning(CODE, "name", row.values["name"], **told))


def _compare_rows(
    block: Sequence[Person], best: dict[int, tuple[float, PreviewRow, Person]]
) -> None:
    """Rows of one list: the later one bears the finding, a held one before one that comes in."""
    for at, person in enumerate(block):
        for other in block[:at]:
            if person.nik == other.nik and person.nik:
                continue
            weight = likeness(person, other)
            if weight < ENOUGH or person.row is None or other.row is None:
                continue
            if other.row.outcome == "held" and person.row.outcome != "held":
                _keep(best, weight, other.row, person)
            else:
                _keep(best, weight, person.row, other)


def _compare_register(
    session: Session,
    blocks: dict[str, list[Person]],
    best: dict[int, tuple[float, PreviewRow, Person]],
) -> None:
    if not worker_store.any_worker(session):
        return
    days = [day for day in (_day(text) for text in blocks) if day]
    for worker in worker_store.born_on(session, days):
        other = None
        for person in blocks[worker.birth_date.isoformat()]:
            row = person.row
            if row is None or row.worker_id == worker.id or person.nik == worker.nik:
                continue
            other = other or _person_of_worker(worker)
            weight = likeness(person, other)
            if weight >= ENOUGH:
                _keep(best, weight, row, other)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _keep(
    best: dict[int, tuple[float, PreviewRow, Person]],
    weight: float,
    row: PreviewRow,
    other: Person,
) -> None:
    """The likeliest one is told, one a row."""
    if id(row) not in best or weight > best[id(row)][0]:
        best[id(row)] = (weight, row, other)


def likeness(person: Person, other: Person) -> float:
    """How much speaks for two of one birth date being one person; 0 where the names differ."""
    near = _names(person, other)
    if not near:
        return 0.0
    weight = near
    if person.sex and other.sex and person.sex != other.sex:
        weight -= 0.2
    if person.region == other.region:
        weight += 0.06
    elif person.region[:6] != other.region[:6]:
        weight -= 0.06
    weight += _mothers(person.mother, other.mother)
    if person.kk and person.kk == other.kk:
        weight += 0.03
    if person.nik and other.nik:
        weight += 0.08 if one_slip(person.nik, other.nik) else -0.05
    if near == 1.0 and person.name.count(" ") + 1 >= _LONG_NAME:
        weight += 0.05
    return weight


def _names(person: Person, other: Person) -> float:
    """How near two names are, 0 where no slip or shortening makes one of the other."""
    name, others = person.name, other.name
    if name == others or person.turned == other.turned:
        return 1.0
    near = Indel.normalized_similarity(name, others, score_cutoff=_NEAR)
    if person.turned != name or other.turned != others:
        turned = Indel.normalized_similarity(person.turned, other.turned, score_cutoff=_NEAR)
        near = max(near, turned)
    shortened = person.initials == other.initials and " " in name
    if not near and not shortened:
        return 0.0
    if not names_agree(name, others):
        return 0.0
    return max(near, 0.9) if shortened else near


def _mothers(mother: str, other: str) -> float:
    if not mother or not other:
        return 0.0
    if names_agree(comparable(mother), comparable(other)):
        return 0.08
    return -0.15


def _person_of_row(row: PreviewRow) -> Person:
    values = row.values
    return _person(
        row,
        None,
        values["name"],
        (
            values.get("nik", ""),
            values.get("sex", ""),
            values.get("region", ""),
            values.get("kk", ""),
            values.get("mother_name", ""),
        ),
    )


def _person_of_worker(worker: worker_store.Likeness) -> Person:
    known = (worker.nik, worker.sex, worker.region, worker.kk, worker.mother_name)
    return _person(None, worker.id, worker.name, known)


def _person(
    row: PreviewRow | None, worker_id: int | None, name: str, known: Iterable[str]
) -> Person:
    plain = comparable(name)
    words = plain.split()
    turned = " ".join(sorted(words)) if len(words) > 1 else plain
    initials = "".join(word[0] for word in words)
    return Person(row, worker_id, plain, name, turned, initials, *known)
