"""How workers, rows, findings and batches look as JSON; these keys are relied upon."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from db.engine import Session
from db.queries import workers as queries
from db.queries.attachments import AttachmentLine, attachments_of
from db.queries.heirs import HeirLine, heirs_of
from db.queries.history import worker_history
from db.queries.imports import BatchLine
from db.queries.replacements import REPLACED_BY, REPLACES, linked
from db.queries.workers import Cursor, SourceLine, WorkerLine
from desktop.domain.finding_texts import sentence
from desktop.domain.findings import Finding, Severity
from desktop.domain.texts import gettext as _
from desktop.services.register.held import HeldRow
from desktop.services.register.known_columns import KnownColumns, known_text
from desktop.services.register.preview import Preview
from desktop.services.register.stored_findings import as_finding
from desktop.services.sheets.reading import note_text

Shape = dict[str, Any]

_SHOWN_FINDINGS = 20


Words = Callable[[Finding], str]
"""What a finding says."""


def finding_shape(
    found: Finding, row: int, sheet: str, headers: Mapping[str, str], words: Words = sentence
) -> Shape:
    """A finding of a row."""
    return {
        "row": row,
        "sheet": sheet,
        "column": headers.get(found.field, ""),
        "field": found.field,
        "code": found.code,
        "severity": found.severity.value,
        "value": found.value,
        "message": words(found),
    }


def row_shape(row: HeldRow, words: Words = sentence) -> Shape:
    """A row that waits."""
    return {
        "row": row.row,
        "sheet": row.sheet,
        "cells": dict(row.cells),
        "values": dict(row.values),
        "findings": [
            finding_shape(one, row.row, row.sheet, row.headers, words) for one in row.findings
        ],
    }


def import_shape(
    preview: Preview, batch: int | None, report: str | None, words: Words = sentence
) -> Shape:
    """What an import tells: its sums, every finding of every row, and how it read the sheets."""
    headers = {sheet: preview.headers(sheet) for sheet in preview.mapping}
    shape: Shape = {"batch": batch, **preview.counts._asdict()}
    shape["findings"] = [
        finding_shape(one, row.row, row.sheet, headers[row.sheet], words)
        for row in preview.rows
        for one in row.findings
    ]
    shape["mapping"] = [
        {
            "sheet": sheet,
            "column": each.header,
            "field": each.field,
            "confidence": each.confidence,
            "how": preview.chosen_how(each.header, each.field),
        }
        for sheet, columns in preview.mapping.items()
        for each in columns
    ]
    shape["sheets"] = [
        {"sheet": one.sheet, "rows": one.rows, "ignored": one.ignored, "left_out": one.left_out}
        for one in preview.sheets
    ]
    shape["aside"] = [one._asdict() for one in preview.aside]
    shape["known_columns"] = [known_shape(one) for one in preview.known]
    shape["notes"] = [
        {"sheet": note.sheet, "code": note.code, "message": note_text(note)}
        for note in preview.notes
    ]
    shape["seconds"] = round(preview.seconds, 3)
    if report:
        shape["report"] = str(Path(report).absolute())
    return shape


def known_shape(known: KnownColumns) -> Shape:
    """What columns of a kind of sheet were chosen for; `kind` is the header's fingerprint."""
    return {
        "id": known.id,
        "kind": known.kind,
        "headers": list(known.texts),
        "columns": dict(known.chosen),
        "file": known.file,
        "by": known.by,
        "at": known.at.isoformat(),
    }


def import_text(
    preview: Preview,
    batch: int | None,
    user: str,
    noun: str = "workers",
    words: Words = sentence,
) -> str:
    """What an import tells to people; `noun` is the command that its rows are mended with."""
    counts = preview.counts
    said = [
        _(
            "{rows} rows: {new} new, {updated} updated, {unchanged} unchanged, {held} held; "
            "{ignored} lines are no person"
        ).format(**counts._asdict())
    ]
    said += [known_text(known, user) for known in preview.known]
    said += [note_text(note) for note in preview.notes]
    errors = [
        (row, one)
        for row in preview.rows
        if row.outcome == "held"
        for one in row.findings
        if one.severity is Severity.ERROR
    ]
    for row, one in errors[:_SHOWN_FINDINGS]:
        where = f"{row.sheet} {row.row}".strip()
        said.append(_("Row {row}: {message}").format(row=where, message=words(one)))
    if len(errors) > _SHOWN_FINDINGS:
        said.append(_("… and {n} more").format(n=len(errors) - _SHOWN_FINDINGS))
    if batch is None:
        said.append(_("Only checked: nothing came in."))
    elif counts.held:
        said.append(
            _("See the rows that wait: lontar {noun} held {batch}").format(noun=noun, batch=batch)
        )
    return "\n".join(said)


