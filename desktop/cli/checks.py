"""`lontar checks`: the insurer's check before a letter; list out, answer in, replacements."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from db.queries import checks as queries
from db.queries.checks import AnswerLine, CheckLine
from db.queries.replacements import Linked
from desktop.cli.call import Call, several, table
from desktop.cli.main import Noun
from desktop.cli.sheet_password import protect_option, sheet_password
from desktop.domain import nik as niks
from desktop.domain.check_answers import ANSWER_LABELS, REASON_LABELS, Answer, AnswerReason
from desktop.domain.dates import short_date
from desktop.domain.errors import UserError
from desktop.domain.statuses import WORKER_LABELS, WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.services.checks.answers import (
    UNMATCHED,
    Answered,
    Unmatched,
    decide_answer,
    import_answer,
)
from desktop.services.checks.export import export_check, save_check
from desktop.services.checks.linking import link_replacement, send_replacements
from desktop.services.checks.replace import Replacement, propose_replacements

Shape = dict[str, Any]


@click.group(cls=Noun)
def checks() -> None:
    """The insurer's check before a letter (padan)."""


@checks.command("export")
@click.argument("out", type=click.Path())
@click.option("--region", default="", metavar="CODE", help="Only people of this region.")
@click.option("--nik", "wanted", multiple=True, metavar="NIK", help="Only these, or @FILE.")
@click.option("--check", type=int, metavar="ID", help="Write an earlier list once more.")
@click.option("--replacements", is_flag=True, help="Only who is proposed instead of the refused.")
@protect_option()
@click.pass_obj
def export(
    call: Call,
    out: str,
    region: str,
    wanted: Sequence[str],
    check: int | None,
    *,
    replacements: bool,
    protect: bool,
) -> None:
    """Write eligible people in the insurer's columns; they become `checking`."""
    password = sheet_password(call, protect=protect)
    with call.database().write() as session:
        if replacements:
            sent = send_replacements(
                session,
                call.acting(),
                Path(out),
                region=region.replace(".", ""),
                niks=several(wanted),
                password=password,
                progress=call.progress(),
            )
        elif check is not None:
            sent = save_check(session, call.acting(), check, Path(out), password=password)
        else:
            sent = export_check(
                session,
                call.acting(),
                Path(out),
                region=region,
                niks=several(wanted),
                password=password,
                progress=call.progress(),
            )
    call.answer(
        {"check": sent.check, "rows": sent.rows, "path": str(sent.path)},
        _("List {check}: {rows} people in {path}. They wait for the insurer now.").format(
            check=sent.check, rows=sent.rows, path=sent.path
        ),
    )


@checks.command("import")
@click.argument("file", type=click.Path())
@click.pass_obj
def import_(call: Call, file: str) -> None:
    """Take in the insurer's answer."""
    path = call.input_file(file)
    with call.database().write() as session:
        ended = import_answer(session, call.acting(), path, progress=call.progress())
        replacements = propose_replacements(session)
    call.answer(
        {
            "clear": ended.clear,
            "refused": ended.refused,
            "unmatched": len(ended.unmatched),
            "unanswered": ended.unanswered,
            "review": ended.review,
            "unchanged": ended.unchanged,
            "checks": list(ended.checks),
            "unmatched_rows": [_unmatched(each) for each in ended.unmatched],
            "replacements": [_replacement(each) for each in replacements],
        },
        _answered_text(ended),
    )


def _unmatched(each: Unmatched) -> Shape:
    proposal = each.proposal
    return {
        "sheet": each.row.sheet,
        "row": each.row.row,
        "nik": each.row.nik,
        "name": each.row.name,
        "reason": each.reason,
        "proposal": {"nik": proposal.nik, "name": proposal.name} if proposal else None,
    }


def linked_shape(each: Linked | None) -> Shape | None:
    """The other one of a replacement."""
    if each is None:
        return None
    return {"nik": each.nik, "name": each.name, "status": each.status, "at": each.at.isoformat()}


def _replacement(each: Replacement) -> Shape:
    proposed = each.proposed
    return {
        "refused": {
            "nik": each.refused.nik,
            "name": each.refused.name,
            "reason": each.refused.reason,
        },
        "proposed": {"nik": proposed.nik, "name": proposed.name} if proposed else None,
        "linked": linked_shape(each.linked),
        "same_village": each.same_village,
    }


