"""One value for many people at once: looked at first, then done as one deed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.engine import Session
from db.queries import findings as finding_queries
from db.queries import worker_store
from desktop.domain.errors import UserError
from desktop.domain.fields import WORKER_BY_KEY
from desktop.domain.findings import Finding
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.register.change import refuse_agent
from desktop.services.register.checks import FieldChecks
from desktop.services.register.entering import KEPT_ON_UPDATE, write_changes
from desktop.services.register.readings import reader_of
from desktop.services.register.rules import read_rules
from desktop.services.upkeep.audit import record

BULK_FIELDS = ("occupation", "region", "hamlet", "agent", "note")
"""What many people may be given at once; who they are is never among it."""

BULK = "worker.bulk"
"""The deed of changing many."""


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What would change: worker to field to new value; old values of each field, and how often.

    `same` people have the values already.
    """

    changes: Mapping[int, Mapping[str, str]]
    before: Mapping[str, Sequence[tuple[str, int]]]
    values: Mapping[str, str]
    same: int


def preview_bulk(
    session: Session, acting: Acting, ids: Sequence[int], values: Mapping[str, str]
) -> BulkChange:
    """What giving these values (BULK_FIELDS) to these people would change; reads only.

    UserError `bulk.nothing`, `bulk.field`, `bulk.value`.
    """
    read = _read(session, acting, values)
    there = worker_store.worker_values(session, ids)
    changes: dict[int, dict[str, str]] = {}
    before: dict[str, Counter[str]] = {field: Counter() for field in read}
    for worker, old in there.items():
        for field, new in read.items():
            if old[field] != new:
                changes.setdefault(worker, {})[field] = new
                before[field][old[field]] += 1
    told = {field: counted.most_common() for field, counted in before.items()}
    return BulkChange(changes, told, read, len(there) - len(changes))


def change_many(
    session: Session,
    acting: Acting,
    ids: Sequence[int],
    values: Mapping[str, str],
    progress: Progress = SILENT,
) -> BulkChange:
    """Give these people these values, as one deed with one entry; give back what changed."""
    progress.step(0, len(ids), _("Changing people"))
    done = preview_bulk(session, acting, ids, values)
    if not done.changes:
        return done
    told: dict[str, object] = {"values": dict(done.values), "workers": len(done.changes)}
    audit_id = record(session, acting, BULK, "worker", None, told)
    write_changes(
        session,
        audit_id,
        acting.now(),
        {
            worker: {field: (new, None) for field, new in fields.items()}
            for worker, fields in done.changes.items()
        },
    )
    changed = list(done.changes)
    finding_queries.drop_open(session, changed, tuple(done.values), KEPT_ON_UPDATE)
    progress.step(len(ids), len(ids), _("Changing people"))
    return done


def _read(session: Session, acting: Acting, values: Mapping[str, str]) -> dict[str, str]:
    """The values as a worker keeps them."""
    given = {field: text.strip() for field, text in values.items() if text.strip()}
    if not given:
        raise UserError(
            "bulk.nothing", _("Say what to change: occupation, village, hamlet, agent or note.")
        )
    read: dict[str, str] = {}
    found: list[Finding] = []
    for field, text in given.items():
        if field not in BULK_FIELDS:
            raise UserError(
                "bulk.field",
                _("{field} is not changed for many at once.").format(field=f'"{field}"'),
            )
        if field == "region":
            FieldChecks(read_rules(session, acting)).region(text, "", "", read, found)
        elif field == "agent":
            FieldChecks(read_rules(session, acting)).agent(text, read, found)
        else:
            read[field] = reader_of(WORKER_BY_KEY[field])(text, found)
    refuse_agent(found)
    if any(one.code.startswith("region.") for one in found) or not all(read.values()):
        raise UserError("bulk.value", _("There is no such village in the office's region."))
    return read
