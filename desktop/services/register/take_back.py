"""The last deed of a person taken back: an edit, a verification, a leaving, a list, an entry."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from db.engine import Session
from db.queries import standings, undoing, verifications, worker_store
from db.queries import taking_back as queries
from db.queries.audit import Entry
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark, ngettext
from desktop.services.acting import Acting
from desktop.services.register.putting_back import put_back
from desktop.services.register.rules import read_rules
from desktop.services.register.undo import Undone, undo_import
from desktop.services.upkeep.audit import record

REACH = timedelta(hours=24)
"""How long after it a deed is still taken back by one key; a list, by its own page, at any time."""

_UNDONE = "deed.undo"
_SOME = 200
_ABOUT: Final = {
    "worker.add": mark("new entry of {whom}"),
    "worker.change": mark("correction of {whom}"),
    "worker.verify": mark("verification of {whom}"),
    "worker.status": mark("status of {whom}"),
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
    gone = queries.taken_back(session, _UNDONE, since)
    for entry in queries.deeds_of(session, acting.user, list(_WAYS), since):
        if entry.id not in gone and _WAYS[entry.action].stands(session, entry):
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
    done, kept, undone = _WAYS[entry.action].undo(session, acting, entry, progress)
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


@dataclass(frozen=True, slots=True)
class _Way:
    """How deeds of a kind are taken back, and whether there is anything left to take back."""

    stands: Callable[[Session, Entry], bool]
    undo: Callable[[Session, Acting, Entry, Progress], tuple[int, int, Undone | None]]


def _still_as_left(
    session: Session, entry: Entry, most: int | None = None
) -> dict[int, dict[str, str]]:
    """Worker to field to the old value, of what a deed changed and still stands as it left it.

    `most` is how many changes are looked at: enough to know whether there is anything.
    """
    old: dict[tuple[int, str], str] = {}
    new: dict[tuple[int, str], str] = {}
    for worker, field, before, after in queries.lines_of(session, entry.id, most):
        old.setdefault((worker, field), before)
        new[worker, field] = after
    ids = sorted({worker for worker, _field in new})
    now = worker_store.worker_values(session, ids) if any(f != "status" for _w, f in new) else {}
    statuses = queries.statuses(session, ids)
    left: dict[int, dict[str, str]] = defaultdict(dict)
    for (worker, field), after in new.items():
        status = field == "status"
        stands = statuses.get(worker) if status else now.get(worker, {}).get(field)
        if stands == after:
            left[worker][field] = old[worker, field]
    return left


def _takes_back(session: Session, acting: Acting, entry: Entry, workers: int) -> int:
    told: dict[str, object] = {"undoes": entry.id, "action": entry.action, "workers": workers}
    return record(session, acting, _UNDONE, entry.entity, entry.entity_id, told)


def _edit_stands(session: Session, entry: Entry) -> bool:
    return bool(_fit_niks(session, _still_as_left(session, entry, _SOME)))


def _fit_niks(session: Session, before: Mapping[int, dict[str, str]]) -> dict[int, dict[str, str]]:
    """Without those whose NIK from before somebody else bears now."""
    niks = [of["nik"] for of in before.values() if "nik" in of]
    taken = queries.bearers(session, niks) if niks else set()
    return {one: of for one, of in before.items() if of.get("nik", "") not in taken}


def _undo_edit(
    session: Session, acting: Acting, entry: Entry, _progress: Progress
) -> tuple[int, int, None]:
    touched = {worker for worker, *_ in queries.lines_of(session, entry.id)}
    before = _fit_niks(session, _still_as_left(session, entry))
    audit_id = _takes_back(session, acting, entry, len(before))
    put_back(session, read_rules(session, acting), audit_id, acting.now(), before)
    return len(before), len(touched) - len(before), None


def _status_stands(session: Session, entry: Entry) -> bool:
    return bool(_movable(session, entry, _SOME))


def _movable(session: Session, entry: Entry, most: int | None = None) -> dict[int, str]:
    """Worker to the status before, of those a deed moved who no approved letter has since."""
    before = {
        worker: of["status"]
        for worker, of in _still_as_left(session, entry, most).items()
        if "status" in of
    }
    held = standings.in_letters(session, list(before), ("draft", "submitted", "approved"))
    return {worker: old for worker, old in before.items() if worker not in held}


def _move_back(session: Session, acting: Acting, audit_id: int, before: Mapping[int, str]) -> None:
    groups: dict[str, list[int]] = defaultdict(list)
    for worker, old in before.items():
        groups[old].append(worker)
    now = acting.now()
    for old, ids in sorted(groups.items()):
        verifications.set_status(session, ids, old, audit_id=audit_id, at=now)


def _undo_status(
    session: Session, acting: Acting, entry: Entry, _progress: Progress
) -> tuple[int, int, None]:
    touched = {worker for worker, *_ in queries.lines_of(session, entry.id)}
    before = _movable(session, entry)
    _move_back(session, acting, _takes_back(session, acting, entry, len(before)), before)
    return len(before), len(touched) - len(before), None


def _undo_verification(
    session: Session, acting: Acting, entry: Entry, _progress: Progress
) -> tuple[int, int, None]:
    result = str(json.loads(entry.detail)["result"])
    until = queries.next_at(session, entry.id)
    looked = queries.verified_between(session, entry.by, result, entry.at, until)
    moved = {worker for worker, *_ in queries.lines_of(session, entry.id)}
    before = _movable(session, entry)
    # Who stood there before the look has no line of history; the look itself goes.
    same = [one for one in looked if one not in moved]
    done = [*before, *same]
    _move_back(session, acting, _takes_back(session, acting, entry, len(done)), before)
    queries.drop_verifications(session, done, entry.by, result, entry.at, until)
    return len(done), len(moved) - len(before), None


def _import_stands(session: Session, entry: Entry) -> bool:
    return entry.entity_id is not None and queries.standing_batch(session, entry.entity_id)


def _undo_import(
    session: Session, acting: Acting, entry: Entry, progress: Progress
) -> tuple[int, int, Undone]:
    undone = undo_import(session, acting, entry.entity_id or 0, progress)
    return len(undone.removed) + len(undone.restored), len(undone.kept), undone


def _addition_stands(session: Session, entry: Entry) -> bool:
    worker = entry.entity_id
    if worker is None or not queries.name_of(session, worker):
        return False
    told = undoing.told_of(session, worker)
    deeds = undoing.with_deeds(session, [worker])
    return not (
        told
        or deeds
        or standings.in_any_letter(session, worker)
        or queries.any_changes(session, worker)
    )


def _undo_addition(
    session: Session, acting: Acting, entry: Entry, _progress: Progress
) -> tuple[int, int, None]:
    _takes_back(session, acting, entry, 1)
    undoing.remove_workers(session, [entry.entity_id or 0])
    return 1, 0, None


_WAYS: Final[Mapping[str, _Way]] = {
    "batch.import": _Way(_import_stands, _undo_import),
    "worker.add": _Way(_addition_stands, _undo_addition),
    "worker.change": _Way(_edit_stands, _undo_edit),
    "worker.verify": _Way(_status_stands, _undo_verification),
    "worker.status": _Way(_status_stands, _undo_status),
}
