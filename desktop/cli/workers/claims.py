"""The recommendation that goes with an heir's claim."""

from datetime import date
from pathlib import Path

import click

from desktop.cli.call import Call
from desktop.cli.typed import day_option
from desktop.cli.workers.group import workers
from desktop.cli.workers.required import required
from desktop.domain.texts import gettext as _


@workers.command("recommend")
@click.argument("nik")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="X.pdf")
@click.option("--heir", default="", metavar="NAME", help="Whom it is for, of several heirs.")
@click.option("--number", default="", metavar="TEXT", help="Left for the pen without it.")
@day_option("--died", "died", help="The day on which the worker died.")
@click.pass_obj
def recommend(
    call: Call, /, nik: str, out: Path, heir: str, number: str, died: date | None
) -> None:
    """Write the recommendation of a worker's heir for their claim."""
    from desktop.services.letters.claim import recommend_heir  # late: heavy to import

    with call.database().write() as session:
        line = required(session, nik)
        made = recommend_heir(
            session, call.acting(), line.id, out, heir=heir, number=number, died=died
        )
    call.answer(
        {"path": str(made.path), "heir": made.heir},
        _("The recommendation for {heir} is in {path}.").format(heir=made.heir, path=made.path),
    )
