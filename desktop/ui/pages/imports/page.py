"""Impor: a list is read, looked at, mended, taken in; lists that came in before stay at hand."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from db.engine import Session
from db.queries import imports
from db.queries.workers import WorkerFilter
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.acting import OFFICE_ZONE
from desktop.services.register.importing import Batch, apply_preview
from desktop.services.register.quiet import set_aside, without_collecting
from desktop.ui.context import Context
from desktop.ui.empty_sheet import empty_sheet_button
from desktop.ui.pages.imports import headings, summary
from desktop.ui.pages.imports.batch_view import BatchView
from desktop.ui.pages.imports.busy import BusyView
from desktop.ui.pages.imports.came_in import CameIn
from desktop.ui.pages.imports.look_at import Looked, Places, read_places
from desktop.ui.pages.imports.pictured import pictures_of
from desktop.ui.pages.imports.preview_view import PreviewView
from desktop.ui.pages.imports.reading import Reading
from desktop.ui.pages.imports.start import DropPlace, StartView
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
        self._entered: Batch | None = None
        self._before: QWidget | None = None
        self._other = Button(_("Other list..."), self.choose_files, icon="folder-open")
        self._empty_sheet = empty_sheet_button(context, self)
        self.buttons.addWidget(self._empty_sheet)
        self.buttons.addWidget(self._other)
        self.start = StartView(context, self._drop_place())
        self.busy = BusyView(context.jobs)
        self.preview = PreviewView(context)
        self.batch = BatchView(context)
        self.summary = SummaryView()
        self._stack = FittingStack()
        for view in (self.start, self.busy, self.preview, self.batch, self.summary):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack, 1)
        self.undoing = UndoActs(context, self, self._show_start)
        self.reading = Reading(context, self)
        self.came_in = CameIn(context, self.batch, self._known_places, self)
        self._connect()
        self._show(self.start)

    def _drop_place(self) -> DropPlace:
        told = _(
            "Excel, LibreOffice or CSV, as the village sent it. It is read and checked "
            "first; nothing is saved before you say so."
        )
        heading = _("Drop a list anywhere on this window")
        beside = empty_sheet_button(self.context, self)
        return DropPlace(self.choose_files, beside, heading, told)

    def _connect(self) -> None:
        self.start.opened.connect(self.open_batch)
        self.start.undo_wanted.connect(self.undoing.ask)
        self.reading.begun.connect(self._on_begun)
        self.reading.read.connect(self.show_list)
        self.reading.changed.connect(self.preview.show_rows)
        self.preview.mended.connect(self.reading.mend)
        self.preview.taken_for.connect(
            lambda header, field: self.reading.take_columns_for({header: field})
        )
        self.preview.mapping_wanted.connect(self.ask_mapping)
        self.preview.sheets_wanted.connect(self.reading.ask_sheets)
        self.preview.aside_wanted.connect(self.reading.ask_aside)
        self.preview.forget_wanted.connect(self.reading.forget)
        self.preview.report_wanted.connect(self.reading.save_report)
        self.preview.apply_wanted.connect(self.apply)
        self.preview.left.connect(self._on_left)
        self.came_in.person_wanted.connect(lambda worker: self.go.emit("workers", worker))
        self.batch.people_wanted.connect(lambda: self._see_people(self.came_in.id))
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
            self.reading.queue += [path for path in about if isinstance(path, Path)]
            if self._shown() is not self.busy:
                self.reading.read_next()
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
            self.came_in.open(self.came_in.id, anew=False)
        if self._shown() is self.start:
            self._show(self.start)

    def choose_files(self) -> None:
        """Let lists be chosen."""
        lists, every = _("Lists"), _("All files")
        filters = f"{lists} ({LISTS});;{every} (*)"
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
        # Where a list is dropped the button stands beside it.
        self._empty_sheet.setVisible(view in (self.preview, self.summary, self.batch))

    def _heading(self, view: QWidget) -> tuple[str, str]:
        title = _(self.TITLE)
        if view is self.preview and self.looked is not None:
            where = self.place_words(self.looked.region)
            return headings.of_preview(title, self.looked.preview, where, len(self.reading.queue))
        if view is self.batch and self.came_in.opened is not None:
            now = self.context.acting.now().astimezone(OFFICE_ZONE)
            return headings.of_batch(title, self.came_in.opened.line, now)
        if view is self.summary and self._entered is not None:
            return headings.of_summary(title, self._entered)
        return headings.of_page(title)

    def place_words(self, region: str) -> str:
        """A village by its code, with its kecamatan."""
        return self._known_places().villages.get(region, "")

    def _known_places(self) -> Places:
        return self._places or Places()

    @property
    def looked(self) -> Looked | None:
        """The list at hand, as it would come in."""
        return self.reading.looked

    @looked.setter
    def looked(self, looked: Looked | None) -> None:
        self.reading.looked = looked

    def _show_start(self) -> None:
        self.looked = self.came_in.opened = self._entered = None
        self._show(self.start)
        self.start.drop.choose.setFocus()

    # A list is read.

    def _on_begun(self, heading: str, told: str) -> None:
        self._begin(heading, told)
        if self._before is not self.preview:
            self.looked = None

    def _begin(self, heading: str, told: str) -> None:
        if self._shown() is not self.busy:
            self._before = self._shown()
        self.busy.begin(heading, told)
        self._show(self.busy)

    def show_list(self, looked: Looked) -> None:
        """Show a list that was read."""
        self.looked = looked
        self.preview.show_list(looked, self._known_places())
        self._show(self.preview)
        self.preview.focus_work()

    def _leave_busy(self) -> None:
        """A job that brought nothing was stopped or refused: back to what stood before."""
        if self._shown() is not self.busy or self.context.jobs.busy:
            return
        back = self._before
        if self.reading.read_next():
            return
        if back is self.preview and self.looked is not None:
            self._show(self.preview)
        else:
            self._show_start()

    def ask_mapping(self) -> QWidget | None:
        """Ask what every column is taken for."""
        return self.reading.ask_mapping()

    def _on_left(self) -> None:
        self.looked = None
        if not self.reading.read_next():
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
        following = self.reading.queue[0].name if self.reading.queue else ""
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
            self.came_in.save_held(batch)
        elif way == summary.PEOPLE:
            self._see_people(batch)
        elif way == summary.LETTER:
            self.go.emit("letters", "new")
        elif way == summary.UNDO:
            self.undoing.undo(batch, self._entered.file)
        elif way == summary.NEXT:
            self.reading.read_next()
        else:
            self._show_start()

    # A list that came in before.

    def open_batch(self, batch: int) -> None:
        """Show a list that came in, and its rows that wait."""
        if not self.came_in.open(batch):
            self._show_start()
            return
        self._show(self.batch)
        self.batch.card.table.setFocus()

    def _undo_open(self) -> None:
        if self.came_in.opened is not None:
            self.undoing.ask(self.came_in.opened.line)

    def _see_people(self, batch: int) -> None:
        self.go.emit("workers", WorkerFilter(batch=batch))

    def pictures(self) -> list[Picture]:
        return pictures_of(self)
