"""The agenda book: every letter that went out in a year, by its number."""

from dataclasses import dataclass
from datetime import date
from datetime import date as Date  # noqa: N812 - a letter has a field `date`
from typing import Any

from sqlalchemy import extract, select
from sqlalchemy.orm import Session

from db.schema import Letter


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A letter of a year; `register` is its code, `ordinal` nothing where none can be told.

    `facts` is what was frozen with it, as JSON; money in rupiah.
    """

    id: int
    register: str
    ordinal: int | None
    number: str
    date: date
    kind: str
    state: str
    rows: int
    cost: int
    facts: str
    sent_on: Date | None
    sent_to: str
    reason: str
    replaces_id: int | None


def letters_of_year(session: Session, year: int) -> list[AgendaLine]:
    """The issued letters of a year, cancelled ones too, by code and ordinal; numberless last."""
    columns: tuple[Any, ...] = tuple(
        getattr(Letter, name) for name in AgendaLine.__dataclass_fields__
    )
    query = (
        select(*columns)
        .where(Letter.issued_at.is_not(None), extract("year", Letter.date) == year)
        .order_by(Letter.register, Letter.ordinal, Letter.id)
    )
    return sorted((AgendaLine(*row) for row in session.execute(query)), key=_place)


def _place(line: AgendaLine) -> tuple[bool, str, bool, int, int]:
    odd = line.ordinal is None
    return (not line.number, line.register, odd, line.ordinal or 0, line.id)
