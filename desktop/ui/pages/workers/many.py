"""Acts on several people: who is chosen, and the buttons under the table."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence

from db.queries.workers import WorkerLine
from desktop.domain.texts import gettext as _
from desktop.ui.parts.buttons import Button
from desktop.ui.table_model import BlockModel
from desktop.ui.table_view import TableCard, TableView

SEVERAL = 2


def chosen_of(table: TableView, model: BlockModel[WorkerLine]) -> list[WorkerLine]:
    """Those chosen, where they are several and not all who fit: for these the filter stands."""
    numbers = table.chosen_rows()
    if not SEVERAL <= len(numbers) < model.rowCount():
        return []
    return [line for line in map(model.row, numbers) if line is not None]


def add_act(card: TableCard, words: str, deed: Callable[[], object], keys: str) -> None:
    """An act under the table, its keys in the tooltip."""
    button = Button(words, deed, kind="link")
    button.setShortcut(QKeySequence(keys))
    told = _("Those chosen in the table, else all who fit")
    button.setToolTip(f"{told} ({keys})")
    card.add_act(button)
