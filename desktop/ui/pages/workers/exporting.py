"""Those who fit as a spreadsheet: the people filtered, in the columns and the order shown."""

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.register.export import export_workers
from desktop.ui.context import Context
from desktop.ui.pages.workers.rows import WorkerSource


def ask_export(context: Context, source: WorkerSource, columns: Sequence[str]) -> None:
    """Ask where to, and write the people of a source there."""
    context.messages.choose_target(
        _("Export people"),
        _("Worker list") + ".xlsx",
        "Excel (*.xlsx)",
        lambda path: export_people(context, source, columns, path),
        "export",
    )


def export_people(
    context: Context, source: WorkerSource, columns: Sequence[str], path: Path
) -> None:
    """Write them, and say how many."""
    where, sort, descending = source.folded(), source.sort, source.descending

    def export(progress: Progress) -> int:
        with context.database.write() as session:
            return export_workers(
                session, context.acting, path, where,
                columns=columns, sort=sort, descending=descending, progress=progress,
            )  # fmt: skip

    def exported(rows: int) -> None:
        words = ngettext("{n} person written to {file}.", "{n} people written to {file}.", rows)
        context.messages.tell(words.format(n=grouped(rows), file=path.name))

    context.jobs.run(export, exported, _("Writing people"))
