"""People of the register: entered, corrected, listed and shown."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from db.queries import worker_store
from db.queries import workers as queries
from db.queries.history import ChangeLine, worker_history
from db.queries.workers import WorkerLine
from desktop.cli.call import Call, table, values_of
from desktop.cli.worker_shapes import cursor_of, cursor_text, worker_shape, worker_whole
from desktop.cli.workers.filters import filter_of, filtered
from desktop.cli.workers.group import workers
from desktop.cli.workers.required import required
from desktop.domain import nik as niks
from desktop.domain.dates import short_date
from desktop.domain.statuses import WORKER_LABELS, WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE
from desktop.services.register.change import add_worker, change_worker
from desktop.services.register.history_words import deed_words


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
        line = required(session, nik)
        change_worker(session, call.acting(), line.id, values_of(values))
        shape = worker_whole(session, line.id)
    call.answer({"worker": shape}, _("{name} was changed.").format(name=shape["name"]))


@workers.command("list")
@filtered
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, show_default=True)
@click.option("--after", default="", metavar="CURSOR", help="Go on behind a page.")
@click.pass_obj
def list_(call: Call, /, limit: int, after: str, **said: Any) -> None:
    """A page of workers, by name."""
    with call.database().read() as session:
        where = filter_of(session, said, call.acting().today())
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


@workers.command("show")
@click.argument("nik")
@click.pass_obj
def show(call: Call, nik: str) -> None:
    """One worker with findings, history and letters, or why no letter has them."""
    from desktop.cli.workers import standing  # late: letters need more than a register does

    with call.database().read() as session:
        line = required(session, nik)
        shape = worker_whole(session, line.id)
        shape |= standing.standing_shape(session, call.acting(), line)
        values = worker_store.worker_values(session, [line.id])[line.id]
        history = worker_history(session, line.id)
    if call.json:
        call.disclosed("worker.show", "worker", 1)
    rows = [
        (key, niks.mask(text) if key in ("nik", "kk") else text) for key, text in values.items()
    ]
    said = [table((_("Field"), _("Value")), rows)]
    said += map(_finding_text, shape["findings"])
    said.append(standing.standing_text(shape))
    if history:
        said += ["", _history_table(history)]
    call.answer({"worker": shape}, "\n".join(said))


def _finding_text(found: Mapping[str, Any]) -> str:
    """What was found, and who settled it with which words."""
    if not found["accepted"]:
        return str(found["message"])
    told = _("Accepted by {name}").format(name=found["accepted_by"])
    return f"{found['message']} ({': '.join(word for word in (told, found['note']) if word)})"


def _history_table(history: Sequence[ChangeLine]) -> str:
    """Who changed what, from what to what, and what by: the newest first."""

    def shown(field: str, text: str) -> str:
        return niks.mask(text) if text and field in ("nik", "kk", "merge") else text

    rows = [
        (
            short_date(one.at.astimezone(OFFICE_ZONE).date()),
            one.by,
            one.field,
            f"{shown(one.field, one.old)} → {shown(one.field, one.new)}",
            deed_words(one),
        )
        for one in history
    ]
    return table((_("Date"), _("By"), _("Field"), _("Change"), _("By what")), rows)
