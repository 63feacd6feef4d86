"""The photos of participants, read after the answer stands."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap

from desktop import paths
from desktop.services.register.evidence import place_of

_HIGHEST = 480
_KEPT = 40


class Photos:
    """Finds a photo by its hash beside the register; the last ones are kept."""

    def __init__(self, register: str) -> None:
        self._folder = paths.files_folder(register)
        self._kept: dict[str, QPixmap | None] = {}

    def photo(self, sha256: str) -> QPixmap | None:
        """The photo, nothing where its file is gone or is no picture."""
        if sha256 not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            places = (place_of(self._folder, sha256, media) for media in ("jpg", "png"))
            found = next((place for place in places if place.is_file()), None)
            self._kept[sha256] = _read(found) if found else None
        return self._kept[sha256]


def _read(place: Path) -> QPixmap | None:
    reader = QImageReader(str(place))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.height() > _HIGHEST:
        # Scaled while it is decoded, which costs a fraction of a large photo.
        reader.setScaledSize(
            size.scaled(QSize(_HIGHEST, _HIGHEST), Qt.AspectRatioMode.KeepAspectRatio)
        )
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)