def _answered_text(ended: Answered) -> str:
    said = [
        _(
            "{clear} can be enrolled, {refused} refused, {unanswered} not answered;"
            " {unmatched} rows match nobody"
        ).format(
            clear=ended.clear,
            refused=ended.refused,
            unanswered=ended.unanswered,
            unmatched=len(ended.unmatched),
        )
    ]
    if ended.review:
        said.append(_("{n} answers must be looked at.").format(n=ended.review))
    for each in ended.unmatched:
        line = _("Row {row}: {message}").format(
            row=f"{each.row.sheet} {each.row.row}".strip(), message=_(UNMATCHED[each.reason])
        )
        if each.proposal:
            line += " " + _("Perhaps {name}, NIK {nik}.").format(
                name=each.proposal.name, nik=niks.mask(each.proposal.nik)
            )
        said.append(line)
    return "\n".join(said)


@checks.command("list")
@click.pass_obj
def list_(call: Call) -> None:
    """The lists sent, newest first, and how each stands."""
    with call.database().read() as session:
        lines = queries.checks(session)
    rows = [
        (one.id, short_date(one.at.date()), one.rows, one.clear, one.refused, one.unanswered)
        for one in lines
    ]
    headers = (_("List"), _("Sent"), _("People"), _("Clear"), _("Refused"), _("Unanswered"))
    call.answer({"checks": [_check(one) for one in lines]}, table(headers, rows))


def _check(line: CheckLine) -> Shape:
    return {
        "check": line.id,
        "region": line.region,
        "at": line.at.isoformat(),
        "by": line.by,
        "rows": line.rows,
        "clear": line.clear,
        "refused": line.refused,
        "review": line.review,
        "unanswered": line.unanswered,
    }


@checks.command("show")
@click.argument("check", type=int)
@click.pass_obj
def show(call: Call, check: int) -> None:
    """One list with everybody of it, and what was answered."""
    with call.database().read() as session:
        found = queries.checks(session, check)
        people = [line for line in queries.latest_rows(session) if line.check_id == check]
    if not found:
        raise UserError("check.unknown", _("There is no list {id}.").format(id=check))
    if call.json and people:
        call.disclosed("check.show", "check", len(people))
    rows = [(niks.mask(line.nik), line.name, *_words(line)) for line in people]
    headers = (_("NIK"), _("Name"), _("Answer"), _("Reason"))
    shape = {**_check(found[0]), "people": [_person(line) for line in people]}
    call.answer({"check": shape}, table(headers, rows))


def _words(line: AnswerLine) -> tuple[str, str]:
    if not line.answer:
        return _("Not answered"), ""
    return _(ANSWER_LABELS[Answer(line.answer)]), _(REASON_LABELS[AnswerReason(line.reason)])


def _person(line: AnswerLine) -> Shape:
    return {
        "nik": line.nik,
        "name": line.name,
        "answer": line.answer,
        "reason": line.reason,
        "status": line.status,
        "remark": line.remark,
        "answered_at": line.answered_at.isoformat() if line.answered_at else None,
    }


@checks.command("decide")
@click.argument("nik")
@click.option("--answer", required=True, type=click.Choice(["clear", "refused"]))
@click.option("--note", default="", metavar="TEXT", help="Told by whom.")
@click.pass_obj
def decide(call: Call, nik: str, answer: str, note: str) -> None:
    """Say by hand what the insurer answered about one person."""
    with call.database().write() as session:
        line = decide_answer(session, call.acting(), nik, answer, note)
    words = _(ANSWER_LABELS[Answer(answer)])
    call.answer(
        {"nik": line.nik, "answer": answer},
        _("{name}: {answer}.").format(name=line.name, answer=words),
    )


@checks.command("replacements")
@click.option("--region", default="", metavar="CODE", help="Only people of this region.")
@click.pass_obj
def replacements(call: Call, region: str) -> None:
    """Who may go instead of those refused."""
    with call.database().read() as session:
        found = propose_replacements(session, region)
    if call.json and found:
        call.disclosed("check.replacements", "worker", len(found))
    rows = [(one.refused.name, one.refused.village, *_instead(one)) for one in found]
    headers = (_("Refused"), _("Village"), _("Instead"), _("Status"))
    call.answer({"replacements": [_replacement(one) for one in found]}, table(headers, rows))


def _instead(one: Replacement) -> tuple[str, str]:
    if one.linked is not None:
        return one.linked.name, _(WORKER_LABELS[WorkerStatus(one.linked.status)])
    return (one.proposed.name, _("Proposed instead")) if one.proposed else ("-", "")


@checks.command("replace")
@click.argument("gone")
@click.argument("came")
@click.pass_obj
def replace(call: Call, gone: str, came: str) -> None:
    """Say that CAME goes in the place of GONE, who was refused or has left (NIKs)."""
    with call.database().write() as session:
        told = link_replacement(session, call.acting(), gone, came)
    call.answer(
        {"linked": linked_shape(told)},
        _("{name} goes instead.").format(name=told.name),
    )
