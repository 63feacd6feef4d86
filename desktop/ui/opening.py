"""Files and folders opened in whatever the system opens them with."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_path(path: Path) -> bool:
    """Open a file in its viewer, or a folder in the file manager; False where nothing does."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
