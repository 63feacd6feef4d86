"""Lists in: imported, looked through, and the rows that wait mended."""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import click

from db.queries import imports
from desktop.cli.call import Call, table, values_of
from desktop.cli.worker_shapes import (
    batch_shape,
    finding_shape,
    import_shape,
    import_text,
    row_shape,
    worker_whole,
)
from desktop.cli.workers.group import workers
from desktop.domain.dates import short_date
from desktop.domain.finding_texts import sentence
from desktop.domain.texts import gettext as _
from desktop.services.register.held import held_rows, mend_row
from desktop.services.register.importing import apply_preview, read_list
from desktop.services.register.preview import Preview
from desktop.services.register.quiet import without_collecting
from desktop.services.sheets.wishes import Wishes


@workers.command("import")
@click.argument("file", type=click.Path())
@click.option("--sheet", default="", help="The one sheet to take.")
@click.option("--leave-out", multiple=True, metavar="SHEET", help="A sheet not to take.")
@click.option(
    "--person", "persons", multiple=True, metavar="[SHEET!]ROW", help="A row that is a person's."
)
@click.option(
    "--map", "mapped", multiple=True, metavar="HEADER=FIELD", help="Which column is what."
)
@click.option("--region", default="", metavar="CODE", help="Where villages are sought.")
@click.option("--dry-run", is_flag=True, help="Check only; nothing comes in.")
@click.option("--report", type=click.Path(), help="Write the held rows there, to mend.")
@click.pass_obj
def import_(
    call: Call,
    /,
    file: str,
    sheet: str,
    mapped: Sequence[str],
    region: str,
    report: str | None,
    *,
    dry_run: bool,
    **said: Sequence[str],
) -> None:
    """Read a list (.xlsx, .xls, .xlsb, .ods, .csv) into the register."""
    path, mapping = call.input_file(file), values_of(mapped)
    persons = frozenset(_row_of(one, sheet) for one in said["persons"])
    wishes = Wishes(frozenset(said["leave_out"]), persons)

    def look() -> Preview:
        with call.database().read() as session:
            return read_list(
                session,
                call.acting(),
                path,
                region=region,
                sheet=sheet,
                mapping=mapping,
                wishes=wishes,
                progress=call.progress(),
            )

    with without_collecting():
        # The list is let go before the collector may look again.
        _import(call, look(), report, dry_run=dry_run)


def _row_of(told: str, sheet: str) -> tuple[str, int]:
    """A row as it is told on the command line: `Wesey!12`, or its number alone."""
    named, _sign, row = told.rpartition("!")
    if not row.isdigit():
        raise click.BadParameter(told, param_hint="--person")
    return named or sheet, int(row)


def _import(call: Call, preview: Preview, report: str | None, *, dry_run: bool) -> None:
    """Let a list come in that was looked at, unless it was to be looked at only, and tell of it."""
    batch = None if dry_run else _take_in(call, preview, report)
    if dry_run and report:
        _reports().save_preview_report(call.acting(), preview, Path(report))
    told = import_text(preview, batch, call.acting().user)
    call.answer(import_shape(preview, batch, report), told)


def _take_in(call: Call, preview: Preview, report: str | None) -> int:
    """Let the list come in, and write its report in the same breath."""
    with call.database().write() as session:
        batch = apply_preview(session, call.acting(), preview, progress=call.progress())
        if report:
            _reports().save_held(session, call.acting(), batch.id, Path(report))
    return batch.id


def _reports() -> ModuleType:
    from desktop.services.register import report  # late: hardly an import writes a sheet

    return report


@workers.command("batches")
@click.option("--limit", type=click.IntRange(1), help="The newest so many.")
@click.pass_obj
def batches(call: Call, limit: int | None) -> None:
    """What was imported, when, by whom, newest first."""
    with call.database().read() as session:
        found = imports.batches(session, limit)
    rows = [
        (one.id, _file_words(one), short_date(one.at.date()), one.by, one.rows, one.new, one.held)
        for one in found
    ]
    headers = (_("Import"), _("File"), _("Date"), _("By"), _("Rows"), _("New"), _("Held"))
    call.answer({"batches": [batch_shape(one) for one in found]}, table(headers, rows))


def _file_words(line: imports.BatchLine) -> str:
    return line.file if line.undone_at is None else f"{line.file} ({_('taken back')})"


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
