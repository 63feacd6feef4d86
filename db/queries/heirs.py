"""Heirs of workers, and how complete the register is in them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.queries.chunks import chunks
from db.schema import Heir, Region, Worker

_DISTRICT_DIGITS = 6


@dataclass(frozen=True, slots=True)
class HeirLine:
    """An heir of a worker; `relation` is spouse, child, parent, sibling or other."""

    id: int
    uid: str
    worker_id: int
    name: str
    relation: str
    nik: str
    phone: str


@dataclass(frozen=True, slots=True)
class HeirShare:
    """How many workers of a kecamatan have an heir."""

    region: str
    kecamatan: str
    workers: int
    with_heir: int


_COLUMNS = (Heir.id, Heir.uid, Heir.worker_id, Heir.name, Heir.relation, Heir.nik, Heir.phone)


def heirs_of(session: Session, ids: Sequence[int]) -> dict[int, list[HeirLine]]:
    """Worker to their heirs, in the order they were entered; who has none is left out."""
    found: dict[int, list[HeirLine]] = {}
    for some in chunks(ids):
        query = select(*_COLUMNS).where(Heir.worker_id.in_(some)).order_by(Heir.id)
        for row in session.execute(query):
            found.setdefault(row.worker_id, []).append(HeirLine(*row))
    return found


def heir(session: Session, heir_id: int) -> HeirLine | None:
    """One heir, nothing where none has the row id."""
    row = session.execute(select(*_COLUMNS).where(Heir.id == heir_id)).first()
    return HeirLine(*row) if row else None


def count_with_heir(session: Session) -> int:
    """How many workers have an heir at least."""
    return session.scalar(select(func.count(Heir.worker_id.distinct()))) or 0


def heir_shares(session: Session) -> list[HeirShare]:
    """Every kecamatan with workers, by code: how many there are, how many have an heir."""
    # By village, as an index has them: counting by a part of the code goes through everybody.
    having = (
        select(Worker.region, func.count())
        .where(Worker.id.in_(select(Heir.worker_id)))
        .group_by(Worker.region)
    )
    with_heir = _by_district(session.execute(having).all())
    everybody = select(Worker.region, func.count()).group_by(Worker.region)
    counted = _by_district(session.execute(everybody).all())
    named = select(Region.code, Region.name).where(Region.code.in_(sorted(counted)))
    names: dict[str, str] = dict(session.execute(named).all())
    return [
        HeirShare(code, names.get(code, code), counted[code], with_heir[code])
        for code in sorted(counted)
    ]


def _by_district(villages: Iterable[Any]) -> Counter[str]:
    """Kecamatan to the sum of its villages, each a row of code and number."""
    found: Counter[str] = Counter()
    for region, number in villages:
        found[region[:_DISTRICT_DIGITS]] += number
    return found
