"""A list that came in is taken back: asked, done, and told person by person."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.queries.imports import BatchLine
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.register.undo import Undone, undo_import
from desktop.ui.context import Context
from desktop.ui.dialogs.question import Question
from desktop.ui.dialogs.undone_names import UndoneNames, undone_columns
from desktop.ui.table_model import BlockModel


class UndoActs(QObject):
    """Takes lists back over a page; `on_done` is called when one was."""

    def __init__(self, context: Context, over: QWidget, on_done: Callable[[], object]) -> None:
        super().__init__(over)
        self._context = context
        self._over = over
        self._on_done = on_done

    def ask(self, line: BatchLine) -> Question:
        """Ask before a list is taken back."""
        return self._context.messages.ask(
            _("Take this import back?"),
            _(
                "{file}: people who came in by it are taken out, and values it overwrote come"
                " back. Who was changed since, is told of by a later list or stands in a letter"
                " stays. Rows that wait go too. The file can be imported again."
            ).format(file=line.file),
            _("Take back"),
            lambda: self.undo(line.id, line.file),
            over=self._over,
        )

    def undo(self, batch: int, file: str) -> None:
        """Take a list back, and name its people."""
        context = self._context

        def undo(progress: Progress) -> Undone:
            with context.database.write() as session:
                return undo_import(session, context.acting, batch, progress)

        context.jobs.run(
            undo, lambda undone: self._done(file, undone), _("Taking the import back"), owner=self
        )

    def _done(self, file: str, undone: Undone) -> None:
        self._on_done()
        told = _("{file} is taken back: {removed} removed, {restored} restored, {kept} kept.")
        words = told.format(
            file=file,
            removed=len(undone.removed),
            restored=len(undone.restored),
            kept=len(undone.kept),
        )
        tone = "warning" if undone.kept else "ok"
        self._context.messages.tell(
            words, tone, action=(_("See who"), lambda: self.show_names(file, undone))
        )
        if undone.kept:
            self.show_names(file, undone)

    def show_names(self, file: str, undone: Undone) -> UndoneNames:
        """Show who ended how."""
        model = BlockModel(self._context.database, undone_columns())
        dialog = UndoneNames(file, undone, model, self._context.preferences, self._over)
        dialog.open()
        return dialog
