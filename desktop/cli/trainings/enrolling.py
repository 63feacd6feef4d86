"""Participants: enrolled, walked in, taken off."""

from collections.abc import Sequence

import click

from db.queries import trainings as queries
from desktop.cli.call import Call, several, table
from desktop.cli.trainings.group import trainings
from desktop.cli.trainings.shapes import Shape, participant_shape, sheet_finding_shape
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.domain.training_findings import training_sentence
from desktop.services.training import enrol as service
from desktop.services.training.enrol import Enrolled
from desktop.services.training.listed_sheet import SheetFinding

_SHOWN = 20


@trainings.command("enrol")
@click.argument("training", type=int, metavar="ID")
@click.option("--wadah", type=int, metavar="ID", help="The active agents of a wadah.")
@click.option("--region", default="", metavar="CODE", help="The agents who cover a region.")
@click.option("--all-agents", is_flag=True, help="Every active agent.")
@click.option("--file", default="", metavar="F.xlsx", help="The people of a sheet.")
@click.option("--heirs-of", multiple=True, metavar="NIK", help="The heirs of workers, or @FILE.")
@click.pass_obj
def enrol(
    call: Call,
    /,
    training: int,
    wadah: int | None,
    region: str,
    all_agents: bool,
    file: str,
    heirs_of: Sequence[str],
) -> None:
    """Enrol participants; each gets a row and a code. Who is on the list already stays so."""
    if sum(map(bool, (wadah is not None, region, all_agents, file, heirs_of))) != 1:
        raise click.UsageError("Give one of --wadah, --region, --all-agents, --file, --heirs-of.")
    path = call.input_file(file) if file else None
    with call.database().write() as session:
        if path is not None:
            enrolled = service.enrol_file(
                session, call.acting(), training, path, progress=call.progress()
            )
        elif heirs_of:
            enrolled = service.enrol_heirs(session, call.acting(), training, several(heirs_of))
        else:
            enrolled = service.enrol_agents(
                session, call.acting(), training, wadah=wadah, region=region, everybody=all_agents
            )
    if call.json and any(line.nik for line in enrolled.participants):
        call.disclosed("training.enrol", "training", len(enrolled.participants))
    call.answer(
        {
            "participants": [participant_shape(line) for line in enrolled.participants],
            "already": enrolled.already,
            "findings": [sheet_finding_shape(each) for each in enrolled.findings],
        },
        _enrolled_text(enrolled),
    )


def _enrolled_text(enrolled: Enrolled) -> str:
    number = len(enrolled.participants)
    said = [
        ngettext("{n} participant enrolled.", "{n} participants enrolled.", number).format(n=number)
    ]
    if enrolled.already:
        said.append(_("{n} were on the list already.").format(n=enrolled.already))
    said += findings_text(enrolled.findings)
    if enrolled.participants:
        rows = [(each.row, each.code, each.name, each.body) for each in enrolled.participants]
        said += ["", table((_("No."), _("Code"), _("Name"), _("Wadah")), rows)]
    return "\n".join(said)


def findings_text(findings: Sequence[SheetFinding]) -> list[str]:
    """What was found in a sheet, the first of it in sentences."""
    said = [
        _("Row {row}: {message}").format(
            row=f"{each.sheet} {each.row}".strip(), message=training_sentence(each.finding)
        )
        for each in findings[:_SHOWN]
    ]
    if len(findings) > _SHOWN:
        said.append(_("… and {n} more").format(n=len(findings) - _SHOWN))
    return said


@trainings.command("walk-in")
@click.argument("training", type=int, metavar="ID")
@click.option("--name", required=True, metavar="TEXT")
@click.option("--body", default="", metavar="TEXT", help="Wadah or institution.")
@click.pass_obj
def walk_in(call: Call, /, training: int, name: str, body: str) -> None:
    """Enrol somebody who came without being on the list."""
    with call.database().write() as session:
        line = service.walk_in(session, call.acting(), training, name=name, body=body)
    call.answer(
        {"participant": participant_shape(line)},
        _("{row}. {name}, code {code}").format(row=line.row, name=line.name, code=line.code),
    )


@trainings.command("unenrol")
@click.argument("training", type=int, metavar="ID")
@click.option("--code", required=True, metavar="CODE")
@click.pass_obj
def unenrol(call: Call, /, training: int, code: str) -> None:
    """Take a participant off the list, before it is closed; marks stay as history."""
    with call.database().write() as session:
        gone = service.unenrol(session, call.acting(), training, code)
        left: list[Shape] = [
            participant_shape(line) for line in queries.participants(session, training)
        ]
    if call.json and any(each["nik"] for each in left):
        call.disclosed("training.unenrol", "training", len(left))
    call.answer(
        {"participants": left, "participant": participant_shape(gone)},
        _("{name} is off the list.").format(name=gone.name),
    )
