"""`lontar wadah`: the bodies that agents belong to."""

from collections.abc import Sequence

import click

from db.queries import agents as queries
from desktop.cli.agents.shapes import wadah_shape
from desktop.cli.call import Call, table, values_of
from desktop.cli.main import Noun
from desktop.domain.texts import gettext as _
from desktop.services.training import wadah as service


@click.group(cls=Noun)
def wadah() -> None:
    """Wadah: the bodies that Perisai agents belong to."""


@wadah.command("add")
@click.option("--name", required=True, metavar="TEXT")
@click.option("--head", default="", metavar="TEXT", help="Its kepala as papers name them.")
@click.option("--region", default="", metavar="CODE", help="Where it is.")
@click.option("--phone", default="", metavar="TEXT")
@click.option("--address", default="", metavar="TEXT")
@click.option("--note", default="", metavar="TEXT")
@click.pass_obj
def add(call: Call, /, **said: str) -> None:
    """Enter a wadah."""
    with call.database().write() as session:
        line = service.require_wadah(session, service.add_wadah(session, call.acting(), said))
    call.answer(
        {"wadah": wadah_shape(line)},
        _("Wadah {id}: {name} is in the register.").format(id=line.id, name=line.name),
    )


@wadah.command("set")
@click.argument("named", metavar="WADAH")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.pass_obj
def set_(call: Call, named: str, values: Sequence[str]) -> None:
    """Change fields of a wadah, named by its name or id."""
    with call.database().write() as session:
        found = service.find_wadah(session, named)
        line = service.change_wadah(session, call.acting(), found.id, values_of(values))
    call.answer({"wadah": wadah_shape(line)}, _("{name} was changed.").format(name=line.name))


@wadah.command("list")
@click.pass_obj
def list_(call: Call, /) -> None:
    """List every wadah, by name."""
    with call.database().read() as session:
        lines = queries.all_wadah(session)
    rows = [
        (line.id, line.name, line.head, line.region, line.agents, _yes(active=line.active))
        for line in lines
    ]
    headers = (_("Wadah"), _("Name"), _("Head of wadah"), _("Region"), _("Agents"), _("Active"))
    call.answer({"wadah": [wadah_shape(line) for line in lines]}, table(headers, rows))


def _yes(*, active: bool) -> str:
    return _("yes") if active else _("no")
