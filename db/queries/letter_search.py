"""Letters found by a part of their number."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.schema import Letter


@dataclass(frozen=True, slots=True)
class NamedLetter:
    """A letter as a search shows it."""

    id: int
    number: str
    state: str
    rows: int


def letters_numbered(session: Session, text: str, most: int) -> list[NamedLetter]:
    """Letters whose number holds a text, the newest first; none for no text."""
    wanted = text.strip().lower()
    if not wanted:
        return []
    query = select(Letter.id, Letter.number, Letter.state, Letter.rows)
    query = query.where(func.lower(Letter.number).contains(wanted, autoescape=True))
    found = session.execute(query.order_by(Letter.id.desc()).limit(most))
    return [NamedLetter(*row) for row in found]
