"""Buttons: one filled one a page, the rest plain, bare or links."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton

from desktop.ui.look import look


class Button(QPushButton):
    """A verb to press. `kind` is plain, filled, bare, link or chip; `small` for rows of a list."""

    def __init__(
        self,
        text: str,
        on_click: Callable[[], object] | None = None,
        *,
        icon: str = "",
        kind: str = "plain",
        small: bool = False,
    ) -> None:
        super().__init__()
        # The style sets an icon too close to its words.
        self._gap = " " if icon else ""
        self.set_text(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("kind", kind)
        if small:
            self.setProperty("small", "true")
        if icon:
            role = {"filled": "on_accent", "link": "link", "chip": "link"}.get(kind, "text")
            self.setIcon(look().icon(icon, role))
            self.setIconSize(QSize(16, 16))
        # Enter presses what has the focus; a dialog names its own default.
        self.setAutoDefault(False)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def set_text(self, text: str) -> None:
        """Change the words and what is read out."""
        self.setText(self._gap + text)
        self.setAccessibleName(text)

    def allow(self, allowed: bool, reason: str = "") -> None:
        """Let it be pressed, or say in its tooltip why it cannot be."""
        self.setEnabled(allowed)
        self.setToolTip("" if allowed else reason)


class IconButton(QToolButton):
    """A small button with an icon alone; its name is its tooltip and what is read out."""

    def __init__(
        self, icon: str, name: str, on_click: Callable[[], object] | None = None, *, size: int = 16
    ) -> None:
        super().__init__()
        self.setIcon(look().icon(icon, "text"))
        self.setIconSize(QSize(size, size))
        self.setToolTip(name)
        self.setAccessibleName(name)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())


class MoreButton(IconButton):
    """Three dots, and behind them what is seldom done: (words, icon, act) each.

    So a small window has room for the rest.
    """

    def __init__(self, name: str, acts: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        super().__init__("more-horizontal", name)
        menu = QMenu(self)
        for words, icon, act in acts:
            entry = menu.addAction(look().icon(icon, "text"), words)
            entry.triggered.connect(lambda _on=False, do=act: do())
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
