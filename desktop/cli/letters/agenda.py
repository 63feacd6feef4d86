"""The agenda book of numbers."""

from pathlib import Path

import click

from desktop.cli.call import Call
from desktop.cli.letters.group import letters
from desktop.domain.texts import gettext as _


@letters.command("agenda")
@click.option("--year", required=True, type=click.IntRange(2000, 2100), metavar="YYYY")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="X.xlsx")
@click.pass_obj
def agenda(call: Call, /, year: int, out: Path) -> None:
    """Write the agenda book of a year's letters: .xlsx or .pdf."""
    from desktop.services.letters.agenda.book import agenda_book  # late: heavy to import

    with call.database().write() as session:
        path = agenda_book(session, call.acting(), year, out)
    call.answer({"path": str(path)}, _("The agenda book is in {path}.").format(path=path))
