"""What changed of a worker: who, when, from, to, and by which list, letter or other deed."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

from db.schema import Agent, AuditEntry, ImportBatch, ImportRow, Letter, WorkerChange


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field of a worker, from what to what.

    `source` is a list's file and row, or a letter's number, or empty; `deed` what did it (an
    action of the audit), `reason` its code or words and `day` the ISO day it happened, where
    whoever did it said so.
    """

    at: datetime
    by: str
    field: str
    old: str
    new: str
    source: str
    deed: str = ""
    reason: str = ""
    day: str = ""


def worker_history(session: Session, worker_id: int) -> list[ChangeLine]:
    """What changed of a worker, newest first."""
    of_deed = aliased(ImportBatch)
    query = (
        select(
            *(AuditEntry.at, AuditEntry.by, WorkerChange.field, WorkerChange.old),
            *(WorkerChange.new, AuditEntry.action, AuditEntry.detail, ImportBatch.file),
            *(ImportRow.row, of_deed.file, Letter.number, Letter.id),
        )
        .join(AuditEntry, AuditEntry.id == WorkerChange.audit_id)
        .outerjoin(ImportRow, ImportRow.id == WorkerChange.import_row_id)
        .outerjoin(ImportBatch, ImportBatch.id == ImportRow.batch_id)
        .outerjoin(of_deed, and_(AuditEntry.entity == "batch", of_deed.id == AuditEntry.entity_id))
        .outerjoin(Letter, and_(AuditEntry.entity == "letter", Letter.id == AuditEntry.entity_id))
        .where(WorkerChange.worker_id == worker_id)
        .order_by(WorkerChange.id.desc())
    )
    found = []
    names = {str(one): name for one, name in session.execute(select(Agent.id, Agent.name))}
    for (
        at,
        by,
        field,
        old,
        new,
        deed,
        detail,
        file,
        row,
        deed_file,
        number,
        letter,
    ) in session.execute(query):
        told = json.loads(detail)
        source = f"{file}, {row}" if file else deed_file or number or ""
        if letter is not None and not source:
            source = f"#{letter}"
        reason, day = told.get("reason"), told.get("date")
        found.append(
            ChangeLine(
                at,
                by,
                field,
                names.get(old, old) if field == "agent" else old,
                names.get(new, new) if field == "agent" else new,
                source,
                deed,
                reason if isinstance(reason, str) else "",
                day if isinstance(day, str) else "",
            )
        )
    return found
