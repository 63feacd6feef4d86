"""People who leave and come back, and one who was entered by mistake."""

from collections.abc import Sequence
from datetime import date

import click

from desktop.cli.call import Call, several
from desktop.cli.typed import day_option
from desktop.cli.worker_shapes import worker_whole
from desktop.cli.workers.group import workers
from desktop.cli.workers.required import required
from desktop.domain.texts import gettext as _
from desktop.services.register.leaving import move_workers
from desktop.services.register.remove import remove_worker


@workers.command("status")
@click.argument("niks", nargs=-1, required=True, metavar="NIK...")
@click.option("--to", required=True, metavar="STATUS", help="ended to leave, listed to come back.")
@click.option("--reason", default="", metavar="CODE", help="died, moved, wage_earner, ...")
@day_option("--date", "on", help="The day it happened; today if none.")
@click.pass_obj
def status(call: Call, niks: Sequence[str], to: str, reason: str, on: date | None) -> None:
    """Let people leave, or come back."""
    with call.database().write() as session:
        moved = move_workers(
            session,
            call.acting(),
            several(niks),
            to=to,
            reason=reason,
            on=on,
        )
    call.answer(
        {"changed": moved.changed},
        _("{changed} changed, {already} stood there already").format(
            changed=moved.changed, already=moved.already
        ),
    )


@workers.command("remove")
@click.argument("nik")
@click.option("--reason", required=True, metavar="TEXT", help="Why; the audit keeps it.")
@click.pass_obj
def remove(call: Call, nik: str, reason: str) -> None:
    """Take out a person who was entered by mistake."""
    with call.database().write() as session:
        line = required(session, nik)
        shape = worker_whole(session, line.id)
        remove_worker(session, call.acting(), line.id, reason)
    call.answer({"worker": shape}, _("{name} was taken out.").format(name=shape["name"]))
