"""Rows that may be a person who is in the list or the register already, under another NIK.

Compared are those born on one day: names first, then village, mother's name, KK and a NIK one
slip away add or take weight. None of these alone is evidence: twins share all but the name, and
neighbours in the queue have NIKs one digit apart.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rapidfuzz.distance import Indel

from db.engine import Session
from db.queries import worker_store
from desktop.domain.findings import warning
from desktop.domain.names import comparable
from desktop.domain.nik import one_slip
from desktop.domain.regions import RegionTable
from desktop.services.register.persons import names_agree
from desktop.services.register.rows import PreviewRow

_similarity = Indel.normalized_similarity

CODE = "person.possible_duplicate"
ENOUGH = 0.9
"""The weight from which two are told to be perhaps one."""

_NEAR, _NEAR_BRIEF = 0.75, 0.5
_LONG_NAME = 3
_CODE_DIGITS = 10
_WEIGHED = ("sex", "region", "kk", "nik")


class Person(NamedTuple):
    """One to be compared: a row of the list, or a worker of the register.

    `name` is comparable, `turned` its words in the order of the alphabet; it is `brief` where
    its first or last word is a letter only.
    """

    name: str
    turned: str
    brief: bool
    row: PreviewRow | None
    worker: worker_store.Likeness | None

    def text(self, field: str) -> str:
        """A field's text, empty where nothing is known."""
        if self.row is not None:
            return self.row.values.get(field, "")
        return str(getattr(self.worker, field))


def find_doubles(session: Session, rows: Sequence[PreviewRow], regions: RegionTable) -> None:
    """Put `person.possible_duplicate` on every row that is near another one or a worker."""
    blocks: dict[str, list[Person]] = {}
    for row in rows:
        if row.findings:
            row.findings = [found for found in row.findings if found.code != CODE]
        values = row.values
        born = values.get("birth_date", "")
        if row.outcome != "unchanged" and "name" in values and len(born) == 10:
            blocks.setdefault(born, []).append(_person(values["name"], row))
    best: dict[int, tuple[float, PreviewRow, Person]] = {}
    for block in blocks.values():
        if len(block) > 1:
            _compare_rows(block, best)
    _compare_register(session, blocks, best)
    for _weight, row, other in best.values():
        told: dict[str, str | int] = {"name": other.text("name")}
        if len(other.text("region")) == _CODE_DIGITS:
            told["village"] = regions.name(other.text("region"))
        if other.row is not None:
            told["other_row"] = other.row.row
        row.findings.append(warning(CODE, "name", row.values["name"], **told))


def _compare_rows(
    block: Sequence[Person], best: dict[int, tuple[float, PreviewRow, Person]]
) -> None:
    """Rows of one list: the later one bears the finding, a held one before one that comes in."""
    for at, person in enumerate(block):
        for other in block[:at]:
            near = _near(person, other)
            weight = likeness(person, other, near) if near else 0.0
            if weight < ENOUGH or person.row is None or other.row is None:
                continue
            if person.text("nik") and person.text("nik") == other.text("nik"):
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
            if row is None or row.worker_id == worker.id or person.text("nik") == worker.nik:
                continue
            other = other or _person(worker.name, None, worker)
            near = _near(person, other)
            weight = likeness(person, other, near) if near else 0.0
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


def likeness(person: Person, other: Person, near: float) -> float:
    """How much speaks for two of one birth date being one person; 0 where the names differ.

    `near` is how near the names are.
    """
    if near < 1.0 and not names_agree(person.name, other.name):
        return 0.0
    if near < 1.0 and (person.brief or other.brief):
        near = max(near, 0.9)
    weight = near + _mothers(person.text("mother_name"), other.text("mother_name"))
    sex, region, kk, nik = map(person.text, _WEIGHED)
    other_sex, other_region, other_kk, other_nik = map(other.text, _WEIGHED)
    if sex and other_sex and sex != other_sex:
        weight -= 0.2
    if region == other_region:
        weight += 0.06
    elif region[:6] != other_region[:6]:
        weight -= 0.06
    if kk and kk == other_kk:
        weight += 0.03
    if nik and other_nik:
        weight += 0.08 if one_slip(nik, other_nik) else -0.05
    if near == 1.0 and person.name.count(" ") + 1 >= _LONG_NAME:
        weight += 0.05
    return weight


def _near(person: Person, other: Person) -> float:
    """How near two names are as they stand or turned round; 0 where too far apart."""
    name, turned, brief, _row, _worker = person
    other_name, other_turned, other_brief, _row, _worker = other
    if turned == other_turned:
        return 1.0
    cutoff = _NEAR_BRIEF if brief or other_brief else _NEAR
    return _similarity(name, other_name, score_cutoff=cutoff) or _similarity(
        turned, other_turned, score_cutoff=cutoff
    )


def _mothers(mother: str, other: str) -> float:
    if not mother or not other:
        return 0.0
    return 0.08 if names_agree(comparable(mother), comparable(other)) else -0.15


def _person(
    name: str, row: PreviewRow | None, worker: worker_store.Likeness | None = None
) -> Person:
    plain = comparable(name)
    brief = plain[1:2] == " " or plain[-2:-1] == " "
    return Person(plain, " ".join(sorted(plain.split())), brief, row, worker)
