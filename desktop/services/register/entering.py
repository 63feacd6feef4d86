"""The rows of a checked list written down: people, rows, findings, history, search index."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from db.engine import Session, search
from db.queries import doubles, import_again, imports, worker_store
from db.queries import findings as finding_queries
from db.queries.chunks import chunks
from desktop.domain.findings import Finding
from desktop.domain.names import fold
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.uids import uids_from
from desktop.services.acting import Acting
from desktop.services.register.doubles import CODE as POSSIBLE_DUPLICATE
from desktop.services.register.keeping_doubles import enter_doubles
from desktop.services.register.preview import Preview
from desktop.services.register.resolve import RESOLVED
from desktop.services.register.rows import PreviewRow, digest_of, told
from desktop.services.register.stored_findings import claim_findings, finding_line

KEPT_ON_UPDATE = (*sorted(RESOLVED), POSSIBLE_DUPLICATE)
"""Findings about others stay when a new row tells of a worker's fields."""

CLAIMED_TWICE = "nik.claimed_twice"

TOLD_BY_NIK = frozenset(("nik", "birth_date", "sex"))
"""Fields that are held against each other: a finding on one is about all of them."""

_AT_ONCE = 2000
_EMPTY: dict[str, Any] = {**dict.fromkeys(worker_store.ENTERED, ""), "income": None}
_columns = itemgetter(*worker_store.ENTERED)
_REINDEX_WHOLE = 200


class Entering:
    """Writes one batch; everything goes in chunks, so that memory stays flat."""

    def __init__(
        self, session: Session, acting: Acting, now: datetime, batch_id: int, audit_id: int
    ) -> None:
        self._session = session
        self._acting = acting
        self._now = now
        self._batch = batch_id
        self._audit = audit_id

    def enter(self, preview: Preview, progress: Progress) -> None:
        """Write every row of a preview and what follows from it."""
        rows = preview.rows
        total = len(rows)
        fill_gaps(rows)
        self._enter_new(rows, progress)
        first = imports.take_row_ids(self._session, total)
        for done, some in enumerate(chunks(rows, _AT_ONCE)):
            at = first + done * _AT_ONCE
            lines = [self._line(row, row_id) for row_id, row in enumerate(some, start=at)]
            imports.insert_rows(self._session, lines)
            progress.step(done * _AT_ONCE, total, _("Writing rows"))
        self._update(
            [
                (row, at)
                for at, row in enumerate(rows, start=first)
                if row.outcome == "updated"
                and (row.same_as is None or rows[row.same_as].outcome != "new")
            ]
        )
        self._enter_findings(preview, first)
        enter_doubles(self._session, self._now, rows, preview.doubles)
        progress.step(total, total, _("The list is in the register"))

    def enter_again(self, preview: Preview, base: int) -> None:
        """Write the rows that wait of a list that repeats another; the rest stand there."""
        held = [row for row in preview.rows if row.outcome == "held"]
        first = imports.take_row_ids(self._session, len(held)) if held else 0
        lines = [self._line(row, row_id) for row_id, row in enumerate(held, start=first)]
        imports.insert_rows(self._session, lines)
        headers = {sheet: preview.headers(sheet) for sheet in preview.mapping}
        finding_queries.insert_findings(
            self._session,
            [
                finding_line(found, headers[row.sheet], self._now, None, at)
                for at, row in enumerate(held, start=first)
                for found in row.findings
            ],
        )
        import_again.keep_repeated(self._session, self._batch, base)

    def _enter_new(self, rows: Sequence[PreviewRow], progress: Progress) -> None:
        """Enter the new people, tell their rows who they are, and index them all at once."""
        new = [row for row in rows if row.outcome == "new"]
        if new:
            first = worker_store.take_worker_ids(self._session, len(new))
            uids = uids_from(self._acting.chance.uid(), len(new))
            for at, (row, uid) in enumerate(zip(new, uids, strict=True), start=first):
                row.worker_id, row.uid = at, uid
            with worker_store.many_entering(self._session, first, len(new)):
                for done, some in enumerate(chunks(new, _AT_ONCE)):
                    people = [new_worker(row) for row in some]
                    worker_store.insert_workers(self._session, people, self._now)
                    worker_store.set_agents(self._session, agents_of(some))
                    progress.step(done * _AT_ONCE, len(new), _("Entering people"))
            search.enter_new(self._session, first, first + len(new) - 1)
        for row in rows:
            if row.same_as is not None and row.worker_id is None and row.outcome != "held":
                row.worker_id = rows[row.same_as].worker_id

    def _line(self, row: PreviewRow, row_id: int) -> tuple[object, ...]:
        said = told(row.values)
        held = row.outcome == "held"
        return (
            row_id,
            self._batch,
            row.sheet,
            row.row,
            row.outcome,
            row.worker_id,
            row.digest or digest_of(said),
            said,
            json.dumps(row.cells, ensure_ascii=False) if held else None,
        )

    def _update(self, rows: Sequence[tuple[PreviewRow, int]]) -> None:
        """Change the workers of whom rows say something new; the first row to say it wins."""
        changes: dict[int, dict[str, tuple[str, int | None]]] = {}
        for row, at in sorted(rows, key=lambda one: one[0].same_as is not None):
            if row.worker_id is not None and row.changes:
                of_worker = changes.setdefault(row.worker_id, {})
                for field, text in row.changes.items():
                    of_worker.setdefault(field, (text, at))
        write_changes(self._session, self._audit, self._now, changes)
        spoken: dict[tuple[str, ...], list[int]] = {}
        for row, _at in rows:
            if row.same_as is None and row.worker_id is not None:
                spoken.setdefault(tuple(row.values), []).append(row.worker_id)
        for fields, ids in spoken.items():
            finding_queries.drop_open(self._session, ids, fields, KEPT_ON_UPDATE)

    def _enter_findings(self, preview: Preview, first: int) -> None:
        """Keep what was found; on a worker what is not kept there already."""
        bearing = [(row, at) for at, row in enumerate(preview.rows, start=first) if row.findings]
        headers = {sheet: preview.headers(sheet) for sheet in preview.mapping}
        workers = [row.worker_id for row, _at in bearing if row.worker_id and row.outcome != "new"]
        settled = finding_queries.settled(self._session, sorted(set(filter(None, workers))))
        claims = {worker: list(found) for worker, found in preview.claims.items()}
        for some in chunks(bearing, _AT_ONCE):
            lines = []
            for row, at in some:
                for found in _kept(row):
                    if row.worker_id and row.outcome != "new" and found.code == CLAIMED_TWICE:
                        claims.setdefault(row.worker_id, []).append(found)
                    elif (row.worker_id, found.code, found.field, found.value) not in settled:
                        sheet = headers[row.sheet]
                        lines.append(finding_line(found, sheet, self._now, row.worker_id, at))
            finding_queries.insert_findings(self._session, lines)
        claim_findings(self._session, claims, self._now)


