"""A row of a list found again by a name, a NIK or its number on the sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.names import fold
from desktop.domain.texts import gettext as _
from desktop.ui.look import look
from desktop.ui.pages.imports.look_at import ListRow

_WAIT = 150
_WIDTH = 190
_LEAST_DIGITS = 4
"""Fewer digits are a row's number alone."""


class RowFinder(QLineEdit):
    """Typed words narrow the rows shown; `changed` tells so. Ctrl+F goes there, Esc empties it."""

    changed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__()
        self.setPlaceholderText(_("Find rows..."))
        self.setAccessibleName(_("Find rows of the list"))
        self.setToolTip(_("By name, NIK or the number of the row (Ctrl+F)"))
        self.setClearButtonEnabled(True)
        self.addAction(look().icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(110)
        self.setMaximumWidth(_WIDTH)
        self._rows: Sequence[ListRow] = ()
        self._texts: dict[int, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.changed)
        self.textChanged.connect(lambda _text: self._timer.start(_WAIT))
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), over)
        find.activated.connect(self._on_find)

    def _on_find(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def fitting(self, rows: Sequence[ListRow], places: Sequence[int]) -> Sequence[int]:
        """Those of some places of a list whose rows fit what is typed; all where nothing is."""
        words = fold(self.text()).split()
        if not words:
            return places
        if rows is not self._rows:
            self._rows, self._texts = rows, {}
        digits = "".join(words)
        number = digits if digits.isdigit() else ""
        if number:
            words = [number] if len(number) >= _LEAST_DIGITS else ["\n"]
        return [
            at
            for at in places
            if str(rows[at].row) == number or all(word in self._text(at) for word in words)
        ]

    def _text(self, at: int) -> str:
        """What a row is found by: name and NIK, and all its cells where something is amiss."""
        text = self._texts.get(at)
        if text is None:
            row = self._rows[at]
            told = [row.values.get("name", ""), row.values.get("nik", "")]
            told += row.cells.values() if row.findings else ()
            text = self._texts[at] = fold(" ".join(told))
        return text
