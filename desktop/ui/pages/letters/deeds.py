"""A deed on a letter: done in a job that writes, told by whoever asked for it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.engine import Session
from desktop.domain.errors import UserError
from desktop.domain.progress import Progress
from desktop.ui.context import Context

T = TypeVar("T")


class Deeds(QObject):
    """Asks what must be asked over a page, and does it in a job."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def run(
        self,
        deed: Callable[[Session, Progress], T],
        on_done: Callable[[T], object],
        title: str,
        on_refused: Callable[[UserError], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        context = self._context

        def work(progress: Progress) -> T:
            with context.database.write() as session:
                return deed(session, progress)

        context.jobs.run(work, on_done, title, on_refused=on_refused, owner=owner or self._over)
