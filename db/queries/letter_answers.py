"""Answers of the insurer to letters: who was answered how, and rows that fit nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from db.queries.chunks import chunks
from db.schema import LetterAnswer, LetterAnswerRow, LetterRow, Worker, WorkerChange


@dataclass(frozen=True, slots=True)
class LetterPerson:
    """A person of a letter and how the insurer answered; `frozen` is the roster line as JSON."""

    row_id: int
    position: int
    worker_id: int
    nik: str
    name: str
    birth_date: date
    status: str
    worker_number: str
    frozen: str
    outcome: str
    member_number: str
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer that was taken in: its file, and what it came to."""

    id: int
    letter_id: int
    file: str
    sha256: str
    answered_by: str
    answered_at: datetime
    accepted: int
    rejected: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class AnswerRowLine:
    """A row of an answer that a person decides; `proposed` is whom it may mean."""

    id: int
    letter_id: int
    row: int
    sheet: str
    nik: str
    name: str
    birth_date: date | None
    outcome: str
    member_number: str
    reason: str
    proposed_id: int | None
    proposed_nik: str
    proposed_name: str
    decided: str


_PERSON: tuple[Any, ...] = (
    LetterRow.id,
    LetterRow.position,
    Worker.id,
    Worker.nik,
    Worker.name,
    Worker.birth_date,
    Worker.status,
    Worker.member_number,
    func.coalesce(LetterRow.frozen, ""),
    LetterRow.outcome,
    LetterRow.member_number,
    LetterRow.outcome_reason,
)


def people(session: Session, letter_id: int) -> list[LetterPerson]:
    """The people of a letter in the order of its roster."""
    query = select(*_PERSON).join(Worker, Worker.id == LetterRow.worker_id)
    query = query.where(LetterRow.letter_id == letter_id).order_by(LetterRow.position)
    return [LetterPerson(*row) for row in session.execute(query)]


def counts(session: Session, letter_id: int) -> dict[str, int]:
    """Outcome to how many of a letter's people; an empty outcome is no answer yet."""
    query = select(LetterRow.outcome, func.count()).where(LetterRow.letter_id == letter_id)
    return {str(key): n for key, n in session.execute(query.group_by(LetterRow.outcome))}


def holders(session: Session, numbers: Sequence[str]) -> dict[str, int]:
    """Member number to the worker who has it."""
    found: dict[str, int] = {}
    for some in chunks(numbers):
        query = select(Worker.member_number, Worker.id).where(Worker.member_number.in_(some))
        found.update((number, worker) for number, worker in session.execute(query))
    return found


def write_outcomes(session: Session, rows: Sequence[tuple[int, str, str, str]]) -> None:
    """Keep (row of the letter, outcome, member number, reason) of each."""
    names = ("id", "outcome", "member_number", "outcome_reason")
    if rows:
        session.execute(update(LetterRow), [dict(zip(names, row, strict=True)) for row in rows])


def write_numbers(
    session: Session,
    rows: Sequence[tuple[int, str, str]],
    *,
    audit_id: int,
    at: datetime,
) -> None:
    """Give workers (worker, number before, number now) their member numbers, with history."""
    if not rows:
        return
    session.execute(
        insert(WorkerChange),
        [
            {
                "worker_id": worker,
                "audit_id": audit_id,
                "field": "member_number",
                "old": old,
                "new": new,
            }
            for worker, old, new in rows
        ],
    )
    session.execute(
        update(Worker),
        [{"id": worker, "member_number": new, "updated_at": at} for worker, _old, new in rows],
    )


def add_answer(session: Session, line: AnswerLine) -> int:
    """Keep an answer; give back its id (that of the line means nothing)."""
    row = LetterAnswer(
        letter_id=line.letter_id,
        file=line.file,
        sha256=line.sha256,
        answered_by=line.answered_by,
        answered_at=line.answered_at,
        accepted=line.accepted,
        rejected=line.rejected,
        unanswered=line.unanswered,
    )
    session.add(row)
    session.flush()
    return row.id


def add_answer_rows(session: Session, answer_id: int, rows: Sequence[tuple[Any, ...]]) -> None:
    """Keep rows that fit nobody, in the order of AnswerRowLine from `row` to `proposed_id`."""
    names = (
        *("row", "sheet", "nik", "name", "birth_date", "outcome", "member_number", "reason"),
        "proposed_id",
    )
    if rows:
        session.execute(
            insert(LetterAnswerRow),
            [
                {"answer_id": answer_id, "decided": "", **dict(zip(names, row, strict=True))}
                for row in rows
            ],
        )


def answers(session: Session, letter_id: int) -> list[AnswerLine]:
    """The answers to a letter, the newest first."""
    columns = tuple(getattr(LetterAnswer, name) for name in AnswerLine.__dataclass_fields__)
    query = select(*columns).where(LetterAnswer.letter_id == letter_id)
    return [AnswerLine(*row) for row in session.execute(query.order_by(LetterAnswer.id.desc()))]


def answer_rows(session: Session, letter_id: int) -> list[AnswerRowLine]:
    """Every row of the answers to a letter that fitted nobody by its NIK."""
    query = _answer_rows().where(LetterAnswer.letter_id == letter_id)
    query = query.order_by(LetterAnswerRow.id)
    return [AnswerRowLine(*row) for row in session.execute(query)]


def answer_row(session: Session, row_id: int) -> AnswerRowLine | None:
    """One such row, nothing where there is none of that id."""
    row = session.execute(_answer_rows().where(LetterAnswerRow.id == row_id)).first()
    return AnswerRowLine(*tuple(row)) if row else None


def _answer_rows() -> Any:
    columns: tuple[Any, ...] = (
        LetterAnswerRow.id,
        LetterAnswer.letter_id,
        LetterAnswerRow.row,
        LetterAnswerRow.sheet,
        LetterAnswerRow.nik,
        LetterAnswerRow.name,
        LetterAnswerRow.birth_date,
        LetterAnswerRow.outcome,
        LetterAnswerRow.member_number,
        LetterAnswerRow.reason,
        LetterAnswerRow.proposed_id,
        func.coalesce(Worker.nik, ""),
        func.coalesce(Worker.name, ""),
        LetterAnswerRow.decided,
    )
    return (
        select(*columns)
        .join(LetterAnswer, LetterAnswer.id == LetterAnswerRow.answer_id)
        .outerjoin(Worker, Worker.id == LetterAnswerRow.proposed_id)
    )


def decide(session: Session, row_id: int, decided: str) -> None:
    """Note what a person decided about a row: taken or left."""
    session.execute(
        update(LetterAnswerRow).where(LetterAnswerRow.id == row_id).values(decided=decided)
    )
