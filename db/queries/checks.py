"""The insurer's checks: whom to send, what was sent, what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Table, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from db.engine.plans import unindexed
from db.queries.chunks import chunks
from db.queries.findings import OPEN_ERROR
from db.queries.workers import within
from db.schema import Finding, InsurerCheck, InsurerCheckRow, Region, Worker

_ROW = cast(Table, InsurerCheckRow.__table__)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A list sent, and how it stands: rows = clear + refused + unanswered.

    Those to be looked at (`review`) are among the unanswered.
    """

    id: int
    region: str
    at: datetime
    by: str
    rows: int
    clear: int
    refused: int
    review: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class SentLine:
    """A person as the insurer's columns ask for them."""

    worker_id: int
    nik: str
    name: str
    name_key: str
    kk: str
    birth_date: date
    phone: str
    address: str
    hamlet: str
    rt: str
    rw: str
    region: str
    village: str
    kecamatan: str
    status: str
    birth_place: str
    sex: str
    mother_name: str
    occupation: str
    income: int | None


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A person of a list sent, with the answer so far; `row_id` is that of the list's row."""

    row_id: int
    check_id: int
    sent_at: datetime
    worker_id: int
    nik: str
    name: str
    name_key: str
    birth_date: date
    region: str
    village: str
    kecamatan: str
    worker_status: str
    answer: str
    reason: str
    status: str
    remark: str
    answered_at: datetime | None


_district = aliased(Region)
_SENT: tuple[Any, ...] = (
    Worker.id,
    Worker.nik,
    Worker.name,
    Worker.name_key,
    Worker.kk,
    Worker.birth_date,
    Worker.phone,
    Worker.address,
    Worker.hamlet,
    Worker.rt,
    Worker.rw,
    Worker.region,
    Region.name,
    _district.name,
    Worker.status,
    Worker.birth_place,
    Worker.sex,
    Worker.mother_name,
    Worker.occupation,
    Worker.income,
)
_ANSWER: tuple[Any, ...] = (
    InsurerCheckRow.id,
    InsurerCheckRow.check_id,
    InsurerCheck.at,
    Worker.id,
    Worker.nik,
    Worker.name,
    Worker.name_key,
    Worker.birth_date,
    Worker.region,
    Region.name,
    _district.name,
    Worker.status,
    InsurerCheckRow.answer,
    InsurerCheckRow.reason,
    InsurerCheckRow.status,
    InsurerCheckRow.remark,
    InsurerCheckRow.answered_at,
)


def to_send(session: Session, region: str = "", niks: Sequence[str] = ()) -> list[SentLine]:
    """Eligible people without an open error, of a region or by NIK, in the order of their ids."""
    erring = select(Finding.worker_id).where(OPEN_ERROR, Finding.worker_id.is_not(None))
    # Those of a region are few: nobody looks through all who are eligible for them.
    status = unindexed(session, Worker.status) if region else Worker.status
    query = (
        select(*_SENT)
        .join(Region, Region.code == Worker.region)
        .join(_district, _district.code == Region.parent)
        .where(status == "eligible", Worker.id.not_in(erring))
        .order_by(Worker.id)
    )
    if region:
        query = query.where(within(region))
    if not niks:
        return [SentLine(*tuple(row)) for row in session.execute(query)]
    found: list[SentLine] = []
    for some in chunks(niks):
        found += [
            SentLine(*tuple(row)) for row in session.execute(query.where(Worker.nik.in_(some)))
        ]
    return found


def sent(session: Session, check_id: int) -> list[SentLine]:
    """The people of a list sent, in its order, as they are now."""
    query = (
        select(*_SENT)
        .join(InsurerCheckRow, InsurerCheckRow.worker_id == Worker.id)
        .join(Region, Region.code == Worker.region)
        .join(_district, _district.code == Region.parent)
        .where(InsurerCheckRow.check_id == check_id)
        .order_by(InsurerCheckRow.position)
    )
    return [SentLine(*tuple(row)) for row in session.execute(query)]


