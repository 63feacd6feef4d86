"""What is done with the papers of an issued letter: opened, printed, copied."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from db.queries.letters import LetterLine
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.copies import save_copies
from desktop.ui.context import Context
from desktop.ui.opening import open_or_tell
from desktop.ui.pages.letters.read import copy_in, letter_name, pdf_of
from desktop.ui.print_pdf import print_pdf

PURPOSE = "letters"
"""Under which the folder of letters is remembered."""


def letters_folder(context: Context) -> Path:
    """Where letters went last, at first a folder of its own in the user's documents."""
    kept = context.preferences.folder(PURPOSE)
    if kept:
        return Path(kept)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / "Surat Lontar"


class Papers:
    """The papers of letters, over one page of the window."""

    def __init__(self, context: Context, over: QWidget) -> None:
        self._context = context
        self._over = over

    def open(self, line: LetterLine) -> None:
        """Open the copy that lies in the folder of letters; where it is gone, save one first."""
        context, folder, letter = self._context, letters_folder(self._context), line.id

        def find(_progress: Progress) -> Path | None:
            with context.database.read() as session:
                return copy_in(session, letter, folder)

        def found(path: Path | None) -> None:
            if path is None:
                self.save(line, then=self.open_path)
            else:
                self.open_path(path)

        context.jobs.run(find, found, _("Looking for the letter"), owner=self._over)

    def save(self, line: LetterLine, then: Callable[[Path], object] | None = None) -> None:
        """Save the papers into a folder that is asked for; then do something with the PDF."""
        context, letter = self._context, line.id

        def write(folder: Path) -> None:
            def save(_progress: Progress) -> list[Path]:
                with context.database.read() as session:
                    return save_copies(session, letter, folder)

            def saved(paths: list[Path]) -> None:
                names = ", ".join(path.name for path in paths)
                told = _("Saved in {folder}: {files}").format(folder=folder, files=names)
                action = (_("Open folder"), lambda: self.open_path(folder))
                context.messages.tell(told, action=action)
                if then is not None and paths:
                    then(paths[0])

            context.jobs.run(save, saved, _("Saving the papers"), owner=self._over)

        context.messages.choose_folder(_("Save the papers in"), write, PURPOSE)

    def open_path(self, path: Path) -> None:
        """Open a file or a folder in whatever opens it; say where it lies if nothing does."""
        open_or_tell(self._context.messages, path)

    def print(self, line: LetterLine) -> None:
        """Print an issued letter, its very bytes, on a printer that is asked for."""
        context, letter, name = self._context, line.id, letter_name(line)

        def read(_progress: Progress) -> bytes:
            with context.database.read() as session:
                return pdf_of(session, letter)

        context.jobs.run(
            read,
            lambda content: print_pdf(context.messages, content, name, self._over),
            _("Reading the letter"),
            owner=self._over,
        )
