"""Months that letters cover their people for, and how far these are paid."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.queries.letter_people import OUT, still_in, takes_in
from db.schema import Funding, Letter, LetterRow


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A letter out of the office that covers a worker.

    `first_month` and `months` are what it covers, `paid_until` the last paid month so far;
    `outcome` what the insurer answered; `stands` until a later letter took the worker out.
    """

    letter_id: int
    number: str
    first_month: date
    months: int
    paid_until: date | None
    outcome: str
    stands: bool


def covers(session: Session, worker_id: int) -> list[CoverLine]:
    """The letters that cover a worker, the oldest months first."""
    first = func.coalesce(Letter.cover_from, Funding.first_month)
    columns: tuple[Any, ...] = (
        Letter.id,
        Letter.number,
        first,
        func.coalesce(Letter.cover_months, Funding.months),
        Letter.paid_until,
        LetterRow.outcome,
    )
    query = (
        select(*columns)
        .join(LetterRow, LetterRow.letter_id == Letter.id)
        .join(Funding, Funding.id == Letter.funding_id)
        .where(LetterRow.worker_id == worker_id, Letter.state.in_(OUT), takes_in())
        .order_by(first, Letter.id)
    )
    stands = query.with_only_columns(Letter.id).where(*still_in(session, OUT))
    standing = set(session.scalars(stands))
    found: list[CoverLine] = []
    for row in session.execute(query):
        letter, number, first_month, months, paid_until, outcome = row
        found.append(
            CoverLine(letter, number, first_month, months, paid_until, outcome, letter in standing)
        )
    return found
