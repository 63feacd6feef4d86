"""Filters that people gave a name and kept."""

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, FoldedText, Instant, Json, Key, Uid


class SavedFilter(Base):
    """A filter of the register by its name, for everybody in the office."""

    __tablename__ = "saved_filter"

    id: Mapped[Key]
    uid: Mapped[Uid]
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[FoldedText] = mapped_column(unique=True)
    """The name folded: no two filters are told apart by accents or capitals alone."""
    content: Mapped[Json]
    """What is filtered by, as desktop.services.register.filters writes it."""
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
