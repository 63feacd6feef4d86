"""Workers as letters see them: who might go into one, and how its issue moves them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, exists, insert, literal, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.queries.chunks import chunks
from db.queries.doubles import undecided
from db.schema import AuditEntry, Finding, Letter, LetterRow, Worker, WorkerChange

_OPEN = ("draft", "submitted", "approved")


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """A worker with all that a roster says of a person."""

    id: int
    uid: str
    nik: str
    name: str
    name_key: str
    sex: str
    birth_place: str
    birth_date: date
    address: str
    rt: str
    rw: str
    hamlet: str
    region: str
    occupation: str
    kk: str
    mother_name: str
    phone: str
    income: int | None
    status: str
    member_number: str


def _candidates() -> Select[*tuple[Any, ...]]:
    return select(
        Worker.id,
        Worker.uid,
        Worker.nik,
        Worker.name,
        Worker.name_key,
        Worker.sex,
        Worker.birth_place,
        Worker.birth_date,
        Worker.address,
        Worker.rt,
        Worker.rw,
        Worker.hamlet,
        Worker.region,
        Worker.occupation,
        Worker.kk,
        Worker.mother_name,
        Worker.phone,
        Worker.income,
        Worker.status,
        Worker.member_number,
    )


def candidates_in(session: Session, region: str, statuses: Sequence[str]) -> list[CandidateLine]:
    """The workers of a region (empty: of all) in some statuses."""
    query = _candidates().where(Worker.status.in_(statuses)).order_by(Worker.id)
    if region:
        query = query.where(Worker.region.startswith(region, autoescape=True))
    return [CandidateLine(*row) for row in session.execute(query)]


def candidates_of_niks(session: Session, niks: Sequence[str]) -> list[CandidateLine]:
    """The workers who bear these NIKs."""
    found: list[CandidateLine] = []
    for some in chunks(niks):
        query = _candidates().where(Worker.nik.in_(some)).order_by(Worker.id)
        found.extend(CandidateLine(*row) for row in session.execute(query))
    return found


def candidates_of_letter(session: Session, letter_id: int) -> list[CandidateLine]:
    """The workers of a letter as they are now."""
    query = _candidates().join(LetterRow, LetterRow.worker_id == Worker.id)
    query = query.where(LetterRow.letter_id == letter_id).order_by(Worker.id)
    return [CandidateLine(*row) for row in session.execute(query)]


def candidates_of_ids(session: Session, ids: Sequence[int]) -> list[CandidateLine]:
    """The workers of these row ids."""
    found: list[CandidateLine] = []
    for some in chunks(ids):
        query = _candidates().where(Worker.id.in_(some)).order_by(Worker.id)
        found.extend(CandidateLine(*row) for row in session.execute(query))
    return found


def reserved(session: Session, without: int | None = None) -> dict[int, int]:
    """Worker to the letter, not yet issued, that holds them; one letter left aside.

    Who is to make room for another is held as well.
    """
    found: dict[int, int] = {}
    for column in (LetterRow.replaces_id, LetterRow.worker_id):
        query = select(column, Letter.id).join(Letter, Letter.id == LetterRow.letter_id)
        query = query.where(Letter.state.in_(_OPEN), column.is_not(None))
        if without is not None:
            query = query.where(Letter.id != without)
        found.update({worker: letter for worker, letter in session.execute(query) if worker})
    return found


def households(
    session: Session,
    without: int | None = None,
    statuses: Sequence[str] = ("proposed", "enrolled"),
    leaving: Collection[int] = (),
) -> set[str]:
    """KK numbers of those who are covered, proposed or held by a letter; one letter left aside.

    Covered and proposed are those of `statuses`, who is `leaving` left aside.
    """
    held = select(LetterRow.worker_id).join(Letter, Letter.id == LetterRow.letter_id)
    held = held.where(Letter.state.in_(_OPEN))
    if without is not None:
        held = held.where(Letter.id != without)
    query = select(Worker.kk, Worker.id).where(
        Worker.kk != "", Worker.status.in_(statuses) | Worker.id.in_(held)
    )
    return {kk for kk, worker in session.execute(query) if worker not in leaving}


def with_open_errors(session: Session) -> set[int]:
    """Workers with an error finding that nobody has settled."""
    query = select(Finding.worker_id).where(
        Finding.severity == "error", Finding.accepted_at.is_(None), Finding.worker_id.is_not(None)
    )
    return {worker for worker in session.scalars(query) if worker is not None}


def undecided_doubles(session: Session) -> set[int]:
    """Workers who may be somebody else of the register, and nobody has said which."""
    return set(session.scalars(undecided()))


def move_to_proposed(session: Session, letter_id: int, audit_id: int, at: datetime) -> None:
    """Every worker of a letter becomes `proposed`, the status before noted in their history."""
    _move(session, letter_id, LetterRow.worker_id, "proposed", audit_id, at)


def move_to_ended(
    session: Session, letter_id: int, audit_id: int, at: datetime, *, replaced: bool
) -> None:
    """Whom a letter takes out becomes `ended`, if they had not left before.

    Those are its own people, or those whom they replace.
    """
    column = LetterRow.replaces_id if replaced else LetterRow.worker_id
    _move(session, letter_id, column, "ended", audit_id, at)


def _move(
    session: Session,
    letter_id: int,
    column: InstrumentedAttribute[Any],
    status: str,
    audit_id: int,
    at: datetime,
) -> None:
    session.execute(
        insert(WorkerChange).from_select(
            ["worker_id", "audit_id", "field", "old", "new"],
            select(
                column,
                literal(audit_id),
                literal("status"),
                Worker.status,
                literal(status),
            )
            .join(Worker, Worker.id == column)
            .where(LetterRow.letter_id == letter_id, Worker.status != status)
            .order_by(LetterRow.position),
            include_defaults=False,
        )
    )
    meant = exists().where(column == Worker.id, LetterRow.letter_id == letter_id)
    session.execute(
        update(Worker)
        .where(meant, Worker.status != status)
        .values(status=status, version=Worker.version + 1, updated_at=at)
        .execution_options(synchronize_session=False)
    )


def move_back(session: Session, letter_id: int, audit_id: int, at: datetime) -> int:
    """The workers whom a letter's issue moved get the status they had; give back how many.

    Only those who still stand where it put them: what came later stands.
    """
    moved = _moved_by_issue(session, letter_id)
    if not moved:
        return 0
    changes = [
        {
            "worker_id": worker,
            "audit_id": audit_id,
            "field": "status",
            "old": new,
            "new": old,
        }
        for worker, old, new in moved
    ]
    session.execute(insert(WorkerChange), changes)
    for status in sorted({old for _worker, old, _new in moved}):
        for some in chunks([worker for worker, old, _new in moved if old == status]):
            session.execute(
                update(Worker)
                .where(Worker.id.in_(some))
                .values(status=status, version=Worker.version + 1, updated_at=at)
                .execution_options(synchronize_session=False)
            )
    return len(moved)


def _moved_by_issue(session: Session, letter_id: int) -> list[tuple[int, str, str]]:
    """(worker, status before, status after) of those whom a letter's issue moved last of all."""
    issued = (
        select(AuditEntry.id)
        .where(
            AuditEntry.entity == "letter",
            AuditEntry.entity_id == letter_id,
            AuditEntry.action == "letter.issue",
        )
        .order_by(AuditEntry.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(WorkerChange.worker_id, WorkerChange.old, WorkerChange.new)
        .join(Worker, Worker.id == WorkerChange.worker_id)
        .where(
            WorkerChange.audit_id == issued,
            WorkerChange.field == "status",
            Worker.status == WorkerChange.new,
        )
        .order_by(WorkerChange.id)
    )
    return [(worker, old, new) for worker, old, new in session.execute(query)]
