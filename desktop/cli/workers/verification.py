"""Verifications of people."""

from collections.abc import Sequence
from pathlib import Path

import click

from desktop.cli.call import Call, several
from desktop.cli.workers.group import workers
from desktop.domain.texts import gettext as _
from desktop.services.letters.minutes import make_minutes
from desktop.services.register.verify import verify_workers


@workers.command("verify")
@click.option("--nik", "wanted", multiple=True, metavar="NIK", help="Again for each, or @FILE.")
@click.option("--region", default="", metavar="CODE", help="Everybody who lives there.")
@click.option("--all", "everybody", is_flag=True, help="Everybody.")
@click.option("--result", required=True, type=click.Choice(["eligible", "ineligible"]))
@click.option("--reason", default="", metavar="CODE", help="Why ineligible.")
@click.option("--note", default="", metavar="TEXT")
@click.pass_obj
def verify(
    call: Call,
    wanted: Sequence[str],
    region: str,
    everybody: bool,
    result: str,
    reason: str,
    note: str,
) -> None:
    """Record a verification of people."""
    with call.database().write() as session:
        ended = verify_workers(
            session,
            call.acting(),
            niks=several(wanted),
            region=region,
            everybody=everybody,
            result=result,
            reason=reason,
            note=note,
            progress=call.progress(),
        )
    call.answer(
        {"verified": ended.verified, "skipped": ended.skipped},
        _("{verified} verified, {skipped} skipped").format(
            verified=ended.verified, skipped=ended.skipped
        ),
    )


@workers.command("minutes")
@click.option("--region", required=True, metavar="CODE", help="A desa or a kecamatan.")
@click.option("--out", required=True, type=click.Path(), help="Where the PDF goes.")
@click.option("--number", default="", metavar="TEXT", help="Left to the pen if not given.")
@click.pass_obj
def minutes(call: Call, region: str, out: str, number: str) -> None:
    """Write the berita acara of a verification."""
    with call.database().write() as session:
        made = make_minutes(session, call.acting(), region, number=number, path=Path(out))
    told = {
        "proposed": made.proposed,
        "eligible": made.eligible,
        "ineligible": made.ineligible,
        "not_verified": made.not_verified,
    }
    villages = [
        {
            "village": one.village,
            "proposed": one.proposed,
            "eligible": one.eligible,
            "ineligible": one.ineligible,
        }
        for one in made.villages
    ]
    call.answer(
        {
            "path": str(made.path),
            "code": made.code,
            **told,
            "villages": villages,
            "reasons": made.reasons,
        },
        _(
            "{proposed} looked at, {eligible} eligible, {ineligible} not;"
            " {not_verified} not looked at yet. {path}"
        ).format(path=made.path, **told),
    )
