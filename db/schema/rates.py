"""Contribution rates with dates of effect (PP 44/2015, PP 50/2025), as data."""

from datetime import date

from sqlalchemy import Date, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Key, Rupiah


class ContributionTier(Base):
    """From which monthly income which base is reckoned with (PP 44/2015 Lampiran II)."""

    __tablename__ = "contribution_tier"

    id: Mapped[Key]
    since: Mapped[date] = mapped_column(Date)
    income_from: Mapped[Rupiah]
    base: Mapped[Rupiah]
    source: Mapped[str] = mapped_column(Text)


class ContributionRate(Base):
    """A programme's rate: basis points of the base, or a flat sum, from a month on."""

    __tablename__ = "contribution_rate"

    id: Mapped[Key]
    programme: Mapped[str] = mapped_column(String(3))
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    basis_points: Mapped[int] = mapped_column(Integer)
    flat: Mapped[Rupiah]
    source: Mapped[str] = mapped_column(Text)


class ContributionAdjustment(Base):
    """A factor on a programme for some months, sectors and payers (PP 49/2020, PP 50/2025)."""

    __tablename__ = "contribution_adjustment"

    id: Mapped[Key]
    rule: Mapped[str] = mapped_column(String(10))
    programme: Mapped[str] = mapped_column(String(3))
    sector: Mapped[str] = mapped_column(String(10))
    """transport, other or all."""
    public_payers: Mapped[bool]
    """Whether it also holds where APBN or APBD pays."""
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date] = mapped_column(Date)
    percent: Mapped[int] = mapped_column(Integer)
    source: Mapped[str] = mapped_column(Text)
