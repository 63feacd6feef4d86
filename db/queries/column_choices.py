"""Columns as people chose them, by the kind of sheet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.schema import ColumnChoice


@dataclass(frozen=True, slots=True)
class ColumnChoiceLine:
    """A choice; `headers` (a list) and `chosen` (header to field) are JSON."""

    id: int
    kind: str
    headers: str
    chosen: str
    file: str
    by: str
    at: datetime


_LINE: tuple[Any, ...] = (
    ColumnChoice.id,
    ColumnChoice.kind,
    ColumnChoice.headers,
    ColumnChoice.chosen,
    ColumnChoice.file,
    ColumnChoice.by,
    ColumnChoice.at,
)


def column_choices(session: Session) -> list[ColumnChoiceLine]:
    """Every choice, the newest first."""
    query = select(*_LINE).order_by(ColumnChoice.at.desc(), ColumnChoice.id.desc())
    return [ColumnChoiceLine(*tuple(row)) for row in session.execute(query)]
