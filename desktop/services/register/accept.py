"""A warning accepted: a named person looked, and says with a reason that it may stand."""

from db.engine import Session
from db.queries import findings as queries
from db.queries import workers
from db.queries.findings import StoredFinding
from desktop.domain.errors import UserError
from desktop.domain.finding_texts import CODES
from desktop.domain.names import tidy
from desktop.domain.nik import clean
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.upkeep.audit import record


def accept_finding(session: Session, acting: Acting, nik: str, code: str, note: str) -> int:
    """Accept every open warning of a code on a worker; give back the worker's row id.

    It is open no more, until a value it was about changes. UserError `worker.unknown`,
    `finding.unknown`, `finding.error`, `finding.accepted`, `finding.note`.
    """
    worker = workers.worker_by_nik(session, clean(nik))
    if worker is None:
        raise UserError(
            "worker.unknown",
            _("No worker of the register has this NIK. Compare it with the KTP."),
        )
    reason = tidy(note)
    open_ones = _acceptable(queries.findings_of(session, worker.id), code.strip())
    if not reason:
        raise UserError(
            "finding.note", _("Say why the finding may stand: seen where, told by whom.")
        )
    told: dict[str, object] = {
        "code": code,
        "note": reason,
        "values": sorted({one.value for one in open_ones}),
    }
    record(session, acting, "finding.accept", "worker", worker.id, told)
    ids = [one.id for one in open_ones]
    queries.accept(session, ids, by=acting.user, at=acting.now(), note=reason)
    return worker.id


def _acceptable(stored: list[StoredFinding], code: str) -> list[StoredFinding]:
    """The open warnings of a code; a refusal where there is none to accept."""
    of_code = [one for one in stored if one.code == code]
    open_ones = [one for one in of_code if one.accepted_at is None]
    if any(one.severity == queries.ERROR for one in open_ones):
        raise UserError(
            "finding.error",
            _("{code} is an error. Errors are not accepted; correct the value instead.").format(
                code=code
            ),
        )
    if open_ones:
        return open_ones
    if of_code:
        raise UserError(
            "finding.accepted",
            _("{code} was accepted by {name} already.").format(
                code=code, name=of_code[0].accepted_by
            ),
        )
    known = code in CODES
    there = ", ".join(sorted({one.code for one in stored})) or _("none")
    words = _("This worker has no finding {code}.") if known else _("There is no code {code}.")
    raise UserError(
        "finding.unknown",
        (words + " " + _("Findings of this worker: {codes}.")).format(
            code=f'"{code}"', codes=there
        ),
    )
