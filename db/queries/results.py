"""Results of trainings, kept when they are closed."""

from collections.abc import Sequence

from sqlalchemy import update
from sqlalchemy.orm import Session

from db.schema import Participant


def keep_results(session: Session, rows: Sequence[tuple[int, int, int, bool]]) -> None:
    """Keep (participant, JP attended, JP held, passed) of each."""
    if rows:
        names = ("id", "jp_attended", "jp_held", "passed")
        session.execute(update(Participant), [dict(zip(names, row, strict=True)) for row in rows])
