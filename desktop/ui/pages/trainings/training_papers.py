"""The papers and sheets of a training: made, then saved where it is said, or printed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.engine import Session
from desktop import paths
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.sheets.writing import not_written
from desktop.services.training.marks_sheet import Marks, marks_template, read_marks
from desktop.services.training.papers import Paper, badges_pdf, sign_sheet_pdf
from desktop.services.training.records import attendance_list_pdf, report_pdf
from desktop.services.training.report import save_report
from desktop.ui.context import Context
from desktop.ui.opening import open_or_tell
from desktop.ui.pages.trainings.enrolling import SHEETS, tell_findings
from desktop.ui.print_pdf import print_pdf
from desktop.ui.show_pdf import show_saved

PURPOSE = "trainings"
EXCEL = "Excel (*.xlsx)"

Draw = Callable[[Session, Progress], Paper]


class TrainingPapers:
    """Makes the papers of one training at a time, over one page."""

    def __init__(self, context: Context, over: QWidget) -> None:
        self._context = context
        self._over = over

    def sign_sheet(
        self, training: int, session_id: int | None, blank_rows: int, *, phone: bool
    ) -> Draw:
        """The sheet to sign, its pages registered when it is made."""
        acting = self._context.acting
        return lambda session, _progress: sign_sheet_pdf(
            session, acting, training, session_id=session_id, blank_rows=blank_rows,
            show_phone=phone,
        )  # fmt: skip

    def badges(self, training: int, codes: Sequence[str] = ()) -> Draw:
        """The badges of everybody, or of who bears some codes."""
        acting, folder = self._context.acting, paths.files_folder(self._context.database.location)
        return lambda session, progress: badges_pdf(
            session, acting, training, folder, codes=codes, progress=progress
        )

    def attendance_list(self, training: int, session_id: int | None) -> Draw:
        """The attendance of a session, or of all, as recorded."""
        acting = self._context.acting
        return lambda session, _progress: attendance_list_pdf(
            session, acting, training, session_id=session_id
        )

    def report(self, training: int) -> Draw:
        """The report with its matrix and bars."""
        acting = self._context.acting
        return lambda session, progress: report_pdf(session, acting, training, progress)

    def save(self, draw: Draw, title: str, name: str) -> QWidget:
        """Ask where a paper goes, make it and write it there."""
        return self._context.messages.choose_target(
            title, paths.safe_name(f"{name}.pdf"), "PDF (*.pdf)",
            lambda path: self.write(draw, path), PURPOSE,
        )  # fmt: skip

    def write(self, draw: Draw, path: Path) -> None:
        """Make a paper and write it whole or not at all; without the file nothing is kept."""
        context = self._context

        def work(progress: Progress) -> int:
            with context.database.write() as session:
                paper = draw(session, progress)
                try:
                    paths.replace_file(path, paper.content)
                except OSError as fault:
                    raise not_written(path) from fault
            return paper.pages

        def done(pages: int) -> None:
            words = ngettext("{file} is saved: {n} page.", "{file} is saved: {n} pages.", pages)
            context.messages.tell(
                words.format(file=path.name, n=grouped(pages)),
                action=(_("Look"), lambda: show_saved(context, path, PURPOSE, self._over)),
            )

        context.jobs.run(work, done, _("Making the paper"), owner=self._over)

    def print(self, draw: Draw, name: str) -> None:
        """Make a paper and put it on a printer that is asked for."""
        context = self._context

        def work(progress: Progress) -> bytes:
            with context.database.write() as session:
                return draw(session, progress).content

        context.jobs.run(
            work,
            lambda content: print_pdf(context.messages, content, name, self._over),
            _("Making the paper"),
            owner=self._over,
        )

    def save_report_sheet(self, training: int, name: str) -> QWidget:
        """Ask where the report goes as a spreadsheet."""
        acting = self._context.acting
        return self._save_sheet(
            _("Save report as Excel"), name,
            lambda session, path: save_report(session, acting, training, path),
        )  # fmt: skip

    def save_marks_sheet(self, training: int, session_id: int | None, name: str) -> QWidget:
        """Ask where the empty sheet of marks goes."""
        acting = self._context.acting
        return self._save_sheet(
            _("Save sheet of marks"), name,
            lambda session, path: marks_template(
                session, acting, training, path, session_id=session_id
            ),
        )  # fmt: skip

    def _save_sheet(self, title: str, name: str, write: Callable[[Session, Path], Path]) -> QWidget:
        return self._context.messages.choose_target(
            title, paths.safe_name(f"{name}.xlsx"), EXCEL,
            lambda path: self.write_sheet(write, path), PURPOSE,
        )  # fmt: skip

    def write_sheet(self, write: Callable[[Session, Path], Path], path: Path) -> None:
        """Write a spreadsheet, and say so."""
        context = self._context

        def work(_progress: Progress) -> Path:
            with context.database.write() as session:
                return write(session, path)

        def done(written: Path) -> None:
            context.messages.tell(
                _("{file} is saved.").format(file=written.name),
                action=(_("Open"), lambda: self._open(written)),
            )

        context.jobs.run(work, done, _("Writing the sheet"), owner=self._over)

    def choose_marks(self, training: int, session_id: int | None) -> QWidget:
        """Ask for a sheet of marks that was filled in."""
        return self._context.messages.choose_file(
            _("Take in marks"), SHEETS,
            lambda path: self.take_marks(training, session_id, path), PURPOSE,
        )  # fmt: skip

    def take_marks(self, training: int, session_id: int | None, path: Path) -> None:
        """Mark by a sheet, and say what was found in it."""
        context = self._context

        def work(progress: Progress) -> Marks:
            with context.database.write() as session:
                return read_marks(session, context.acting, training, session_id, path, progress)

        def done(marks: Marks) -> None:
            words = _("{n} marked, {already} were already.")
            told = words.format(n=grouped(marks.marked), already=grouped(marks.already))
            tell_findings(context, self._over, [told], marks.findings, path.name)

        context.jobs.run(work, done, _("Reading the marks"), owner=self._over)

    def _open(self, path: Path) -> None:
        open_or_tell(self._context.messages, path)
