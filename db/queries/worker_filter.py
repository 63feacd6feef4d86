"""Which workers: what people filter by, as conditions on the register."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.engine import search
from db.engine.plans import unindexed
from db.queries.import_again import stands_for
from db.schema import Finding, Heir, ImportRow, Worker

_CODE_DIGITS = 10
NARROW = 60_000
"""So many workers are sorted in a moment; more are walked through in order."""

_FEW_OF_A_SEARCH = 5_000
"""Of digits that begin numbers fewer: they lie anywhere in the other orders."""

_LEADING = ("agent", "batch", "begins", "region", "status", "born", "finding", "search")
"""What can lead to its workers by an index; `sex` and `heir` never do."""


@dataclass(frozen=True, slots=True)
class WorkerFilter:
    """Which workers: `search` is folded text, `region` the beginning of a code.

    `begins` is the beginning of the whole folded name: all that a letter or two can ask for.
    `inside` are whole words, one of each group to be found: those that have a text inside them.
    `born_from` and `born_to` are the first and the last birth date; `has_heir` asks for those
    with an heir or those without, `agent` for those whom an agent brought.
    """

    search: str = ""
    begins: str = ""
    inside: tuple[tuple[str, ...], ...] = ()
    region: str = ""
    status: tuple[str, ...] = ()
    finding: str = ""
    batch: int | None = None
    sex: str = ""
    born_from: date | None = None
    born_to: date | None = None
    has_heir: bool | None = None
    agent: int | None = None


def conditions(
    session: Session, where: WorkerFilter, kept_off: Collection[str] = ()
) -> dict[str, ColumnElement[bool]]:
    """What a worker must meet, by name; those `kept_off` lead to nobody by an index."""

    def column(name: str, of: InstrumentedAttribute[Any]) -> Any:
        return unindexed(session, of) if name in kept_off else of

    found: dict[str, ColumnElement[bool]] = {}
    if where.search:
        found["search"] = search.matching(session, where.search, led="search" not in kept_off)
    for number, words in enumerate(where.inside):
        found[f"inside {number}"] = search.any_of(session, words)
    if where.begins:
        found["begins"] = search.begins(column("begins", Worker.name_key), where.begins)
    if where.region:
        found["region"] = _within(column("region", Worker.region), where.region)
    if where.status:
        found["status"] = column("status", Worker.status).in_(where.status)
    if where.sex:
        found["sex"] = column("sex", Worker.sex) == where.sex
    if where.born_from is not None or where.born_to is not None:
        found["born"] = column("born", Worker.birth_date).between(
            where.born_from or date.min, where.born_to or date.max
        )
    if where.finding:
        found["finding"] = column("finding", Worker.id).in_(_with_finding(where.finding))
    if where.batch is not None:
        found["batch"] = column("batch", Worker.id).in_(_of_batch(where.batch))
    if where.agent is not None:
        found["agent"] = column("agent", Worker.agent) == where.agent
    if where.has_heir is not None:
        there = select(Heir.id).where(Heir.worker_id == Worker.id).exists()
        found["heir"] = there if where.has_heir else ~there
    return found


def fitting(session: Session, where: WorkerFilter) -> list[ColumnElement[bool]]:
    """What a worker must meet, led by what leads to the fewest."""
    asked = conditions(session, where)
    if len(asked) > 1:
        asked = conditions(session, where, frozenset(asked) - {leading(session, where)})
    return list(asked.values())


def leading(session: Session, where: WorkerFilter, *, always: bool = False) -> str:
    """The condition that leads to the fewest workers, empty where each leads to many.

    What is sought in the index of words gives its workers at once, and leads unless they are
    very many; `always` says that they are to be looked at one by one anyway.
    """
    if where.inside:
        return "inside 0"
    asked = conditions(session, where)
    if where.search and search.seeks_words(where.search):
        if always or not search.finds_many(session, where.search, NARROW):
            return "search"
        del asked["search"]
    best, fewest = "", NARROW
    for name in _LEADING:
        if name in asked:
            most = min(fewest, _FEW_OF_A_SEARCH) if name == "search" else fewest
            # Those with a finding are counted where it stands: nobody need be looked up.
            found = _with_finding(where.finding) if name == "finding" else None
            query = select(Worker.id).where(asked[name]) if found is None else found
            some = query.limit(most).subquery()
            number = session.scalar(select(func.count()).select_from(some)) or 0
            if number < most:
                best, fewest = name, number
    return best


def _with_finding(code: str) -> Any:
    return select(Finding.worker_id).where(
        Finding.code == code, Finding.worker_id.is_not(None), Finding.accepted_at.is_(None)
    )


def _of_batch(batch: int) -> Any:
    own = select(ImportRow.worker_id).where(
        ImportRow.batch_id == batch, ImportRow.worker_id.is_not(None)
    )
    return union_all(own, stands_for(batch))


def within(region: str) -> ColumnElement[bool]:
    """The condition that a worker lives within a region, as a stretch of an index."""
    return _within(Worker.region, region)


def _within(column: Any, region: str) -> ColumnElement[bool]:
    found: ColumnElement[bool] = (
        column == region
        if len(region) == _CODE_DIGITS
        else column.between(region, region.ljust(_CODE_DIGITS, "9"))
    )
    return found
