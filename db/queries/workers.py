"""The register as people look at it: pages, one worker, what happened to them."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from db.engine import search
from db.queries import findings as finding_queries
from db.queries import history, worker_filter, worker_order
from db.queries.chunks import chunks
from db.queries.findings import StoredFinding
from db.queries.import_again import repeated_sources
from db.queries.worker_filter import fitting
from db.schema import (
    Agent,
    Finding,
    ImportBatch,
    ImportRow,
    Region,
    Worker,
    WorkerMerge,
)

WorkerFilter = worker_filter.WorkerFilter
within = worker_filter.within
words_inside = search.inside
worker_history = history.worker_history


@dataclass(frozen=True, slots=True)
class WorkerLine:
    """A worker; `errors` and `warnings` count open findings, `income` is whole rupiah.

    `agent` is the name of who brought them, empty where nobody.
    """

    id: int
    uid: str
    nik: str
    kk: str
    name: str
    birth_place: str
    birth_date: date
    sex: str
    region: str
    village: str
    kecamatan: str
    occupation: str
    phone: str
    status: str
    errors: int
    warnings: int
    income: int | None
    address: str
    rt: str
    rw: str
    hamlet: str
    mother_name: str
    agent: str
    agent_id: int | None
    note: str
    member_number: str
    version: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Cursor:
    """Behind which worker a page begins: the value it is sorted by, its row id, its name."""

    key: str | int
    id: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A row that told of a worker."""

    batch: int
    row: int
    sheet: str


@dataclass(frozen=True, slots=True)
class VillageCount:
    """How far the verification of a village is; `errors` counts workers with an open error."""

    region: str
    village: str
    kecamatan: str
    listed: int
    eligible: int
    ineligible: int
    clear: int
    errors: int


_IDS_AT_ONCE = 2_000
is_a_stretch = worker_order.is_a_stretch
SORTS = worker_order.SORTS
"""What a page of workers can be sorted by."""


def count_workers(session: Session, where: WorkerFilter, *, most: int | None = None) -> int:
    """How many workers fit, counted up to `most` (`most` itself says: that many or more)."""
    if where.search and where == WorkerFilter(search=where.search):
        found = search.number_found(session, where.search, most)
        if found is not None:
            return found
    asked = fitting(session, where)
    if most is None:
        return session.scalar(select(func.count(Worker.id)).where(*asked)) or 0
    some = select(Worker.id).where(*asked).limit(most).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def count_by_status(session: Session, where: WorkerFilter | None = None) -> dict[str, int]:
    """Status to how many of the workers that fit stand there."""
    query = select(Worker.status, func.count()).group_by(Worker.status)
    query = query.where(*fitting(session, where or WorkerFilter()))
    return dict(session.execute(query).all())


def worker_page(
    session: Session,
    where: WorkerFilter,
    *,
    sort: str = "name",
    descending: bool = False,
    after: Cursor | None = None,
    skip: int = 0,
    limit: int = 100,
) -> tuple[list[WorkerLine], Cursor | None]:
    """A page of the workers that fit, and where the next one begins, if there is one.

    `sort` is one of SORTS, workers alike in it by name or row id. `after` goes on behind a page
    at any depth in the same time; `skip` jumps, over an index alone.
    """
    way = worker_order.way_to(session, where, sort, descending=descending)
    query = way.select()
    if after is not None:
        query = query.where(way.behind(after.key, after.name, after.id))
    found = session.execute(query.offset(skip or None).limit(limit + 1)).all()
    lines = worker_lines(session, [row[0] for row in found[:limit]])
    if len(found) <= limit:
        return lines, None
    last, key, *name = found[limit - 1]
    key = "" if key is None else key if isinstance(key, str | int) else key.isoformat()
    return lines, Cursor(key, last, *name)


def worker_ids(
    session: Session, where: WorkerFilter, *, sort: str = "name", descending: bool = False
) -> "array[int]":
    """The row ids of all workers that fit, in order: what a table scrolls over."""
    way = worker_order.way_to(session, where, sort, descending=descending, all_of_them=True)
    query = way.select().execution_options(yield_per=_IDS_AT_ONCE)
    return array("q", (row[0] for row in session.execute(query)))


