"""The register: workers, heirs, findings, verifications, changes."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKey, Index, Integer, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Code, FoldedText, Instant, Json, Key, Uid


class Worker(Base):
    """A person of the register; one NIK, one person."""

    __tablename__ = "worker"

    id: Mapped[Key]
    uid: Mapped[Uid]
    version: Mapped[int] = mapped_column(Integer, default=1)
    nik: Mapped[str] = mapped_column(String(16), unique=True)
    kk: Mapped[str] = mapped_column(String(16), default="")
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[FoldedText]
    """The name folded by desktop.domain.names.fold: what is sorted and searched."""
    birth_place: Mapped[str] = mapped_column(Text, default="")
    birth_date: Mapped[date] = mapped_column(Date)
    sex: Mapped[str] = mapped_column(String(1))
    mother_name: Mapped[str] = mapped_column(Text, default="")
    address: Mapped[str] = mapped_column(Text, default="")
    rt: Mapped[str] = mapped_column(String(5), default="")
    rw: Mapped[str] = mapped_column(String(5), default="")
    hamlet: Mapped[str] = mapped_column(Text, default="")
    region: Mapped[Code] = mapped_column(ForeignKey("region.code"))
    occupation: Mapped[str] = mapped_column(Text, default="")
    income: Mapped[int | None] = mapped_column(BigInteger)
    phone: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(String(10), default="listed")
    member_number: Mapped[str] = mapped_column(String(20), default="")
    agent: Mapped[int | None] = mapped_column(ForeignKey("agent.id"))
    """The Perisai who brought them."""
    note: Mapped[str] = mapped_column(Text, default="")
    open_findings: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    """Open errors times a thousand, and open warnings; triggers on `finding` keep it."""
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (
        Index(None, "name_key", "id"),
        Index(None, "region", "name_key", "id"),
        Index(None, "status", "name_key", "id"),
        Index(None, "region", "status"),
        Index(None, "birth_date"),
        Index(None, "sex", "name_key", "id"),
        Index(None, "occupation", "name_key", "id"),
        Index(None, "kk", "id"),
        Index(None, "phone", "id"),
        Index(None, "income", "id"),
        Index(None, "open_findings", "name_key", "id"),
        Index(
            "ix_worker_agent_status",
            "agent",
            "status",
            sqlite_where=sql("agent IS NOT NULL"),
            postgresql_where=sql("agent IS NOT NULL"),
        ),
    )


class Heir(Base):
    """Who is to receive a worker's benefit (ahli waris)."""

    __tablename__ = "heir"

    id: Mapped[Key]
    uid: Mapped[Uid]
    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    relation: Mapped[str] = mapped_column(String(10))
    """spouse, child, parent, sibling, other."""
    nik: Mapped[str] = mapped_column(String(16), default="")
    phone: Mapped[str] = mapped_column(Text, default="")


class Finding(Base):
    """What a check found, on a worker or on a row that waits; its words are made when shown."""

    __tablename__ = "finding"

    id: Mapped[Key]
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"), index=True)
    import_row_id: Mapped[int | None] = mapped_column(ForeignKey("import_row.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    severity: Mapped[str] = mapped_column(String(7))
    field: Mapped[str] = mapped_column(String(20), default="")
    header: Mapped[str] = mapped_column(Text, default="")
    """The sheet's own header of the column it stands in."""
    value: Mapped[str] = mapped_column(Text, default="")
    params: Mapped[Json] = mapped_column(default="{}")
    """What the sentence needs beside the value."""
    found_at: Mapped[datetime] = mapped_column(Instant)
    accepted_at: Mapped[datetime | None] = mapped_column(Instant)
    accepted_by: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (Index(None, "code", "worker_id", "accepted_at"),)


class Verification(Base):
    """A person looked at a worker and said eligible or ineligible."""

    __tablename__ = "verification"

    id: Mapped[Key]
    uid: Mapped[Uid]
    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"), index=True)
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(Text)
    result: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(20), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class WorkerChange(Base):
    """One field of one worker, from what to what, by which audit entry."""

    __tablename__ = "worker_change"

    id: Mapped[Key]
    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"), index=True)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit_entry.id"), index=True)
    import_row_id: Mapped[int | None] = mapped_column(ForeignKey("import_row.id"), index=True)
    field: Mapped[str] = mapped_column(String(20))
    old: Mapped[str] = mapped_column(Text, default="")
    new: Mapped[str] = mapped_column(Text, default="")
