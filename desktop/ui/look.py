"""How the window looks now: its colours, icons and fonts, asked for wherever something is painted.

One Look belongs to the application; `look()` finds it there, so that no module holds it.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop import paths
from desktop.ui.colours import DARK, LIGHT, Colours, from_palette
from desktop.ui.icons import IconShelf, PaletteIcon
from desktop.ui.stylesheet import stylesheet

BODY = 13
_WINDOWS_FONTS = ("Segoe UI Variable Text", "Segoe UI")
_OWN_FONT = "Inter"


class Look(QObject):
    """The colours in force, and the icons drawn in them; `changed` when the system's do."""

    changed = Signal()

    def __init__(self, application: QApplication, scheme: Qt.ColorScheme | None = None) -> None:
        super().__init__(application)
        self.setObjectName("look")
        self._application = application
        self.colours: Colours = LIGHT
        self._shelf = IconShelf(lambda: self.colours)
        self.family = _font_family()
        style = QStyleFactory.create("Fusion")
        application.setStyle(style)
        application.setFont(self.font())
        self.high_contrast = False
        self._given = scheme is not None
        hints = self._hints = application.styleHints()
        self.use(scheme or hints.colorScheme())
        if scheme is None:
            hints.colorSchemeChanged.connect(self.use)
            hints.accessibility().contrastPreferenceChanged.connect(
                lambda _contrast: self.use(hints.colorScheme())
            )

    @property
    def dark(self) -> bool:
        """Whether the ground is dark."""
        return self.colours is DARK

    def use(self, scheme: Qt.ColorScheme) -> None:
        """Paint everything light or dark from here on.

        A system of high contrast overrides both, unless the scheme was given for pictures.
        """
        self.high_contrast = not self._given and wants_contrast(self._application)
        if self.high_contrast:
            palette = system_palette(self._application)
            self.colours = from_palette(palette)
            self._application.setPalette(palette)
        else:
            self.colours = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
            self._application.setPalette(_palette(self.colours))
        self._application.setStyleSheet(
            stylesheet(self.colours, self.family, high_contrast=self.high_contrast)
        )
        self.changed.emit()

    def font(self, size: int = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The window's font at a size in pixels at 100 %."""
        font = QFont(self.family)
        font.setPixelSize(size)
        font.setWeight(weight)
        return font

    def icon(self, name: str, role: str = "second", chosen: str = "") -> QIcon:
        """An icon in the colour of a role, in that of `chosen` where its button is checked."""
        return QIcon(PaletteIcon(self._shelf, name, role, chosen))

    @property
    def shelf(self) -> IconShelf:
        """The icons as pixmaps, for what paints itself."""
        return self._shelf


def wants_contrast(application: QApplication) -> bool:
    """Whether the system asks for high contrast."""
    # Held by a name: what it gives lives no longer than it does.
    hints = application.styleHints()
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def system_palette(application: QApplication) -> QPalette:
    """The palette of the system, whatever was set before."""
    # An empty palette takes back what the program has set.
    application.setPalette(QPalette())
    return application.palette()


def look() -> Look:
    """The look of the running application."""
    application = QApplication.instance()
    found = application.findChild(Look, "look") if application else None
    if found is None:
        raise RuntimeError("the application has no look yet")
    return found


def _font_family() -> str:
    """What Windows writes with where it has it, else the font that comes with the program."""
    known = set(QFontDatabase.families())
    for family in _WINDOWS_FONTS:
        if family in known:
            return family
    for file in sorted(paths.resource("fonts", "inter").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    return _OWN_FONT


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "sheet"),
        (role.AlternateBase, "quiet"),
        (role.Text, "text"),
        (role.Button, "sheet"),
        (role.ButtonText, "text"),
        (role.BrightText, "on_accent"),
        (role.ToolTipBase, "sheet"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "faint"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "link"),
        (role.LinkVisited, "link"),
        (role.Mid, "hairline"),
        (role.Accent, "accent"),
    ):
        palette.setColor(which, colours.colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, colours.colour("faint"))
    return palette
