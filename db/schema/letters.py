"""Letters, the roster frozen with each, and the papers as they were issued."""

import datetime as dt

from sqlalchemy import Date, ForeignKey, Index, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Code, Instant, Json, Key, Rupiah, Uid


class Letter(Base):
    """An official letter with a roster; from approval on its roster never changes."""

    __tablename__ = "letter"

    id: Mapped[Key]
    uid: Mapped[Uid]
    kind: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(10))
    """draft, submitted, approved, issued, cancelled (later issues add sent and answered)."""
    funding_id: Mapped[int] = mapped_column(ForeignKey("funding.id"), index=True)
    region: Mapped[Code]
    rows: Mapped[int] = mapped_column(Integer)
    cost: Mapped[Rupiah]
    monthly: Mapped[Rupiah]
    """The rate of a person and month that the cost follows from."""
    facts: Mapped[Json] = mapped_column(default="{}")
    """What the paper says beside the roster, frozen at approval (office, signer, wording)."""
    roster_sha256: Mapped[str] = mapped_column(String(64), default="")
    register: Mapped[str] = mapped_column(Text, default="")
    """The classification code whose counter the number belongs to."""
    year: Mapped[int | None] = mapped_column(Integer)
    ordinal: Mapped[int | None] = mapped_column(Integer)
    number: Mapped[str] = mapped_column(Text, default="")
    date: Mapped[dt.date | None] = mapped_column(Date)
    signer_uid: Mapped[str | None] = mapped_column(String(36))
    """The official whom the draft names to sign; nothing for whoever signs at its approval."""
    proposed_date: Mapped[dt.date | None] = mapped_column(Date)
    """The date that the draft is to bear; nothing for the day of its issue."""
    drafted_by: Mapped[str] = mapped_column(Text)
    drafted_at: Mapped[dt.datetime] = mapped_column(Instant)
    submitted_by: Mapped[str] = mapped_column(Text, default="")
    submitted_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    approved_by: Mapped[str] = mapped_column(Text, default="")
    approved_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    issued_by: Mapped[str] = mapped_column(Text, default="")
    issued_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    cancelled_by: Mapped[str] = mapped_column(Text, default="")
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (UniqueConstraint("register", "year", "ordinal"), Index(None, "state"))


class LetterRow(Base):
    """A person of a letter: reserved while it is a draft, frozen when it is approved."""

    __tablename__ = "letter_row"

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    """The number of the row on the roster, from 1."""
    frozen: Mapped[Json | None]
    """The roster line as canonical JSON (docs/roster.md); nothing while a draft."""

    __table_args__ = (UniqueConstraint("letter_id", "position"),)


class LetterFile(Base):
    """A paper of a letter, byte for byte as issued; the copy in a folder is only a copy."""

    __tablename__ = "letter_file"

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    """pdf or xlsx."""
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
