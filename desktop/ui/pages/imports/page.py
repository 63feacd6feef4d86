"""Impor: a list is read, looked at, mended, taken in; lists that came in before stay at hand."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from db.engine import Session
from db.queries import imports
from db.queries.workers import WorkerFilter
from desktop.domain.findings import Finding
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.acting import OFFICE_ZONE
from desktop.services.register.held import mend_row
from desktop.services.register.importing import Batch, apply_preview
from desktop.services.register.preview import mend_preview, preview_list
from desktop.services.register.quiet import set_aside, take_back, without_collecting
from desktop.services.register.report import save_held, save_preview_report
from desktop.ui.context import Context
from desktop.ui.dialogs.mapping import MappingDialog
from desktop.ui.pages.imports import headings, summary
from desktop.ui.pages.imports.batch_view import BatchView, OpenBatch, read_batch
from desktop.ui.pages.imports.busy import BusyView
from desktop.ui.pages.imports.look_at import Looked, Places, look_at, read_places
from desktop.ui.pages.imports.pictured import pictures_of
from desktop.ui.pages.imports.preview_view import PreviewView, asked_columns, choices_of_columns
from desktop.ui.pages.imports.saving import save_rows
from desktop.ui.pages.imports.start import StartView
from desktop.ui.pages.imports.summary import SummaryView
from desktop.ui.pages.imports.undoing import UndoActs
from desktop.ui.pages.page import Badge, Page, Picture
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.stack import FittingStack

LISTS = "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt *.htm *.html *.xml"
RECENT = 100


class ImportPage(Page):
    """One list at a time: chosen, read, looked at, taken in; files beside it wait their turn."""

    KEY = "import"
    TITLE = mark("Import")
    ICON = "arrow-import"
    TABLES: ClassVar[frozenset[str]] = frozenset(("import_batch", "import_row"))
    TAKES_FILES = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._places: Places | None = None
        self._queue: list[Path] = []
        self._mapping: dict[str, str] = {}
        self._mends = 0
        self.looked: Looked | None = None
        self._batch: OpenBatch | None = None
        self._entered: Batch | None = None
        self._before: QWidget | None = None
        self._other = Button(_("Other list..."), self.choose_files, icon="folder-open")
        self.buttons.addWidget(self._other)
        self.start = StartView(context, self.choose_files)
        self.busy = BusyView(context.jobs)
        self.preview = PreviewView(context)
        self.batch = BatchView(context)
        self.summary = SummaryView()
        self._stack = FittingStack()
        for view in (self.start, self.busy, self.preview, self.batch, self.summary):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack, 1)
        self.undoing = UndoActs(context, self, self._show_start)
        self._connect()
        self._show(self.start)

    def _connect(self) -> None:
        self.start.opened.connect(self.open_batch)
        self.start.undo_wanted.connect(self.undoing.ask)
        self.preview.mended.connect(self._on_mended)
        self.preview.taken_for.connect(self._on_taken_for)
        self.preview.mapping_wanted.connect(self.ask_mapping)
        self.preview.report_wanted.connect(self._on_report)
        self.preview.apply_wanted.connect(self.apply)
        self.preview.left.connect(self._on_left)
        self.batch.mended.connect(self._on_batch_mended)
        self.batch.report_wanted.connect(lambda: self._save_held(self._open_id()))
        self.batch.people_wanted.connect(lambda: self._see_people(self._open_id()))
        self.batch.left.connect(self._show_start)
        self.batch.undo_wanted.connect(self._undo_open)
        self.summary.chosen.connect(self._on_way)
        self.context.jobs.ended.connect(lambda: QTimer.singleShot(0, self, self._leave_busy))

    @staticmethod
    def badge(session: Session) -> Badge | None:
        held = imports.held_count(session)
        return Badge(held, "error") if held else None

    def opened(self, about: object = None) -> None:
        if isinstance(about, list):
            self._queue += [path for path in about if isinstance(path, Path)]
            if self._shown() is not self.busy:
                self._read_next()
        elif isinstance(about, int):
            self.open_batch(about)
        elif about == "choose":
            self.choose_files()

    def reload(self) -> None:
        with self.context.database.read() as session:
            if self._places is None:
                self._places = read_places(session)
            lines = imports.batches(session, RECENT)
        self.start.show_batches(lines)
        if self._shown() is self.batch:
            self._show_batch(anew=False)
        if self._shown() is self.start:
            self._show(self.start)

    def choose_files(self) -> None:
        """Let lists be chosen."""
        filters = f"{_('Lists')} ({LISTS});;{_('All files')} (*)"
        self.context.messages.choose_files(
            _("Choose lists"), filters, lambda paths: self.opened(list(paths)), "lists"
        )

    def _shown(self) -> QWidget | None:
        return self._stack.currentWidget()

    def _show(self, view: QWidget) -> None:
        """Show a view, and say over it what it is about."""
        self._stack.setCurrentWidget(view)
        title, caption = self._heading(view)
        self.title.setText(title)
        self.set_caption(caption)
        self._other.setVisible(view in (self.preview, self.summary))

    def _heading(self, view: QWidget) -> tuple[str, str]:
        title = _(self.TITLE)
        if view is self.preview and self.looked is not None:
            where = self.place_words(self.looked.region)
            return headings.of_preview(title, self.looked.preview, where, len(self._queue))
        if view is self.batch and self._batch is not None:
            now = self.context.acting.now().astimezone(OFFICE_ZONE)
            return headings.of_batch(title, self._batch.line, now)
        if view is self.summary and self._entered is not None:
            return headings.of_summary(title, self._entered)
        return headings.of_page(title)

    def place_words(self, region: str) -> str:
        """A village by its code, with its kecamatan."""
        places = self._places or Places()
        return places.villages.get(region, "")

    def _show_start(self) -> None:
        self.looked = self._batch = self._entered = None
        take_back()
        self._show(self.start)
        self.start.drop.choose.setFocus()

    # A list is read.

    def _read_next(self) -> None:
        if self._queue:
            self._mapping = {}
            self._mends = 0
            self._read(self._queue.pop(0))

    def _read(self, path: Path) -> None:
        """Read and check a list; the view that stands comes back where that is stopped."""
        context, mapping = self.context, dict(self._mapping)
        self._begin(
            _("Reading {file}").format(file=path.name), _("Nothing is saved while it is read.")
        )

        def read(progress: Progress) -> Looked:
            with context.database.read() as session, without_collecting():
                preview = preview_list(
                    session, context.acting, path, mapping=mapping, progress=progress
                )
                looked = look_at(preview, session)
                set_aside()
                return looked

        self.looked = None if self._before is not self.preview else self.looked
        context.jobs.run(read, self.show_list, _("Reading the list"), owner=self)

    def _begin(self, heading: str, told: str) -> None:
        if self._shown() is not self.busy:
            self._before = self._shown()
        self.busy.begin(heading, told)
        self._show(self.busy)

    def show_list(self, looked: Looked) -> None:
        """Show a list that was read."""
        self.looked = looked
        self.preview.show_list(looked, self._places or Places())
        self._show(self.preview)
        self.preview.focus_work()

    def _leave_busy(self) -> None:
        """A job that brought nothing was stopped or refused: back to what stood before."""
        if self._shown() is not self.busy or self.context.jobs.busy:
            return
        back = self._before
        if self._queue:
            self._read_next()
        elif back is self.preview and self.looked is not None:
            self._show(self.preview)
        else:
            self._show_start()

    # It is looked at and mended.

    def _on_mended(self, at: int, field: str, text: str) -> None:
        if self.looked is None:
            return
        context, preview = self.context, self.looked.preview

        def mend(_progress: Progress) -> Looked:
            with context.database.read() as session, without_collecting():
                mend_preview(session, context.acting, preview, at, {field: text})
                return look_at(preview, session)

        context.jobs.run(mend, self._on_rows, _("Checking the row"), owner=self)

    def _on_rows(self, looked: Looked) -> None:
        self.looked = looked
        self._mends += 1
        self.preview.show_rows(looked)

    def _on_taken_for(self, header: str, field: str) -> None:
        self._map({header: field})

    def ask_mapping(self) -> QWidget | None:
        """Ask what every column is taken for."""
        if self.looked is None:
            return None
        dialog = MappingDialog(asked_columns(self.looked.preview), choices_of_columns(), self)
        dialog.submitted.connect(self._map)
        dialog.open()
        return dialog

    def _map(self, changed: dict[str, str]) -> None:
        """Read the list again with columns taken for something else."""
        if self.looked is None:
            return
        path = self.looked.preview.path

        def again() -> None:
            for header, field in changed.items():
                kept = {h: f for h, f in self._mapping.items() if not f or f != field}
                self._mapping = {**kept, header: field}
            self._mends = 0
            self._read(path)

        if not self._mends:
            again()
            return
        self.context.messages.ask(
            _("Read the list again?"),
            _("What was mended here is lost, as the list is read as the file has it."),
            _("Read again"),
            again,
            over=self,
        )

    def _on_report(self) -> None:
        if self.looked is None:
            return
        context, preview = self.context, self.looked.preview
        save_rows(
            context, preview.file, lambda at: save_preview_report(context.acting, preview, at)
        )

    def _on_left(self) -> None:
        self.looked = None
        if self._queue:
            self._read_next()
        else:
            self._show_start()

    # It comes in.

    def apply(self) -> None:
        """Take the list into the register."""
        if self.looked is None:
            return
        context, preview = self.context, self.looked.preview
        self._begin(
            _("Taking in {file}").format(file=preview.file),
            _("Stopping takes everything back: a list comes in whole or not at all."),
        )

        def enter(progress: Progress) -> Batch:
            with without_collecting():
                with context.database.write() as session:
                    batch = apply_preview(session, context.acting, preview, progress=progress)
                set_aside()
                return batch

        context.jobs.run(enter, self.show_entered, _("Taking in the list"), owner=self)

    def show_entered(self, batch: Batch) -> None:
        """Show what came in, and where to go from there."""
        self._entered = batch
        region = self.looked.region if self.looked else ""
        following = self._queue[0].name if self._queue else ""
        self.summary.show_batch(batch, self.place_words(region), following)
        self._show(self.summary)
        self.summary.focus_work()

    def _on_way(self, way: str) -> None:
        if self._entered is None:
            return
        batch, region = self._entered.id, self.looked.region if self.looked else ""
        if way == summary.VERIFY:
            self.go.emit("verify", region)
        elif way == summary.HELD:
            self.open_batch(batch)
        elif way == summary.REPORT:
            self._save_held(batch)
        elif way == summary.PEOPLE:
            self._see_people(batch)
        elif way == summary.LETTER:
            self.go.emit("letters", "new")
        elif way == summary.UNDO:
            self.undoing.undo(batch, self._entered.file)
        elif way == summary.NEXT:
            self._read_next()
        else:
            self._show_start()

    # A list that came in before.

    def open_batch(self, batch: int) -> None:
        """Show a list that came in, and its rows that wait."""
        with self.context.database.read() as session:
            self._batch = read_batch(session, batch)
        if self._batch is None:
            self._show_start()
            return
        self.batch.show_batch(self._batch, self._places or Places(), anew=True)
        self._show(self.batch)
        self.batch.card.table.setFocus()

    def _undo_open(self) -> None:
        if self._batch is not None:
            self.undoing.ask(self._batch.line)

    def _open_id(self) -> int:
        return self._batch.line.id if self._batch else 0

    def _show_batch(self, *, anew: bool) -> None:
        with self.context.database.read() as session:
            self._batch = read_batch(session, self._open_id())
        if self._batch is not None:
            self.batch.show_batch(self._batch, self._places or Places(), anew=anew)

    def _on_batch_mended(self, at: int, field: str, text: str) -> None:
        if self._batch is None:
            return
        context, batch, row = self.context, self._batch.line.id, self._batch.rows[at]

        def mend(_progress: Progress) -> int | list[Finding]:
            with context.database.write() as session:
                values = {field: text}
                return mend_row(session, context.acting, batch, row.row, values, sheet=row.sheet)

        def mended(result: int | list[Finding]) -> None:
            if isinstance(result, int):
                told = _("Row {row} is in the register.").format(row=row.row)
                context.messages.tell(
                    told, action=(_("See the person"), lambda: self.go.emit("workers", result))
                )

        context.jobs.run(mend, mended, _("Checking the row"), owner=self)

    def _save_held(self, batch: int) -> None:
        context = self.context

        def write(path: Path) -> int:
            with context.database.write() as session:
                return save_held(session, context.acting, batch, path)

        with context.database.read() as session:
            line = imports.batch(session, batch)
        save_rows(context, line.file if line else "", write)

    def _see_people(self, batch: int) -> None:
        self.go.emit("workers", WorkerFilter(batch=batch))

    def pictures(self) -> list[Picture]:
        return pictures_of(self)
