"""Files and folders opened in whatever the system opens them with."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.domain.texts import gettext as _
from desktop.ui.messages import Messages


def open_path(path: Path) -> bool:
    """Open a file in its viewer, or a folder in the file manager; False where nothing does."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_or_tell(messages: Messages, path: Path) -> None:
    """Open a file or a folder; say where it lies if nothing does."""
    if not open_path(path):
        told = _("Nothing here opens {path}. Open it from the file manager.")
        messages.tell(told.format(path=path), "warning")