def worker_lines(session: Session, ids: Sequence[int]) -> list[WorkerLine]:
    """Workers by row id, in the order asked for; who is gone is left out."""
    counted = finding_queries.open_counts(session, ids)
    found: dict[int, WorkerLine] = {}
    columns = [getattr(Worker, name) for name in _OWN]
    district = aliased(Region)
    query = (
        select(*columns, Worker.agent, Agent.name, Region.name, district.name)
        .outerjoin(Agent, Agent.id == Worker.agent)
        .join(Region, Region.code == Worker.region)
        .join(district, district.code == Region.parent)
    )
    for some in chunks(ids):
        for row in session.execute(query.where(Worker.id.in_(some))):
            values: dict[str, Any] = dict(zip(_OWN, row, strict=False))
            errors, warnings = counted.get(values["id"], (0, 0))
            found[values["id"]] = WorkerLine(
                **values,
                agent=row[-3] or "",
                agent_id=row[-4],
                village=row[-2],
                kecamatan=row[-1],
                errors=errors,
                warnings=warnings,
            )
    return [found[worker_id] for worker_id in ids if worker_id in found]


_OWN = tuple(
    name
    for name in WorkerLine.__dataclass_fields__
    if name not in ("village", "kecamatan", "errors", "warnings", "agent", "agent_id")
)


def worker(session: Session, worker_id: int) -> WorkerLine | None:
    """One worker, nothing where none has the row id."""
    return next(iter(worker_lines(session, [worker_id])), None)


def worker_by_nik(session: Session, nik: str) -> WorkerLine | None:
    """The worker who bears a NIK, or whom it stands for since a merge; nothing where nobody."""
    found = session.scalar(select(Worker.id).where(Worker.nik == nik))
    if found is None:
        found = session.scalar(select(WorkerMerge.kept_id).where(WorkerMerge.nik == nik))
    return None if found is None else worker(session, found)


def worker_findings(session: Session, worker_id: int) -> list[StoredFinding]:
    """What was found on a worker, errors first; accepted ones too."""
    return finding_queries.findings_of(session, worker_id)


def worker_sources(session: Session, ids: Sequence[int]) -> dict[int, list[SourceLine]]:
    """Worker to the rows that told of them, oldest first."""
    found: dict[int, list[SourceLine]] = {}
    for some in chunks(ids):
        query = (
            select(
                ImportRow.batch_id,
                ImportRow.id,
                ImportRow.worker_id,
                ImportRow.row,
                ImportRow.sheet,
            )
            .join(ImportBatch, ImportBatch.id == ImportRow.batch_id)
            .where(ImportRow.worker_id.in_(some), ImportBatch.undone_at.is_(None))
        )
        own: list[Any] = [tuple(row) for row in session.execute(query)]
        for batch, _id, worker_id, row, sheet in sorted([*own, *repeated_sources(session, some)]):
            found.setdefault(worker_id, []).append(SourceLine(batch, row, sheet))
    return found


def verify_worklist(session: Session, region: str = "") -> list[VillageCount]:
    """Villages with workers, and how far their verification is, by code."""
    here = [within(region)] if region else []
    standing = select(Worker.region, Worker.status, func.count()).where(*here)
    counted: dict[str, dict[str, int]] = {}
    for code, status, number in session.execute(standing.group_by(Worker.region, Worker.status)):
        counted.setdefault(code, {})[status] = number
    erring = (
        select(Worker.region, func.count(Worker.id.distinct()))
        .join(Finding, Finding.worker_id == Worker.id)
        .where(finding_queries.OPEN_ERROR, *here)
        .group_by(Worker.region)
    )
    errors: dict[str, int] = dict(session.execute(erring).all())
    district = aliased(Region)
    named = (
        select(Region.code, Region.name, district.name)
        .join(district, district.code == Region.parent)
        .where(Region.level == 4)
        .order_by(Region.code)
    )
    return [
        VillageCount(
            code,
            village,
            kecamatan,
            counted[code].get("listed", 0),
            counted[code].get("eligible", 0),
            counted[code].get("ineligible", 0),
            counted[code].get("clear", 0),
            errors.get(code, 0),
        )
        for code, village, kecamatan in session.execute(named)
        if code in counted
    ]
