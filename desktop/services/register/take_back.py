"""The last deed of a person taken back: an edit, a verification, a leaving, a list, an entry."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from db.engine import Session
from db.queries import taking_back as queries
from db.queries.audit import Entry
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark, ngettext
from desktop.services.acting import Acting
from desktop.services.register.undo import Undone
from desktop.services.register.ways_back import UNDONE, WAYS

REACH = timedelta(hours=24)
"""How long after it a deed is still taken back by one key; a list, by its own page, at any time."""

_ABOUT: Final = {
    "worker.add": mark("new entry of {whom}"),
    "worker.change": mark("correction of {whom}"),
    "worker.bulk": mark("change of {whom}"),
    "worker.verify": mark("verification of {whom}"),
    "worker.status": mark("status of {whom}"),
    "worker.merge": mark("merge into {whom}"),
    "pair.distinct": mark("decision that {whom} is no double"),
    "finding.accept": mark("accepted finding on {whom}"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """What would be taken back: the audit entry, its kind, and what it is about in words."""

    id: int
    action: str
    at: datetime
    about: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back; `done` people are as before, `kept` were changed since.

    `undone` names the people of a list.
    """

    deed: Deed
    done: int
    kept: int
    undone: Undone | None = None


def last_deed(session: Session, acting: Acting) -> Deed | None:
    """The newest deed of who acts that can be taken back, nothing where there is none."""
    since = acting.now() - REACH
    gone = queries.taken_back(session, UNDONE, since)
    for entry in queries.deeds_of(session, acting.user, list(WAYS), since):
        if entry.id not in gone and WAYS[entry.action].stands(session, entry):
            return _deed(session, entry)
    return None


def take_back(
    session: Session, acting: Acting, deed: int | None = None, progress: Progress = SILENT
) -> TakenBack:
    """Take back the newest deed of who acts, or that one where it still is the newest.

    Who was changed since stays as they are. UserError `deed.none`, `deed.not_newest`.
    """
    last = last_deed(session, acting)
    if last is None:
        raise UserError("deed.none", _("There is nothing of yours to undo."))
    if deed is not None and deed != last.id:
        raise UserError(
            "deed.not_newest", _("Something else was done since. Look at it and undo again.")
        )
    entry = queries.entry(session, last.id)
    assert entry is not None  # it was read just now
    done, kept, undone = WAYS[entry.action].undo(session, acting, entry, progress)
    return TakenBack(last, done, kept, undone)


def said(taken: TakenBack) -> str:
    """What was taken back, as a sentence."""
    about = taken.deed.about
    if taken.undone is not None:
        told = _("{file} is taken back: {removed} removed, {restored} restored, {kept} kept.")
        return told.format(
            file=about,
            removed=len(taken.undone.removed),
            restored=len(taken.undone.restored),
            kept=len(taken.undone.kept),
        )
    told = _("Undone: {about}.").format(about=about)
    if taken.kept:
        more = ngettext(
            "{n} person was changed since and stays.",
            "{n} people were changed since and stay.",
            taken.kept,
        )
        told = f"{told} {more.format(n=taken.kept)}"
    return told


def _deed(session: Session, entry: Entry) -> Deed:
    detail = json.loads(entry.detail)
    if entry.action == "batch.import":
        about = str(detail["file"])
    else:
        name = queries.name_of(session, entry.entity_id) if entry.entity_id else ""
        number = detail.get("verified") or detail.get("workers") or detail.get("changed") or 1
        whom = name or ngettext("{n} person", "{n} people", number).format(n=number)
        about = _(_ABOUT[entry.action]).format(whom=whom)
    return Deed(entry.id, entry.action, entry.at, about)
