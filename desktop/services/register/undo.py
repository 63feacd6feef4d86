"""A whole list taken back: its people as if never there, overwritten values as they were."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from db.engine import Session
from db.queries import import_again, imports, undoing
from db.queries.imports import BatchLine
from db.queries.undoing import FieldChange, RowEnd
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.acting import Acting
from desktop.services.register.importing import require_batch
from desktop.services.register.putting_back import put_back
from desktop.services.register.quiet import without_collecting
from desktop.services.register.rules import read_rules
from desktop.services.upkeep.audit import record

REASONS: Final = {
    "new": mark("Came in with this list"),
    "overwritten": mark("The values from before are back"),
    "in_letter": mark("Stands in a letter"),
    "in_training": mark("Takes part in a training, or an heir does"),
    "confirmed": mark("A later list says so too"),
    "changed": mark("Changed since"),
}
"""Why a person ended as they did, by code."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person, and why they ended so: a code of REASONS."""

    nik: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Undone:
    """Who was taken out, who has the values from before again, and who stays as they are."""

    removed: list[Named]
    restored: list[Named]
    kept: list[Named]


@dataclass(slots=True)
class _Plan:
    """Worker to reason, and what to put back of those restored."""

    removed: dict[int, str]
    restored: dict[int, str]
    kept: dict[int, str]
    before: dict[int, dict[str, str]]


def undo_import(
    session: Session, acting: Acting, batch: int, progress: Progress = SILENT
) -> Undone:
    """Take a list back; rows that wait go with it.

    A worker who came in by it is taken out, one whom it changed gets the old values back, but
    who was changed since, is told of by a later list or stands in a letter stays as they are.
    Whom it only confirmed loses this source. UserError `batch.unknown`, `batch.undone`.
    """
    line = require_batch(session, batch)
    if line.undone_at is not None:
        raise UserError(
            "batch.undone",
            _("The import {batch} was taken back already.").format(batch=batch),
        )
    progress.step(0, 3, _("Looking at what depends on it"))
    with without_collecting():
        for again in import_again.repeating(session, batch):
            import_again.write_out(session, again)
        ends = undoing.row_ends(session, batch)
        plan = _plan(session, line, ends)
        undone = _named(session, plan)
        progress.step(1, 3, _("Taking it back"))
        told: dict[str, object] = {
            "file": line.file,
            "sha256": line.sha256,
            "removed": len(plan.removed),
            "restored": len(plan.restored),
            "kept": len(plan.kept),
        }
        audit_id = record(session, acting, "batch.undo", "batch", batch, told)
        _carry_out(session, acting, line, ends, plan, audit_id)
    progress.step(3, 3, _("The list is taken back"))
    return undone


def _plan(session: Session, line: BatchLine, ends: Sequence[RowEnd]) -> _Plan:
    """How each person of a list would end."""
    depends = _Depends(session, line)
    plan = _Plan({}, {}, {}, {})
    created = {end.worker_id for end in ends if end.outcome == "new"}
    for worker in dict.fromkeys(end.worker_id for end in ends):
        if worker is None:
            continue
        if worker in created:
            reason = depends.against_removing(worker)
            (plan.kept if reason else plan.removed)[worker] = reason or "new"
            continue
        before = depends.overwritten(worker)
        if before:
            reason = depends.against_restoring(worker, before)
            (plan.kept if reason else plan.restored)[worker] = reason or "overwritten"
            if not reason:
                plan.before[worker] = before
    return plan


class _Depends:
    """What came after a list and stands on it."""

    def __init__(self, session: Session, line: BatchLine) -> None:
        self._batch = line.id
        self._others = undoing.told_elsewhere(session, line.id)
        self._changes = undoing.changes_of(session, line.id)
        self._letters = undoing.in_letters(session, line.id)
        self._letters_since = undoing.in_letters_since(session, line.id, line.at)
        self._deeds = undoing.deeds_of_batch(session, line.id)
        self._trained = undoing.in_trainings(session, line.id)

    def against_removing(self, worker: int) -> str:
        """Why a worker who came in by the list stays, empty where nothing is against it."""
        if worker in self._letters:
            return "in_letter"
        if worker in self._others:
            return "confirmed"
        if worker in self._trained:
            return "in_training"
        changes = self._changes.get(worker)
        if worker in self._deeds or (changes and _comes_to_something(changes, self._batch)):
            return "changed"
        return ""

    def overwritten(self, worker: int) -> dict[str, str]:
        """Field to what stood before the list changed it."""
        before: dict[str, str] = {}
        for change in self._changes.get(worker, ()):
            if change.batch == self._batch:
                before.setdefault(change.field, change.old)
        return before

    def against_restoring(self, worker: int, before: Mapping[str, str]) -> str:
        """Why the values from before do not come back, empty where nothing is against it."""
        if worker in self._letters_since:
            return "in_letter"
        changes = [one for one in self._changes[worker] if one.field in before]
        written = {one.field: one for one in changes if one.batch == self._batch}
        now = {one.field: one.new for one in changes}
        if any(now[field] != one.new for field, one in written.items()):
            return "changed"
        later = [said for batch, said in self._others.get(worker, ()) if batch > self._batch]
        if any(before.keys() & json.loads(said).keys() for said in later):
            return "confirmed"
        return ""


def _comes_to_something(changes: Sequence[FieldChange], batch: int) -> bool:
    """Whether others' changes left anything else than there was: one and its undoing do not."""
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for change in changes:
        if change.batch != batch:
            first.setdefault(change.field, change.old)
            last[change.field] = change.new
    return first != last


def _named(session: Session, plan: _Plan) -> Undone:
    names = undoing.names_of(session, [*plan.removed, *plan.restored, *plan.kept])

    def named(some: Mapping[int, str]) -> list[Named]:
        return [Named(*names[worker], reason) for worker, reason in some.items()]

    return Undone(named(plan.removed), named(plan.restored), named(plan.kept))


def _carry_out(
    session: Session,
    acting: Acting,
    line: BatchLine,
    ends: Sequence[RowEnd],
    plan: _Plan,
    audit_id: int,
) -> None:
    now = acting.now()
    if plan.before:
        put_back(session, read_rules(session, acting), audit_id, now, plan.before)
    _drop_claims(session, line.id)
    import_again.forget(session, line.id)
    undone_before = undoing.told_by_undone(session, line.id)
    stay = plan.kept.keys() | plan.restored.keys()
    gone = [end.id for end in ends if end.worker_id is None or end.worker_id not in stay]
    undoing.free_rows(session, sorted(undone_before & plan.removed.keys()))
    _take_out(session, line.id, gone, plan.removed, now)


def _take_out(
    session: Session, batch: int, rows: Sequence[int], workers: Collection[int], now: datetime
) -> None:
    undoing.forget_changes(session, list(workers))
    undoing.forget_rows(session, batch, rows)
    undoing.remove_workers(session, list(workers))
    imports.mark_undone(session, batch, now)


def _drop_claims(session: Session, batch: int) -> None:
    """Workers whose NIK only waiting rows of this list claimed are told of it no more."""
    niks = undoing.claimed(session, batch)
    undoing.drop_claims(session, niks - undoing.still_claimed(session, niks, batch))
