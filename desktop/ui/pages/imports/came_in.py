"""A list that came in before: opened, its rows that wait mended or saved for the village."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.queries import imports
from desktop.domain.findings import Finding
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.ui.context import Context
from desktop.ui.pages.imports.batch_view import BatchView, OpenBatch, read_batch
from desktop.ui.pages.imports.list_kind import WORKERS, ListKind
from desktop.ui.pages.imports.look_at import Places
from desktop.ui.pages.imports.saving import save_rows


class CameIn(QObject):
    """Acts on the list that is open in a view; `person_wanted` gives who a mended row became."""

    person_wanted = Signal(int)

    def __init__(
        self,
        context: Context,
        view: BatchView,
        places: Callable[[], Places],
        over: QWidget,
        kind: ListKind = WORKERS,
    ) -> None:
        super().__init__(over)
        self._context = context
        self._kind = kind
        self._view = view
        self._places = places
        self.opened: OpenBatch | None = None
        view.mended.connect(self._on_mended)
        view.report_wanted.connect(lambda: self.save_held(self.id))

    @property
    def id(self) -> int:
        """The list that is open, 0 where none is."""
        return self.opened.line.id if self.opened else 0

    def open(self, batch: int, *, anew: bool = True) -> bool:
        """Show a list and its rows that wait; whether there is one of that id."""
        with self._context.database.read() as session:
            self.opened = read_batch(session, batch, self._kind)
        if self.opened is not None:
            self._view.show_batch(self.opened, self._places(), anew=anew)
        return self.opened is not None

    def _on_mended(self, at: int, field: str, text: str) -> None:
        if self.opened is None:
            return
        context, kind = self._context, self._kind
        batch, row = self.opened.line.id, self.opened.rows[at]

        def mend(_progress: Progress) -> int | list[Finding]:
            with context.database.write() as session:
                values = {field: text}
                found: int | list[Finding] = kind.mend_row(
                    session, context.acting, batch, row.row, values, sheet=row.sheet
                )
                return found

        def mended(result: int | list[Finding]) -> None:
            if isinstance(result, int):
                told = _(kind.words.mended).format(row=row.row)
                see = (_(kind.words.see_one), lambda: self.person_wanted.emit(result))
                context.messages.tell(told, action=see)

        context.jobs.run(mend, mended, _("Checking the row"), owner=self)

    def save_held(self, batch: int) -> None:
        """Save the rows of a list that wait as a sheet for the village."""
        context, kind = self._context, self._kind

        def write(path: Path) -> int:
            with context.database.write() as session:
                return kind.save_held(session, context.acting, batch, path)

        with context.database.read() as session:
            line = imports.batch(session, batch, kind=kind.key)
        save_rows(context, line.file if line else "", write, _(kind.words.target))
