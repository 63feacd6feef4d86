"""What people chose columns of a kind of sheet to be taken for."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Instant, Json, Key, Uid


class ColumnChoice(Base):
    """A choice for every sheet with the same header, made when a list of it came in."""

    __tablename__ = "column_choice"

    id: Mapped[Key]
    uid: Mapped[Uid]
    kind: Mapped[str] = mapped_column(String(64), unique=True)
    """The fingerprint of the header, as desktop.services.sheets.kinds makes it."""
    headers: Mapped[Json]
    """The header's texts in their order."""
    chosen: Mapped[Json]
    """Header to field; an empty field is a column not taken."""
    file: Mapped[str] = mapped_column(Text)
    """The list for which it was chosen last."""
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
