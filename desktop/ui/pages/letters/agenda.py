"""The agenda book of a year: asked for, and written where it is wanted."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.queries.letters import LetterLine
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.agenda.book import agenda_book
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.form import asked_choice
from desktop.ui.opening import open_or_tell
from desktop.ui.pages.letters.papers import PURPOSE

_PDF, _SHEET = "pdf", "xlsx"


def ask_agenda(context: Context, letters: Sequence[LetterLine], over: QWidget) -> FormDialog | None:
    """Ask for year and form, then for a place; nothing where no letter was issued yet."""
    dated = {line.date.year for line in letters if line.date and line.issued_at}
    years = sorted(dated, reverse=True)
    if not years:
        context.messages.tell(_("No letter was issued yet."), "info")
        return None
    dialog = FormDialog(
        _("Agenda book"),
        [
            asked_choice("year", _("Year"), [(str(year), str(year)) for year in years]),
            asked_choice("form", _("As"), [(_PDF, _("Paper (PDF)")), (_SHEET, _("Spreadsheet"))]),
        ],
        _("Choose a place..."),
        over,
        caption=_("Every number of the year: who has it, what was cancelled, which nobody has."),
        width=460,
    )

    def submitted(values: dict[str, str]) -> None:
        dialog.accept()
        year, ending = int(values["year"]), values["form"]
        context.messages.choose_target(
            _("Save the agenda book"),
            f"Agenda surat keluar {year}.{ending}",
            "PDF (*.pdf)" if ending == _PDF else _("Workbooks (*.xlsx)"),
            lambda path: _write(context, year, path, over),
            PURPOSE,
        )

    dialog.submitted.connect(submitted)
    dialog.open()
    return dialog


def _write(context: Context, year: int, path: Path, over: QWidget) -> None:
    def work(_progress: Progress) -> Path:
        with context.database.write() as session:
            return agenda_book(session, context.acting, year, path)

    def done(written: Path) -> None:
        context.messages.tell(
            _("The agenda book is in {path}.").format(path=written.name),
            action=(_("Open"), lambda: open_or_tell(context.messages, written)),
        )

    context.jobs.run(work, done, _("Writing the agenda book"), owner=over)
