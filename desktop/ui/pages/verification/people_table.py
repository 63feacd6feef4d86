"""The people of a village, judged by keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.ui.context import Context
from desktop.ui.table_view import TableView

_KEYS: dict[int, WorkerStatus] = {
    Qt.Key.Key_L: WorkerStatus.ELIGIBLE,
    Qt.Key.Key_T: WorkerStatus.INELIGIBLE,
}


class PeopleTable(TableView):
    """The people of a village; L says eligible, T not, of all that are chosen."""

    def __init__(self, context: Context, on_key: Callable[[WorkerStatus], object]) -> None:
        super().__init__("verify", _("People of the village"), context.preferences)
        self._on_key = on_key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and event.key() in _KEYS:
            if not event.isAutoRepeat():
                self._on_key(_KEYS[event.key()])
            return
        super().keyPressEvent(event)
