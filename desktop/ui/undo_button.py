"""The header's button that takes the last deed back, and Ctrl+Z."""

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.register.take_back import Deed, TakenBack, last_deed, said, take_back
from desktop.ui.context import Context
from desktop.ui.parts.buttons import Button

_IMPORT = "batch.import"


class UndoButton(Button):
    """Says in its tooltip what it would undo; a whole import is asked for first."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(_("Undo"), self.undo, icon="arrow-undo")
        self._context = context
        self._page = page
        self._deed: Deed | None = None
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page)
        keys.activated.connect(self.undo)
        context.jobs.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_deed()

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "audit_entry" in tables and self.isVisible():
            self.show_deed()

    def show_deed(self) -> None:
        """Read what would be undone."""
        with self._context.database.read() as session:
            self._deed = last_deed(session, self._context.acting)
        self.allow(self._deed is not None, _("There is nothing of yours to undo."))
        if self._deed is not None:
            self.setToolTip(_("Undo {about} (Ctrl+Z)").format(about=self._deed.about))

    def undo(self) -> None:
        """Undo the last deed, a whole import after asking."""
        self.show_deed()
        deed = self._deed
        if deed is None:
            return
        if deed.action != _IMPORT:
            self._run(deed)
            return
        self._context.messages.ask(
            _("Take this import back?"),
            _("The last thing you did was to take in {file}.").format(file=deed.about),
            _("Take back"),
            lambda: self._run(deed),
            over=self._page,
        )

    def _run(self, deed: Deed) -> None:
        context, number = self._context, deed.id

        def undo(progress: Progress) -> TakenBack:
            with context.database.write() as session:
                return take_back(session, context.acting, number, progress)

        context.jobs.run(undo, self._done, _("Undoing"), owner=self)

    def _done(self, taken: TakenBack) -> None:
        self.show_deed()
        self._context.messages.tell(said(taken), "warning" if taken.kept else "ok")
