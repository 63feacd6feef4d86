"""One person entered at the counter, or corrected by hand; checked as a list is."""

from collections.abc import Mapping, Sequence

from db.engine import Session
from db.queries import findings as finding_queries
from db.queries import worker_store, workers
from desktop.domain.errors import UserError
from desktop.domain.finding_texts import sentence
from desktop.domain.findings import Finding, Severity, error
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.register.checks import Rules
from desktop.services.register.entering import write_changes
from desktop.services.register.held import enter_one, settle_one
from desktop.services.register.mend import recheck
from desktop.services.register.putting_back import keep_findings
from desktop.services.register.rows import PreviewRow
from desktop.services.register.rules import read_rules
from desktop.services.register.stored_findings import as_finding, finding_line
from desktop.services.upkeep.audit import record

_REQUIRED_EMPTY = {"nik": "", "name": "", "birth_date": "", "sex": "", "region": ""}


def add_worker(session: Session, acting: Acting, values: Mapping[str, str]) -> int:
    """Enter a person by typed fields; give back the row id.

    UserError `field.unknown`, `worker.held` where an error holds the person (its details have
    the `findings`).
    """
    rules = read_rules(session, acting)
    read, found = recheck(rules, {}, (), {**_REQUIRED_EMPTY, **values})
    row = PreviewRow("", 0, (), (), read, found)
    settle_one(session, rules, row)
    if row.worker_id is not None:
        row.findings.append(_taken(session, rules, row.values["nik"]))
    if "agent" in values:
        refuse_agent(row.findings)
    _refuse_held(row.findings)
    now = acting.now()
    worker = enter_one(session, acting, row, 0, now, None)
    record(session, acting, "worker.add", "worker", worker, {"values": dict(read)})
    lines = [finding_line(one, {}, now, worker, None) for one in row.findings]
    finding_queries.insert_findings(session, lines)
    return worker


def change_worker(
    session: Session, acting: Acting, worker_id: int, values: Mapping[str, str]
) -> list[Finding]:
    """Correct fields of a worker by typed texts, an empty one erases; give back what was found.

    UserError `field.unknown`, `worker.unknown`, `worker.held` where an error holds what was
    typed.
    """
    rules = read_rules(session, acting)
    line = workers.worker(session, worker_id)
    if line is None:
        raise UserError("worker.unknown", _("There is no such worker in the register."))
    before = worker_store.worker_values(session, [worker_id])[worker_id]
    stored = finding_queries.findings_of(session, worker_id)
    standing = [as_finding(one) for one in stored if one.accepted_at is None]
    filled = {key: text for key, text in before.items() if text}
    if line.agent and values.get("agent", "").strip() == line.agent:
        # A form gives back the name it showed, which others may bear.
        values = {**values, "agent": before["agent"]}
    read, found = recheck(rules, filled, standing, values)
    if "birth_date" not in values:
        # Growing older is no reason to refuse a new phone number.
        ages = [one for one in standing if one.code.startswith("age.")]
        found = [one for one in found if not one.code.startswith("age.")] + ages
    if read.get("nik", "") != line.nik and workers.worker_by_nik(session, read.get("nik", "")):
        found.append(_taken(session, rules, read["nik"]))
    if "agent" in values:
        refuse_agent(found)
    _refuse_held([one for one in found if one.field in values])
    changes = {key: read.get(key, "") for key in before if read.get(key, "") != before[key]}
    told: dict[str, object] = {
        key: {"old": before[key], "new": new} for key, new in sorted(changes.items())
    }
    audit_id = record(session, acting, "worker.change", "worker", worker_id, told)
    now = acting.now()
    if changes:
        by_hand = {key: (new, None) for key, new in changes.items()}
        write_changes(session, audit_id, now, {worker_id: by_hand})
        stored = finding_queries.findings_of(session, worker_id)
    keep_findings(session, worker_id, stored, found, now)
    return found


def _taken(session: Session, rules: Rules, nik: str) -> Finding:
    """The error of a NIK that a worker of the register bears already."""
    other = workers.worker_by_nik(session, nik)
    name = other.name if other else ""
    village = rules.regions.name(other.region) if other else ""
    return error("nik.duplicate_in_register", "nik", nik, name=name, village=village)


def refuse_agent(findings: Sequence[Finding]) -> None:
    """UserError `agent.unknown`, `agent.ambiguous` where what was typed names no one agent."""
    for found in findings:
        if found.code in ("agent.unknown", "agent.ambiguous"):
            raise UserError(found.code, sentence(found))


def _refuse_held(findings: list[Finding]) -> None:
    """UserError `worker.held` with every reason, where an error was found."""
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if errors:
        raise UserError("worker.held", " ".join(sentence(one) for one in errors), findings=errors)
