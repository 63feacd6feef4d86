"""Who goes in whose place: said once, told in the history of both, listed from then on."""

from collections.abc import Sequence
from pathlib import Path

from db.engine import Session
from db.queries import replacements as queries
from db.queries.replacements import REPLACED_BY, REPLACES, Linked
from db.queries.workers import WorkerLine, worker_by_nik
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.checks.export import Sent, export_check
from desktop.services.checks.replace import NO_LONGER, propose_replacements
from desktop.services.register.named_niks import named_niks
from desktop.services.upkeep.audit import record

_KECAMATAN = 6
_COMING = frozenset(
    (
        WorkerStatus.ELIGIBLE,
        WorkerStatus.CHECKING,
        WorkerStatus.CLEAR,
        WorkerStatus.PROPOSED,
        WorkerStatus.ENROLLED,
    )
)


def link_replacement(session: Session, acting: Acting, gone: str, came: str) -> Linked:
    """Say that one goes in the place of another who was refused or has left.

    Both live in one kecamatan, so that its places stay as many. UserError `worker.unknown`,
    `replacement.needless`, `replacement.unfit`, `replacement.place`, `replacement.taken`.
    """
    old, new = _worker(session, gone), _worker(session, came)
    _check(old, new)
    before = queries.linked(session, [old.id], REPLACED_BY).get(old.id)
    if before is not None and before.status not in NO_LONGER and before.worker_id != new.id:
        raise UserError(
            "replacement.taken",
            _("{name} is replaced by {other} already.").format(name=old.name, other=before.name),
        )
    whose = queries.linked(session, [new.id], REPLACES).get(new.id)
    if whose is not None and whose.worker_id != old.id:
        raise UserError(
            "replacement.taken",
            _("{name} stands in the place of {other} already.").format(
                name=new.name, other=whose.name
            ),
        )
    if whose is None:
        _link(session, acting, old, new)
    return queries.linked(session, [old.id], REPLACED_BY)[old.id]


def _worker(session: Session, nik: str) -> WorkerLine:
    found = [worker_by_nik(session, one) for one in named_niks(session, [nik])]
    if not found or found[0] is None:
        raise UserError("worker.unknown", _("No worker of the register has this NIK."))
    return found[0]


def _check(old: WorkerLine, new: WorkerLine) -> None:
    if old.status not in NO_LONGER:
        raise UserError(
            "replacement.needless",
            _("{name} was neither refused nor has left, so nobody is needed instead.").format(
                name=old.name
            ),
        )
    if new.status not in _COMING:
        raise UserError(
            "replacement.unfit",
            _("{name} is not eligible. Name somebody who was verified.").format(name=new.name),
        )
    if old.region[:_KECAMATAN] != new.region[:_KECAMATAN]:
        raise UserError(
            "replacement.place",
            _("{name} lives in another kecamatan. Name somebody of the same one.").format(
                name=new.name
            ),
        )


def _link(session: Session, acting: Acting, old: WorkerLine, new: WorkerLine) -> None:
    told: dict[str, object] = {"replaces": old.uid}
    audit_id = record(session, acting, "worker.replace", "worker", new.id, told)
    queries.link(
        session,
        {"worker_id": old.id, "audit_id": audit_id, "new": f"{new.nik} {new.name}"},
        {"worker_id": new.id, "audit_id": audit_id, "new": f"{old.nik} {old.name}"},
    )


def send_replacements(
    session: Session,
    acting: Acting,
    path: Path,
    *,
    region: str = "",
    niks: Sequence[str] = (),
    password: str = "",
    progress: Progress = SILENT,
) -> Sent:
    """Write those proposed instead of refused people for the insurer's check, and link each.

    `niks` narrows to some of those proposed. UserError `check.nobody`, `file.not_written`.
    """
    wanted = set(named_niks(session, niks))
    pairs = [
        (one.refused.nik, one.proposed.nik)
        for one in propose_replacements(session, region)
        if one.proposed is not None and (not wanted or one.proposed.nik in wanted)
    ]
    if not pairs:
        raise UserError(
            "check.nobody",
            _("Nobody is proposed instead of a refused person. Verify more people first."),
        )
    for old, new in pairs:
        link_replacement(session, acting, old, new)
    chosen = [new for _old, new in pairs]
    return export_check(session, acting, path, niks=chosen, password=password, progress=progress)
