"""Icons of one set, painted in the colour of their role at the moment of painting."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths
from desktop.ui.colours import Colours

Key = tuple[str, str, int, int]


class IconShelf:
    """Pixmaps of the icons by name, colour, size and device pixel ratio, drawn once each."""

    def __init__(self, colours: Callable[[], Colours]) -> None:
        self._colours = colours
        self._pixmaps: dict[Key, QPixmap] = {}

    def pixmap(self, name: str, role: str, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon in the colour of a role; ValueError for a name that is not shipped."""
        colour = self._colours().colour(role)
        key = (name, colour.name(), size, round(ratio * 100))
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(name, role, size, ratio)
        return self._pixmaps[key]

    def _drawn(self, name: str, role: str, size: int, ratio: float) -> QPixmap:
        side = round(size * ratio)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(_file(name, size))
        if not renderer.isValid():
            raise ValueError(f"no such icon: {name}")
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), self._colours().colour(role))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


def _file(name: str, size: int) -> str:
    """The drawing made for that size, else the nearest that is shipped."""
    stem, filled = (name[:-7], "-filled") if name.endswith("-filled") else (name, "")
    for made_for in (16, 20, 24) if size <= 16 else (20, 24, 16):
        path = paths.resource("icons", f"{stem}-{made_for}{filled}.svg")
        if path.is_file():
            return str(path)
    raise ValueError(f"no such icon: {name}")


class PaletteIcon(QIconEngine):
    """An icon that follows the palette: its roles become colours when it is painted."""

    def __init__(self, shelf: IconShelf, name: str, role: str, chosen: str = "") -> None:
        super().__init__()
        self._shelf = shelf
        self._name = name
        self._role = role
        self._chosen = chosen or role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        if side <= 0:
            return  # a widget that has no room yet
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._shelf.pixmap(self._name, self._role_in(mode, state), side, ratio)
        corner = QPoint(rect.center().x() - side // 2, rect.center().y() - side // 2)
        painter.drawPixmap(QRect(corner + QPoint(1, 1), QSize(side, side)), pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # Qt gives the size without the scale since 6.8.
        side = min(size.width(), size.height())
        if side <= 0:
            return QPixmap()
        return self._shelf.pixmap(self._name, self._role_in(mode, state), side, scale)

    def clone(self) -> QIconEngine:
        return PaletteIcon(self._shelf, self._name, self._role, self._chosen)

    def _role_in(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "faint"
        return self._chosen if state == QIcon.State.On else self._role
