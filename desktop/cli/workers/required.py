"""The worker a command is about."""

from db.engine import Session
from db.queries import workers as queries
from db.queries.workers import WorkerLine
from desktop.domain import nik as niks
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _


def required(session: Session, nik: str) -> WorkerLine:
    """The worker who bears a NIK as typed; UserError `worker.unknown`."""
    line = queries.worker_by_nik(session, niks.clean(nik))
    if line is None:
        raise UserError(
            "worker.unknown",
            _("No worker of the register has this NIK. Compare it with the KTP."),
        )
    return line
