"""Evidence kept beside the register: what was attached to whom, and by which content."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Instant, Key, Uid


class Attachment(Base):
    """A file of a worker; the file itself lies beside the register under its hash."""

    __tablename__ = "attachment"

    id: Mapped[Key]
    uid: Mapped[Uid]
    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    """ktp, kk, other."""
    name: Mapped[str] = mapped_column(Text)
    """What the file was called when it was attached."""
    media: Mapped[str] = mapped_column(String(4))
    """jpg, png or pdf, told by the content."""
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(Text)
