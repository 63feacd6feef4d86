"""What the page reads of one person, as plain values."""

from dataclasses import dataclass

from db.engine import Session
from db.queries.findings import StoredFinding
from db.queries.letters import LetterLine, worker_letters
from db.queries.workers import ChangeLine, WorkerLine, worker, worker_findings, worker_history
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _
from desktop.services.letters.choose import REASONS, why_not
from desktop.services.letters.funding import list_funding


@dataclass(frozen=True, slots=True)
class Person:
    """A worker with findings, history and letters; `why` is why no letter would take them."""

    line: WorkerLine
    findings: list[StoredFinding]
    history: list[ChangeLine]
    letters: list[LetterLine]
    tone: str
    why: str


def read_person(session: Session, worker_id: int) -> Person | None:
    """The person of a row id, nothing where they are gone."""
    line = worker(session, worker_id)
    if line is None:
        return None
    letters = worker_letters(session, worker_id)
    tone, why = _standing(session, line, letters)
    return Person(
        line,
        worker_findings(session, worker_id),
        worker_history(session, worker_id),
        letters,
        tone,
        why,
    )


def _standing(session: Session, line: WorkerLine, letters: list[LetterLine]) -> tuple[str, str]:
    """In which letter the worker stands; else why in none."""
    for letter in letters:
        if letter.state != "cancelled":
            number = letter.number or _("a letter without a number yet")
            return "ok", _("In {letter}.").format(letter=number)
    fundings = list_funding(session)
    if not fundings:
        return "info", _("In no letter: there is no funding yet.")
    reason = why_not(session, line.nik, fundings[0].id)
    if not reason:
        return "ok", _("In no letter yet; the next one can take this person.")
    return "info", _("In no letter: {reason}.").format(reason=gettext(REASONS[reason]))
