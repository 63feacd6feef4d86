"""Agents: entered, changed, given a photo, listed, shown."""

from collections.abc import Sequence

import click

from db.queries import agents as queries
from desktop import paths
from desktop.cli.agents.group import agents
from desktop.cli.agents.shapes import agent_shape, change_shape, typed_finding_shape
from desktop.cli.call import Call, table, values_of
from desktop.domain import nik as niks
from desktop.domain.agent_findings import agent_sentence
from desktop.domain.dates import short_date
from desktop.domain.names import fold
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import AGENT_ROLE_LABELS, AgentRole
from desktop.services.training import agents as service
from desktop.services.training.agents import SavedAgent
from desktop.services.training.wadah import find_wadah

_ROLES = click.Choice([each.value for each in AgentRole])


@agents.command("add")
@click.option("--name", required=True, metavar="TEXT")
@click.option("--nik", default="", metavar="NIK")
@click.option("--wadah", default="", metavar="WADAH", help="Its name or id.")
@click.option("--role", type=_ROLES, default="agent", show_default=True)
@click.option(
    "--region", multiple=True, metavar="CODE", help="A desa covered, or a whole kecamatan."
)
@click.option("--phone", default="", metavar="TEXT")
@click.option("--certificate", default="", metavar="TEXT", help="Number of the own certificate.")
@click.option("--certificate-until", default="", metavar="DATE", help="The last day it holds.")
@click.option("--note", default="", metavar="TEXT")
@click.pass_obj
def add(call: Call, /, region: Sequence[str], **said: str) -> None:
    """Enter an agent."""
    typed = {"region": ", ".join(region), **said}
    given = {key: text for key, text in typed.items() if text or key == "name"}
    with call.database().write() as session:
        saved = service.add_agent(session, call.acting(), given)
    _tell(call, saved, _("Agent {id}: {name} is in the register."))


@agents.command("set")
@click.argument("agent", type=int)
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.pass_obj
def set_(call: Call, agent: int, values: Sequence[str]) -> None:
    """Change fields of an agent, by id."""
    with call.database().write() as session:
        saved = service.change_agent(session, call.acting(), agent, values_of(values))
    _tell(call, saved, _("Agent {id}: {name} was changed."))


def _tell(call: Call, saved: SavedAgent, words: str) -> None:
    """What became of an agent, and what was found in what was typed."""
    line = saved.agent
    said = [words.format(id=line.id, name=line.name), *map(agent_sentence, saved.findings)]
    found = [typed_finding_shape(one) for one in saved.findings]
    call.answer({"agent": agent_shape(line), "findings": found}, "\n".join(said))


@agents.command("photo")
@click.argument("agent", type=int)
@click.argument("file", type=click.Path(), required=False)
@click.option("--remove", is_flag=True, help="Take the photo off.")
@click.pass_obj
def photo(call: Call, agent: int, file: str | None, *, remove: bool) -> None:
    """Keep a photo for the badge."""
    if remove == (file is not None):
        raise click.UsageError("Give a FILE or --remove.")
    path = call.input_file(file) if file is not None else None
    folder = paths.files_folder(call.location())
    with call.database().write() as session:
        line = service.set_photo(session, call.acting(), folder, agent, path)
    call.answer({"agent": agent_shape(line)}, _("{name} was changed.").format(name=line.name))


@agents.command("list")
@click.option("--wadah", default="", metavar="WADAH", help="Only of this one, by name or id.")
@click.option("--region", default="", metavar="CODE", help="Only who covers a desa there.")
@click.option("--name", default="", metavar="TEXT", help="Only of this part of a name.")
@click.option("--active/--inactive", default=None, help="Only these.")
@click.pass_obj
def list_(call: Call, wadah: str, region: str, name: str, *, active: bool | None) -> None:
    """List agents by wadah, heads first."""
    with call.database().read() as session:
        lines = queries.agents(
            session,
            wadah=find_wadah(session, wadah).id if wadah else None,
            region=region.replace(".", ""),
            active=active,
            name=fold(name),
        )
    if call.json and lines:
        call.disclosed("agent.list", "agent", len(lines))
    rows = [
        (
            line.id,
            line.name,
            niks.mask(line.nik),
            line.wadah,
            _(AGENT_ROLE_LABELS[AgentRole(line.role)]),
            len(line.villages),
            short_date(line.certificate_until) if line.certificate_until else line.certificate,
            _("yes") if line.active else _("no"),
        )
        for line in lines
    ]
    headers = (
        *(_("Agent"), _("Name"), _("NIK"), _("Wadah"), _("Role"), _("Villages")),
        *(_("Certificate"), _("Active")),
    )
    call.answer({"agents": [agent_shape(line) for line in lines]}, table(headers, rows))


@agents.command("show")
@click.argument("agent", type=int)
@click.pass_obj
def show(call: Call, agent: int) -> None:
    """One agent with the history."""
    with call.database().read() as session:
        line = service.require_agent(session, agent)
        history = queries.agent_history(session, agent)
    if call.json:
        call.disclosed("agent.show", "agent", 1)
    shape = agent_shape(line) | {"history": [change_shape(one) for one in history]}
    rows = [
        (key, niks.mask(text) if key == "nik" else text)
        for key, text in shape.items()
        if isinstance(text, str) and text
    ]
    rows += [(_("Village"), f"{one.name}, {one.kecamatan}") for one in line.villages]
    said = [table((_("Field"), _("Value")), rows)]
    said += [
        f"{one.at:%Y-%m-%d} {one.by}: {one.field}: {one.old} → {one.new}"
        for one in history
        if one.field != "nik"
    ]
    call.answer({"agent": shape}, "\n".join(said))
