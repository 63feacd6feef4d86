"""The same person twice: pairs to be decided, decisions, and who was merged into whom."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import BIG, Base, Code, Instant, Json, Key, Uid


class WorkerPair(Base):
    """Two workers who may be one, `a_id` the smaller row id."""

    __tablename__ = "worker_pair"

    id: Mapped[Key]
    a_id: Mapped[int] = mapped_column(ForeignKey("worker.id", ondelete="CASCADE"))
    b_id: Mapped[int] = mapped_column(ForeignKey("worker.id", ondelete="CASCADE"), index=True)
    score: Mapped[int] = mapped_column(Integer)
    """How likely, in thousandths."""
    reasons: Mapped[Json]
    """A list of [code, bits]."""
    state: Mapped[str] = mapped_column(String(8))
    """open, or distinct: two people, until a key field of either changes."""
    keys: Mapped[str] = mapped_column(String(32))
    """A digest of both one's key fields as they were compared."""
    found_at: Mapped[datetime] = mapped_column(Instant)
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    decided_by: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (UniqueConstraint("a_id", "b_id"), Index(None, "state", "score", "id"))


class WorkerMerge(Base):
    """A worker who turned out to be another: who they were, and how to give them back."""

    __tablename__ = "worker_merge"

    id: Mapped[Key]
    uid: Mapped[Uid]
    """The dropped worker's own."""
    kept_id: Mapped[int] = mapped_column(ForeignKey("worker.id"), index=True)
    nik: Mapped[str] = mapped_column(String(16), unique=True)
    """The NIK that no worker bears any more and that stands for the kept one."""
    name: Mapped[str] = mapped_column(Text)
    birth_date: Mapped[date] = mapped_column(Date)
    region: Mapped[Code]
    before: Mapped[Json]
    """All that the merge took away or moved."""
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(Text)


class PairTodo(Base):
    """Workers by row id, first to last, whom nobody has compared since they came or changed."""

    __tablename__ = "pair_todo"

    id: Mapped[Key]
    first_id: Mapped[int] = mapped_column(BIG)
    last_id: Mapped[int] = mapped_column(BIG)


class NameSurvey(Base):
    """How common names and birth dates are in the register; one row."""

    __tablename__ = "name_survey"

    id: Mapped[Key]
    people: Mapped[int] = mapped_column(Integer)
    words: Mapped[Json]
    days: Mapped[Json]
