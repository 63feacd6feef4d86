"""Filters kept by name."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.schema import SavedFilter


@dataclass(frozen=True, slots=True)
class SavedFilterLine:
    """A kept filter; `content` is what it filters by, as JSON."""

    id: int
    name: str
    content: str


def saved_filters(session: Session) -> list[SavedFilterLine]:
    """Every kept filter, by name."""
    query = select(SavedFilter.id, SavedFilter.name, SavedFilter.content)
    query = query.order_by(SavedFilter.name_key, SavedFilter.id)
    return [SavedFilterLine(*row) for row in session.execute(query)]
