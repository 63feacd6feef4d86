"""A list taken into the register: one batch, one transaction, every row accounted for."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import chain
from pathlib import Path

from db.engine import Session
from db.queries import imports
from db.queries.audit import last_hash
from desktop.domain.canonical import canonical_json
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.offices.settings import require_office
from desktop.services.register.doubles import find_doubles
from desktop.services.register.entering import Entering
from desktop.services.register.known_columns import keep_columns
from desktop.services.register.pairs import update_pairs
from desktop.services.register.preview import Preview, preview_list, settle_preview
from desktop.services.register.quiet import without_collecting
from desktop.services.register.recall import (
    keep_for_recall,
    recall_by_cells,
    recall_list,
    repeated_batch,
)
from desktop.services.register.rules import read_rules
from desktop.services.sheets.wishes import NO_WISHES, Wishes
from desktop.services.upkeep.audit import record


@dataclass(frozen=True, slots=True)
class Batch:
    """A list that came in: rows = new + updated + unchanged + held."""

    id: int
    file: str
    sha256: str
    region: str
    at: datetime
    by: str
    rows: int
    new: int
    updated: int
    unchanged: int
    held: int
    ignored: int
    undone_at: datetime | None = None


def import_list(
    session: Session,
    acting: Acting,
    path: Path,
    *,
    region: str = "",
    sheet: str = "",
    mapping: Mapping[str, str] | None = None,
    progress: Progress = SILENT,
) -> tuple[Batch, Preview]:
    """Read, check and take in a list at once; errors as `preview_list`."""
    preview = read_list(
        session, acting, path, region=region, sheet=sheet, mapping=mapping, progress=progress
    )
    return _apply(session, acting, preview, progress), preview


def read_list(
    session: Session,
    acting: Acting,
    path: Path,
    *,
    region: str = "",
    sheet: str = "",
    mapping: Mapping[str, str] | None = None,
    wishes: Wishes = NO_WISHES,
    progress: Progress = SILENT,
) -> Preview:
    """What a list would do, as `preview_list` tells; of the same bytes or cells, from memory.

    Such a preview holds only the rows that wait or that something was found on.
    """
    recall = None
    if not mapping and wishes == NO_WISHES:
        known = recall_list(session, acting, path, region=region, sheet=sheet)
        if known is not None:
            return known
        recall = recall_by_cells(session, acting, path, region=region, sheet=sheet)
    return preview_list(
        session,
        acting,
        path,
        region=region,
        sheet=sheet,
        mapping=mapping,
        wishes=wishes,
        recall=recall,
        progress=progress,
    )


def apply_preview(
    session: Session, acting: Acting, preview: Preview, *, progress: Progress = SILENT
) -> Batch:
    """Take in a list that was looked at before: good rows enter, held ones wait in the batch.

    Where the register changed since, rows are held against it once more; the preview then tells
    how they ended. Every change writes its audit entry, so the chain's head tells.
    """
    changed = preview.settled_at != last_hash(session)
    if changed and preview.came_again is not None:
        again = preview_list(
            session,
            acting,
            preview.path,
            region=preview.region,
            sheet=preview.only_sheet,
            progress=progress,
        )
        for each in fields(Preview):
            setattr(preview, each.name, getattr(again, each.name))
    elif changed:
        rules = preview.rules or read_rules(session, acting, preview.region)
        with without_collecting():
            settle_preview(session, preview, rules, progress)
            preview.doubles = find_doubles(session, preview.rows, rules.regions)
    return _apply(session, acting, preview, progress)


def _apply(session: Session, acting: Acting, preview: Preview, progress: Progress) -> Batch:
    """Write the batch, its rows, people and findings, and the audit entry with the sums."""
    region = preview.region or require_office(session).region
    counts, now = preview.counts, acting.now()
    values: dict[str, object] = {
        "uid": acting.chance.uid(),
        "file": preview.file,
        "sha256": preview.sha256,
        "region": region,
        "at": now,
        "by": acting.user,
        **counts._asdict(),
        "mapping": canonical_json(
            {
                sheet: [[each.header, each.field] for each in columns]
                for sheet, columns in preview.mapping.items()
            }
        ),
        "notes": canonical_json(
            [
                {"sheet": note.sheet, "code": note.code, "params": dict(note.params)}
                for note in preview.notes
            ]
        ),
        "undone_at": None,
    }
    base = preview.came_again or repeated_batch(session, preview)
    batch_id = imports.insert_batch(session, values)
    told: dict[str, object] = {"file": preview.file, "sha256": preview.sha256}
    audit_id = record(
        session, acting, "batch.import", "batch", batch_id, {**told, **counts._asdict()}
    )
    if preview.chosen:
        keep_columns(session, acting, preview.file, preview.sheet_headers, preview.chosen)
    with without_collecting():
        entering = Entering(session, acting, now, batch_id, audit_id)
        if base is not None:
            entering.enter_again(preview, base)
            progress.step(counts.rows, counts.rows, _("The list is in the register"))
            return Batch(batch_id, preview.file, preview.sha256, region, now, acting.user, *counts)
        entering.enter(preview, progress)
    if not any(each.field == "agent" for each in chain(*preview.mapping.values())):
        # An agent whom nobody knew may be there the next time: such a list is read again.
        keep_for_recall(session, acting, batch_id, preview)
    # Whom the comparison of the list does not settle: known people whom it changed, and others
    # who came since the last time.
    update_pairs(session, acting, progress)
    return Batch(batch_id, preview.file, preview.sha256, region, now, acting.user, *counts)


def require_batch(session: Session, batch: int, kind: str = imports.WORKERS) -> imports.BatchLine:
    """The batch of that id, of workers or agents as told; UserError `batch.unknown`."""
    line = imports.batch(session, batch, kind=kind)
    if line is None:
        raise UserError(
            "batch.unknown",
            _("There is no import {batch}. See the list of imports.").format(batch=batch),
        )
    return line
