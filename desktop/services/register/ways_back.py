"""How each kind of deed is taken back, and whether anything of it is left to take back."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from db.engine import Session
from db.queries import doubles, merges, standings, undoing, verifications, worker_store
from db.queries import taking_back as queries
from db.queries.audit import Entry
from desktop.domain.progress import Progress
from desktop.services.acting import Acting
from desktop.services.register.bulk import BULK
from desktop.services.register.decide import take_back_apart
from desktop.services.register.merge import unmerge_workers
from desktop.services.register.putting_back import put_back
from desktop.services.register.rules import read_rules
from desktop.services.register.undo import Undone, undo_import
from desktop.services.upkeep.audit import record

UNDONE: Final = "deed.undo"
"""The deed of taking one back; its detail names the entry it `undoes`."""

_SOME = 200


@dataclass(frozen=True, slots=True)
class Way:
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
    return record(session, acting, UNDONE, entry.entity, entry.entity_id, told)


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


def _merged(session: Session, entry: Entry) -> str:
    """The NIK of who was merged by a deed and still is, else nothing."""
    uid = json.loads(entry.detail)["dropped"]
    lines = merges.merges_into(session, entry.entity_id or 0)
    # Only the latest: those before it are taken back after it.
    return lines[0].nik if lines and lines[0].uid == uid else ""


def _merge_stands(session: Session, entry: Entry) -> bool:
    return bool(_merged(session, entry))


def _undo_merge(
    session: Session, acting: Acting, entry: Entry, _progress: Progress
) -> tuple[int, int, None]:
    unmerge_workers(session, acting, entry.entity_id or 0, _merged(session, entry))
    return 2, 0, None


def _told_apart(session: Session, entry: Entry) -> tuple[int, int] | None:
    detail = json.loads(entry.detail)
    ids = queries.ids_of_uids(session, [detail["a"], detail["b"]])
    if len(ids) != 2:
        return None
    pair = doubles.pair_of(session, ids[0], ids[1])
    return (ids[0], ids[1]) if pair is not None and pair.state == doubles.DISTINCT else None


def _apart_stands(session: Session, entry: Entry) -> bool:
    return _told_apart(session, entry) is not None


def _undo_apart(
    session: Session, acting: Acting, entry: Entry, _progress: Progress
) -> tuple[int, int, None]:
    pair = _told_apart(session, entry)
    if pair is not None:
        take_back_apart(session, acting, *pair)
    return 2, 0, None


def _accepted(session: Session, entry: Entry) -> list[int]:
    """The findings that a deed accepted and that still stand as accepted."""
    until = queries.next_at(session, entry.id)
    code = str(json.loads(entry.detail)["code"])
    return queries.accepted_between(session, entry.entity_id or 0, code, entry.by, entry.at, until)


def _acceptance_stands(session: Session, entry: Entry) -> bool:
    return bool(_accepted(session, entry))


def _undo_acceptance(
    session: Session, acting: Acting, entry: Entry, _progress: Progress
) -> tuple[int, int, None]:
    doubles.reopen_findings(session, _accepted(session, entry))
    _takes_back(session, acting, entry, 1)
    return 1, 0, None


WAYS: Final[Mapping[str, Way]] = {
    "batch.import": Way(_import_stands, _undo_import),
    "worker.add": Way(_addition_stands, _undo_addition),
    "worker.change": Way(_edit_stands, _undo_edit),
    BULK: Way(_edit_stands, _undo_edit),
    "worker.verify": Way(_status_stands, _undo_verification),
    "worker.status": Way(_status_stands, _undo_status),
    "worker.merge": Way(_merge_stands, _undo_merge),
    "pair.distinct": Way(_apart_stands, _undo_apart),
    "finding.accept": Way(_acceptance_stands, _undo_acceptance),
}
