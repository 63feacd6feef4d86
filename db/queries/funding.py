"""Reads of budgets: what they can pay, what letters have taken of them, places by region."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.queries.letter_people import HOLDING, refused_lines, still_in, takes_in
from db.schema import Funding, FundingPlace, Letter, LetterRow, Region, Worker

_TAKING = HOLDING
"""States in which a letter's cost is committed and its people take places."""
BINDING = ("enrolment", "addition", "renewal")
"""Kinds of letters that bind money of their own."""


@dataclass(frozen=True, slots=True)
class FundingLine:
    """A source of money: `cap` in rupiah, `first_month` the first of a month."""

    id: int
    uid: str
    year: int
    source: str
    payer: str
    reference: str
    cap: int
    first_month: date
    months: int
    programmes: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """How many places a region has in a funding."""

    region: str
    name: str
    places: int


_FUNDING = (
    Funding.id,
    Funding.uid,
    Funding.year,
    Funding.source,
    Funding.payer,
    Funding.reference,
    Funding.cap,
    Funding.first_month,
    Funding.months,
    Funding.programmes,
    Funding.created_at,
)


def fundings(session: Session) -> list[FundingLine]:
    """Every funding, the newest first."""
    query = select(*_FUNDING).order_by(Funding.year.desc(), Funding.id.desc())
    return [FundingLine(*row) for row in session.execute(query)]


def funding(session: Session, funding_id: int) -> FundingLine | None:
    """One funding, nothing where there is none of that id."""
    row = session.execute(select(*_FUNDING).where(Funding.id == funding_id)).first()
    return FundingLine(*tuple(row)) if row else None


def places(session: Session, funding_id: int) -> list[PlaceLine]:
    """The places of a funding by region, in the order of codes."""
    query = (
        select(FundingPlace.region, Region.name, FundingPlace.places)
        .join(Region, Region.code == FundingPlace.region)
        .where(FundingPlace.funding_id == funding_id)
        .order_by(FundingPlace.region)
    )
    return [PlaceLine(*row) for row in session.execute(query)]


def committed(session: Session, funding_id: int, without: int | None = None) -> int:
    """Rupiah that letters have bound since they were drafted, one letter left aside.

    A removal binds none, and a replacement what those who go have bound already. What those cost
    whom the insurer refused is free again.
    """
    query = select(func.coalesce(func.sum(Letter.cost), 0)).where(
        Letter.funding_id == funding_id, Letter.state.in_(_TAKING), Letter.kind.in_(BINDING)
    )
    if without is not None:
        query = query.where(Letter.id != without)
    refused = refused_lines(session, funding_id, BINDING, without)
    return int(session.scalar(query) or 0) - sum(int(json.loads(line)["cost"]) for line in refused)


def taken_by_village(
    session: Session, funding_id: int, without: int | None = None
) -> dict[str, int]:
    """Village to how many of its people stand in letters of a funding, one letter left aside.

    Who was taken out since and whom the insurer refused hold no place.
    """
    query = (
        select(Worker.region, func.count())
        .join(LetterRow, LetterRow.worker_id == Worker.id)
        .join(Letter, Letter.id == LetterRow.letter_id)
        .where(Letter.funding_id == funding_id, Letter.state.in_(_TAKING), takes_in())
        .where(*still_in(session, without=without))
        .group_by(Worker.region)
    )
    if without is not None:
        query = query.where(Letter.id != without)
    return dict(session.execute(query).all())
