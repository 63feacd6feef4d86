"""Verifications of people."""

from collections.abc import Sequence

import click

from desktop.cli.call import Call, several
from desktop.cli.workers.group import workers
from desktop.domain.texts import gettext as _
from desktop.services.register.verify import verify_workers


@workers.command("verify")
@click.option("--nik", "wanted", multiple=True, metavar="NIK", help="Again for each, or @FILE.")
@click.option("--region", default="", metavar="CODE", help="Everybody who lives there.")
@click.option("--all", "everybody", is_flag=True, help="Everybody.")
@click.option("--result", required=True, type=click.Choice(["eligible", "ineligible"]))
@click.option("--reason", default="", metavar="CODE", help="Why ineligible.")
@click.option("--note", default="", metavar="TEXT")
@click.pass_obj
def verify(
    call: Call,
    wanted: Sequence[str],
    region: str,
    everybody: bool,
    result: str,
    reason: str,
    note: str,
) -> None:
    """Record a verification of people."""
    with call.database().write() as session:
        ended = verify_workers(
            session,
            call.acting(),
            niks=several(wanted),
            region=region,
            everybody=everybody,
            result=result,
            reason=reason,
            note=note,
            progress=call.progress(),
        )
    call.answer(
        {"verified": ended.verified, "skipped": ended.skipped},
        _("{verified} verified, {skipped} skipped").format(
            verified=ended.verified, skipped=ended.skipped
        ),
    )
