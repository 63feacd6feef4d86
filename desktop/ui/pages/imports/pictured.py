"""The pictures of Impor: a made-up list with the usual dirt, looked at and not taken in."""

import random
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.services.demo.lists import write_demo_list
from desktop.services.offices.settings import require_office
from desktop.services.offices.tables import read_regions
from desktop.services.register.preview import preview_list
from desktop.ui.context import Context
from desktop.ui.pages.imports.columns import proposal_of
from desktop.ui.pages.imports.look_at import Looked, look_at
from desktop.ui.pages.imports.sheet_table import SheetTable

_NAME = "Daftar Wederok final (2).xlsx"
_PEOPLE = 240


def pictured_list(context: Context) -> Looked:
    """A list as a village sends it, read at once: pictures are not taken in a hurry."""
    acting = context.acting
    with tempfile.TemporaryDirectory() as folder, context.database.read() as session:
        path = Path(folder) / _NAME
        regions = read_regions(session, require_office(session).region)
        dice = random.Random(7)  # the same people each time, no secret
        write_demo_list(path, _PEOPLE, regions, dice, acting.now(), acting.today())
        return look_at(preview_list(session, acting, path), session)


def mend_a_proposal(table: SheetTable) -> QWidget | None:
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
