"""Lists of agents in: read, looked at, mended, taken in; those that came in stay at hand."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries import imports
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.acting import OFFICE_ZONE
from desktop.services.register.importing import Batch
from desktop.services.register.quiet import without_collecting
from desktop.ui.context import Context
from desktop.ui.pages.agents.list_kind import AGENTS
from desktop.ui.pages.imports import headings
from desktop.ui.pages.imports.batch_view import BatchView
from desktop.ui.pages.imports.busy import BusyView
from desktop.ui.pages.imports.came_in import CameIn
from desktop.ui.pages.imports.look_at import Looked, Places
from desktop.ui.pages.imports.preview_view import PreviewView
from desktop.ui.pages.imports.reading import Reading
from desktop.ui.pages.imports.start import DropPlace, StartView
from desktop.ui.pages.imports.undoing import UndoActs
from desktop.ui.parts.stack import FittingStack

LISTS = "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt *.htm *.html *.xml"
RECENT = 100


class AgentLists(FittingStack):
    """A home view, and in its place the list that is read or opened.

    `headed` gives title and caption of what is shown, empty for the home view; `agent_wanted` the
    id of whom a mended row became, 0 for all; `taken_in` tells that a whole list came in.
    """

    headed = Signal(str, str)
    agent_wanted = Signal(int)
    taken_in = Signal()

    def __init__(self, context: Context, places: Callable[[], Places], title: str) -> None:
        super().__init__()
        self._context = context
        self._places = places
        self._title = title
        self._before: QWidget | None = None
        told = _(
            "Excel, LibreOffice or CSV, with name, wadah, role, villages and phone. It is read"
            " and checked first; nothing is saved before you say so."
        )
        heading = _("Drop a list of agents on this page")
        self.start = StartView(context, DropPlace(self.choose_files, None, heading, told))
        layout = self.start.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(0, 12, 0, 0)
        self.home: QWidget = QWidget()
        self.busy = BusyView(context.jobs)
        self.preview = PreviewView(context, AGENTS)
        self.batch = BatchView(context, AGENTS)
        self.reading = Reading(context, self, AGENTS)
        self.came_in = CameIn(context, self.batch, places, self, AGENTS)
        self.undoing = UndoActs(context, self, self.show_home, AGENTS)
        self._connect()

    def fill(self, home: QWidget) -> None:
        """Put the home view into its place, and the others behind it."""
        self.home = home
        for view in (home, self.busy, self.preview, self.batch):
            self.addWidget(view)

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
        self.preview.mapping_wanted.connect(self.reading.ask_mapping)
        self.preview.sheets_wanted.connect(self.reading.ask_sheets)
        self.preview.aside_wanted.connect(self.reading.ask_aside)
        self.preview.report_wanted.connect(self.reading.save_report)
        self.preview.apply_wanted.connect(self.apply)
        self.preview.left.connect(self._on_left)
        self.came_in.person_wanted.connect(self.agent_wanted)
        self.batch.people_wanted.connect(lambda: self.agent_wanted.emit(0))
        self.batch.left.connect(self.show_home)
        self.batch.undo_wanted.connect(self._undo_open)
        self._context.jobs.ended.connect(lambda: QTimer.singleShot(0, self, self._leave_busy))

    def reload(self) -> None:
        """Read the lists that came in again."""
        with self._context.database.read() as session:
            lines = imports.batches(session, RECENT, kind=imports.AGENTS)
        self.start.show_batches(lines)
        if self.currentWidget() is self.batch:
            self.came_in.open(self.came_in.id, anew=False)

    def choose_files(self) -> None:
        """Let lists be chosen."""
        lists, every = _("Lists"), _("All files")
        filters = f"{lists} ({LISTS});;{every} (*)"
        self._context.messages.choose_files(
            _("Choose lists of agents"), filters, self.open_files, "lists"
        )

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read lists, one after the other."""
        self.reading.queue += paths
        if self.currentWidget() is not self.busy:
            self.reading.read_next()

    @property
    def looked(self) -> Looked | None:
        """The list at hand, as it would come in."""
        return self.reading.looked

    def _show(self, view: QWidget) -> None:
        self.setCurrentWidget(view)
        if view is self.preview and self.looked is not None:
            waiting = len(self.reading.queue)
            self.headed.emit(*headings.of_preview(self._title, self.looked.preview, "", waiting))
        elif view is self.batch and self.came_in.opened is not None:
            now = self._context.acting.now().astimezone(OFFICE_ZONE)
            self.headed.emit(*headings.of_batch(self._title, self.came_in.opened.line, now))
        else:
            self.headed.emit("", "")

    def show_home(self) -> None:
        """Leave the list at hand."""
        self.reading.looked = self.came_in.opened = None
        self._show(self.home)

    def _on_begun(self, heading: str, told: str) -> None:
        self._begin(heading, told)
        if self._before is not self.preview:
            self.reading.looked = None

    def _begin(self, heading: str, told: str) -> None:
        if self.currentWidget() is not self.busy:
            self._before = self.currentWidget()
        self.busy.begin(heading, told)
        self._show(self.busy)

    def show_list(self, looked: Looked) -> None:
        """Show a list that was read."""
        self.reading.looked = looked
        self.preview.show_list(looked, self._places())
        self._show(self.preview)
        self.preview.focus_work()

    def _leave_busy(self) -> None:
        """A job that brought nothing was stopped or refused: back to what stood before."""
        if self.currentWidget() is not self.busy or self._context.jobs.busy:
            return
        if self.reading.read_next():
            return
        if self._before is self.preview and self.looked is not None:
            self._show(self.preview)
        else:
            self.show_home()

    def _on_left(self) -> None:
        self.reading.looked = None
        if not self.reading.read_next():
            self.show_home()

    def apply(self) -> None:
        """Take the list into the register."""
        if self.looked is None:
            return
        context, preview = self._context, self.looked.preview
        self._begin(
            _("Taking in {file}").format(file=preview.file),
            _("Stopping takes everything back: a list comes in whole or not at all."),
        )

        def enter(progress: Progress) -> Batch:
            with without_collecting(), context.database.write() as session:
                batch: Batch = AGENTS.apply(session, context.acting, preview, progress=progress)
                return batch

        context.jobs.run(enter, self._on_entered, _("Taking in the list"), owner=self)

    def _on_entered(self, batch: Batch) -> None:
        """Say what came in; rows that wait are shown at once, else the agents."""
        self.reading.looked = None
        if batch.held:
            self.open_batch(batch.id)
        elif not self.reading.read_next():
            self.show_home()
            self.taken_in.emit()
        self._context.messages.tell(
            came_in_words(batch),
            "warning" if batch.held else "ok",
            (_("Undo"), lambda: self.undoing.undo(batch.id, batch.file)),
        )

    def open_batch(self, batch: int) -> None:
        """Show a list that came in, and its rows that wait."""
        if not self.came_in.open(batch):
            self.show_home()
            return
        self._show(self.batch)
        self.batch.card.table.setFocus()

    def _undo_open(self) -> None:
        if self.came_in.opened is not None:
            self.undoing.ask(self.came_in.opened.line)


def came_in_words(batch: Batch) -> str:
    """What came of a list, in numbers that add up to its rows."""
    ends = (
        (batch.new, _("{n} new")),
        (batch.updated, _("{n} updated")),
        (batch.unchanged, _("{n} unchanged")),
        (batch.held, _("{n} held")),
    )
    told = ", ".join(words.format(n=grouped(number)) for number, words in ends if number)
    rows = ngettext("{file}: {n} row, {ends}.", "{file}: {n} rows, {ends}.", batch.rows)
    return rows.format(file=batch.file, n=grouped(batch.rows), ends=told)
