"""Sheets out: the empty one for villages."""

from pathlib import Path

import click

from desktop.cli.call import Call
from desktop.cli.workers.group import workers
from desktop.domain.texts import gettext as _
from desktop.services.register.template import save_template


@workers.command("template")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--region", default="", metavar="CODE", help="Whose villages can be chosen.")
@click.pass_obj
def template(call: Call, out: Path, region: str) -> None:
    """Write an empty sheet to hand to villages: lists to choose from, NIK as text."""
    with call.database().read() as session:
        path = save_template(session, call.acting(), out, region=region)
    call.answer({"path": str(path)}, _("The empty sheet is written: {path}").format(path=path))
