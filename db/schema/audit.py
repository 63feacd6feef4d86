"""Who did what: a chain of entries, each sealed over the one before."""

from datetime import datetime

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import BIG, Base, Instant, Json, Key, Uid


class AuditEntry(Base):
    """One deed; written in the transaction of the change it tells of, never changed."""

    __tablename__ = "audit_entry"

    id: Mapped[Key]
    uid: Mapped[Uid]
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(String(40))
    entity: Mapped[str] = mapped_column(String(20))
    entity_id: Mapped[int | None] = mapped_column(BIG)
    detail: Mapped[Json]
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)

    __table_args__ = (Index(None, "entity", "entity_id"),)
