"""What a search in the side bar finds of letters: those whose number holds the text."""

from db.engine import Session
from db.queries.letter_search import letters_numbered
from desktop.domain.statuses import LETTER_PILLS, LetterState
from desktop.domain.texts import gettext as _
from desktop.ui.search_box import Place

_PAGE = "letters"
_MOST = 4


def letter_places(session: Session, text: str) -> list[Place]:
    """Letters by a part of their number, the newest first."""
    return [
        Place(f"{one.number} · {_(LETTER_PILLS[LetterState(one.state)])}", _PAGE, one.id)
        for one in letters_numbered(session, text, _MOST)
    ]
