"""A list before it comes in: its sum, its rows, and what can be done with it."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.register.known_columns import known_text
from desktop.services.register.preview import Preview
from desktop.services.sheets.reading import note_text
from desktop.ui.context import Context
from desktop.ui.dialogs.mapping import AskedColumn
from desktop.ui.dialogs.sheets import AskedSheet
from desktop.ui.pages.imports.columns import (
    how_words,
    known_columns,
    sheet_columns,
)
from desktop.ui.pages.imports.list_kind import WORKERS, ListKind, keeping
from desktop.ui.pages.imports.look_at import Looked, Places
from desktop.ui.pages.imports.sheet_card import SheetCard, Tab
from desktop.ui.pages.imports.sums import SumCard, SumWords
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear, row

_MOST_NOTES = 3


class PreviewView(QWidget):
    """A looked-at list. Its signals say what the clerk wants; the page does it."""

    mended = Signal(int, str, str)
    taken_for = Signal(str, str)
    mapping_wanted = Signal()
    sheets_wanted = Signal()
    aside_wanted = Signal()
    report_wanted = Signal()
    apply_wanted = Signal()
    forget_wanted = Signal(int)
    """The id of a choice of columns that is to be forgotten."""
    left = Signal()

    def __init__(self, context: Context, kind: ListKind = WORKERS) -> None:
        super().__init__()
        self._user = context.acting.user
        self._kind = kind
        self._banners = QVBoxLayout()
        self._banners.setSpacing(6)
        self.sum = SumCard()
        self.card = SheetCard(context, _("Rows of the list"), kind.fields)
        self.card.mended.connect(self.mended)
        self.card.taken_for.connect(self.taken_for)
        self._known = Button(
            _("Columns"),
            self.mapping_wanted.emit,
            icon="column-triple-edit",
            kind="bare",
            small=True,
        )
        self._sheets = Button(
            _("Sheets"), self.sheets_wanted.emit, icon="table", kind="bare", small=True
        )
        self.sum.aside_wanted.connect(self.aside_wanted)
        self.card.corner.addWidget(self._sheets)
        self.card.corner.addWidget(self._known)
        self.report = Button(kind.words.saving(0), self.report_wanted.emit, icon="save")
        self.apply = Button(_("Take in"), self.apply_wanted.emit, icon="checkmark", kind="filled")
        leave = Button(_("Cancel"), self.left.emit, kind="bare")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._banners)
        layout.addWidget(self.sum)
        layout.addWidget(self.card, 1)
        layout.addLayout(row(leave, None, self.report, self.apply))

    def show_list(self, looked: Looked, places: Places) -> None:
        """Show a list that was read anew."""
        preview = looked.preview
        self.card.show_columns(
            sheet_columns(preview.mapping, preview.chosen_how, self._kind.fields),
            places,
            changeable=True,
            several_sheets=len(preview.mapping) > 1,
        )
        known, every = known_columns(preview.mapping)
        self._known.set_text(_("{n} of {all} columns known...").format(n=known, all=every))
        taken = sum(not each.left_out for each in preview.sheets)
        self._sheets.set_text(_("{n} of {all} sheets...").format(n=taken, all=len(preview.sheets)))
        self._sheets.setVisible(len(preview.sheets) > 1)
        self.sum.aside.setVisible(bool(preview.aside))
        self._show_notes(looked)
        self.show_rows(looked)

    def show_rows(self, looked: Looked) -> None:
        """Show the rows again, after one of them was mended."""
        counts, preview = looked.counts, looked.preview
        sheets = list(preview.mapping)
        named = sheets[0] if len(sheets) == 1 else ""
        filled = _("sheet “{sheet}”").format(sheet=named) if named else ""
        if len(sheets) > 1:
            filled = ngettext("{n} sheet", "{n} sheets", len(sheets)).format(n=len(sheets))
        told = SumWords(_("can be mended here"), _("titles, sums, signatures"), filled)
        self.sum.show_counts(counts, told)
        self.card.show_tabs(preview.rows, _tabs(looked))
        coming = counts.rows - counts.held
        words = self._kind.words
        self.apply.set_text(words.coming(coming) if coming else keeping(counts.held))
        self.apply.allow(counts.rows > 0, _("The list has no rows of people"))
        self.report.set_text(words.saving(counts.held))
        self.report.setVisible(counts.held > 0)

    def focus_work(self) -> None:
        """Put the keys where the next step is: the first held row, else the filled button."""
        tab = self.card.tab()
        (self.card.table if tab is not None and tab.held and tab.places else self.apply).setFocus()

    def _show_notes(self, looked: Looked) -> None:
        clear(self._banners)
        notes = [note_text(note) for note in looked.preview.notes]
        told = [known_text(known, self._user) for known in looked.preview.known]
        seen = _("This very file came in before. Rows that say nothing new change nothing.")
        if looked.seen_before:
            told[:1] = [" ".join([*told[:1], seen])]
        for text, known in zip_longest(told, looked.preview.known):
            forget = None
            if known is not None:
                forget = (_("Forget the choice"), partial(self.forget_wanted.emit, known.id))
            self._banners.addWidget(Banner(text, "info", action=forget, closable=True))
        if notes:
            more = len(notes) - _MOST_NOTES
            text = " ".join(notes[:_MOST_NOTES])
            if more > 0:
                text += " " + _("And {n} more of the kind.").format(n=more)
            self._banners.addWidget(Banner(text, "warning", closable=True))


def _tabs(looked: Looked) -> Sequence[Tab]:
    return (
        Tab(_("Held"), looked.held, held=True),
        Tab(_("Come in"), looked.coming, reasons=False),
        Tab(_("Warnings"), looked.warned),
    )


def asked_columns(preview: Preview) -> list[AskedColumn]:
    """Every column of a list with what it is taken for, and its first cell as an example."""
    first = {row.sheet: row for row in reversed(preview.rows)}
    asked: dict[str, AskedColumn] = {}
    for sheet, columns in preview.mapping.items():
        cells = first[sheet].cells if sheet in first else {}
        for each in columns:
            if each.header:
                example = cells.get(each.header, "")
                how = how_words(preview.chosen_how(each.header, each.field), each.confidence)
                asked.setdefault(each.header, AskedColumn(each.header, each.field, example, how))
    return list(asked.values())


def asked_sheets(preview: Preview) -> list[AskedSheet]:
    """Every sheet of a list with what came of it."""
    held = Counter(row.sheet for row in preview.rows if row.outcome == "held")
    return [
        AskedSheet(
            each.sheet,
            not each.left_out,
            each.rows - held[each.sheet],
            held[each.sheet],
            each.ignored,
        )
        for each in preview.sheets
    ]
