"""The papers that go with a letter."""

from collections.abc import Sequence
from pathlib import Path

import click

from desktop.cli.call import Call
from desktop.cli.letters.group import letters
from desktop.domain.texts import gettext as _
from desktop.services.letters.beside.kinds import KINDS


@letters.command("papers")
@click.argument("letter", type=int, metavar="ID")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(list(KINDS)), help="Only these.")
@click.pass_obj
def papers(call: Call, /, letter: int, out: Path, kinds: Sequence[str]) -> None:
    """Make the papers that go with an issued letter."""
    from desktop.services.letters.beside.making import make_papers  # late: heavy to import

    with call.database().write() as session:
        made = make_papers(session, call.acting(), letter, out, kinds, progress=call.progress())
    told = [{"kind": one.kind, "name": one.name, "path": str(one.path)} for one in made]
    call.answer(
        {"letter": letter, "papers": told},
        "\n".join([_("{n} papers:").format(n=len(made)), *(str(one.path) for one in made)]),
    )
