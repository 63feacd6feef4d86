"""What a search in the side bar finds: pages by their names, workers by name or NIK, agents."""

from collections.abc import Mapping

from db.engine import Session
from db.queries.agent_search import agents_named
from db.queries.workers import WorkerFilter, worker_page
from desktop.domain.names import fold
from desktop.domain.proof import begins_a_proof
from desktop.domain.texts import gettext as _
from desktop.ui.editors import grouped_digits
from desktop.ui.letter_finder import letter_places
from desktop.ui.search_box import Place
from desktop.ui.training_finder import TRAININGS_PAGE, training_places

WORKERS_PAGE = "workers"
PAPERS_PAGE = "letters"
AGENTS_PAGE = "agents"
CODE = "code"
"""What the page of letters is opened about, with the text of a code."""
_MOST_WORKERS = 8
_MOST_AGENTS = 4
_LEAST_LETTERS = 2


def found_places(session: Session, text: str, pages: Mapping[str, str]) -> list[Place]:
    """Pages (key to name) that the text begins or is part of, the first workers, letters, agents.

    The code of a paper, scanned into the box, is to be checked.
    """
    wanted = text.casefold()
    if PAPERS_PAGE in pages and begins_a_proof(text):
        return [Place(_("Check the scanned paper"), PAPERS_PAGE, (CODE, text))]
    places = [Place(name, key) for key, name in pages.items() if wanted in name.casefold()]
    if WORKERS_PAGE in pages and len(wanted) >= _LEAST_LETTERS:
        found, _next = worker_page(session, WorkerFilter(search=fold(text)), limit=_MOST_WORKERS)
        places += [
            Place(
                f"{line.name} · {grouped_digits(line.nik)} · {line.village}", WORKERS_PAGE, line.id
            )
            for line in found
        ]
    if PAPERS_PAGE in pages and len(wanted) >= _LEAST_LETTERS:
        places += letter_places(session, text)
    if AGENTS_PAGE in pages and len(wanted) >= _LEAST_LETTERS and fold(text):
        places += [
            Place(
                " · ".join(filter(None, (line.name, _("Perisai"), line.wadah))),
                AGENTS_PAGE,
                line.id,
            )
            for line in agents_named(session, fold(text), _MOST_AGENTS)
        ]
    if TRAININGS_PAGE in pages and len(wanted) >= _LEAST_LETTERS:
        places += training_places(session, text)
    return places
