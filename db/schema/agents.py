"""Perisai agents, the wadah they belong to, and the desa each covers."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Code, FoldedText, Instant, Key, Uid


class Wadah(Base):
    """A body that agents belong to; one name, one wadah."""

    __tablename__ = "wadah"

    id: Mapped[Key]
    uid: Mapped[Uid]
    version: Mapped[int] = mapped_column(Integer, default=1)
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[FoldedText] = mapped_column(unique=True)
    """The name folded by desktop.domain.names.fold."""
    head: Mapped[str] = mapped_column(Text, default="")
    """The kepala wadah as papers name them; need not be an agent."""
    region: Mapped[Code] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    address: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)


class Agent(Base):
    """A Perisai; who has a NIK has one that no other agent has."""

    __tablename__ = "agent"

    id: Mapped[Key]
    uid: Mapped[Uid]
    version: Mapped[int] = mapped_column(Integer, default=1)
    nik: Mapped[str | None] = mapped_column(String(16), unique=True)
    """Nothing where it is not known: a Perisai need not be of the worker register."""
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[FoldedText]
    wadah_id: Mapped[int | None] = mapped_column(ForeignKey("wadah.id"), index=True)
    role: Mapped[str] = mapped_column(String(5), default="agent")
    """head, admin, agent."""
    sex: Mapped[str] = mapped_column(String(1), default="")
    birth_place: Mapped[str] = mapped_column(Text, default="")
    birth_date: Mapped[date | None] = mapped_column(Date)
    phone: Mapped[str] = mapped_column(Text, default="")
    certificate: Mapped[str] = mapped_column(Text, default="")
    """The number of the Perisai's own certificate, from whoever gave it."""
    certificate_until: Mapped[date | None] = mapped_column(Date)
    """The last day it holds; nothing where it does not end."""
    photo: Mapped[str] = mapped_column(String(64), default="")
    """The SHA-256 of the photo for the badge, kept beside the register."""
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (Index(None, "name_key", "id"),)


class AgentVillage(Base):
    """A desa that an agent covers: an agent covers many, a desa may have several."""

    __tablename__ = "agent_village"

    agent_id: Mapped[int] = mapped_column(ForeignKey("agent.id"), primary_key=True)
    region: Mapped[Code] = mapped_column(ForeignKey("region.code"), primary_key=True, index=True)


class AgentChange(Base):
    """One field of one agent, from what to what, by which audit entry."""

    __tablename__ = "agent_change"

    id: Mapped[Key]
    agent_id: Mapped[int] = mapped_column(ForeignKey("agent.id"), index=True)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit_entry.id"), index=True)
    import_row_id: Mapped[int | None] = mapped_column(ForeignKey("import_row.id"), index=True)
    field: Mapped[str] = mapped_column(String(20))
    old: Mapped[str] = mapped_column(Text, default="")
    new: Mapped[str] = mapped_column(Text, default="")
