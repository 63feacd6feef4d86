"""What a year's budget can pay, and the places of each region."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Code, Instant, Key, Rupiah, Uid


class Funding(Base):
    """A source of money for some months of cover."""

    __tablename__ = "funding"

    id: Mapped[Key]
    uid: Mapped[Uid]
    year: Mapped[int] = mapped_column(Integer)
    source: Mapped[str] = mapped_column(Text)
    payer: Mapped[str] = mapped_column(String(6))
    """apbn, apbd, apbdes or other."""
    reference: Mapped[str] = mapped_column(Text, default="")
    """Number of the DPA, where known."""
    cap: Mapped[Rupiah]
    first_month: Mapped[date] = mapped_column(Date)
    """First day of the first month of cover."""
    months: Mapped[int] = mapped_column(Integer)
    programmes: Mapped[str] = mapped_column(String(20), default="jkk,jkm")
    created_at: Mapped[datetime] = mapped_column(Instant)


class FundingPlace(Base):
    """How many places a region has in a funding."""

    __tablename__ = "funding_place"

    id: Mapped[Key]
    funding_id: Mapped[int] = mapped_column(ForeignKey("funding.id"))
    region: Mapped[Code] = mapped_column(ForeignKey("region.code"))
    places: Mapped[int] = mapped_column(Integer)

    __table_args__ = (UniqueConstraint("funding_id", "region"),)
