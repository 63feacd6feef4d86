"""Counts of the whole register: of a small one at once, of a large one beside the window."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from db.engine import Session
from db.queries.workers import WorkerFilter, count_workers
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.ui.context import Context

T = TypeVar("T")

AT_ONCE = 20_000
"""The counts of so many people are read at once, of more in a job."""


class Counting(QObject, Generic[T]):
    """Reads the same counts again and again; `on_read` gets each that is still wanted.

    What was read before stands until what is newer is there. Of several readings that wait only
    the last is carried out.
    """

    def __init__(
        self,
        context: Context,
        read: Callable[[Session], T],
        on_read: Callable[[T], object],
        parent: QObject,
        few: Callable[[], bool] = lambda: True,
    ) -> None:
        """`few` tells whether what else is read is few enough to be read at once."""
        super().__init__(parent)
        self._context = context
        self._read = read
        self._on_read = on_read
        self._few = few
        self._asked = [0]

    def again(self) -> None:
        """Read now, or in a job where the register is large."""
        database, read = self._context.database, self._read
        self._asked[0] += 1
        with database.read() as session:
            people = count_workers(session, WorkerFilter(), most=AT_ONCE + 1)
            if people <= AT_ONCE and self._few():
                self._on_read(read(session))
                return
        asked, mine = self._asked, self._asked[0]

        def work(_progress: Progress) -> list[T]:
            if asked[0] != mine:
                return []
            with database.read() as session:
                return [read(session)]

        self._context.jobs.run(work, self._tell, _("Counting people"), owner=self)

    def _tell(self, found: list[T]) -> None:
        for each in found:
            self._on_read(each)
