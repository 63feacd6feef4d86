"""A person taken out who was entered by mistake; the audit keeps who it was."""

from db.engine import Session
from db.queries import standings, undoing, worker_store, workers
from db.queries.attachments import attachments_of
from desktop.domain.errors import UserError
from desktop.domain.names import tidy
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.upkeep.audit import record


def remove_worker(session: Session, acting: Acting, worker_id: int, reason: str) -> None:
    """Take a worker out for good, with all that was entered about them.

    Only one who was never in a letter, in the insurer's check or part of a merge, others leave
    instead; attached files are taken off first. UserError `worker.unknown`, `worker.reason`,
    `worker.in_letter`, `worker.in_check`, `worker.attached`, `worker.merged`.
    """
    reason = tidy(reason)
    if not reason:
        raise UserError("worker.reason", _("Say why this person is taken out."))
    line = workers.worker(session, worker_id)
    if line is None:
        raise UserError("worker.unknown", _("There is no such worker in the register."))
    _check(session, worker_id, line.name)
    told: dict[str, object] = {
        "uid": line.uid,
        "nik": line.nik,
        "name": line.name,
        "reason": reason,
        "status": line.status,
        "values": worker_store.worker_values(session, [worker_id])[worker_id],
    }
    record(session, acting, "worker.remove", "worker", worker_id, told)
    undoing.free_rows(session, [worker_id])
    undoing.remove_workers(session, [worker_id])


def _check(session: Session, worker_id: int, name: str) -> None:
    if standings.in_any_letter(session, worker_id):
        raise UserError(
            "worker.in_letter",
            _("{name} stands in a letter. Let them leave instead, with the reason.").format(
                name=name
            ),
        )
    if standings.in_any_check(session, worker_id):
        raise UserError(
            "worker.in_check",
            _(
                "{name} was sent to the insurer's check. Let them leave instead, with the reason."
            ).format(name=name),
        )
    if attachments_of(session, worker_id):
        raise UserError(
            "worker.attached",
            _("Files are attached to {name}. Take them off first.").format(name=name),
        )
    if standings.merged_into(session, worker_id):
        raise UserError(
            "worker.merged",
            _("Another person was merged into {name}. Take the merge back first.").format(
                name=name
            ),
        )
