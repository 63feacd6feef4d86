"""Who stands in the letters of a funding: taken in by one, and by none since taken out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session, aliased

from db.queries.chunks import chunks
from db.schema import AuditEntry, Funding, Letter, LetterRow, Worker, WorkerChange

OUT = ("issued", "sent", "answered")
"""States of a letter that has left the office."""
HOLDING = ("draft", "submitted", "approved", *OUT)
"""States of a letter whose people take places."""
REMOVAL, REPLACEMENT = "removal", "replacement"
_FREEING = (REMOVAL, REPLACEMENT)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a worker stands: the letter, and the months it covers; `paid_until` as on Letter."""

    worker_id: int
    letter_id: int
    funding_id: int
    first_month: date
    months: int
    paid_until: date | None


def takes_in() -> ColumnElement[bool]:
    """Whether a row brings its worker into a funding, and the insurer has not refused them."""
    return (Letter.kind != REMOVAL) & (LetterRow.outcome != "rejected")


def still_in(
    session: Session, replacing: Sequence[str] = HOLDING, without: int | None = None
) -> list[ColumnElement[bool]]:
    """That no later letter of the funding takes the worker of a row out.

    A removal does so once it is out, a replacement in these states: its places are held from the
    draft on. One whose own person the insurer refused takes nobody out.
    """
    if not session.scalar(select(Letter.id).where(Letter.kind.in_(_FREEING)).limit(1)):
        return []
    later, gone = aliased(Letter), aliased(LetterRow)
    # The sum keeps SQLite from reading all rows of the later letter for each person: it goes by
    # the person's own rows instead.
    after = [
        later.id == gone.letter_id + 0,
        later.funding_id == Letter.funding_id,
        later.id > Letter.id,
    ]
    if without is not None:
        after.append(later.id != without)
    removed = exists().where(
        gone.worker_id == LetterRow.worker_id,
        later.kind == REMOVAL,
        later.state.in_(OUT),
        *after,
    )
    replaced = exists().where(
        gone.replaces_id == LetterRow.worker_id,
        gone.outcome != "rejected",
        later.state.in_(replacing),
        *after,
    )
    return [~removed, ~replaced]


def standing(session: Session, funding_id: int) -> dict[int, int]:
    """Worker to the letter out of the office that brought them into a funding and still does."""
    query = (
        select(LetterRow.worker_id, func.max(Letter.id))
        .join(Letter, Letter.id == LetterRow.letter_id)
        .where(Letter.funding_id == funding_id, Letter.state.in_(OUT), takes_in())
        .where(*still_in(session, OUT))
        .group_by(LetterRow.worker_id)
    )
    return dict(session.execute(query).all())


def places_of(session: Session, statuses: Sequence[str]) -> list[Place]:
    """Every place in a letter out of the office of the workers of some statuses."""
    query = (
        select(
            LetterRow.worker_id,
            Letter.id,
            Letter.funding_id,
            func.coalesce(Letter.cover_from, Funding.first_month),
            func.coalesce(Letter.cover_months, Funding.months),
            Letter.paid_until,
        )
        .join(Letter, Letter.id == LetterRow.letter_id)
        .join(Funding, Funding.id == Letter.funding_id)
        .join(Worker, Worker.id == LetterRow.worker_id)
        .where(Letter.state.in_(OUT), Worker.status.in_(statuses), takes_in())
        .where(*still_in(session, OUT))
        .order_by(Letter.id)
    )
    return [Place(*row) for row in session.execute(query)]


def frozen_lines(session: Session, letter_id: int, workers: Iterable[int]) -> dict[int, str]:
    """Worker to the roster line that a letter froze of them, of some workers."""
    found: dict[int, str] = {}
    for some in chunks(list(workers)):
        query = select(LetterRow.worker_id, LetterRow.frozen).where(
            LetterRow.letter_id == letter_id, LetterRow.worker_id.in_(some)
        )
        found.update({worker: text or "" for worker, text in session.execute(query)})
    return found


def refused_lines(
    session: Session, funding_id: int, kinds: Sequence[str], without: int | None = None
) -> list[str]:
    """The frozen lines of those whom the insurer refused, in a funding's letters of some kinds."""
    query = (
        select(LetterRow.frozen)
        .join(Letter, Letter.id == LetterRow.letter_id)
        .where(
            Letter.funding_id == funding_id,
            Letter.state.in_(OUT),
            Letter.kind.in_(kinds),
            LetterRow.outcome == "rejected",
        )
    )
    if without is not None:
        query = query.where(Letter.id != without)
    return [text for text in session.scalars(query) if text]


@dataclass(frozen=True, slots=True)
class Left:
    """The deed by which somebody left last: its detail as JSON, the letter row's reason."""

    detail: str
    reason: str


