"""Two workers who are one: merged into one, and given back as they were."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from db.engine import Session
from db.queries import doubles, merges, worker_store
from db.queries import workers as worker_queries
from db.queries.merges import MergeLine
from db.queries.workers import WorkerLine
from desktop.domain.canonical import canonical_json
from desktop.domain.errors import UserError
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.register.decide import (
    TOLD_APART,
    Apart,
    as_json,
    from_json,
    keep_apart,
    keep_apart_no_more,
    told_apart_from,
    two,
)
from desktop.services.register.entering import write_changes
from desktop.services.upkeep.audit import record

MERGED = "double.merged"
"""The note on findings that a merge settled."""

_FIELD = "merge"
"""The field a merge stands under in a worker's history; its text is the other's NIK."""

_FURTHER = {WorkerStatus.PROPOSED: 1, WorkerStatus.ENROLLED: 2}
_OPEN_LETTER = frozenset(("draft", "submitted", "approved"))


def merge_workers(
    session: Session,
    acting: Acting,
    keep: int,
    drop: int,
    take: Mapping[str, int] | None = None,
) -> int:
    """Make two workers one; give back the kept one's row id.

    `take` says of some fields whose value (row id) stays; of the others it is the kept one's,
    or the dropped one's where that is empty. Heirs, findings, verifications, history, sources
    and places in letters follow, and whoever was told apart from either stays so. The NIK that
    goes stays known and stands for the kept one.
    UserError `worker.unknown`, `pair.same`, `pair.in_letters`, `field.unknown`.
    """
    kept, dropped = two(session, keep, drop)
    _check_letters(session, kept, dropped)
    values = worker_store.worker_values(session, [keep, drop])
    chosen = _chosen(
        values[keep], values[drop], take or {}, {keep: values[keep], drop: values[drop]}
    )
    apart = [one for one in told_apart_from(session, drop) if one.other != keep]
    before = _take_over(session, kept, dropped)
    before["fields"] = {key: [values[keep][key], text] for key, text in chosen.items()}
    told: dict[str, object] = {
        "dropped": dropped.uid,
        "fields": {key: {"old": old, "new": new} for key, (old, new) in before["fields"].items()},
        "columns": before["columns"],
    }
    audit_id, now = record(session, acting, "worker.merge", "worker", keep, told), acting.now()
    _write(session, audit_id, now, keep, chosen, before["columns"], 1)
    _note(session, audit_id, keep, "", dropped.nik)
    _stay_apart(session, acting, now, keep, apart, before)
    merges.insert_merge(
        session,
        {
            "uid": dropped.uid,
            "kept_id": keep,
            "nik": kept.nik if "nik" in chosen else dropped.nik,
            "name": dropped.name,
            "birth_date": dropped.birth_date,
            "region": dropped.region,
            "before": canonical_json(before),
            "at": now,
            "by": acting.user,
        },
    )
    doubles.add_todo(session, keep, keep)
    return keep


def _stay_apart(
    session: Session,
    acting: Acting,
    now: datetime,
    keep: int,
    apart: Sequence[Apart],
    before: dict[str, Any],
) -> None:
    """Whom the dropped one was told apart from is another than the kept one too.

    What is settled by it and by the merge, and how to undo that, is added to `before`.
    """
    before["apart"] = keep_apart(session, keep, apart, now)
    before["settled"] = []
    for worker, note in ((keep, MERGED), *((one.other, TOLD_APART) for one in apart)):
        if not doubles.open_pairs_of(session, worker):
            before["settled"] += doubles.settle_findings(session, worker, acting.user, now, note)


def _take_over(session: Session, kept: WorkerLine, dropped: WorkerLine) -> dict[str, Any]:
    """Let all that is told of one be told of the other, and give back what it takes to undo it."""
    pairs = doubles.pairs_of(session, [dropped.id])
    before: dict[str, Any] = {
        "worker": merges.whole_worker(session, dropped.id),
        "nik": dropped.nik,
        "last_row": merges.last_row(session),
        "pairs": [[one.a_id, one.b_id, *as_json(one)] for one in pairs.values()],
        "columns": _follow(kept, dropped),
    }
    doubles.delete_pairs(session, [one.id for one in pairs.values()])
    before["moved"], before["gone"] = merges.move_all(session, dropped.id, kept.id)
    merges.take_out(session, dropped.id)
    return before


def _check_letters(session: Session, kept: WorkerLine, dropped: WorkerLine) -> None:
    """Nobody may come to stand in a letter under way and in another one besides."""
    of_kept = merges.letters_with(session, kept.id)
    of_dropped = merges.letters_with(session, dropped.id)
    states = {state for _id, state, _number in (*of_kept, *of_dropped)}
    if of_kept and of_dropped and states & _OPEN_LETTER:
        letters = [number or str(one) for one, _state, number in (*of_kept, *of_dropped)]
        raise UserError(
            "pair.in_letters",
            _(
                "Both {a} and {b} stand in letters ({letters}), and one of these is not issued "
                "yet. Discard or cancel it first."
            ).format(a=kept.name, b=dropped.name, letters=", ".join(dict.fromkeys(letters))),
        )


def _chosen(
    kept: Mapping[str, str],
    dropped: Mapping[str, str],
    take: Mapping[str, int],
    values: Mapping[int, Mapping[str, str]],
) -> dict[str, str]:
    """The fields of the kept one that change, to what."""
    unknown = [field for field in take if field not in kept]
    if unknown:
        raise UserError(
            "field.unknown",
            _("There is no field {field}. There are: {fields}.").format(
                field=f'"{unknown[0]}"', fields=", ".join(sorted(kept))
            ),
        )
    changes = {}
    for field, stands in kept.items():
        text = values[take[field]][field] if field in take else stands or dropped[field]
        if text != stands:
            changes[field] = text
    return changes


def _follow(kept: WorkerLine, dropped: WorkerLine) -> dict[str, list[str]]:
    """How far the two have come: who is further in the programme stands for both."""
    columns: dict[str, list[str]] = {}
    if _further(dropped.status) > _further(kept.status):
        columns["status"] = [kept.status, dropped.status]
    if dropped.member_number and not kept.member_number:
        columns["member_number"] = ["", dropped.member_number]
    return columns


def _further(status: str) -> int:
    return _FURTHER.get(WorkerStatus(status), 0)


def _write(
    session: Session,
    audit_id: int,
    now: datetime,
    worker: int,
    fields: Mapping[str, str],
    columns: Mapping[str, list[str]],
    to: int,
) -> None:
    """Change fields and columns of a worker, with their history; `to` is 1 forward, 0 back."""
    if fields:
        write_changes(
            session, audit_id, now, {worker: {key: (new, None) for key, new in fields.items()}}
        )
    if columns:
        merges.set_columns(session, worker, {key: pair[to] for key, pair in columns.items()})
    for key, pair in columns.items():
        _note(session, audit_id, worker, pair[1 - to], pair[to], key)


def _note(
    session: Session, audit_id: int, worker: int, old: str, new: str, field: str = _FIELD
) -> None:
    """A line of a worker's history."""
    line = {"worker_id": worker, "audit_id": audit_id, "import_row_id": None}
    worker_store.insert_changes(session, [{**line, "field": field, "old": old, "new": new}])


