"""The office: who it is, its settings, its key, its officials."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Code, Instant, Json, Key, Uid


class Office(Base):
    """An office; `own` marks the one whose register this is."""

    __tablename__ = "office"

    id: Mapped[Key]
    uid: Mapped[Uid]
    own: Mapped[bool]
    region: Mapped[Code]
    name: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(Text, default="")
    city: Mapped[str] = mapped_column(Text, default="")
    letterhead: Mapped[bytes | None] = mapped_column(LargeBinary)
    public_key: Mapped[str] = mapped_column(String(44), unique=True)
    created_at: Mapped[datetime] = mapped_column(Instant)


class OfficeKey(Base):
    """A wrapping of the office's private key; each wrapping opens alone."""

    __tablename__ = "office_key"

    id: Mapped[Key]
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    wrapping: Mapped[str] = mapped_column(String(20))
    """`machine`: under a secret beside the settings; `recovery`: under a printed code."""
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    nonce: Mapped[bytes] = mapped_column(LargeBinary)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Setting(Base):
    """One setting of the office; what is not here has its default (desktop.domain.settings)."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[Json]


class Official(Base):
    """Somebody who signs letters or is named in them."""

    __tablename__ = "official"

    id: Mapped[Key]
    uid: Mapped[Uid]
    name: Mapped[str] = mapped_column(Text)
    """With academic titles, as it stands under a letter."""
    nip: Mapped[str] = mapped_column(String(18), default="")
    rank: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[str] = mapped_column(Text)
    acting: Mapped[str] = mapped_column(String(4), default="")
    """Empty, or one of an, plt, plh."""
    signs: Mapped[bool]
    active: Mapped[bool]
