"""Columns as people chose them for a kind of sheet: shown, and forgotten."""

import click

from desktop.cli.call import Call, table
from desktop.cli.worker_shapes import known_shape
from desktop.cli.workers.group import workers
from desktop.domain.dates import short_date
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE
from desktop.services.register.known_columns import forget_columns, known_columns


@workers.command("columns")
@click.pass_obj
def columns(call: Call) -> None:
    """Which columns were chosen by --map or in the window, each kind of sheet once."""
    with call.database().read() as session:
        found = known_columns(session)
    rows = [
        (
            one.id,
            one.file,
            short_date(one.at.astimezone(OFFICE_ZONE).date()),
            one.by,
            ", ".join(f"{header} = {field or '-'}" for header, field in one.chosen.items()),
        )
        for one in found
    ]
    headers = (_("Choice"), _("File"), _("Date"), _("By"), _("Columns"))
    call.answer({"columns": [known_shape(one) for one in found]}, table(headers, rows))


@workers.command("forget-columns")
@click.argument("choice", type=int)
@click.pass_obj
def forget(call: Call, choice: int) -> None:
    """Forget what was chosen; the next list of the kind is mapped by its headers again."""
    with call.database().write() as session:
        forget_columns(session, call.acting(), choice)
    call.answer({"forgotten": choice}, _("The choice of columns is forgotten."))
