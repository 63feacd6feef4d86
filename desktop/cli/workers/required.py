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


def required_two(session: Session, one: str, other: str) -> tuple[WorkerLine, WorkerLine]:
    """The two workers of a decision; UserError `worker.unknown`, `pair.same`."""
    a, b = required(session, one), required(session, other)
    if a.id == b.id and niks.clean(one) != niks.clean(other):
        raise UserError(
            "pair.same",
            _(
                "Both NIKs are {name} already: a merge made them one person. To have two again, "
                "take it back with `workers unmerge`."
            ).format(name=a.name),
        )
    return a, b
