"""Fields of workers given the values they had, and what is found on them then."""

from collections.abc import Mapping
from datetime import datetime

from db.engine import Session
from db.queries import findings as finding_queries
from db.queries import worker_store
from db.queries.findings import StoredFinding
from desktop.domain.findings import Finding
from desktop.services.register.checks import Rules
from desktop.services.register.entering import KEPT_ON_UPDATE, write_changes
from desktop.services.register.mend import recheck
from desktop.services.register.stored_findings import as_finding, finding_line


def put_back(
    session: Session,
    rules: Rules,
    audit_id: int,
    now: datetime,
    before: Mapping[int, Mapping[str, str]],
) -> None:
    """Give workers back the values of some fields, with their history, and check these again.

    `before` is worker to field to the text that stood. Age is not looked at again: nobody is
    refused for having grown older meanwhile.
    """
    write_changes(
        session,
        audit_id,
        now,
        {one: {key: (old, None) for key, old in of.items()} for one, of in before.items()},
    )
    values = worker_store.worker_values(session, list(before))
    for one, of_worker in before.items():
        stored = finding_queries.findings_of(session, one)
        standing = [as_finding(each) for each in stored if each.accepted_at is None]
        filled = {key: text for key, text in values[one].items() if text}
        _read, found = recheck(rules, filled, standing, dict(of_worker))
        ages = [each for each in standing if each.code.startswith("age.")]
        found = [each for each in found if not each.code.startswith("age.")] + ages
        keep_findings(session, one, stored, found, now)


def keep_findings(
    session: Session,
    worker_id: int,
    stored: list[StoredFinding],
    found: list[Finding],
    now: datetime,
) -> None:
    """Keep what is found now: what is gone is dropped, what stood or was accepted stays."""
    there = {(one.code, one.field, one.value) for one in stored}
    still = {(one.code, one.field, one.value) for one in found}
    gone = [
        one.id
        for one in stored
        if one.accepted_at is None
        and one.code not in KEPT_ON_UPDATE
        and (one.code, one.field, one.value) not in still
    ]
    finding_queries.drop(session, gone)
    fresh = [one for one in found if (one.code, one.field, one.value) not in there]
    lines = [finding_line(one, {}, now, worker_id, None) for one in fresh]
    finding_queries.insert_findings(session, lines)
