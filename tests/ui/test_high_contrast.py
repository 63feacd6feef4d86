"""A system of high contrast: its own palette paints the window, borders and focus are seen."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.ui import look as looks
from desktop.ui.colours import LIGHT, ROLES, from_palette
from desktop.ui.context import Context
from desktop.ui.look import Look, look
from desktop.ui.main_window import MainWindow
from desktop.ui.screenshots import settle

GROUND, INK, ACCENT, ON_ACCENT = "#000000", "#ffffff", "#1aebff", "#000001"
FAINT, LINK = "#3ff23f", "#ffff00"


def contrast_theme() -> QPalette:
    """The colours of Windows' black theme of high contrast."""
    palette, role = QPalette(), QPalette.ColorRole
    for each in (role.Window, role.Base, role.Button, role.AlternateBase):
        palette.setColor(each, QColor(GROUND))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(each, QColor(INK))
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(FAINT))
    palette.setColor(role.Highlight, QColor(ACCENT))
    palette.setColor(role.HighlightedText, QColor(ON_ACCENT))
    palette.setColor(role.Link, QColor(LINK))
    return palette


@pytest.fixture
def contrast(application: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Look]:
    """The look of a system that asks for high contrast."""
    monkeypatch.setattr(looks, "wants_contrast", lambda _application: True)
    monkeypatch.setattr(looks, "system_palette", lambda _application: contrast_theme())
    now = look()
    given, now._given = now._given, False
    now.use(Qt.ColorScheme.Light)
    yield now
    monkeypatch.undo()
    now._given = given
    now.use(Qt.ColorScheme.Light)


def test_every_colour_is_one_of_the_system(contrast: Look) -> None:
    system = {GROUND, INK, ACCENT, ON_ACCENT, FAINT, LINK}
    assert {contrast.colours.colour(role).name() for role in ROLES} <= system
    assert contrast.high_contrast
    for role in ("text", "second", "hairline", "edge", "error"):
        assert contrast.colours.colour(role).name() == INK


def test_light_and_dark_come_back_when_contrast_is_turned_off(
    contrast: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "wants_contrast", lambda _application: False)
    contrast.use(Qt.ColorScheme.Light)
    assert contrast.colours is LIGHT
    assert not contrast.high_contrast


def test_borders_and_the_focus_of_a_real_window_are_seen(
    contrast: Look, full: Context, open_window: Callable[[Context], MainWindow]
) -> None:
    window = open_window(full)
    window.go("workers")
    settle()
    pressable = [
        each
        for each in window.page("workers").findChildren(QPushButton)
        if each.isVisible() and each.isEnabled() and each.width() > 20
    ]
    assert len(pressable) > 3
    for button in pressable:
        colours = _edge(button)
        assert colours & {INK, ACCENT}, button.accessibleName()
    button = pressable[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert ACCENT in _edge(button)
    painted = _colours(window)
    assert GROUND in painted
    assert LIGHT.window.lower() not in painted


def _edge(widget: QWidget) -> set[str]:
    """The colours on the left edge of a widget, in its middle."""
    image = widget.grab().toImage()
    middle = image.height() // 2
    return {image.pixelColor(QPoint(at, middle)).name() for at in range(3)}


def _colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    places = ((x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7))
    return {image.pixelColor(x, y).name() for x, y in places}


def test_a_palette_gives_every_role_a_colour() -> None:
    colours = from_palette(contrast_theme())
    assert all(colours.colour(role).isValid() for role in ROLES)


def test_the_palette_of_the_system_is_not_the_one_the_program_set(
    application: QApplication,
) -> None:
    now = look()
    now.use(Qt.ColorScheme.Dark)
    ours = application.palette().color(QPalette.ColorRole.Highlight)
    theirs = looks.system_palette(application).color(QPalette.ColorRole.Highlight)
    now.use(Qt.ColorScheme.Light)
    assert theirs != ours
    assert looks.wants_contrast(application) is False
