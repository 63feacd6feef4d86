"""A list that came in is taken back: asked, done, and told person by person."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.queries.imports import BatchLine
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.register.undo import Undone
from desktop.ui.context import Context
from desktop.ui.dialogs.question import Question
from desktop.ui.dialogs.undone_names import UndoneNames, undone_columns
from desktop.ui.pages.imports.list_kind import WORKERS, ListKind
from desktop.ui.table_model import BlockModel


class UndoActs(QObject):
    """Takes lists back over a page; `on_done` is called when one was."""

    def __init__(
        self,
        context: Context,
        over: QWidget,
        on_done: Callable[[], object],
        kind: ListKind = WORKERS,
    ) -> None:
        super().__init__(over)
        self._context = context
        self._kind = kind
        self._over = over
        self._on_done = on_done

    def ask(self, line: BatchLine) -> Question:
        """Ask before a list is taken back."""
        return self._context.messages.ask(
            _("Take this import back?"),
            _(self._kind.words.undo).format(file=line.file),
            _("Take back"),
            lambda: self.undo(line.id, line.file),
            over=self._over,
        )

    def undo(self, batch: int, file: str) -> None:
        """Take a list back, and name its people."""
        context, kind = self._context, self._kind

        def undo(progress: Progress) -> Undone:
            with context.database.write() as session:
                undone: Undone = kind.undo(session, context.acting, batch, progress)
                return undone

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
        model = BlockModel(self._context.database, undone_columns(self._kind.reasons))
        dialog = UndoneNames(file, undone, model, self._context.preferences, self._over)
        dialog.open()
        return dialog
