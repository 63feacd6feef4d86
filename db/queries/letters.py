"""Letters: reads of them and their rosters, and the writes of many rows at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from datetime import date as Date  # noqa: N812 - a letter has a field `date`
from typing import Any

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.orm import Session, aliased

from db.schema import Funding, Letter, LetterFile, LetterRow, Worker


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter as it stands: money in rupiah, instants in UTC, hashes empty until they are.

    `first_month` and `months` are those of its people, which may be fewer than its funding's.
    """

    id: int
    uid: str
    kind: str
    state: str
    first_month: date
    number: str
    date: date | None
    rows: int
    cost: int
    monthly: int
    months: int
    funding_id: int
    funding_source: str
    region: str
    drafted_by: str
    drafted_at: datetime
    submitted_by: str
    submitted_at: datetime | None
    approved_by: str
    approved_at: datetime | None
    issued_by: str
    issued_at: datetime | None
    cancelled_by: str
    cancelled_at: datetime | None
    reason: str
    roster_sha256: str
    pdf_sha256: str
    signer_uid: str | None
    proposed_date: Date | None
    proof: str
    follows_id: int | None
    replaces_id: int | None
    sent_by: str
    sent_at: datetime | None
    sent_on: Date | None
    sent_to: str
    answered_by: str
    answered_at: datetime | None
    paid_until: Date | None


@dataclass(frozen=True, slots=True)
class LetterRowLine:
    """A person of a letter; `frozen` is the roster line as canonical JSON, once approved."""

    position: int
    worker_id: int
    frozen: str | None


@dataclass(frozen=True, slots=True)
class FileLine:
    """A paper of a letter, byte for byte as issued."""

    letter_id: int
    kind: str
    name: str
    sha256: str
    content: bytes


