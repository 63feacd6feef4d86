"""Trainings: sessions, participants, every mark of attendance, signed sheets, certificates."""

import datetime as dt

from sqlalchemy import (
    Boolean,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Code, FoldedText, Instant, Json, Key, Uid


class Training(Base):
    """A training of several sessions; closed once, then its results stand."""

    __tablename__ = "training"

    id: Mapped[Key]
    uid: Mapped[Uid]
    version: Mapped[int] = mapped_column(Integer, default=1)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(5))
    """agent, heir, other."""
    theme: Mapped[str] = mapped_column(Text, default="")
    organiser: Mapped[str] = mapped_column(Text, default="")
    """Who holds it; empty is this office. Another's training gets no certificate of ours."""
    place: Mapped[str] = mapped_column(Text)
    start: Mapped[dt.date] = mapped_column(Date)
    end: Mapped[dt.date] = mapped_column(Date)
    minimum: Mapped[int] = mapped_column(Integer)
    """The share of JP to attend, in ten-thousandths: 8000 is 80 %."""
    exam: Mapped[bool] = mapped_column(Boolean, default=False)
    pass_mark: Mapped[int | None] = mapped_column(Integer)
    """The least exam mark to pass, 0 to 100; nothing without an exam."""
    late_minutes: Mapped[int] = mapped_column(Integer)
    """From how many minutes after a session's start a mark is late."""
    late_counts: Mapped[bool] = mapped_column(Boolean)
    """Whether who came late attended."""
    created_at: Mapped[dt.datetime] = mapped_column(Instant)
    created_by: Mapped[str] = mapped_column(Text)
    closed_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    closed_by: Mapped[str] = mapped_column(Text, default="")


class TrainingSession(Base):
    """A session of a training, worth `jp` lesson hours of 45 minutes."""

    __tablename__ = "training_session"

    id: Mapped[Key]
    uid: Mapped[Uid]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    date: Mapped[dt.date] = mapped_column(Date)
    start: Mapped[int] = mapped_column(Integer)
    """Minutes after midnight, in the office's zone."""
    end: Mapped[int] = mapped_column(Integer)
    place: Mapped[str] = mapped_column(Text, default="")
    """Empty where it is the training's."""
    trainer: Mapped[str] = mapped_column(Text, default="")
    jp: Mapped[int] = mapped_column(Integer)
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    cancelled_by: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (Index(None, "date", "start"),)


class Participant(Base):
    """Somebody of a training; `row` is the number on the sheet to sign and never moves."""

    __tablename__ = "participant"

    id: Mapped[Key]
    uid: Mapped[Uid]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"))
    row: Mapped[int] = mapped_column(Integer)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    """What badge and scanner say: capitals, digits, - and . only."""
    kind: Mapped[str] = mapped_column(String(7))
    """agent, heir, worker, listed (from a sheet), walk_in."""
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agent.id"), index=True)
    heir_id: Mapped[int | None] = mapped_column(ForeignKey("heir.id"), index=True)
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"), index=True)
    """The worker themselves, or the one whose heir this is."""
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[FoldedText]
    nik: Mapped[str] = mapped_column(String(16), default="")
    sex: Mapped[str] = mapped_column(String(1), default="")
    birth_place: Mapped[str] = mapped_column(Text, default="")
    birth_date: Mapped[dt.date | None] = mapped_column(Date)
    body: Mapped[str] = mapped_column(Text, default="")
    """The wadah or institution, as papers print it."""
    role: Mapped[str] = mapped_column(Text, default="")
    """Jabatan, as papers print it."""
    region: Mapped[Code] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    photo: Mapped[str] = mapped_column(String(64), default="")
    enrolled_at: Mapped[dt.datetime] = mapped_column(Instant)
    enrolled_by: Mapped[str] = mapped_column(Text)
    left_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    """Taken off the list before it was closed."""
    exam_mark: Mapped[int | None] = mapped_column(Integer)
    jp_attended: Mapped[int | None] = mapped_column(Integer)
    """Set at the close, as are the two below."""
    jp_held: Mapped[int | None] = mapped_column(Integer)
    passed: Mapped[bool | None] = mapped_column(Boolean)

    __table_args__ = (
        UniqueConstraint("training_id", "row"),
        Index(None, "training_id", "name_key"),
    )


