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
    """draft, submitted, approved, issued, sent, answered, cancelled."""
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
    proof: Mapped[str] = mapped_column(Text, default="", server_default="")
    """The text of its QR code (docs/proof.md); empty before issue and on letters without one."""
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    """The earlier letter that it adds to, takes from or renews."""
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    """The issued letter, cancelled since, that it is made in place of."""
    sent_by: Mapped[str] = mapped_column(Text, default="", server_default="")
    sent_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    sent_on: Mapped[dt.date | None] = mapped_column(Date)
    """The day it was handed over or posted, as told."""
    sent_to: Mapped[str] = mapped_column(Text, default="", server_default="")
    answered_by: Mapped[str] = mapped_column(Text, default="", server_default="")
    answered_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    paid_until: Mapped[dt.date | None] = mapped_column(Date)
    """The first day of the last month that is paid for its people."""
    cover_from: Mapped[dt.date | None] = mapped_column(Date)
    """The first month of cover, or without it; nothing where it is the funding's."""
    cover_months: Mapped[int | None] = mapped_column(Integer)
    """How many months from there on; nothing where they are all of the funding's."""

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
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"), index=True)
    """On a letter of replacement: who makes room for this person."""
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    """Why whom the row takes out leaves (LeavingReason): this person, or the one replaced."""
    outcome: Mapped[str] = mapped_column(Text, default="", server_default="")
    """What the insurer answered: accepted, rejected; empty until then."""
    member_number: Mapped[str] = mapped_column(Text, default="", server_default="")
    outcome_reason: Mapped[str] = mapped_column(Text, default="", server_default="")

    __table_args__ = (UniqueConstraint("letter_id", "position"),)


class LetterFile(Base):
    """A paper of a letter, byte for byte as issued; the copy in a folder is only a copy."""

    __tablename__ = "letter_file"

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    """pdf and xlsx as issued; signed, scan, answer as received; other kinds: papers beside it."""
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    kept_by: Mapped[str] = mapped_column(Text, default="", server_default="")
    kept_at: Mapped[dt.datetime | None] = mapped_column(Instant)


class LetterAnswer(Base):
    """A list in which the insurer answered a letter, and what came of it."""

    __tablename__ = "letter_answer"

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    file: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    answered_by: Mapped[str] = mapped_column(Text)
    answered_at: Mapped[dt.datetime] = mapped_column(Instant)
    accepted: Mapped[int] = mapped_column(Integer)
    rejected: Mapped[int] = mapped_column(Integer)
    unanswered: Mapped[int] = mapped_column(Integer)


class LetterAnswerRow(Base):
    """A row of an answer that no NIK of the letter fits: whom it may mean, and what was decided."""

    __tablename__ = "letter_answer_row"

    id: Mapped[Key]
    answer_id: Mapped[int] = mapped_column(ForeignKey("letter_answer.id"), index=True)
    row: Mapped[int] = mapped_column(Integer)
    sheet: Mapped[str] = mapped_column(Text)
    nik: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    birth_date: Mapped[dt.date | None] = mapped_column(Date)
    outcome: Mapped[str] = mapped_column(Text)
    member_number: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    proposed_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"), index=True)
    """Whom of the letter it may mean, by name and birth date."""
    decided: Mapped[str] = mapped_column(Text, default="")
    """taken: it was the one proposed; left: it was not; empty while nobody has looked."""
