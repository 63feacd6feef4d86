"""`lontar workers`: lists in, rows mended, people shown, corrected and verified."""

from collections.abc import Sequence
from pathlib import Path

import click

from db.queries import imports, worker_store
from db.queries import workers as queries
from db.queries.workers import WorkerFilter, WorkerLine
from desktop.cli.call import Call, several, table, values_of
from desktop.cli.main import Noun
from desktop.cli.worker_shapes import (
    batch_shape,
    cursor_of,
    cursor_text,
    finding_shape,
    import_shape,
    import_text,
    row_shape,
    worker_shape,
    worker_whole,
)
from desktop.domain import nik as niks
from desktop.domain.dates import short_date
from desktop.domain.errors import UserError
from desktop.domain.finding_texts import sentence
from desktop.domain.names import fold
from desktop.domain.statuses import WORKER_LABELS, WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.services.register.change import add_worker, change_worker
from desktop.services.register.held import held_rows, mend_row
from desktop.services.register.importing import apply_preview
from desktop.services.register.preview import Preview, preview_list
from desktop.services.register.report import save_held, save_preview_report
from desktop.services.register.verify import verify_workers


@click.group(cls=Noun)
def workers() -> None:
    """The register of workers."""


@workers.command("import")
@click.argument("file", type=click.Path())
@click.option("--sheet", default="", help="The one sheet to take.")
@click.option(
    "--map", "mapped", multiple=True, metavar="HEADER=FIELD", help="Which column is what."
)
@click.option("--region", default="", metavar="CODE", help="Where villages are sought.")
@click.option("--dry-run", is_flag=True, help="Check only; nothing comes in.")
@click.option("--report", type=click.Path(), help="Write the held rows there, to mend.")
@click.pass_obj
def import_(
    call: Call,
    file: str,
    sheet: str,
    mapped: Sequence[str],
    region: str,
    dry_run: bool,
    report: str | None,
) -> None:
    """Read a list (.xlsx, .xls, .xlsb, .ods, .csv) into the register."""
    path, mapping = call.input_file(file), values_of(mapped)
    with call.database().read() as session:
        preview = preview_list(
            session,
            call.acting(),
            path,
            region=region,
            sheet=sheet,
            mapping=mapping,
            progress=call.progress(),
        )
    batch = None if dry_run else _take_in(call, preview, report)
    if dry_run and report:
        save_preview_report(call.acting(), preview, Path(report))
    call.answer(import_shape(preview, batch, report), import_text(preview, batch))


def _take_in(call: Call, preview: Preview, report: str | None) -> int:
    """Let the list come in, and write its report in the same breath."""
    with call.database().write() as session:
        batch = apply_preview(session, call.acting(), preview, progress=call.progress())
        if report:
            save_held(session, call.acting(), batch.id, Path(report))
    return batch.id


@workers.command("batches")
@click.option("--limit", type=click.IntRange(1), help="The newest so many.")
@click.pass_obj
def batches(call: Call, limit: int | None) -> None:
    """What was imported, when, by whom, newest first."""
    with call.database().read() as session:
        found = imports.batches(session, limit)
    rows = [
        (one.id, one.file, short_date(one.at.date()), one.by, one.rows, one.new, one.held)
        for one in found
    ]
    headers = (_("Import"), _("File"), _("Date"), _("By"), _("Rows"), _("New"), _("Held"))
    call.answer({"batches": [batch_shape(one) for one in found]}, table(headers, rows))


@workers.command("held")
@click.argument("batch", type=int)
@click.pass_obj
def held(call: Call, batch: int) -> None:
    """The rows of an import that wait."""
    with call.database().read() as session:
        found = held_rows(session, batch)
    if call.json and found:
        call.disclosed("batch.held", "batch", len(found))
    lines = [(row.sheet, row.row, sentence(one)) for row in found for one in row.findings]
    call.answer(
        {"rows": [row_shape(row) for row in found]},
        table((_("Sheet"), _("Row"), _("Reason it waits")), lines),
    )


@workers.command("mend")
@click.argument("batch", type=int)
@click.argument("row", type=int)
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--sheet", default="", help="The sheet of the row, where several have it.")
@click.pass_obj
def mend(call: Call, batch: int, row: int, values: Sequence[str], sheet: str) -> None:
    """Correct a row that waits; the same checks run again."""
    with call.database().write() as session:
        ended = mend_row(session, call.acting(), batch, row, values_of(values), sheet=sheet)
        if isinstance(ended, int):
            shape = worker_whole(session, ended)
        else:
            waiting = [one for one in held_rows(session, batch) if one.row == row]
            headers = waiting[0].headers if waiting else {}
    if isinstance(ended, int):
        call.answer({"worker": shape}, _("The row came in."))
        return
    told = [finding_shape(one, row, sheet, headers) for one in ended]
    text = "\n".join(sentence(one) for one in ended)
    call.answer({"findings": told, "held": True}, f"{_('The row still waits.')}\n{text}")


