"""Certificates: made for who passed, and taken back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from desktop import paths
from desktop.cli.call import Call
from desktop.cli.key_files import open_keys
from desktop.cli.trainings.group import trainings
from desktop.cli.trainings.shapes import certificate_shape
from desktop.cli.typed import day_option
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.training.certificates import issue_certificates, revoke_certificate
from desktop.services.training.enrol import require_participant
from desktop.services.training.trainings import require_training


@trainings.command("certificates")
@click.argument("training", type=int, metavar="ID")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR")
@day_option("--date", "dated", help="What they bear, instead of today.")
@click.option("--official", type=int, metavar="ID", help="Who signs, instead of who signs letters.")
@click.option("--back", type=int, metavar="ID", help="The official who signs the back.")
@click.option(
    "--code", "codes", multiple=True, metavar="CODE", help="Of these; anew where revoked."
)
@click.option("--sign", "keys", multiple=True, metavar="KEY.p12", help="Sign; several in order.")
@click.pass_obj
def certificates(
    call: Call,
    /,
    training: int,
    out: Path,
    dated: date | None,
    official: int | None,
    back: int | None,
    codes: Sequence[str],
    keys: Sequence[str],
) -> None:
    """Number and make the certificates of who passed; the same again where there are some."""
    sign = open_keys(call, keys)
    with call.database().write() as session:
        require_training(session, training)
        people = [require_participant(session, training, code).id for code in codes]
        done = issue_certificates(
            session,
            call.acting(),
            training,
            keys_folder=paths.keys_folder(),
            out=out,
            date=dated,
            official=official,
            back_official=back,
            participants=people,
            sign=sign,
            progress=call.progress(),
        )
    made = [{**certificate_shape(one.line), "pdf": str(one.pdf)} for one in done.certificates]
    said = ngettext("{n} certificate, {new} of it new.", "{n} certificates, {new} new.", len(made))
    call.answer(
        {"certificates": made, "new": done.new, "together": str(done.together)},
        "\n".join(
            [
                said.format(n=len(made), new=done.new),
                *(f"{one.line.number}  {one.line.name}\n{one.pdf}" for one in done.certificates),
                _("All, to print: {path}").format(path=done.together),
            ]
        ),
    )


@trainings.command("revoke")
@click.argument("number")
@click.option("--reason", required=True, metavar="TEXT")
@click.pass_obj
def revoke(call: Call, /, number: str, reason: str) -> None:
    """Take a certificate back; it keeps its number."""
    with call.database().write() as session:
        line = revoke_certificate(session, call.acting(), number, reason)
    call.answer(
        {"certificate": certificate_shape(line)},
        _("Certificate {number} of {name} is revoked.").format(number=line.number, name=line.name),
    )
