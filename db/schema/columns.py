"""The declarative root and the column types every area shares."""

from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import BigInteger, DateTime, Integer, MetaData, String, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, mapped_column

BIG = BigInteger().with_variant(Integer, "sqlite")
"""64 bits on both databases; SQLite's rowid needs the plain name INTEGER."""


class Instant(TypeDecorator[datetime]):
    """A moment, aware in Python, UTC in the database.

    SQLite keeps it without a zone, PostgreSQL with one; both give back UTC.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive moment, and give the database UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(
        self,
        value: Any | None,
        dialect: Dialect,  # noqa: ARG002 - the method's own signature
    ) -> datetime | None:
        """Give back an aware moment in UTC."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


Key = Annotated[int, mapped_column(BIG, primary_key=True)]
"""The row id: quick joins inside one register, never shown outside it."""

Uid = Annotated[str, mapped_column(String(36), unique=True)]
"""A UUIDv7 as text: the key that survives merging two offices' registers."""

Rupiah = Annotated[int, mapped_column(BigInteger)]
"""Whole rupiah."""

Code = Annotated[str, mapped_column(String(10))]
"""A region code of Kemendagri, digits without dots: 2, 4, 6 or 10 of them."""

FoldedText = Annotated[str, mapped_column(Text().with_variant(Text(collation="C"), "postgresql"))]
"""A folded name: sorted by its bytes, so that both databases give the same order."""

Json = Annotated[str, mapped_column(Text)]
"""JSON as text, written canonically (sorted keys) by whoever writes it."""


class Base(DeclarativeBase):
    """Root of every table; names constraints so that Alembic can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
