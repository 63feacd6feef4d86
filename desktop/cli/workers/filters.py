"""The filters that `workers list` and `workers export` share."""

from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar

import click

from db.engine import Session
from db.queries.workers import WorkerFilter
from desktop.domain.dates import births_of_ages
from desktop.domain.errors import UserError
from desktop.domain.finding_texts import CODES
from desktop.domain.names import fold
from desktop.domain.texts import gettext as _
from desktop.services.offices.named_region import named_region
from desktop.services.register.importing import require_batch
from desktop.services.register.named_status import named_status

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


def filter_of(session: Session, said: dict[str, Any], today: date) -> WorkerFilter:
    """The filter that was asked for.

    What does not exist is refused, not answered with nobody: UserError `status.unknown`,
    `finding.unknown`, `region.unknown`, `batch.unknown`.
    """
    status = said["status"]
    if said["batch"] is not None:
        require_batch(session, said["batch"])
    born_from, born_to = births_of_ages(said["age_from"], said["age_to"], today)
    return WorkerFilter(
        search=fold(said["search"]),
        region=named_region(session, said["region"]),
        status=(named_status(status),) if status else (),
        finding=_known_finding(said["finding"]),
        batch=said["batch"],
        sex=said["sex"] or "",
        born_from=born_from,
        born_to=born_to,
        has_heir=said["has_heir"],
    )


def _known_finding(code: str) -> str:
    if code and code not in CODES:
        near = get_close_matches(code, CODES, 1)
        words = _("There is no finding {code}.").format(code=f'"{code}"')
        if near:
            words += " " + _("Is {code} meant?").format(code=f'"{near[0]}"')
        raise UserError("finding.unknown", words)
    return code
