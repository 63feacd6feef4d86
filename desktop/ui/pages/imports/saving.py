"""Rows that wait, saved as a sheet for the village."""

from collections.abc import Callable
from pathlib import Path

from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.ui.context import Context


def save_rows(context: Context, file: str, write: Callable[[Path], int], title: str) -> None:
    """Ask where to, and write the rows of a list that wait there."""

    def chosen(path: Path) -> None:
        context.jobs.run(lambda _progress: write(path), saved, _("Saving rows"))

    def saved(rows: int) -> None:
        told = ngettext(
            "{n} row saved. Mended there, the sheet can be dropped here again.",
            "{n} rows saved. Mended there, the sheet can be dropped here again.",
            rows,
        )
        context.messages.tell(told.format(n=rows))

    name = _("{file} - to mend").format(file=Path(file).stem) + ".xlsx"
    context.messages.choose_target(title, name, "Excel (*.xlsx)", chosen, "held")
