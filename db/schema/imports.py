"""Lists that came in: the batch, and every row of it that was a person."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Code, Instant, Json, Key, Uid


class ImportBatch(Base):
    """One file taken in at once: rows = new + updated + unchanged + held."""

    __tablename__ = "import_batch"

    id: Mapped[Key]
    uid: Mapped[Uid]
    kind: Mapped[str] = mapped_column(String(6), default="worker", server_default="worker")
    """Of whom: worker, agent."""
    file: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    region: Mapped[Code]
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(Text)
    rows: Mapped[int] = mapped_column(Integer)
    new: Mapped[int] = mapped_column(Integer)
    updated: Mapped[int] = mapped_column(Integer)
    unchanged: Mapped[int] = mapped_column(Integer)
    held: Mapped[int] = mapped_column(Integer)
    ignored: Mapped[int] = mapped_column(Integer)
    mapping: Mapped[Json]
    """Sheet name to a list of [header, field] in the order of its columns."""
    notes: Mapped[Json]
    """What concerns a whole sheet: a list of {sheet, code, params}."""
    undone_at: Mapped[datetime | None] = mapped_column(Instant)


class ImportAgain(Base):
    """What it takes to know a list again by its bytes; or that it repeats one so known."""

    __tablename__ = "import_again"

    id: Mapped[Key]
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"), unique=True)
    base_id: Mapped[int | None] = mapped_column(ForeignKey("import_batch.id"), index=True)
    """The list that it repeats: the rows of that one which did not wait stand for its own."""
    options: Mapped[Json]
    """What it was read by: region, sheet, day, and the program's version."""
    told: Mapped[Json]
    """How its columns were taken, and what was found on rows that are no new people's."""


class ImportRow(Base):
    """A data row, and how it ended: new, updated, unchanged or held."""

    __tablename__ = "import_row"

    id: Mapped[Key]
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"))
    sheet: Mapped[str] = mapped_column(Text, default="")
    row: Mapped[int] = mapped_column(Integer)
    """The sheet's own row number, from 1."""
    outcome: Mapped[str] = mapped_column(String(9))
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"))
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agent.id"))
    """Whom a row of a list of agents tells of; lists of workers pay nothing for it."""
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    """16 bytes of BLAKE2b over what the row says: the same row again is told by it."""
    said: Mapped[Json]
    """What the row says, field to text as a worker or agent keeps it, empty cells left out."""
    cells: Mapped[Json | None]
    """A held row's own cells, header to text, to mend or to send back; else nothing."""
    mended_at: Mapped[datetime | None] = mapped_column(Instant)

    __table_args__ = (
        Index(None, "batch_id", "outcome", "id"),
        Index(None, "worker_id", "digest"),
        Index(
            "ix_import_row_agent_id",
            "agent_id",
            sqlite_where=sql("agent_id IS NOT NULL"),
            postgresql_where=sql("agent_id IS NOT NULL"),
        ),
    )
