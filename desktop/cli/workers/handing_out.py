"""Sheets out: the empty one for villages, the list of those who fit a filter."""

from pathlib import Path
from typing import Any

import click

from desktop.cli.call import Call
from desktop.cli.sheet_password import protect_option, sheet_password
from desktop.cli.workers.filters import filter_of, filtered
from desktop.cli.workers.group import workers
from desktop.domain.texts import gettext as _
from desktop.services.register.export import export_workers
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


@workers.command("export")
@click.argument("out", type=click.Path(path_type=Path))
@filtered
@protect_option()
@click.pass_obj
def export(call: Call, /, out: Path, *, protect: bool, **said: Any) -> None:
    """Write those who fit as a spreadsheet, NIK as text."""
    password = sheet_password(call, protect=protect)
    with call.database().write() as session:
        where = filter_of(session, said, call.acting().today())
        rows = export_workers(
            session, call.acting(), out, where, password=password, progress=call.progress()
        )
    path = str(out.absolute())
    call.answer(
        {"rows": rows, "path": path},
        _("{rows} people written: {path}").format(rows=rows, path=path),
    )
