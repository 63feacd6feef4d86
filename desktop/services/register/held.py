"""The rows of a list that wait: shown with their reasons, and mended one at a time."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from db.engine import Session, search
from db.queries import doubles, imports, worker_store
from db.queries import findings as finding_queries
from db.queries.imports import RowLine
from desktop.domain.errors import UserError
from desktop.domain.findings import Finding
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.register.checks import Rules
from desktop.services.register.doubles import find_doubles
from desktop.services.register.entering import KEPT_ON_UPDATE, agents_of, new_worker, write_changes
from desktop.services.register.importing import require_batch
from desktop.services.register.mend import recheck
from desktop.services.register.resolve import Resolver
from desktop.services.register.rows import PreviewRow, told
from desktop.services.register.rules import read_rules
from desktop.services.register.stored_findings import as_finding, claim_findings, finding_line
from desktop.services.sheets.mapping import header_of_field
from desktop.services.upkeep.audit import record


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row that waits.

    `cells` are header to text as on the sheet, `values` field to text, `headers` field to the
    header of its column.
    """

    id: int
    sheet: str
    row: int
    cells: Mapping[str, str]
    values: Mapping[str, str]
    findings: list[Finding]
    headers: Mapping[str, str]


def held_rows(session: Session, batch: int, kind: str = imports.WORKERS) -> list[HeldRow]:
    """The rows of a list that wait, in its order; UserError `batch.unknown`."""
    require_batch(session, batch, kind)
    return _read(session, batch, imports.held_lines(session, batch))


def _read(session: Session, batch: int, lines: list[RowLine]) -> list[HeldRow]:
    found = finding_queries.findings_of_rows(session, [line.id for line in lines])
    headers = _headers(session, batch)
    return [
        HeldRow(
            id=line.id,
            sheet=line.sheet,
            row=line.row,
            cells=json.loads(line.cells or "{}"),
            values=json.loads(line.said),
            findings=[as_finding(one) for one in found.get(line.id, ())],
            headers=headers.get(line.sheet, {}),
        )
        for line in lines
    ]


def _headers(session: Session, batch: int) -> dict[str, dict[str, str]]:
    """Sheet to field to header, as the list was taken in."""
    mapping = json.loads(imports.batch_mapping(session, batch))
    told_of = {}
    for sheet, columns in mapping.items():
        told_of[sheet] = header_of_field(columns)
    return told_of


def mend_row(
    session: Session,
    acting: Acting,
    batch: int,
    row: int,
    values: Mapping[str, str],
    *,
    sheet: str = "",
) -> int | list[Finding]:
    """Correct fields of a row that waits, and check it again.

    Gives back the worker's id when the row came in, else what was found; what was typed is
    kept either way. `row` is the sheet's own number, `sheet` tells which where several have it.
    UserError `batch.unknown`, `row.unknown`, `row.ambiguous`, `field.unknown`.
    """
    held = held_row(session, batch, row, sheet)
    rules = read_rules(session, acting)
    mended, found = recheck(rules, held.values, held.findings, values)
    again = PreviewRow(held.sheet, held.row, (), (), mended, found)
    claims = settle_one(session, rules, again)
    now = acting.now()
    finding_queries.drop_of_row(session, held.id)
    told_of: dict[str, object] = {"batch": batch, "row": held.row, "sheet": held.sheet}
    if again.outcome == "held":
        imports.update_row(session, held.id, {"said": told(mended)})
        kept = [finding_line(one, held.headers, now, None, held.id) for one in again.findings]
        finding_queries.insert_findings(session, kept)
        record(session, acting, "row.mend", "batch", batch, {**told_of, "fields": sorted(values)})
        return again.findings
    audit_id = record(session, acting, "row.enter", "batch", batch, told_of)
    worker = enter_one(session, acting, again, audit_id, now, held.id)
    lines = [finding_line(one, held.headers, now, worker, held.id) for one in again.findings]
    finding_queries.insert_findings(session, lines)
    claim_findings(session, claims, now)
    changed = {
        "outcome": again.outcome,
        "worker_id": worker,
        "said": told(mended),
        "cells": None,
        "mended_at": now,
    }
    imports.update_row(session, held.id, changed)
    imports.move_one(session, batch, again.outcome)
    return worker


def held_row(
    session: Session, batch: int, row: int, sheet: str, kind: str = imports.WORKERS
) -> HeldRow:
    """The one row of a list that waits and has that number.

    UserError `batch.unknown`, `row.unknown`, `row.ambiguous`.
    """
    require_batch(session, batch, kind)
    lines = [line for line in imports.lines_of(session, batch, row) if line.outcome == imports.HELD]
    if sheet:
        lines = [line for line in lines if line.sheet == sheet]
    if len(lines) > 1:
        sheets = ", ".join(line.sheet for line in lines)
        raise UserError(
            "row.ambiguous",
            _("Row {row} waits on several sheets: {sheets}. Name the sheet.").format(
                row=row, sheets=sheets
            ),
        )
    if not lines:
        raise UserError(
            "row.unknown",
            _("No row {row} of import {batch} waits. See its waiting rows.").format(
                row=row, batch=batch
            ),
        )
    return _read(session, batch, lines)[0]


def settle_one(session: Session, rules: Rules, row: PreviewRow) -> dict[int, list[Finding]]:
    """Hold one row against the register; give back what workers there are to be told."""
    resolver = Resolver(session, rules.regions)
    resolver.settle([row])
    find_doubles(session, [row], rules.regions)
    return resolver.claims


def enter_one(
    session: Session,
    acting: Acting,
    row: PreviewRow,
    audit_id: int,
    now: datetime,
    row_id: int | None,
) -> int:
    """Enter a sound row as a new worker, or what it says anew of a known one; give back the id."""
    if row.worker_id is None:
        row.worker_id, row.uid = worker_store.take_worker_ids(session, 1), acting.chance.uid()
        worker_store.insert_workers(session, [new_worker(row)], now)
        worker_store.set_agents(session, agents_of([row]))
        search.enter_new(session, row.worker_id, row.worker_id)
        doubles.add_todo(session, row.worker_id, row.worker_id)
        return row.worker_id
    if row.changes:
        of_worker = {field: (text, row_id) for field, text in row.changes.items()}
        write_changes(session, audit_id, now, {row.worker_id: of_worker})
        finding_queries.drop_open(session, [row.worker_id], list(row.changes), KEPT_ON_UPDATE)
    return row.worker_id
