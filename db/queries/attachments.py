"""What is attached to workers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.schema import Agent, Attachment, Participant, TrainingFile


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """A file of a worker; `size` in bytes, `media` is jpg, png or pdf."""

    id: int
    uid: str
    worker_id: int
    kind: str
    name: str
    media: str
    size: int
    sha256: str
    at: datetime
    by: str


_COLUMNS: tuple[Any, ...] = (
    Attachment.id,
    Attachment.uid,
    Attachment.worker_id,
    Attachment.kind,
    Attachment.name,
    Attachment.media,
    Attachment.size,
    Attachment.sha256,
    Attachment.at,
    Attachment.by,
)


def attachments_of(session: Session, worker_id: int) -> list[AttachmentLine]:
    """The files of a worker, in the order attached."""
    query = select(*_COLUMNS).where(Attachment.worker_id == worker_id).order_by(Attachment.id)
    return [AttachmentLine(*tuple(row)) for row in session.execute(query)]


def attachment(session: Session, attachment_id: int) -> AttachmentLine | None:
    """One file, nothing where there is none of the id."""
    row = session.execute(select(*_COLUMNS).where(Attachment.id == attachment_id)).first()
    return AttachmentLine(*tuple(row)) if row else None


def links_to(session: Session, sha256: str) -> int:
    """How many places of the register name a content: files of workers and trainings, photos."""
    named = (Attachment.sha256, TrainingFile.sha256, Agent.photo, Participant.photo)
    counted = (
        session.scalar(select(func.count()).where(column == sha256)) or 0 for column in named
    )
    return sum(counted)
