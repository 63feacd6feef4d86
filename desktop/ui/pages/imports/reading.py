"""The list at hand: read from its file, read again with other columns, its rows mended."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.register.known_columns import forget_columns
from desktop.services.register.quiet import set_aside, without_collecting
from desktop.services.sheets.kinds import merged_choice
from desktop.services.sheets.wishes import NO_WISHES, Wishes
from desktop.ui.context import Context
from desktop.ui.dialogs.aside import AsideDialog, aside_columns
from desktop.ui.dialogs.mapping import MappingDialog
from desktop.ui.dialogs.sheets import SheetsDialog
from desktop.ui.pages.imports.list_kind import WORKERS, ListKind
from desktop.ui.pages.imports.look_at import Looked, look_at
from desktop.ui.pages.imports.preview_view import asked_columns, asked_sheets
from desktop.ui.pages.imports.saving import save_rows
from desktop.ui.table_model import BlockModel


class Reading(QObject):
    """One list at a time; files beside it wait their turn in `queue`.

    `begun` says what is read and what stopping would do, `read` gives a Looked, `changed` one
    whose row was mended.
    """

    begun = Signal(str, str)
    read = Signal(object)
    changed = Signal(object)

    def __init__(self, context: Context, over: QWidget, kind: ListKind = WORKERS) -> None:
        super().__init__(over)
        self._context = context
        self._kind = kind
        self._over = over
        self._mapping: dict[str, str] = {}
        self._wishes = NO_WISHES
        self._mends = 0
        self.queue: list[Path] = []
        self.looked: Looked | None = None

    def read_next(self) -> bool:
        """Read the list that waits longest; whether there was one."""
        if not self.queue:
            return False
        self._mapping, self._wishes = {}, NO_WISHES
        self._read(self.queue.pop(0))
        return True

    def _read(self, path: Path) -> None:
        """Read and check a list; the view that stands comes back where that is stopped."""
        context, kind = self._context, self._kind
        mapping, wishes = dict(self._mapping), self._wishes
        self._mends = 0
        self.begun.emit(
            _("Reading {file}").format(file=path.name), _("Nothing is saved while it is read.")
        )

        def read(progress: Progress) -> Looked:
            with context.database.read() as session, without_collecting():
                preview = kind.preview(
                    session,
                    context.acting,
                    path,
                    mapping=mapping,
                    wishes=wishes,
                    progress=progress,
                )
                looked = look_at(preview, session, kind.key)
                set_aside()
                return looked

        context.jobs.run(read, self.read.emit, _("Reading the list"), owner=self)

    def mend(self, at: int, field: str, text: str) -> None:
        """Correct a cell of the row at a place of the list; the checks run again."""
        if self.looked is None:
            return
        context, kind, preview = self._context, self._kind, self.looked.preview

        def mend(_progress: Progress) -> Looked:
            with context.database.read() as session, without_collecting():
                kind.mend(session, context.acting, preview, at, {field: text})
                return look_at(preview, session, kind.key)

        context.jobs.run(mend, self._on_mended, _("Checking the row"), owner=self)

    def _on_mended(self, looked: Looked) -> None:
        self.looked = looked
        self._mends += 1
        self.changed.emit(looked)

    def ask_mapping(self) -> QWidget | None:
        """Ask what every column is taken for."""
        if self.looked is None:
            return None
        dialog = MappingDialog(
            asked_columns(self.looked.preview), self._kind.fields.choices_of_columns(), self._over
        )
        dialog.submitted.connect(self.take_columns_for)
        dialog.open()
        return dialog

    def take_columns_for(self, changed: dict[str, str]) -> None:
        """Read the list again with columns (header to field) taken for something else."""
        if self.looked is None:
            return
        path = self.looked.preview.path

        def again() -> None:
            self._mapping = merged_choice(self._mapping, changed)
            self._read(path)

        self._ask_before(again)

    def ask_sheets(self) -> QWidget | None:
        """Ask which sheets are taken."""
        if self.looked is None:
            return None
        dialog = SheetsDialog(asked_sheets(self.looked.preview), self._over)
        dialog.submitted.connect(self._leave_out)
        dialog.open()
        return dialog

    def _leave_out(self, sheets: list[str]) -> None:
        self._wish(replace(self._wishes, left_out=frozenset(sheets)))

    def ask_aside(self) -> QWidget | None:
        """Show the rows that are no people, to say of some that they are."""
        if self.looked is None:
            return None
        context, preview = self._context, self.looked.preview
        columns = aside_columns(several_sheets=len(preview.sheets) > 1)
        model = BlockModel(context.database, columns)
        dialog = AsideDialog(preview.aside, preview.ignored, model, context.preferences, self._over)
        dialog.people_said.connect(self._take_for_people)
        dialog.open()
        return dialog

    def _take_for_people(self, rows: list[tuple[str, int]]) -> None:
        self._wish(replace(self._wishes, persons=self._wishes.persons | frozenset(rows)))

    def _wish(self, wishes: Wishes) -> None:
        """Read the list again as somebody wishes."""
        if self.looked is None:
            return
        path = self.looked.preview.path

        def again() -> None:
            self._wishes = wishes
            self._read(path)

        self._ask_before(again)

    def forget(self, choice: int) -> None:
        """Forget what was chosen for lists of this kind, and read the list again without it."""
        if self.looked is None:
            return
        context, path = self._context, self.looked.preview.path

        def forget(_progress: Progress) -> None:
            with context.database.write() as session:
                forget_columns(session, context.acting, choice)

        def again() -> None:
            forgetting = _("Forgetting the columns")
            context.jobs.run(forget, lambda _done: self._read(path), forgetting, owner=self)

        self._ask_before(again)

    def _ask_before(self, again: Callable[[], None]) -> None:
        """Read again at once, or ask where that would lose what was mended."""
        if not self._mends:
            again()
            return
        self._context.messages.ask(
            _("Read the list again?"),
            _("What was mended here is lost, as the list is read as the file has it."),
            _("Read again"),
            again,
            over=self._over,
        )

    def save_report(self) -> None:
        """Save the rows that wait as a sheet for the village."""
        if self.looked is None:
            return
        context, kind, preview = self._context, self._kind, self.looked.preview
        save_rows(
            context,
            preview.file,
            lambda at: kind.save_report(context.acting, preview, at),
            _(kind.words.target),
        )
