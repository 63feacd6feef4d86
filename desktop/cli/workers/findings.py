"""Findings accepted by a person."""

import click

from desktop.cli.call import Call
from desktop.cli.worker_shapes import worker_whole
from desktop.cli.workers.group import workers
from desktop.domain.texts import gettext as _
from desktop.services.register.accept import accept_finding


@workers.command("accept")
@click.argument("nik")
@click.argument("code")
@click.option("--note", required=True, metavar="TEXT", help="Why it may stand.")
@click.pass_obj
def accept(call: Call, nik: str, code: str, note: str) -> None:
    """Accept a warning, once, with a reason."""
    with call.database().write() as session:
        worker = accept_finding(session, call.acting(), nik, code, note)
        shape = worker_whole(session, worker)
    call.answer(
        {"worker": shape},
        _("{code} was accepted for {name}.").format(code=code, name=shape["name"]),
    )
