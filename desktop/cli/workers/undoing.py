"""Lists taken back."""

from collections.abc import Mapping, Sized

import click

from desktop.cli.call import Call, table
from desktop.cli.workers.group import workers
from desktop.domain import nik as niks
from desktop.domain.texts import gettext as _
from desktop.services.register.undo import REASONS, undo_import


@workers.command("undo-import")
@click.argument("batch", type=int)
@click.pass_obj
def undo_import_(call: Call, batch: int) -> None:
    """Take an import back: its people, and the values it overwrote."""
    with call.database().write() as session:
        undone = undo_import(session, call.acting(), batch, call.progress())
    ways = {"removed": undone.removed, "restored": undone.restored, "kept": undone.kept}
    if call.json and any(ways.values()):
        call.disclosed("batch.undone", "batch", sum(map(len, ways.values())))
    told = {
        way: [{"nik": one.nik, "name": one.name, "reason": one.reason} for one in people]
        for way, people in ways.items()
    }
    said = [_("{removed} removed, {restored} restored, {kept} kept").format(**_lengths(ways))]
    if undone.kept:
        rows = [(niks.mask(one.nik), one.name, _(REASONS[one.reason])) for one in undone.kept]
        said.append(table((_("NIK"), _("Name"), _("Why kept")), rows))
    call.answer({"batch": batch, **told}, "\n".join(said))


def _lengths(ways: Mapping[str, Sized]) -> dict[str, int]:
    return {way: len(people) for way, people in ways.items()}
