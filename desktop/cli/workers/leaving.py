"""People who leave and come back, the lists of them, and one who was entered by mistake."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from desktop.cli.call import Call, several, table
from desktop.cli.typed import day_option
from desktop.cli.worker_shapes import worker_whole
from desktop.cli.workers.group import workers
from desktop.cli.workers.required import required
from desktop.domain.texts import gettext as _
from desktop.services.register.leaving import move_workers
from desktop.services.register.mutation_sheet import save_mutations
from desktop.services.register.mutations import WHO, Movement, Sum
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


@workers.command("mutations")
@click.argument("out", type=click.Path())
@day_option("--since", required=True, help="The first day.")
@day_option("--until", required=True, help="The last day.")
@click.option("--who", type=click.Choice(list(WHO)), default="participants", show_default=True)
@click.option("--region", default="", metavar="CODE", help="Only those who live there.")
@click.pass_obj
def mutations(call: Call, out: str, since: date, until: date, who: str, region: str) -> None:
    """Write who came, went and replaced whom between two days, with sums that hold."""
    path = Path(out).absolute()
    with call.database().write() as session:
        found = save_mutations(
            session, call.acting(), path, since=since, until=until, who=who, region=region
        )
    told = {
        "path": str(path),
        "additions": [_movement(one) for one in found.additions],
        "removals": [_movement(one) for one in found.removals],
        "replacements": [
            {"out": _movement(gone), "in": _movement(new)} for gone, new in found.replacements
        ],
        "sums": [_sum(one) for one in found.sums],
        "total": _sum(found.total),
    }
    headers = (_("Kecamatan"), _("Start"), _("In"), _("Out"), _("End"))
    rows = [
        (
            one.name or _("All"),
            one.start,
            one.added + one.replaced,
            one.removed + one.replaced,
            one.end,
        )
        for one in (*found.sums, found.total)
    ]
    call.answer(told, table(headers, rows))


def _movement(one: Movement) -> dict[str, object]:
    return {
        "nik": one.nik,
        "name": one.name,
        "region": one.region,
        "date": one.day.isoformat(),
        "reason": one.cause,
        "letter": one.letter,
    }


def _sum(one: Sum) -> dict[str, object]:
    return {
        "region": one.region,
        "name": one.name,
        "start": one.start,
        "in": one.added + one.replaced,
        "out": one.removed + one.replaced,
        "end": one.end,
    }
