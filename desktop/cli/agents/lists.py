"""Lists of agents in: imported, looked through, mended, taken back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from db.queries import imports
from desktop.cli.agents.group import agents
from desktop.cli.agents.shapes import agent_shape
from desktop.cli.call import Call, table, values_of
from desktop.cli.worker_shapes import (
    batch_shape,
    finding_shape,
    import_shape,
    import_text,
    row_shape,
)
from desktop.domain import nik as niks
from desktop.domain.agent_findings import agent_sentence
from desktop.domain.dates import short_date
from desktop.domain.texts import gettext as _
from desktop.services.register.report import save_preview_report
from desktop.services.sheets.wishes import Wishes
from desktop.services.training.agent_held import held_agents, mend_agent_row, save_held_agents
from desktop.services.training.agent_import import apply_agents
from desktop.services.training.agent_list import preview_agents
from desktop.services.training.agent_undo import AGENT_REASONS, undo_agents
from desktop.services.training.agents import require_agent


@agents.command("import")
@click.argument("file", type=click.Path())
@click.option("--sheet", default="", help="The one sheet to take.")
@click.option("--leave-out", multiple=True, metavar="SHEET", help="A sheet not to take.")
@click.option(
    "--map", "mapped", multiple=True, metavar="HEADER=FIELD", help="Which column is what."
)
@click.option("--region", default="", metavar="CODE", help="Where villages are sought.")
@click.option("--dry-run", is_flag=True, help="Check only; nothing comes in.")
@click.option("--report", type=click.Path(), help="Write the held rows there, to mend.")
@click.pass_obj
def import_(call: Call, /, file: str, report: str | None, *, dry_run: bool, **said: Any) -> None:
    """Read a list of agents (.xlsx, .xls, .xlsb, .ods, .csv) into the register."""
    path = call.input_file(file)
    with call.database().read() as session:
        preview = preview_agents(
            session,
            call.acting(),
            path,
            region=said["region"],
            sheet=said["sheet"],
            mapping=values_of(said["mapped"]),
            wishes=Wishes(frozenset(said["leave_out"])),
            progress=call.progress(),
        )
    batch = None
    if not dry_run:
        with call.database().write() as session:
            batch = apply_agents(session, call.acting(), preview, progress=call.progress()).id
            if report:
                save_held_agents(session, call.acting(), batch, Path(report))
    elif report:
        save_preview_report(call.acting(), preview, Path(report), agent_sentence)
    shape = import_shape(preview, batch, report, agent_sentence)
    told = import_text(preview, batch, call.acting().user, "agents", agent_sentence)
    call.answer(shape, told)


@agents.command("batches")
@click.option("--limit", type=click.IntRange(1), help="The newest so many.")
@click.pass_obj
def batches(call: Call, limit: int | None) -> None:
    """What lists of agents came in, when, by whom, newest first."""
    with call.database().read() as session:
        found = imports.batches(session, limit, kind=imports.AGENTS)
    rows = [
        (one.id, one.file, short_date(one.at.date()), one.by, one.rows, one.new, one.held)
        for one in found
    ]
    headers = (_("Import"), _("File"), _("Date"), _("By"), _("Rows"), _("New"), _("Held"))
    call.answer({"batches": [batch_shape(one) for one in found]}, table(headers, rows))


@agents.command("held")
@click.argument("batch", type=int)
@click.pass_obj
def held(call: Call, batch: int) -> None:
    """The rows of a list of agents that wait."""
    with call.database().read() as session:
        found = held_agents(session, batch)
    if call.json and found:
        call.disclosed("batch.held", "batch", len(found))
    lines = [(row.sheet, row.row, agent_sentence(one)) for row in found for one in row.findings]
    call.answer(
        {"rows": [row_shape(row, agent_sentence) for row in found]},
        table((_("Sheet"), _("Row"), _("Reason it waits")), lines),
    )


@agents.command("mend")
@click.argument("batch", type=int)
@click.argument("row", type=int)
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--sheet", default="", help="The sheet of the row, where several have it.")
@click.pass_obj
def mend(call: Call, batch: int, row: int, values: Sequence[str], sheet: str) -> None:
    """Correct a row that waits; the same checks run again."""
    with call.database().write() as session:
        ended = mend_agent_row(session, call.acting(), batch, row, values_of(values), sheet=sheet)
        if isinstance(ended, int):
            shape = agent_shape(require_agent(session, ended))
        else:
            waiting = [one for one in held_agents(session, batch) if one.row == row]
            headers = waiting[0].headers if waiting else {}
    if isinstance(ended, int):
        call.answer({"agent": shape}, _("The row came in."))
        return
    found = [finding_shape(one, row, sheet, headers, agent_sentence) for one in ended]
    said = [_("The row still waits."), *map(agent_sentence, ended)]
    call.answer({"findings": found, "held": True}, "\n".join(said))


@agents.command("undo-import")
@click.argument("batch", type=int)
@click.pass_obj
def undo_import(call: Call, batch: int) -> None:
    """Take a list of agents back: its agents, and the values it overwrote."""
    with call.database().write() as session:
        undone = undo_agents(session, call.acting(), batch)
    ways = {"removed": undone.removed, "restored": undone.restored, "kept": undone.kept}
    if call.json and any(ways.values()):
        call.disclosed("batch.undone", "batch", sum(map(len, ways.values())))
    told = {
        way: [{"nik": one.nik, "name": one.name, "reason": one.reason} for one in people]
        for way, people in ways.items()
    }
    counted = {way: len(people) for way, people in ways.items()}
    said = [_("{removed} removed, {restored} restored, {kept} kept").format(**counted)]
    if undone.kept:
        rows = [(niks.mask(one.nik), one.name, _(AGENT_REASONS[one.reason])) for one in undone.kept]
        said.append(table((_("NIK"), _("Name"), _("Why kept")), rows))
    call.answer({"batch": batch, **told}, "\n".join(said))
