"""Trainings and participants for the search that is always there."""

from db.engine import Session
from db.queries import trainings
from desktop.domain.names import fold
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import read_participant_code
from desktop.ui.search_box import Place

TRAININGS_PAGE = "trainings"
_MOST = 4


def training_places(session: Session, text: str) -> list[Place]:
    """Trainings by name, theme or place, and participants by name or code; few of each."""
    key = fold(text)
    if not key:
        return []
    lines = trainings.trainings(session)
    names = {line.id: line.name for line in lines}
    found = [line for line in lines if key in fold(f"{line.name} {line.theme} {line.place}")][
        :_MOST
    ]
    places = [
        Place(f"{line.name} · {_('Training')}, {line.start.year}", TRAININGS_PAGE, line.id)
        for line in found
    ]
    code = read_participant_code(text)
    bearer = trainings.participant_by_code(session, code) if code else None
    people = [bearer] if bearer else trainings.participants_named(session, key, _MOST)
    return places + [
        Place(
            f"{who.name} · {who.row} · {names.get(who.training_id, '')}",
            TRAININGS_PAGE,
            (who.training_id, who.id),
        )
        for who in people
    ]