@workers.command("add")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.pass_obj
def add(call: Call, values: Sequence[str]) -> None:
    """Enter a person at the counter."""
    with call.database().write() as session:
        worker = add_worker(session, call.acting(), values_of(values))
        shape = worker_whole(session, worker)
    call.answer({"worker": shape}, _("{name} is in the register.").format(name=shape["name"]))


@workers.command("set")
@click.argument("nik")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.pass_obj
def set_(call: Call, nik: str, values: Sequence[str]) -> None:
    """Correct fields of a worker, checked as an import is."""
    with call.database().write() as session:
        line = _required(queries.worker_by_nik(session, niks.clean(nik)))
        change_worker(session, call.acting(), line.id, values_of(values))
        shape = worker_whole(session, line.id)
    call.answer({"worker": shape}, _("{name} was changed.").format(name=shape["name"]))


@workers.command("list")
@click.option("--status", default="", help="Only those who stand there.")
@click.option("--region", default="", metavar="CODE", help="Only those who live there.")
@click.option("--search", default="", metavar="TEXT", help="Beginnings of name, village, number.")
@click.option("--finding", default="", metavar="CODE", help="Only those with this open finding.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, show_default=True)
@click.option("--after", default="", metavar="CURSOR", help="Go on behind a page.")
@click.pass_obj
def list_(
    call: Call, status: str, region: str, search: str, finding: str, limit: int, after: str
) -> None:
    """A page of workers, by name."""
    where = WorkerFilter(
        search=fold(search),
        region=region.replace(".", ""),
        status=(_known_status(status),) if status else (),
        finding=finding,
    )
    with call.database().read() as session:
        total = queries.count_workers(session, where)
        lines, behind = queries.worker_page(
            session, where, after=cursor_of(after) if after else None, limit=limit
        )
        sources = queries.worker_sources(session, [line.id for line in lines])
    if call.json and lines:
        call.disclosed("worker.list", "worker", len(lines))
    shapes = [worker_shape(line, sources.get(line.id, ())) for line in lines]
    following = cursor_text(behind) if behind else None
    call.answer(
        {"workers": shapes, "total": total, "next": following},
        _table_of(lines, total, following),
    )


def _table_of(lines: Sequence[WorkerLine], total: int, following: str | None) -> str:
    rows = [
        (
            niks.mask(line.nik),
            line.name,
            short_date(line.birth_date),
            f"{line.village}, {line.kecamatan}",
            _(WORKER_LABELS[WorkerStatus(line.status)]),
        )
        for line in lines
    ]
    headers = (_("NIK"), _("Name"), _("Date of birth"), _("Village"), _("Status"))
    said = [table(headers, rows), _("{n} workers in all").format(n=total)]
    if following:
        said.append(_("Further: --after {cursor}").format(cursor=following))
    return "\n".join(said)


def _known_status(status: str) -> str:
    if status not in list(WorkerStatus):
        raise UserError(
            "worker.status",
            _("There is no status {status}. There are: {statuses}.").format(
                status=f'"{status}"', statuses=", ".join(WorkerStatus)
            ),
        )
    return status


@workers.command("show")
@click.argument("nik")
@click.pass_obj
def show(call: Call, nik: str) -> None:
    """One worker with findings and history."""
    with call.database().read() as session:
        line = _required(queries.worker_by_nik(session, niks.clean(nik)))
        shape = worker_whole(session, line.id)
        values = worker_store.worker_values(session, [line.id])[line.id]
    if call.json:
        call.disclosed("worker.show", "worker", 1)
    rows = [
        (key, niks.mask(text) if key in ("nik", "kk") else text) for key, text in values.items()
    ]
    said = [table((_("Field"), _("Value")), rows)]
    said += [str(one["message"]) for one in shape["findings"]]
    call.answer({"worker": shape}, "\n".join(said))


def _required(line: WorkerLine | None) -> WorkerLine:
    if line is None:
        raise UserError(
            "worker.unknown",
            _("No worker of the register has this NIK. Compare it with the KTP."),
        )
    return line


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
