"""The insurer's check before a letter (padan): what was sent, and what it said of each."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Code, Instant, Key, Uid


class InsurerCheck(Base):
    """A list sent to the insurer."""

    __tablename__ = "insurer_check"

    id: Mapped[Key]
    uid: Mapped[Uid]
    region: Mapped[Code]
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(Text)
    rows: Mapped[int] = mapped_column(Integer)


class InsurerCheckRow(Base):
    """A person of such a list, and the answer."""

    __tablename__ = "insurer_check_row"

    id: Mapped[Key]
    check_id: Mapped[int] = mapped_column(ForeignKey("insurer_check.id"))
    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    answer: Mapped[str] = mapped_column(String(8), default="")
    """clear, refused, review, or empty while none has come."""
    reason: Mapped[str] = mapped_column(String(10), default="")
    """A code of desktop.domain.check_answers.AnswerReason."""
    status: Mapped[str] = mapped_column(Text, default="")
    remark: Mapped[str] = mapped_column(Text, default="")
    """STATUS and KETERANGAN as the insurer wrote them."""
    answered_at: Mapped[datetime | None] = mapped_column(Instant)

    __table_args__ = (UniqueConstraint("check_id", "worker_id"),)
