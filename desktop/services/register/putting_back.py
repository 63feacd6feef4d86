"""Fields of workers given the values they had, and what is found on them then."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from db.engine import Session
from db.queries import findings as finding_queries
from db.queries import worker_store
from db.queries.chunks import chunks
from db.queries.findings import StoredFinding
from desktop.domain.findings import Finding
from desktop.services.register.checks import Rules
from desktop.services.register.entering import KEPT_ON_UPDATE, write_changes
from desktop.services.register.mend import recheck
from desktop.services.register.stored_findings import as_finding, finding_line

_AT_ONCE = 2000


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
    for some in chunks(list(before), _AT_ONCE):
        values = worker_store.worker_values(session, some)
        stored = finding_queries.findings_of_workers(session, some)
        gone: list[int] = []
        fresh: list[dict[str, Any]] = []
        for one in some:
            there = stored.get(one, [])
            found = _found_now(rules, values[one], there, before[one])
            gone += _gone(there, found)
            fresh += _fresh(one, there, found, now)
        finding_queries.drop(session, gone)
        finding_queries.insert_findings(session, fresh)


def _found_now(
    rules: Rules,
    values: Mapping[str, str],
    stored: Sequence[StoredFinding],
    typed: Mapping[str, str],
) -> list[Finding]:
    """What is found on a worker's values, of which some were just put back."""
    standing = [as_finding(each) for each in stored if each.accepted_at is None]
    filled = {key: text for key, text in values.items() if text}
    _read, found = recheck(rules, filled, standing, dict(typed))
    ages = [each for each in standing if each.code.startswith("age.")]
    return [each for each in found if not each.code.startswith("age.")] + ages


def keep_findings(
    session: Session,
    worker_id: int,
    stored: list[StoredFinding],
    found: list[Finding],
    now: datetime,
) -> None:
    """Keep what is found now: what is gone is dropped, what stood or was accepted stays."""
    finding_queries.drop(session, _gone(stored, found))
    finding_queries.insert_findings(session, _fresh(worker_id, stored, found, now))


def _gone(stored: Sequence[StoredFinding], found: Sequence[Finding]) -> list[int]:
    """Open findings that are found no more; those about others stay."""
    still = {(one.code, one.field, one.value) for one in found}
    return [
        one.id
        for one in stored
        if one.accepted_at is None
        and one.code not in KEPT_ON_UPDATE
        and (one.code, one.field, one.value) not in still
    ]


def _fresh(
    worker_id: int, stored: Sequence[StoredFinding], found: Sequence[Finding], now: datetime
) -> list[dict[str, Any]]:
    """What is found and was not kept yet."""
    there = {(one.code, one.field, one.value) for one in stored}
    return [
        finding_line(one, {}, now, worker_id, None)
        for one in found
        if (one.code, one.field, one.value) not in there
    ]
