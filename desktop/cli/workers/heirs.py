"""Heirs of a worker."""

from typing import Any

import click

from db.queries.heirs import HeirLine, heirs_of
from desktop.cli.call import Call
from desktop.cli.worker_shapes import heir_shape
from desktop.cli.workers.group import workers
from desktop.cli.workers.required import required
from desktop.domain.errors import UserError
from desktop.domain.heirs import Relation
from desktop.domain.names import fold
from desktop.domain.texts import gettext as _
from desktop.services.register.heirs import remove_heir, save_heir


@workers.command("heir")
@click.argument("nik")
@click.option("--name", required=True, metavar="TEXT", help="As the KTP or KK has it.")
@click.option("--relation", type=click.Choice([each.value for each in Relation]))
@click.option("--nik", "own_nik", default="", metavar="DIGITS", help="The heir's own NIK.")
@click.option("--phone", default="", metavar="TEXT")
@click.option("--remove", is_flag=True, help="Take this heir off.")
@click.pass_obj
def heir(
    call: Call,
    nik: str,
    name: str,
    relation: str | None,
    own_nik: str,
    phone: str,
    remove: bool,
) -> None:
    """Add an heir of a worker, or change the one of that name or NIK."""
    if relation is None and not remove:
        raise click.UsageError("Missing option '--relation'.")
    with call.database().write() as session:
        line = required(session, nik)
        there = heirs_of(session, [line.id]).get(line.id, [])
        if remove:
            kept = _named(there, name)
            remove_heir(session, call.acting(), kept.id)
        else:
            kept = save_heir(
                session,
                call.acting(),
                line.id,
                name=name,
                relation=relation or "",
                nik=own_nik,
                phone=phone,
            )
    told: dict[str, Any] = {"heir": heir_shape(kept)}
    if remove:
        told["removed"] = True
    call.answer(
        told,
        (
            _("{heir} is no heir of {name} any more.")
            if remove
            else _("{heir} is an heir of {name}.")
        ).format(heir=kept.name, name=line.name),
    )


def _named(there: list[HeirLine], name: str) -> HeirLine:
    found = next((each for each in there if fold(each.name) == fold(name)), None)
    if found is None:
        raise UserError(
            "heir.unknown", _("This worker has no heir named {name}.").format(name=f'"{name}"')
        )
    return found
