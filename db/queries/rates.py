"""Reads of contribution tiers, rates and adjustments, and their filling."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from db.schema import ContributionAdjustment, ContributionRate, ContributionTier


@dataclass(frozen=True, slots=True)
class TierLine:
    """From which monthly income which base is reckoned with (rupiah)."""

    since: date
    income_from: int
    base: int
    source: str


@dataclass(frozen=True, slots=True)
class RateLine:
    """A programme's rate: basis points of the base, and a flat sum (rupiah)."""

    programme: str
    since: date
    until: date | None
    basis_points: int
    flat: int
    source: str


@dataclass(frozen=True, slots=True)
class AdjustmentLine:
    """The percent of a programme's rate that is asked in some months, sectors and payers."""

    rule: str
    programme: str
    sector: str
    public_payers: bool
    since: date
    until: date
    percent: int
    source: str


def tiers(session: Session) -> list[TierLine]:
    """Every tier, lowest income first."""
    table = ContributionTier
    query = select(table.since, table.income_from, table.base, table.source)
    return [
        TierLine(*row) for row in session.execute(query.order_by(table.since, table.income_from))
    ]


def rates(session: Session) -> list[RateLine]:
    """Every rate, oldest first."""
    table = ContributionRate
    query = select(
        table.programme, table.since, table.until, table.basis_points, table.flat, table.source
    )
    return [RateLine(*row) for row in session.execute(query.order_by(table.since, table.id))]


def adjustments(session: Session) -> list[AdjustmentLine]:
    """Every adjustment, oldest first."""
    table = ContributionAdjustment
    query = select(
        table.rule,
        table.programme,
        table.sector,
        table.public_payers,
        table.since,
        table.until,
        table.percent,
        table.source,
    )
    return [AdjustmentLine(*row) for row in session.execute(query.order_by(table.since, table.id))]


def add_rates(
    session: Session,
    tier_rows: Sequence[dict[str, object]],
    rate_rows: Sequence[dict[str, object]],
    adjustment_rows: Sequence[dict[str, object]],
) -> None:
    """Fill the rate tables at once; each row has the columns of its table."""
    filled = (
        (ContributionTier, tier_rows),
        (ContributionRate, rate_rows),
        (ContributionAdjustment, adjustment_rows),
    )
    for table, rows in filled:
        if rows:
            session.execute(insert(table), rows)
