"""The audit chain: each entry sealed over the one before, in the transaction of its change."""

import hashlib
from datetime import UTC, datetime
from typing import NamedTuple

from db.engine import Session
from db.queries import audit as queries
from db.schema import AuditEntry
from desktop.domain.canonical import canonical_json
from desktop.services.acting import Acting

Detail = dict[str, object]


class Chain(NamedTuple):
    """What a walk along the chain found; `first_bad` is the id of the first broken entry."""

    checked: int
    intact: bool
    first_bad: int | None


def record(
    session: Session,
    acting: Acting,
    action: str,
    entity: str,
    entity_id: int | None,
    detail: Detail,
) -> int:
    """Enter a deed, in the writing session that does it; give back the entry's id.

    `action` is a verb of the program (`worker.change`), `entity` what it was done to. `detail`
    is any JSON: old and new values of a change, but of one who only looked no personal values.
    """
    entry = AuditEntry(
        uid=acting.chance.uid(),
        at=acting.now(),
        by=acting.user,
        action=action,
        entity=entity,
        entity_id=entity_id,
        detail=canonical_json(detail),
        previous=queries.last_hash(session),
    )
    entry.hash = _sealed(entry)
    session.add(entry)
    session.flush()
    return entry.id


def verify_chain(session: Session) -> Chain:
    """Walk the whole chain: is each entry as it was written, and right behind the one before.

    An entry changed, taken out or put in between breaks it. That the newest ones were cut off
    shows only against a hash noted elsewhere (a letter's, a backup's).
    """
    previous = queries.NO_ENTRY_BEFORE
    checked = 0
    for entry in queries.each_entry(session):
        checked += 1
        if entry.previous != previous or entry.hash != _sealed(entry):
            return Chain(checked, intact=False, first_bad=entry.id)
        previous = entry.hash
    return Chain(checked, intact=True, first_bad=None)


def _sealed(entry: AuditEntry | queries.Entry) -> str:
    """SHA-256 of the hash before and the entry's canonical JSON."""
    told = canonical_json(
        {
            "uid": entry.uid,
            "at": _instant(entry.at),
            "by": entry.by,
            "action": entry.action,
            "entity": entry.entity,
            "entity_id": entry.entity_id,
            "detail": entry.detail,
        }
    )
    return hashlib.sha256(f"{entry.previous}{told}".encode()).hexdigest()


def _instant(at: datetime) -> str:
    """A moment as every database gives it back: UTC, microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
