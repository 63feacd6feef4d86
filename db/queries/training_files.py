"""Files of trainings: scans of signed pages, and others."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.schema import TrainingFile


@dataclass(frozen=True, slots=True)
class TrainingFileLine:
    """A file of a training; `kind` is signed or other, `media` jpg, png or pdf, `size` in bytes."""

    id: int
    uid: str
    training_id: int
    page_id: int | None
    kind: str
    name: str
    media: str
    size: int
    sha256: str
    at: datetime
    by: str


_COLUMNS = tuple(getattr(TrainingFile, name) for name in TrainingFileLine.__dataclass_fields__)


def training_files(session: Session, training_id: int) -> list[TrainingFileLine]:
    """The files of a training in the order they came."""
    query = (
        select(*_COLUMNS).where(TrainingFile.training_id == training_id).order_by(TrainingFile.id)
    )
    return [TrainingFileLine(*tuple(row)) for row in session.execute(query)]


def training_file(session: Session, file_id: int) -> TrainingFileLine | None:
    """One file, nothing where there is none of the id."""
    row = session.execute(select(*_COLUMNS).where(TrainingFile.id == file_id)).first()
    return TrainingFileLine(*tuple(row)) if row else None