def leavings(session: Session, workers: Sequence[int]) -> dict[int, Left]:
    """Worker to what made them leave last, of some workers."""
    found: dict[int, Left] = {}
    for some in chunks(workers):
        found.update({worker: Left(*row) for worker, *row in session.execute(_leavings(some))})
    return found


def _leavings(workers: Sequence[int]) -> Any:
    reason = (
        select(LetterRow.reason)
        .where(
            AuditEntry.entity == "letter",
            LetterRow.letter_id == AuditEntry.entity_id,
            (LetterRow.worker_id == WorkerChange.worker_id)
            | (LetterRow.replaces_id == WorkerChange.worker_id),
        )
        .order_by(LetterRow.id)
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(WorkerChange.worker_id, AuditEntry.detail, func.coalesce(reason, ""))
        .join(AuditEntry, AuditEntry.id == WorkerChange.audit_id)
        .where(
            WorkerChange.worker_id.in_(workers),
            WorkerChange.field == "status",
            WorkerChange.new == "ended",
        )
        .order_by(WorkerChange.id)
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a letter: its worker, who makes room for them, and why."""

    position: int
    worker_id: int
    replaces_id: int | None
    reason: str


def rows_of(session: Session, letter_id: int) -> list[Row]:
    """The rows of a letter in the order of its roster."""
    query = select(
        LetterRow.position, LetterRow.worker_id, LetterRow.replaces_id, LetterRow.reason
    ).where(LetterRow.letter_id == letter_id)
    return [Row(*row) for row in session.execute(query.order_by(LetterRow.position))]


@dataclass(frozen=True, slots=True)
class PastRow:
    """A frozen row of an issued letter, and what became of that letter since."""

    worker_id: int
    replaces_id: int | None
    kind: str
    state: str
    outcome: str
    frozen: str | None
    issued_at: datetime | None
    cancelled_at: datetime | None
    answered_at: datetime | None


def history(session: Session, funding_id: int, without: int) -> list[PastRow]:
    """Every row of the letters of a funding that were ever issued, in their order, one left aside.

    Cancelled ones too.
    """
    query = (
        select(
            LetterRow.worker_id,
            LetterRow.replaces_id,
            Letter.kind,
            Letter.state,
            LetterRow.outcome,
            LetterRow.frozen,
            Letter.issued_at,
            Letter.cancelled_at,
            Letter.answered_at,
        )
        .join(Letter, Letter.id == LetterRow.letter_id)
        .where(
            Letter.funding_id == funding_id,
            Letter.issued_at.is_not(None),
            Letter.id != without,
        )
        .order_by(Letter.id, LetterRow.position)
    )
    return [PastRow(*row) for row in session.execute(query)]


def built_on(session: Session, letter_id: int) -> int | None:
    """A later living letter that takes out, or brings back, somebody whom a letter has."""
    mine, later, row = aliased(LetterRow), aliased(Letter), aliased(LetterRow)
    named = select(Letter.funding_id).where(Letter.id == letter_id).scalar_subquery()
    same = [
        row.letter_id == later.id,
        later.id > letter_id,
        later.funding_id == named,
        later.state.in_(HOLDING),
    ]
    for column, person in (
        (row.worker_id, mine.worker_id),
        (row.replaces_id, mine.worker_id),
        (row.worker_id, mine.replaces_id),
    ):
        query = select(func.max(later.id)).where(mine.letter_id == letter_id, column == person)
        found = session.scalar(query.where(*same))
        if found is not None:
            return int(found)
    return None


def newest_out(session: Session, funding_id: int) -> int | None:
    """The newest letter of a funding that brought people into it and left the office."""
    query = select(func.max(Letter.id)).where(
        Letter.funding_id == funding_id, Letter.state.in_(OUT), Letter.kind != REMOVAL
    )
    return session.scalar(query)


def newest_of(session: Session, funding_id: int, workers: Sequence[int]) -> int | None:
    """The newest letter out of the office, of another funding, that has some of these workers."""
    found = 0
    for some in chunks(workers):
        query = (
            select(func.max(Letter.id))
            .join(LetterRow, LetterRow.letter_id == Letter.id)
            .where(
                Letter.funding_id != funding_id,
                Letter.state.in_(OUT),
                LetterRow.worker_id.in_(some),
                takes_in(),
            )
        )
        found = max(found, session.scalar(query) or 0)
    return found or None


def held_by(session: Session, worker_id: int) -> int | None:
    """The newest letter that holds a worker: that brought them in and still does, or is to."""
    query = (
        select(func.max(Letter.id))
        .join(LetterRow, LetterRow.letter_id == Letter.id)
        .where(LetterRow.worker_id == worker_id, Letter.state.in_(HOLDING), takes_in())
        .where(*still_in(session, OUT))
    )
    return session.scalar(query)
