"""The filters that `workers list` and `workers export` share."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from db.queries.workers import WorkerFilter
from desktop.domain.dates import births_of_ages
from desktop.domain.errors import UserError
from desktop.domain.names import fold
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--status", default="", help="Only those who stand there."),
    click.option("--region", default="", metavar="CODE", help="Only those who live there."),
    click.option("--search", default="", metavar="TEXT",
                 help="Beginnings of name, village, number."),
    click.option("--finding", default="", metavar="CODE",
                 help="Only those with this open finding."),
    click.option("--batch", type=int, metavar="BATCH", help="Only those a list told of."),
    click.option("--sex", type=click.Choice(["L", "P"]), help="Only men or only women."),
    click.option("--age-from", type=click.IntRange(0, 150), help="That old at least, today."),
    click.option("--age-to", type=click.IntRange(0, 150), help="That old at most, today."),
    click.option("--heir/--no-heir", "has_heir", default=None,
                 help="Only those with an heir, or without."),
)  # fmt: skip


def filtered(command: Command) -> Command:
    """Give a command the options of a filter; it takes them as `**said`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def filter_of(said: dict[str, Any], today: date) -> WorkerFilter:
    """The filter that was asked for; UserError `worker.status`."""
    status = said["status"]
    born_from, born_to = births_of_ages(said["age_from"], said["age_to"], today)
    return WorkerFilter(
        search=fold(said["search"]),
        region=said["region"].replace(".", ""),
        status=(_known_status(status),) if status else (),
        finding=said["finding"],
        batch=said["batch"],
        sex=said["sex"] or "",
        born_from=born_from,
        born_to=born_to,
        has_heir=said["has_heir"],
    )


def _known_status(status: str) -> str:
    if status not in list(WorkerStatus):
        raise UserError(
            "worker.status",
            _("There is no status {status}. There are: {statuses}.").format(
                status=f'"{status}"', statuses=", ".join(WorkerStatus)
            ),
        )
    return status