def add_check(session: Session, values: Mapping[str, Any], workers: Sequence[int]) -> int:
    """Enter a list with its people in their order; give back its id."""
    check = InsurerCheck(**values, rows=len(workers))
    session.add(check)
    session.flush()
    rows = [
        {
            "check_id": check.id,
            "worker_id": worker,
            "position": position,
            "answer": "",
            "reason": "",
            "status": "",
            "remark": "",
            "answered_at": None,
        }
        for position, worker in enumerate(workers, start=1)
    ]
    session.connection().execute(insert(_ROW), rows)
    return check.id


def checks(session: Session, check_id: int | None = None) -> list[CheckLine]:
    """Lists sent, newest first, with how each stands; only one where its id is given."""
    answer = InsurerCheckRow.answer

    def number(*answers: str) -> Any:
        return func.count().filter(answer.in_(answers))

    query = (
        select(
            InsurerCheck.id,
            InsurerCheck.region,
            InsurerCheck.at,
            InsurerCheck.by,
            InsurerCheck.rows,
            number("clear"),
            number("refused"),
            number("review"),
            number("", "review"),
        )
        .join(InsurerCheckRow, InsurerCheckRow.check_id == InsurerCheck.id)
        .group_by(
            InsurerCheck.id,
            InsurerCheck.region,
            InsurerCheck.at,
            InsurerCheck.by,
            InsurerCheck.rows,
        )
        .order_by(InsurerCheck.id.desc())
    )
    if check_id is not None:
        query = query.where(InsurerCheck.id == check_id)
    return [CheckLine(*row) for row in session.execute(query)]


def latest_rows(session: Session) -> list[AnswerLine]:
    """Everybody who was ever sent, each by the last list they stand in, in its order."""
    last = (
        select(func.max(InsurerCheckRow.id).label("id"))
        .group_by(InsurerCheckRow.worker_id)
        .subquery()
    )
    query = (
        select(*_ANSWER)
        .join(last, last.c.id == InsurerCheckRow.id)
        .join(InsurerCheck, InsurerCheck.id == InsurerCheckRow.check_id)
        .join(Worker, Worker.id == InsurerCheckRow.worker_id)
        .join(Region, Region.code == Worker.region)
        .join(_district, _district.code == Region.parent)
        .order_by(InsurerCheckRow.check_id, InsurerCheckRow.position)
    )
    return [AnswerLine(*tuple(row)) for row in session.execute(query)]


def write_answers(session: Session, rows: Sequence[Mapping[str, Any]], at: datetime) -> None:
    """Keep answers; each row has row_id, answer, reason, status, remark."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        key = (row["answer"], row["reason"], row["status"], row["remark"])
        alike.setdefault(key, []).append(row["row_id"])
    for (answer, reason, status, remark), ids in alike.items():
        values = {"answer": answer, "reason": reason, "status": status, "remark": remark}
        for some in chunks(ids):
            session.execute(
                update(InsurerCheckRow)
                .where(InsurerCheckRow.id.in_(some))
                .values(**values, answered_at=at)
                .execution_options(synchronize_session=False)
            )


def last_answer(session: Session, workers: Sequence[int]) -> datetime | None:
    """When the last of the answers that cleared some workers came, nothing where none did."""
    found: list[datetime] = []
    for some in chunks(workers):
        query = select(func.max(InsurerCheckRow.answered_at)).where(
            InsurerCheckRow.worker_id.in_(some), InsurerCheckRow.answer == "clear"
        )
        last = session.scalar(query)
        if last is not None:
            found.append(last)
    return max(found, default=None)


def registered(session: Session, niks: Sequence[str]) -> set[str]:
    """Those of some NIKs that the register has."""
    found: set[str] = set()
    for some in chunks(niks):
        found.update(session.scalars(select(Worker.nik).where(Worker.nik.in_(some))))
    return found
