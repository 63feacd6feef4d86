"""Where a list is dropped or chosen, and the lists that came in before."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.imports import BatchLine
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.acting import OFFICE_ZONE
from desktop.ui.cells import PLAIN, Shown
from desktop.ui.context import Context
from desktop.ui.look import look
from desktop.ui.moments import moment_words
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import column, row
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Words
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView


class DropPlace(QWidget):
    """A dashed sheet that says where a list goes; the whole window takes it."""

    def __init__(
        self, on_choose: Callable[[], object], empty_sheet: Button | None, heading: str, told: str
    ) -> None:
        super().__init__()
        self.empty_sheet = empty_sheet
        self.choose = Button(_("Choose lists..."), on_choose, icon="folder-open", kind="filled")
        self.choose.setToolTip("Ctrl+O")
        words = column(
            Words(heading, "name"),
            Words(told, "second", wrap=True),
            gap=4,
        )
        layout = row(Symbol("document-arrow-up", "accent", 40), gap=20, margins=(28, 24, 28, 24))
        layout.addLayout(words, 1)
        buttons = [self.choose, *([empty_sheet] if empty_sheet else [])]
        wide = max(each.sizeHint().width() for each in buttons)
        for each in buttons:
            each.setMinimumWidth(wide)
        layout.addLayout(column(None, *buttons, None, gap=8))
        self.setLayout(layout)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look().colours.colour("edge"), 1.2, Qt.PenStyle.DashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(look().colours.colour("sheet"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class BatchTable(TableView):
    """The lists that came in; Enter opens one."""

    opened = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


def batch_columns(now: Callable[[], datetime]) -> list[Column[BatchLine]]:
    """What is told of a list that came in."""
    return [
        Column("file", _("File"), lambda each: each.file, 260, shown=_strong, stretch=True),
        Column("at", _("Came in"), lambda each: moment_words(each.at, now()), 150),
        Column("by", _("By"), lambda each: each.by, 110, shown=_second),
        Column("new", _("New"), lambda each: grouped(each.new), 80, align="right"),
        Column("updated", _("Updated"), lambda each: grouped(each.updated), 94, align="right"),
        Column("same", _("Unchanged"), lambda each: grouped(each.unchanged), 94, align="right"),
        Column("ignored", _("Not people"), lambda each: grouped(each.ignored), 104, align="right"),
        Column("held", _("Held"), _held_words, 130, shown=_held),
    ]


def _strong(_row: BatchLine) -> Shown:
    return Shown(medium=True)


def _second(_row: BatchLine) -> Shown:
    return Shown(second=True)


def _held_words(each: BatchLine) -> str:
    if each.undone_at is not None:
        return _("taken back")
    return _("{n} rows").format(n=grouped(each.held)) if each.held else _("none")


def _held(each: BatchLine) -> Shown:
    if each.undone_at is not None:
        return Shown(second=True)
    return Shown(tone="error") if each.held else PLAIN


class StartView(QWidget):
    """The place to drop, and the table of lists; `opened` gives a list's id."""

    opened = Signal(int)
    undo_wanted = Signal(object)
    """The BatchLine that is to be taken back."""

    def __init__(self, context: Context, drop: DropPlace) -> None:
        super().__init__()
        self._lines: list[BatchLine] = []
        self.drop = drop
        self.model = BlockModel(
            context.database,
            batch_columns(lambda: context.acting.now().astimezone(OFFICE_ZONE)),
        )
        self.table = BatchTable("batches", _("Lists that came in"), context.preferences)
        self.table.show_model(self.model)
        self.table.opened.connect(self._on_opened)
        self.table.doubleClicked.connect(lambda index: self._on_opened(index.row()))
        self.table.chosen.connect(lambda _row: self._show_allowed())
        self._card = TableCard(self.table)
        self._open = Button(_("Open list"), self._open_chosen, icon="open")
        self.undo = Button(_("Undo import..."), self._on_undo, icon="arrow-undo")
        heading = row(Words(_("Lists that came in"), "heading"), None, self.undo, self._open)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(8)
        below.addLayout(heading)
        below.addWidget(self._card, 1)
        self._none = Words(
            _("Lists that came in will stand here, with what waits of each."), "second"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.drop)
        layout.addWidget(self._below, 1)
        layout.addWidget(self._none)
        self._rest = QWidget()
        layout.addWidget(self._rest, 1)

    def show_batches(self, lines: list[BatchLine]) -> None:
        """Show the lists, newest first."""
        at = self.table.currentIndex().row()
        self._lines = lines
        self.model.show_source(RowList(lines))
        lists = ngettext("{n} list", "{n} lists", len(lines)).format(n=grouped(len(lines)))
        held = sum(each.held for each in lines if each.undone_at is None)
        waiting = ngettext("{n} row waits", "{n} rows wait", held).format(n=grouped(held))
        self._card.set_footer(lists, waiting if held else _("no row waits"))
        self._below.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self._rest.setVisible(not lines)
        self.table.choose_row(max(at, 0))
        self._show_allowed()

    def _show_allowed(self) -> None:
        line = self._chosen()
        self._open.allow(line is not None, _("Choose a list in the table"))
        undone = line is not None and line.undone_at is not None
        why = _("This import was taken back already") if undone else _("Choose a list in the table")
        self.undo.allow(line is not None and not undone, why)

    def _chosen(self) -> BatchLine | None:
        rows = self.table.chosen_rows()
        return self._lines[rows[0]] if rows and rows[0] < len(self._lines) else None

    def _on_undo(self) -> None:
        line = self._chosen()
        if line is not None:
            self.undo_wanted.emit(line)

    def _open_chosen(self) -> None:
        self._on_opened(self.table.currentIndex().row())

    def _on_opened(self, number: int) -> None:
        if 0 <= number < len(self._lines):
            self.opened.emit(self._lines[number].id)
