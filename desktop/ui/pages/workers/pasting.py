"""People pasted from Excel: looked at and checked as any list is."""

from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir
from PySide6.QtGui import QGuiApplication

from desktop.domain.texts import gettext as _
from desktop.ui.context import Context

_LEAST_LINES = 2


class Pasting(QObject):
    """Keeps what was pasted as a list in a folder of its own, gone with the window."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._folder = QTemporaryDir()
        self._number = 0

    def pasted_list(self) -> Path | None:
        """The clipboard's rows as a list, nothing (and told) where it holds none."""
        text = QGuiApplication.clipboard().text()
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < _LEAST_LINES or "\t" not in text:
            told = _("Copy rows in Excel first, their header too, then paste them here.")
            self._context.messages.tell(told, "info")
            return None
        self._number += 1
        name = _("Pasted {n}").format(n=self._number)
        path = Path(self._folder.path()) / f"{name}.tsv"
        path.write_text(text, encoding="utf-8")
        return path
