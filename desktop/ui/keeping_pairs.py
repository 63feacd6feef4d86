"""Keeps the pairs of possible doubles up to date, in the background, whenever people came."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop.domain.errors import Cancelled
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.register.pairs import Compared, keep_pairs, look_for_pairs
from desktop.ui.context import Context
from desktop.ui.jobs import Jobs

_WHO_CAME = "pair_todo"
_OWN = frozenset((_WHO_CAME, "worker_pair", "name_survey"))


@dataclass(slots=True)
class _Turn:
    """Whether a comparison is wanted, and whether one is under way."""

    wanted: bool = True
    running: bool = False


class PairKeeper(QObject):
    """Compares whoever came or changed when no other work waits, and gives way to such work.

    Stopped by the clerk it waits for the next change.
    """

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._turn = _Turn()
        context.jobs.changed.connect(self._on_changed)
        context.jobs.ended.connect(self.begin)

    def begin(self) -> None:
        """Compare, where somebody is to be compared and nothing else waits."""
        context, turn = self._context, self._turn
        if not turn.wanted or turn.running or context.jobs.busy:
            return
        turn.wanted, turn.running = False, True

        def compare(progress: Progress) -> Compared | None:
            try:
                # Looked for while others may write; only what was found is written in turn.
                with context.database.read() as session:
                    looked = look_for_pairs(session, _GivingWay(context.jobs, progress, turn))
                if looked is None:
                    return None
                with context.database.write() as session:
                    return keep_pairs(session, context.acting, looked)
            finally:
                turn.running = False

        context.jobs.run(compare, None, _("Looking for doubles"), owner=self)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if _WHO_CAME in tables and not tables <= _OWN:
            self._turn.wanted = True
            self.begin()


class _GivingWay:
    """Progress that stops the work where other work waits behind it, to try again later."""

    def __init__(self, jobs: Jobs, progress: Progress, turn: _Turn) -> None:
        self._jobs = jobs
        self._progress = progress
        self._turn = turn

    def step(self, done: int, total: int, text: str) -> None:
        """Give way, or tell how far the work is."""
        if self._jobs.waiting:
            self._turn.wanted = True
            raise Cancelled
        self._progress.step(done, total, text)
