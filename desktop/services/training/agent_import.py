"""A list of agents taken into the register: one batch, one transaction, every row accounted for."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from db.engine import Session
from db.queries import agent_rows, imports
from db.queries import findings as finding_queries
from db.queries.audit import last_hash
from desktop.domain.canonical import canonical_json
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.offices.settings import require_office
from desktop.services.register.importing import Batch
from desktop.services.register.rows import digest_of, told
from desktop.services.register.stored_findings import finding_line
from desktop.services.training.agent_list import AgentPreview, preview_agents, settle_agents
from desktop.services.training.agent_rows import AgentRow
from desktop.services.training.agent_writing import AgentWriter
from desktop.services.upkeep.audit import record

IMPORT = "agents.import"
"""The deed of a list of agents coming in."""


def import_agents(
    session: Session,
    acting: Acting,
    path: Path,
    *,
    region: str = "",
    sheet: str = "",
    mapping: Mapping[str, str] | None = None,
    progress: Progress = SILENT,
) -> tuple[Batch, AgentPreview]:
    """Read, check and take in a list of agents at once; errors as `preview_agents`."""
    preview = preview_agents(
        session, acting, path, region=region, sheet=sheet, mapping=mapping, progress=progress
    )
    return apply_agents(session, acting, preview, progress=progress), preview


def apply_agents(
    session: Session, acting: Acting, preview: AgentPreview, *, progress: Progress = SILENT
) -> Batch:
    """Take in a list that was looked at before: good rows enter, held ones wait in the batch.

    A wadah that the list names and nobody knows is made. Where the register changed since, rows
    are held against it once more.
    """
    if preview.settled_at != last_hash(session):
        settle_agents(session, preview)
    region = preview.region or require_office(session).region
    counts, now = preview.counts, acting.now()
    values: dict[str, object] = {
        "uid": acting.chance.uid(),
        "kind": imports.AGENTS,
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
    batch = imports.insert_batch(session, values)
    said: dict[str, object] = {"file": preview.file, "sha256": preview.sha256}
    audit_id = record(session, acting, IMPORT, "batch", batch, {**said, **counts._asdict()})
    _enter(session, acting, preview, batch, audit_id, now)
    progress.step(counts.rows, counts.rows, _("The list is in the register"))
    return Batch(batch, preview.file, preview.sha256, region, now, acting.user, *counts)


def _enter(
    session: Session,
    acting: Acting,
    preview: AgentPreview,
    batch: int,
    audit_id: int,
    now: datetime,
) -> None:
    """Write agents, rows, changes and findings of a list."""
    rows = preview.rows
    if not rows:
        return
    writer = AgentWriter(session, acting, now)
    for row in rows:
        if row.outcome == "new":
            row.agent_id = writer.enter(row.said)
        elif row.same_as is not None and row.agent_id is None:
            row.agent_id = rows[row.same_as].agent_id
    first = imports.take_row_ids(session, len(rows))
    lines = [_line(row, at, batch) for at, row in enumerate(rows, start=first)]
    agent_rows.insert_agent_rows(session, lines)
    for at, row in enumerate(rows, start=first):
        if row.agent_id is not None and row.changes and not _of_new(rows, row):
            writer.change(row.agent_id, row.changes, audit_id, at)
    headers = {sheet: preview.headers(sheet) for sheet in preview.mapping}
    finding_queries.insert_findings(
        session,
        [
            finding_line(found, headers[row.sheet], now, None, at)
            for at, row in enumerate(rows, start=first)
            for found in row.findings
            if not row.known
        ],
    )


def _of_new(rows: Sequence[AgentRow], row: AgentRow) -> bool:
    """Whether a row fills in an agent who came in by an earlier row of the list."""
    return row.same_as is not None and rows[row.same_as].outcome == "new"


def _line(row: AgentRow, row_id: int, batch: int) -> tuple[object, ...]:
    said = told(row.values)
    held = row.outcome == "held"
    return (
        row_id,
        batch,
        row.sheet,
        row.row,
        row.outcome,
        None if held else row.agent_id,
        digest_of(said),
        said,
        json.dumps(row.cells, ensure_ascii=False) if held else None,
    )
