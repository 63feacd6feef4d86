"""Marks made by hand in the matrix: shown at once, kept one after the other, undone in turn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.domain.attendance import Attendance
from desktop.domain.errors import UserError
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import How
from desktop.services.training.attend import clear_mark, correct
from desktop.ui.context import Context


@dataclass(frozen=True, slots=True)
class Change:
    """What one cell is to be, and what it was; nothing is no mark."""

    participant: int
    session: int
    status: Attendance | None
    before: Attendance | None

    def undone(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.participant, self.session, self.before, self.status)


class Marking(QObject):
    """Keeps changes of a training's matrix. `failed` tells that what is shown is not what stands.

    `undoable` tells that there is something, or nothing, to undo now, `settled` that nothing waits
    to be kept any more.
    """

    failed = Signal()
    settled = Signal()
    undoable = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._done: list[Sequence[Change]] = []
        self._own: list[bool] = []
        self._waiting = 0

    @property
    def busy(self) -> bool:
        """Whether a change that is shown is not kept yet."""
        return self._waiting > 0

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._done)

    def forget(self) -> None:
        """Another training is shown: what was done to the last one is not undone here."""
        self._done.clear()
        self.undoable.emit()

    def take_own(self) -> bool:
        """Whether the job that ended just now was a mark of this matrix."""
        own = bool(self._own)
        self._own.clear()
        return own

    def keep(self, training: int, changes: Sequence[Change]) -> None:
        """Keep changes that are shown already."""
        self._done.append(changes)
        self.undoable.emit()
        self._run(training, changes, lambda: self._forget(changes))

    def undo(self, training: int) -> Sequence[Change]:
        """Take the last changes back; give back what is to be shown."""
        if not self._done:
            return ()
        last = self._done.pop()
        self.undoable.emit()
        back = [each.undone() for each in last]
        self._run(training, back, lambda: None)
        return back

    def _forget(self, changes: Sequence[Change]) -> None:
        self._done = [each for each in self._done if each is not changes]
        self.undoable.emit()

    def _run(
        self, training: int, changes: Sequence[Change], on_failed: Callable[[], object]
    ) -> None:
        context, own = self._context, self._own

        def work(progress: Progress) -> None:
            with context.database.write() as session:
                for at, each in enumerate(changes):
                    progress.step(at, len(changes), _("Marking"))
                    where = (training, each.session, each.participant)
                    if each.status is None:
                        clear_mark(session, context.acting, *where)
                    else:
                        correct(session, context.acting, *where, each.status, how=How.HAND)
            own.append(True)

        def done(_nothing: None) -> None:
            self._waiting -= 1
            if not self._waiting:
                self.settled.emit()

        def refused(error: UserError) -> None:
            self._waiting -= 1
            on_failed()
            context.messages.refuse(error)
            self.failed.emit()

        self._waiting += 1
        context.jobs.run(work, done, _("Marking"), on_refused=refused, owner=self)