class AttendanceMark(Base):
    """One mark of one participant in one session; corrected ones stay, and do not stand."""

    __tablename__ = "attendance_mark"

    id: Mapped[Key]
    uid: Mapped[Uid]
    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    status: Mapped[str] = mapped_column(String(7))
    """present, late, excused, sick, absent."""
    at: Mapped[dt.datetime] = mapped_column(Instant)
    """When they came, as far as it is known."""
    how: Mapped[str] = mapped_column(String(7))
    """door, paper, sheet, hand, command."""
    page_id: Mapped[int | None] = mapped_column(ForeignKey("sign_page.id"), index=True)
    recorded_at: Mapped[dt.datetime] = mapped_column(Instant)
    recorded_by: Mapped[str] = mapped_column(Text)
    stands: Mapped[bool] = mapped_column(Boolean, default=True)
    ended_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    ended_by: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        Index(
            "uq_attendance_mark_stands",
            "session_id",
            "participant_id",
            unique=True,
            sqlite_where=sql("stands"),
            postgresql_where=sql("stands"),
        ),
        Index(None, "session_id", "id"),
    )


class SignPage(Base):
    """A page of a sheet to sign, as printed: its code tells the session and the rows on it."""

    __tablename__ = "sign_page"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(String(12), unique=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"), index=True)
    page: Mapped[int] = mapped_column(Integer)
    pages: Mapped[int] = mapped_column(Integer)
    rows: Mapped[Json]
    """The numbers printed on it, in order; numbers of nobody are blank rows for walk-ins."""
    printed_at: Mapped[dt.datetime] = mapped_column(Instant)
    printed_by: Mapped[str] = mapped_column(Text)


class TrainingFile(Base):
    """A file of a training; the file itself lies beside the register under its hash."""

    __tablename__ = "training_file"

    id: Mapped[Key]
    uid: Mapped[Uid]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    page_id: Mapped[int | None] = mapped_column(ForeignKey("sign_page.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    """signed: the scan of a signed page; other."""
    name: Mapped[str] = mapped_column(Text)
    media: Mapped[str] = mapped_column(String(4))
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[dt.datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(Text)


class Certificate(Base):
    """A numbered paper for one participant, with the facts it prints frozen; may be revoked."""

    __tablename__ = "certificate"

    id: Mapped[Key]
    uid: Mapped[Uid]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    kind: Mapped[str] = mapped_column(String(11))
    """certificate; statement (surat keterangan, where another body held the training)."""
    register: Mapped[str] = mapped_column(Text)
    """The classification code whose counter the number belongs to; certificates have their own."""
    year: Mapped[int] = mapped_column(Integer)
    ordinal: Mapped[int] = mapped_column(Integer)
    number: Mapped[str] = mapped_column(Text, unique=True)
    date: Mapped[dt.date] = mapped_column(Date)
    until: Mapped[dt.date | None] = mapped_column(Date)
    """The last day it holds; nothing where it does not end."""
    name: Mapped[str] = mapped_column(Text)
    facts: Mapped[Json]
    """What the paper prints, frozen; the same facts draw the same bytes."""
    code: Mapped[str] = mapped_column(String(14))
    """Kode kendali: the short form of the facts' hash."""
    proof: Mapped[str] = mapped_column(Text)
    """What its QR code holds, signed with the office's key."""
    sha256: Mapped[str] = mapped_column(String(64), default="", index=True)
    """Of the PDF as issued."""
    issued_at: Mapped[dt.datetime] = mapped_column(Instant)
    issued_by: Mapped[str] = mapped_column(Text)
    revoked_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    revoked_by: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (UniqueConstraint("register", "year", "ordinal"),)


class CertificatePicture(Base):
    """A picture that certificates print, such as the emblem, kept as it was when they were made."""

    __tablename__ = "certificate_picture"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
