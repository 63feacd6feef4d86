"""How the issue of a letter moves its people: in, or out."""

from datetime import datetime

from db.engine import Session
from db.queries import candidates as candidate_queries
from db.queries.letters import LetterLine
from desktop.domain.letter_kinds import LetterKind


def move_by_issue(session: Session, line: LetterLine, entry: int, at: datetime) -> None:
    """Whom a letter brings in becomes `proposed`, whom it takes out `ended`."""
    if line.kind == LetterKind.REMOVAL:
        candidate_queries.move_to_ended(session, line.id, entry, at, replaced=False)
        return
    candidate_queries.move_to_proposed(session, line.id, entry, at)
    if line.kind == LetterKind.REPLACEMENT:
        candidate_queries.move_to_ended(session, line.id, entry, at, replaced=True)
