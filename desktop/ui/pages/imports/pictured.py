"""The pictures of Impor: a made-up list with the usual dirt, looked at and not taken in."""

import random
import tempfile
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from db.queries import imports
from desktop.services.demo.lists import write_demo_list
from desktop.services.offices.settings import require_office
from desktop.services.offices.tables import read_regions
from desktop.services.register.importing import Batch
from desktop.services.register.preview import PreviewRow, SheetSum, preview_list
from desktop.services.register.undo import Named, Undone
from desktop.ui.context import Context
from desktop.ui.pages.imports.columns import proposal_of
from desktop.ui.pages.imports.look_at import Looked, look_at
from desktop.ui.pages.imports.preview_view import PreviewView
from desktop.ui.pages.imports.reading import Reading
from desktop.ui.pages.imports.sheet_table import SheetTable
from desktop.ui.pages.imports.undoing import UndoActs
from desktop.ui.pages.page import Picture

_NAME = "Daftar Wederok final (2).xlsx"
_PEOPLE = 240


def _list(context: Context) -> Looked:
    """A list as a village sends it, read at once: pictures are not taken in a hurry."""
    acting = context.acting
    with tempfile.TemporaryDirectory() as folder, context.database.read() as session:
        path = Path(folder) / _NAME
        regions = read_regions(session, require_office(session).region)
        dice = random.Random(7)  # the same people each time, no secret
        write_demo_list(path, _PEOPLE, regions, dice, acting.now(), acting.today())
        return look_at(preview_list(session, acting, path), session)


def _sound(context: Context) -> list[PreviewRow]:
    """The rows of the list that would come in."""
    return [row for row in _list(context).preview.rows if row.outcome == "new"]


def _mend_a_proposal(table: SheetTable) -> QWidget | None:
    """Open the first cell that a proposal stands for."""
    model = table.sheet_model()
    if model is None:
        return None
    for number in range(model.rowCount()):
        entry = model.row(number)
        found = [one for one in entry.row.findings if proposal_of(one)] if entry else []
        if found:
            fields = [model.mendable(column) for column in range(model.columnCount())]
            table.setCurrentIndex(model.index(number, fields.index(found[0].field)))
            table.mend_cell()
            return None
    return None


class _Pictured(Protocol):
    """What of the page is put into place for a picture."""

    context: Context
    preview: PreviewView
    looked: Looked | None
    undoing: UndoActs
    reading: Reading

    def show_list(self, looked: Looked) -> None:
        """Show a list that was read."""

    def show_entered(self, batch: Batch) -> None:
        """Show what came in."""

    def open_batch(self, batch: int) -> None:
        """Show a list that came in before."""

    def ask_mapping(self) -> QWidget | None:
        """Ask what every column is taken for."""


def pictures_of(page: _Pictured) -> list[Picture]:
    """The views of the page one after the other; nothing is taken in for them."""

    def looked() -> None:
        page.show_list(_list(page.context))

    def mended() -> QWidget | None:
        return _mend_a_proposal(page.preview.card.table)

    def tab() -> None:
        page.preview.card.bar.setCurrentIndex(2)

    def sheets() -> QWidget | None:
        found = _list(page.context)
        found.preview.sheets += [SheetSum("Rekap 2025", left_out=True)]
        page.show_list(found)
        return page.reading.ask_sheets()

    def entered() -> None:
        page.looked = found = _list(page.context)
        told = (found.preview.file, "", "", page.context.acting.now(), page.context.acting.user)
        page.show_entered(Batch(0, *told, *found.counts))

    def before() -> None:
        with page.context.database.read() as session:
            lines = imports.batches(session, 1)
        if lines:
            page.open_batch(lines[0].id)

    def undone() -> QWidget:
        people = [(one.values["nik"], one.values["name"]) for one in _sound(page.context)]
        kept = [Named(*people[0], "in_letter"), Named(*people[1], "changed")]
        restored = [Named(*people[2], "overwritten")]
        removed = [Named(*one, "new") for one in people[3:]]
        return page.undoing.show_names(_NAME, Undone(removed, restored, kept))

    return [
        Picture("preview", looked),
        Picture("mending", mended),
        Picture("warnings", tab),
        Picture("columns", page.ask_mapping),
        Picture("aside", page.reading.ask_aside),
        Picture("sheets", sheets),
        Picture("summary", entered),
        Picture("before", before),
        Picture("undone", undone),
    ]