def _lines() -> Select[*tuple[Any, ...]]:
    paper = aliased(LetterFile)
    pdf = (
        select(paper.sha256)
        .where(paper.letter_id == Letter.id, paper.kind == "pdf")
        .order_by(paper.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return select(
        Letter.id,
        Letter.uid,
        Letter.kind,
        Letter.state,
        func.coalesce(Letter.cover_from, Funding.first_month),
        Letter.number,
        Letter.date,
        Letter.rows,
        Letter.cost,
        Letter.monthly,
        func.coalesce(Letter.cover_months, Funding.months),
        Letter.funding_id,
        Funding.source,
        Letter.region,
        Letter.drafted_by,
        Letter.drafted_at,
        Letter.submitted_by,
        Letter.submitted_at,
        Letter.approved_by,
        Letter.approved_at,
        Letter.issued_by,
        Letter.issued_at,
        Letter.cancelled_by,
        Letter.cancelled_at,
        Letter.reason,
        Letter.roster_sha256,
        func.coalesce(pdf, ""),
        Letter.signer_uid,
        Letter.proposed_date,
        Letter.proof,
        Letter.follows_id,
        Letter.replaces_id,
        Letter.sent_by,
        Letter.sent_at,
        Letter.sent_on,
        Letter.sent_to,
        Letter.answered_by,
        Letter.answered_at,
        Letter.paid_until,
    ).join(Funding, Funding.id == Letter.funding_id)


def letters(session: Session, state: str = "") -> list[LetterLine]:
    """Every letter, or those in a state, the newest first."""
    query = _lines().order_by(Letter.id.desc())
    if state:
        query = query.where(Letter.state == state)
    return [LetterLine(*row) for row in session.execute(query)]


def letter(session: Session, letter_id: int) -> LetterLine | None:
    """One letter, nothing where there is none of that id."""
    row = session.execute(_lines().where(Letter.id == letter_id)).first()
    return LetterLine(*tuple(row)) if row else None


def letter_of_uid(session: Session, uid: str) -> LetterLine | None:
    """The letter of a UUID, nothing where this register has none."""
    row = session.execute(_lines().where(Letter.uid == uid)).first()
    return LetterLine(*tuple(row)) if row else None


def letter_rows(session: Session, letter_id: int) -> list[LetterRowLine]:
    """The people of a letter in the order of its roster."""
    query = select(LetterRow.position, LetterRow.worker_id, LetterRow.frozen)
    query = query.where(LetterRow.letter_id == letter_id).order_by(LetterRow.position)
    return [LetterRowLine(*row) for row in session.execute(query)]


def worker_letters(session: Session, worker_id: int) -> list[LetterLine]:
    """The letters that have a worker, also as who makes room for another, the newest first."""
    query = _lines().join(LetterRow, LetterRow.letter_id == Letter.id)
    named = (LetterRow.worker_id == worker_id) | (LetterRow.replaces_id == worker_id)
    query = query.where(named).order_by(Letter.id.desc())
    return [LetterLine(*row) for row in session.execute(query)]


def people_by_district(
    session: Session, states: Sequence[str], statuses: Sequence[str]
) -> dict[str, int]:
    """Kecamatan (six digits) to how many of its people stand in letters of these states.

    Counted are workers of some statuses: a removal holds people who wait for no letter.
    """
    district = func.substr(Worker.region, 1, 6)
    query = (
        select(district, func.count())
        .join(LetterRow, LetterRow.worker_id == Worker.id)
        .join(Letter, Letter.id == LetterRow.letter_id)
        .where(Letter.state.in_(states), Worker.status.in_(statuses))
        .group_by(district)
    )
    return {str(code): number for code, number in session.execute(query)}


def facts(session: Session, letter_id: int) -> str:
    """What was frozen with a letter beside its people, as JSON."""
    return session.scalar(select(Letter.facts).where(Letter.id == letter_id)) or "{}"


def files(session: Session, letter_id: int) -> list[FileLine]:
    """The papers of a letter as issued."""
    query = _files().where(LetterFile.letter_id == letter_id).order_by(LetterFile.id)
    return [FileLine(*row) for row in session.execute(query)]


def _files() -> Select[*tuple[Any, ...]]:
    return select(
        LetterFile.letter_id,
        LetterFile.kind,
        LetterFile.name,
        LetterFile.sha256,
        LetterFile.content,
    )


def letter_of_file(
    session: Session, sha256: str, kinds: Sequence[str] = ("pdf", "xlsx", "signed")
) -> LetterLine | None:
    """The letter of whose files one, of some kinds, has this hash."""
    query = _lines().join(LetterFile, LetterFile.letter_id == Letter.id)
    query = query.where(LetterFile.sha256 == sha256, LetterFile.kind.in_(kinds))
    row = session.execute(query).first()
    return LetterLine(*tuple(row)) if row else None


def last_ordinal(session: Session, register: str, year: int) -> int:
    """The highest ordinal given under a code in a year, 0 where none was."""
    query = select(func.max(Letter.ordinal))
    return session.scalar(query.where(Letter.register == register, Letter.year == year)) or 0


def number_bearer(
    session: Session, number: str, register: str, year: int, ordinal: int | None
) -> int | None:
    """The letter that bears a number of a year, by its text or by code and ordinal."""
    same = Letter.number == number
    if ordinal is not None:
        same |= (Letter.register == register) & (Letter.ordinal == ordinal)
    return session.scalar(select(Letter.id).where(Letter.year == year, same).limit(1))


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row of a letter to enter; who makes room for its worker, and why, where somebody does."""

    position: int
    worker_id: int
    frozen: str | None = None
    replaces_id: int | None = None
    reason: str = ""


def set_rows(session: Session, letter_id: int, rows: Sequence[NewRow]) -> None:
    """Give a letter its people, in place of those it had."""
    session.execute(delete(LetterRow).where(LetterRow.letter_id == letter_id))
    if rows:
        session.execute(
            insert(LetterRow),
            [
                {
                    "letter_id": letter_id,
                    "position": row.position,
                    "worker_id": row.worker_id,
                    "frozen": row.frozen,
                    "replaces_id": row.replaces_id,
                    "reason": row.reason,
                }
                for row in rows
            ],
        )


def delete_letter(session: Session, letter_id: int) -> None:
    """Take a letter that was never approved out of the register, with its rows."""
    session.execute(delete(LetterRow).where(LetterRow.letter_id == letter_id))
    session.execute(delete(Letter).where(Letter.id == letter_id))
