"""The pictures of one training: each of its parts, and the dialogs over them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.ui.context import Context
from desktop.ui.door.picture import door_in_use
from desktop.ui.pages.page import Picture
from desktop.ui.pages.trainings.marks_model import FIRST_SESSION
from desktop.ui.pages.trainings.one_training import OneTraining


class TrainingPictures:
    """Arranges a training for its pictures; `show` goes to it, `page` is what it stands on."""

    def __init__(
        self, context: Context, page: QWidget, one: OneTraining, show: Callable[[], object]
    ) -> None:
        self._context, self._page, self._one, self._show = context, page, one, show

    def all(self) -> list[Picture]:
        """Every part, and what is asked over some of them."""
        one = self._one
        return [
            Picture("sessions", lambda: self._part(one.sessions)),
            Picture("session", lambda: self._over(one.sessions, one.sessions.new)),
            Picture("people", lambda: self._part(one.people)),
            Picture("agents", lambda: self._over(one.people, one.people.agents)),
            Picture("heirs", lambda: self._over(one.people, one.people.heirs)),
            Picture("marks", lambda: self._part(one.marks)),
            Picture("history", lambda: self._over(one.marks, self._history)),
            Picture("keying", lambda: self._over(one.keying, self._keyed)),
            Picture("papers", lambda: self._part(one.papers)),
            Picture("results", lambda: self._part(one.results)),
            Picture("door", self._door),
        ]

    def _part(self, part: QWidget) -> None:
        self._show()
        self._one.tabs.show_tab(part)

    def _over(self, part: QWidget, act: Callable[[], QWidget | None]) -> QWidget | None:
        self._part(part)
        return act()

    def _history(self) -> QWidget | None:
        self._one.marks.view.go_to(3, FIRST_SESSION)
        return self._one.marks.show_history()

    def _keyed(self) -> None:
        standing = self._one.standing
        if standing is not None and standing.pages:
            self._one.keying.form.take_page(standing.pages[-1].code)

    def _door(self) -> QWidget | None:
        self._show()
        standing = self._one.standing
        if standing is None or standing.closed or not standing.held:
            return None
        _number, held = standing.held[0]
        size = self._page.window().size()
        return door_in_use(self._context, standing.line.id, held.id, size, self._page)