def _kept(row: PreviewRow) -> list[Finding]:
    """What is kept of a row's findings: of one that changed nothing, what concerns others."""
    if row.known:
        return [found for found in row.findings if found.code == CLAIMED_TWICE]
    if row.outcome == "unchanged":
        return [found for found in row.findings if found.code in KEPT_ON_UPDATE]
    return row.findings


def fill_gaps(rows: Sequence[PreviewRow]) -> None:
    """Put what later rows of one person add into the new person's first row."""
    for row in rows:
        if row.outcome != "updated" or row.same_as is None or not row.changes:
            continue
        first = rows[row.same_as]
        if first.outcome == "new":
            first.filled = {**row.changes, **(first.filled or {})}


def new_worker(row: PreviewRow) -> tuple[object, ...]:
    """A new worker's columns as `worker_store.insert_workers` takes them."""
    values: dict[str, Any] = {**_EMPTY, **row.values}
    if row.filled:
        values |= row.filled
    if values["income"] is not None:
        values["income"] = int(values["income"])
    return (row.worker_id, row.uid, fold(values["name"]), *_columns(values))


def agents_of(rows: Sequence[PreviewRow]) -> dict[int, int]:
    """New worker to the agent who brought them, of rows that name one."""
    return {
        row.worker_id: int(agent)
        for row in rows
        if row.worker_id is not None
        and (agent := row.values.get("agent") or (row.filled or {}).get("agent"))
    }


def column_values(changes: Mapping[str, str]) -> dict[str, Any]:
    """Changed fields as columns hold them, with the folded name where the name changed."""
    values: dict[str, Any] = dict(changes)
    if "name" in values:
        values["name_key"] = fold(values["name"])
    if "birth_date" in values:
        values["birth_date"] = date.fromisoformat(values["birth_date"])
    for key in ("income", "agent"):
        if key in values:
            values[key] = int(values[key]) if values[key] else None
    return values


def write_changes(
    session: Session,
    audit_id: int,
    now: datetime,
    changes: Mapping[int, Mapping[str, tuple[str, int | None]]],
) -> None:
    """Change workers' fields to new texts, each by an import row or none, with their history."""
    ids = list(changes)
    for some in chunks(ids, _AT_ONCE):
        before = worker_store.worker_values(session, some)
        worker_store.update_workers(
            session,
            {
                one: column_values({f: new for f, (new, _at) in changes[one].items()})
                for one in some
            },
            now,
        )
        worker_store.insert_changes(
            session,
            [
                {
                    "worker_id": one,
                    "audit_id": audit_id,
                    "import_row_id": at,
                    "field": field,
                    "old": before[one][field],
                    "new": new,
                }
                for one in some
                for field, (new, at) in changes[one].items()
            ],
        )
    _reopen(session, changes)
    _index_again(session, ids)
    doubles.add_each_todo(
        session, [one for one in ids if not changes[one].keys().isdisjoint(doubles.KEY_FIELDS)]
    )


def _reopen(session: Session, changes: Mapping[int, Mapping[str, object]]) -> None:
    """Findings accepted for a value that is no more are open again."""
    groups: dict[frozenset[str], list[int]] = {}
    for worker_id, changed in changes.items():
        fields = frozenset(changed)
        concerned = fields | TOLD_BY_NIK if fields & TOLD_BY_NIK else fields
        groups.setdefault(concerned, []).append(worker_id)
    for fields, ids in groups.items():
        finding_queries.reopen(session, ids, sorted(fields))


def _index_again(session: Session, ids: Sequence[int]) -> None:
    """Bring the search index up to date: one by one, or the whole stretch where many changed."""
    if len(ids) > _REINDEX_WHOLE and (max(ids) - min(ids)) < 10 * len(ids):
        search.enter(session, min(ids), max(ids))
        return
    for worker_id in ids:
        search.enter_one(session, worker_id)
