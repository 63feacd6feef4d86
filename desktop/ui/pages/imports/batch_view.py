"""A list that came in: its sum, and the rows of it that still wait, mended one by one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.engine import Session
from db.queries import imports
from db.queries.imports import BatchLine
from desktop.domain.texts import gettext as _
from desktop.services.register.held import HeldRow, held_rows
from desktop.services.register.preview import Counts
from desktop.services.sheets.mapping import Mapped
from desktop.ui.context import Context
from desktop.ui.pages.imports.columns import sheet_columns
from desktop.ui.pages.imports.list_kind import WORKERS, ListKind
from desktop.ui.pages.imports.look_at import Places
from desktop.ui.pages.imports.sheet_card import SheetCard, Tab
from desktop.ui.pages.imports.sums import SumCard, SumWords
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import row
from desktop.ui.parts.empty_state import EmptyState


@dataclass(frozen=True, slots=True)
class OpenBatch:
    """A list that came in, its rows that wait, and which column held what."""

    line: BatchLine
    rows: Sequence[HeldRow]
    mapping: dict[str, list[Mapped]]


def read_batch(session: Session, batch: int, kind: ListKind = WORKERS) -> OpenBatch | None:
    """A list by its id, nothing where there is none of its kind."""
    line = imports.batch(session, batch, kind=kind.key)
    if line is None:
        return None
    told = json.loads(imports.batch_mapping(session, batch))
    mapping = {
        sheet: [Mapped(at, header, field, 1.0) for at, (header, field) in enumerate(columns)]
        for sheet, columns in told.items()
    }
    return OpenBatch(line, held_rows(session, batch, kind.key), mapping)


class BatchView(QWidget):
    """The rows of a list that wait. Its signals say what the clerk wants; the page does it."""

    mended = Signal(int, str, str)
    report_wanted = Signal()
    people_wanted = Signal()
    left = Signal()
    undo_wanted = Signal()

    def __init__(self, context: Context, kind: ListKind = WORKERS) -> None:
        super().__init__()
        self._kind = kind
        self.sum = SumCard()
        self.card = SheetCard(context, _("Rows that wait"), kind.fields)
        self.card.mended.connect(self.mended)
        self._none = EmptyState(
            "checkmark-circle",
            _("No row of this list waits"),
            _(kind.words.all_in),
            Button(_(kind.words.see), self.people_wanted.emit, icon="people"),
        )
        self.report = Button(kind.words.saving(0), self.report_wanted.emit, icon="save")
        people = Button(_(kind.words.see), self.people_wanted.emit, icon="people")
        leave = Button(_("All lists"), self.left.emit, icon="arrow-left", kind="bare")
        self._people = people
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.sum)
        layout.addWidget(self.card, 1)
        layout.addWidget(self._none, 1)
        self.undo = Button(_("Undo import..."), self.undo_wanted.emit, icon="arrow-undo")
        layout.addLayout(row(leave, None, self.undo, self.report, people))

    def show_batch(self, opened: OpenBatch, places: Places, *, anew: bool) -> None:
        """Show a list; `anew` where it is another one than before."""
        line = opened.line
        if anew:
            self.card.show_columns(
                sheet_columns(opened.mapping, fields=self._kind.fields),
                places,
                changeable=False,
                several_sheets=len(opened.mapping) > 1,
            )
        counts = Counts(line.rows, line.new, line.updated, line.unchanged, line.held, line.ignored)
        self.sum.show_counts(counts, SumWords(_("can be mended here")), done=True)
        every = list(range(len(opened.rows)))
        self.card.show_tabs(opened.rows, [Tab(_("Held"), every, held=True)])
        self.report.set_text(self._kind.words.saving(len(every)))
        for widget in (self.report, self.card, self._people):
            widget.setVisible(bool(every))
        self._none.setVisible(not every)
        self._tell_nobody(undone=line.undone_at is not None)
        self.undo.allow(line.undone_at is None, _("This import was taken back already"))

    def _tell_nobody(self, *, undone: bool) -> None:
        """Say why no row waits."""
        if undone:
            self._none.heading.setText(_("This import was taken back"))
            self._none.words.setText(_("No row of it waits. The file can be imported again."))
        else:
            self._none.heading.setText(_("No row of this list waits"))
            self._none.words.setText(_(self._kind.words.all_in))