def unmerge_workers(session: Session, acting: Acting, keep: int, nik: str) -> int:
    """Take a merge back; give back the row id of the one who is there again.

    `nik` is the one the dropped worker bore. Both are as they were; what came to the kept one
    since stays with them, rows of later lists go to whose NIK they bear. UserError
    `pair.not_merged`, `nik.duplicate_in_register`.
    """
    line, before = _merge_of(session, keep, nik)
    kept = worker_queries.worker(session, keep)
    if kept is None:
        raise UserError("worker.unknown", _("There is no such worker in the register."))
    now_values = worker_store.worker_values(session, [keep])[keep]
    fields = {key: old for key, (old, new) in before["fields"].items() if now_values[key] == new}
    columns = {
        key: pair for key, pair in before["columns"].items() if getattr(kept, key) == pair[1]
    }
    now = acting.now()
    told: dict[str, object] = {"dropped": line.uid, "fields": sorted(fields)}
    audit_id = record(session, acting, "worker.unmerge", "worker", keep, told)
    merges.delete_merge(session, line.id)
    _write(session, audit_id, now, keep, fields, columns, 0)
    _note(session, audit_id, keep, before["nik"], "")
    again = merges.put_in(session, before["worker"])
    merges.move_back(session, before["moved"], before["gone"], again, keep)
    merges.point_rows(
        session, merges.rows_since(session, keep, before["last_row"], before["nik"]), again
    )
    _end_of_letters(session, audit_id, again)
    keep_apart_no_more(session, keep, before.get("apart", ()))
    _pairs_again(session, acting, before, again)
    doubles.reopen_findings(session, before.get("settled", []))
    doubles.add_each_todo(session, [keep, again])
    return again


def _merge_of(session: Session, keep: int, nik: str) -> tuple[MergeLine, dict[str, Any]]:
    """The latest merge into a worker of the one who bore a NIK."""
    for line in merges.merges_into(session, keep):
        before: dict[str, Any] = json.loads(line.before)
        if nik in (before["nik"], line.nik):
            return line, before
    raise UserError(
        "pair.not_merged",
        _("Nobody with this NIK was merged into this worker. See the worker's history."),
    )


def _end_of_letters(session: Session, audit_id: int, worker: int) -> None:
    """Who was proposed in a letter that is cancelled since is free again."""
    line = worker_queries.worker(session, worker)
    if line is None or line.status != WorkerStatus.PROPOSED:
        return
    if not merges.letters_with(session, worker):
        merges.set_columns(session, worker, {"status": WorkerStatus.CLEAR.value})
        _note(session, audit_id, worker, line.status, WorkerStatus.CLEAR.value, "status")


def _pairs_again(session: Session, acting: Acting, before: Mapping[str, Any], again: int) -> None:
    """The pairs the dropped one stood in, as far as the others are there."""
    was = before["worker"]["id"]
    rows = []
    for a, b, *pair in before["pairs"]:
        one, other = (again if each == was else each for each in (a, b))
        if worker_queries.worker(session, one) is None:
            continue
        if worker_queries.worker(session, other) is None:
            continue
        if doubles.pair_of(session, one, other) is not None:
            continue
        low, high = sorted((one, other))
        row = {"a_id": low, "b_id": high, "found_at": acting.now()}
        rows.append({**row, **from_json(pair)})
    doubles.insert_pairs(session, rows)
