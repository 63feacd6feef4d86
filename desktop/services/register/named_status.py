"""A status as people name it: by its code."""

from collections.abc import Collection

from desktop.domain.errors import UserError
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _


def named_status(typed: str, known: Collection[str] = tuple(WorkerStatus)) -> str:
    """The status that is meant, one of those `known`; UserError `status.unknown`."""
    if typed not in known:
        raise UserError(
            "status.unknown",
            _("There is no status {status}. There are: {statuses}.").format(
                status=f'"{typed}"', statuses=", ".join(known)
            ),
        )
    return typed
