"""What the page reads of one person, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime

from db.engine import Session
from db.queries import imports as import_queries
from db.queries.attachments import AttachmentLine, attachments_of
from db.queries.doubles import open_pairs_of
from db.queries.findings import StoredFinding
from db.queries.heirs import HeirLine, heirs_of
from db.queries.history import ChangeLine, worker_history
from db.queries.letter_people import held_by
from db.queries.letters import LetterLine, worker_letters
from db.queries.workers import (
    WorkerLine,
    worker,
    worker_findings,
    worker_sources,
)
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _
from desktop.services.letters.answer.cover import Cover, cover_of
from desktop.services.letters.choose import REASONS, why_not
from desktop.services.letters.funding import list_funding


@dataclass(frozen=True, slots=True)
class Source:
    """A list that told of a worker: when it came in, by whom, its file and the row in it."""

    at: datetime
    by: str
    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Person:
    """A worker with findings, history and letters; `why` is why no letter would take them.

    `doubles` counts pairs to be decided in which they stand.
    """

    line: WorkerLine
    findings: list[StoredFinding]
    history: list[ChangeLine]
    letters: list[LetterLine]
    sources: list[Source]
    files: list[AttachmentLine]
    heirs: list[HeirLine]
    tone: str
    why: str
    doubles: int
    cover: Cover


def read_person(session: Session, worker_id: int, today: date) -> Person | None:
    """The person of a row id on a day, nothing where they are gone."""
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
        _sources(session, worker_id),
        attachments_of(session, worker_id),
        heirs_of(session, [worker_id]).get(worker_id, []),
        tone,
        why,
        len(open_pairs_of(session, worker_id)),
        cover_of(session, worker_id, today),
    )


def _sources(session: Session, worker_id: int) -> list[Source]:
    """The lists that told of a worker, newest first."""
    found = []
    for line in reversed(worker_sources(session, [worker_id]).get(worker_id, [])):
        batch = import_queries.batch(session, line.batch)
        if batch is not None:
            found.append(Source(batch.at, batch.by, batch.file, line.row))
    return found


def _standing(session: Session, line: WorkerLine, letters: list[LetterLine]) -> tuple[str, str]:
    """In which letter the worker stands; else why in none."""
    held = held_by(session, line.id)
    for letter in letters:
        if letter.id == held:
            number = letter.number or _("a letter without a number yet")
            return "ok", _("In {letter}.").format(letter=number)
    fundings = list_funding(session)
    if not fundings:
        return "info", _("In no letter: there is no funding yet.")
    reason = why_not(session, line.nik, fundings[0].id)
    if not reason:
        return "ok", _("In no letter yet; the next one can take this person.")
    return "info", _("In no letter: {reason}.").format(reason=gettext(REASONS[reason]))
