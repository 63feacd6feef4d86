"""Evidence attached to people."""

import click

from desktop import paths
from desktop.cli.call import Call
from desktop.cli.worker_shapes import attachment_shape
from desktop.cli.workers.group import workers
from desktop.domain.texts import gettext as _
from desktop.services.register.evidence import (
    KINDS,
    attach_file,
    detach_file,
    kept_file,
    place_of,
)


@workers.command("attach")
@click.argument("nik")
@click.argument("file", type=click.Path())
@click.option("--kind", type=click.Choice(list(KINDS)), default="other", show_default=True)
@click.pass_obj
def attach(call: Call, nik: str, file: str, kind: str) -> None:
    """Keep a photo or scan as evidence."""
    path = call.input_file(file)
    folder = paths.files_folder(call.location())
    with call.database().write() as session:
        line = attach_file(session, call.acting(), folder, nik, path, kind)
    shape = attachment_shape(line)
    shape["path"] = str(place_of(folder, line.sha256, line.media))
    call.answer({"attachment": shape}, _("{file} is kept.").format(file=line.name))


@workers.command("attached")
@click.argument("attachment", type=int)
@click.pass_obj
def attached(call: Call, attachment: int) -> None:
    """Say where an attached file lies, after a look that it is whole."""
    folder = paths.files_folder(call.location())
    with call.database().read() as session:
        path = kept_file(session, folder, attachment)
    call.answer({"path": str(path)}, str(path))


@workers.command("detach")
@click.argument("attachment", type=int)
@click.pass_obj
def detach(call: Call, attachment: int) -> None:
    """Take an attached file off its worker."""
    folder = paths.files_folder(call.location())
    with call.database().write() as session:
        line = detach_file(session, call.acting(), folder, attachment)
    call.answer(
        {"attachment": attachment_shape(line)}, _("{file} was taken off.").format(file=line.name)
    )
