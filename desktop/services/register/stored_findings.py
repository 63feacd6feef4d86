"""Findings as the register keeps them, and back."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from db.engine import Session
from db.queries import findings as finding_queries
from db.queries.findings import StoredFinding
from desktop.domain.findings import Finding, Severity


def as_finding(stored: StoredFinding) -> Finding:
    """A kept finding as the checks make it, for its words and for mending."""
    return Finding(
        stored.code, Severity(stored.severity), stored.field, stored.value, stored.params
    )


def finding_line(
    found: Finding,
    headers: Mapping[str, str],
    now: datetime,
    worker_id: int | None,
    row_id: int | None,
) -> dict[str, Any]:
    """A finding as the table keeps it."""
    return {
        "worker_id": worker_id,
        "import_row_id": row_id,
        "code": found.code,
        "severity": str(found.severity),
        "field": found.field,
        # PostgreSQL keeps no NUL in a text; a broken .csv may have some.
        "header": headers.get(found.field, "").replace("\0", ""),
        "value": found.value.replace("\0", ""),
        "params": json.dumps(dict(found.params), ensure_ascii=False, sort_keys=True),
        "found_at": now,
    }


def claim_findings(
    session: Session, claims: Mapping[int, Sequence[Finding]], now: datetime
) -> None:
    """Tell workers of the register that another row claims their NIK, each claimer once."""
    known = finding_queries.claims(session, list(claims))
    lines = [
        finding_line(found, {}, now, worker_id, None)
        for worker_id, several in claims.items()
        for found in {one.params["name"]: one for one in several}.values()
        if (worker_id, found.params["name"]) not in known
    ]
    finding_queries.insert_findings(session, lines)