def batch_shape(line: BatchLine) -> Shape:
    """A list that came in."""
    return {
        "batch": line.id,
        "file": line.file,
        "sha256": line.sha256,
        "region": line.region,
        "at": line.at.isoformat(),
        "by": line.by,
        "rows": line.rows,
        "new": line.new,
        "updated": line.updated,
        "unchanged": line.unchanged,
        "held": line.held,
        "ignored": line.ignored,
        "undone": line.undone_at is not None,
    }


def worker_shape(line: WorkerLine, sources: Sequence[SourceLine]) -> Shape:
    """A worker."""
    return {
        "nik": line.nik,
        "kk": line.kk,
        "name": line.name,
        "birth_place": line.birth_place,
        "birth_date": line.birth_date.isoformat(),
        "sex": line.sex,
        "mother_name": line.mother_name,
        "address": line.address,
        "rt": line.rt,
        "rw": line.rw,
        "hamlet": line.hamlet,
        "region": line.region,
        "village": line.village,
        "kecamatan": line.kecamatan,
        "occupation": line.occupation,
        "income": line.income,
        "phone": line.phone,
        "note": line.note,
        "status": line.status,
        "member_number": line.member_number,
        "agent": line.agent,
        "agent_id": line.agent_id,
        "sources": [{"batch": one.batch, "row": one.row, "sheet": one.sheet} for one in sources],
        "uid": line.uid,
        "version": line.version,
        "updated_at": line.updated_at.isoformat(),
    }


def worker_whole(session: Session, worker_id: int) -> Shape:
    """A worker with findings and history."""
    line = queries.worker(session, worker_id)
    if line is None:
        raise LookupError("the worker was there a moment ago")
    sources = queries.worker_sources(session, [worker_id]).get(worker_id, [])
    shape = worker_shape(line, sources)
    shape["findings"] = [
        {
            "code": one.code,
            "severity": one.severity,
            "field": one.field,
            "column": one.header,
            "value": one.value,
            "message": sentence(as_finding(one)),
            "accepted": one.accepted_at is not None,
            "accepted_by": one.accepted_by,
            "accepted_at": one.accepted_at.isoformat() if one.accepted_at else None,
            "note": one.note,
        }
        for one in queries.worker_findings(session, worker_id)
    ]
    for way in (REPLACES, REPLACED_BY):
        other = linked(session, [worker_id], way).get(worker_id)
        shape[way] = {"nik": other.nik, "name": other.name} if other else None
    heirs = heirs_of(session, [worker_id]).get(worker_id, [])
    shape["heirs"] = [heir_shape(one) for one in heirs]
    shape["attachments"] = [attachment_shape(one) for one in attachments_of(session, worker_id)]
    shape["history"] = [
        {
            "at": one.at.isoformat(),
            "by": one.by,
            "field": one.field,
            "old": one.old,
            "new": one.new,
            "source": one.source,
            "deed": one.deed,
            "reason": one.reason,
            "date": one.day,
        }
        for one in worker_history(session, worker_id)
    ]
    return shape


def heir_shape(line: HeirLine) -> Shape:
    """An heir of a worker."""
    return {
        "id": line.id,
        "name": line.name,
        "relation": line.relation,
        "nik": line.nik,
        "phone": line.phone,
    }


def attachment_shape(line: AttachmentLine) -> Shape:
    """A file attached to a worker."""
    return {
        "id": line.id,
        "kind": line.kind,
        "name": line.name,
        "media": line.media,
        "size": line.size,
        "sha256": line.sha256,
        "at": line.at.isoformat(),
        "by": line.by,
    }


def cursor_text(cursor: Cursor) -> str:
    """A cursor as one word."""
    told = json.dumps([cursor.key, cursor.id], ensure_ascii=False)
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def cursor_of(text: str) -> Cursor:
    """A cursor out of its word; wrong usage where it is none."""
    try:
        key, last = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return Cursor(str(key), int(last))
    except (binascii.Error, ValueError, TypeError) as fault:
        raise click.UsageError(f"{text!r} is no cursor of workers list") from fault
