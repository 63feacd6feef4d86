"""What a computer remembers of how its window is used: sizes, columns, last folders."""

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Preferences:
    """A small file beside the user's data, in plain text so that support can read it."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def folder(self, purpose: str) -> str:
        """The folder last used for a purpose, empty at first."""
        return str(self._settings.value(f"folders/{purpose}", "") or "")

    def keep_folder(self, purpose: str, folder: str) -> None:
        """Remember the folder of a purpose."""
        self._settings.setValue(f"folders/{purpose}", folder)

    def shape(self, name: str) -> QByteArray | None:
        """The kept shape of a window or of a table's header."""
        kept = self._settings.value(f"shapes/{name}")
        return kept if isinstance(kept, QByteArray) else None

    def keep_shape(self, name: str, shape: QByteArray) -> None:
        """Remember a shape."""
        self._settings.setValue(f"shapes/{name}", shape)

    def texts(self, name: str) -> list[str]:
        """A kept list of texts."""
        kept = json.loads(str(self._settings.value(f"texts/{name}", "[]") or "[]"))
        return [str(text) for text in kept] if isinstance(kept, list) else []

    def keep_texts(self, name: str, texts: list[str]) -> None:
        """Remember a list of texts."""
        self._settings.setValue(f"texts/{name}", json.dumps(texts))

    def save(self) -> None:
        """Write it now; a power failure a week is usual."""
        self._settings.sync()
