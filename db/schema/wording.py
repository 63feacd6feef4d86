"""The office's own wording of its letters and layouts of its sheets, every version kept."""

import datetime as dt

from sqlalchemy import Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Instant, Key


class Letterform(Base):
    """A version of the wording of a kind of paper; the highest holds for papers yet to come."""

    __tablename__ = "letterform"

    id: Mapped[Key]
    kind: Mapped[str] = mapped_column(Text)
    """The name of a file of resources/letterforms without its ending."""
    version: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    """TOML, as the files of resources/letterforms."""
    kept_by: Mapped[str] = mapped_column(Text)
    kept_at: Mapped[dt.datetime] = mapped_column(Instant)

    __table_args__ = (UniqueConstraint("kind", "version"),)


class Layout(Base):
    """A version of the columns of a sheet that is sent out; the highest holds."""

    __tablename__ = "layout"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    """TOML, as the files of resources/layouts."""
    kept_by: Mapped[str] = mapped_column(Text)
    kept_at: Mapped[dt.datetime] = mapped_column(Instant)

    __table_args__ = (UniqueConstraint("name", "version"),)
