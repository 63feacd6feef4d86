"""What the door has answered is written behind it, in order, by a thread of its own.

The window's jobs are one queue that may hold a long import, and is emptied when the window closes;
a scan may neither wait nor be dropped. The thread knows no Qt: it leaves what it did in plain
lists, and a timer of the window's thread looks at them.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from db.engine import Session
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.ui.context import Context

LOOK_EVERY = 10
"""Milliseconds between two looks at what was written."""

TRY_AGAIN = 2.0
"""Seconds until what could not be written is tried again."""

AT_THE_END = 10.0
"""Seconds the program waits for what is not written yet, when it ends."""

MOST_AT_ONCE = 50
"""Deeds of one transaction, where a disk is slower than the queue at the door."""


@dataclass(eq=False, slots=True)
class Deed:
    """Something to write: `act(session)`, and who is called when it was, or cannot ever be.

    Nobody is called once `owner` was deleted.
    """

    owner: QObject
    act: Callable[[Session], Any]
    on_done: Callable[[Any], object]
    on_refused: Callable[[UserError], object]
    result: Any = None


@dataclass(frozen=True, slots=True)
class _Ended:
    deed: Deed
    fault: UserError | None = None


class DoorWriter(QObject):
    """Writes deeds in the order given; what fails for the world's reasons stays and is tried again.

    `changed` tells that more or less waits, or that writing got stuck or got loose.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.jobs)
        self.setObjectName("door-writer")
        self._database = context.database
        self._jobs = context.jobs
        self._guard = threading.Condition()
        self._waiting: deque[Deed] = deque()
        self._ended: deque[_Ended] = deque()
        self._crashes: deque[BaseException] = deque()
        self._thread: threading.Thread | None = None
        self._stuck: UserError | None = None
        self._failed = 0
        self._told: tuple[int, UserError | None] = (0, None)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.at_the_end)

    @property
    def waiting(self) -> int:
        """How many deeds are not written yet."""
        return len(self._waiting)

    @property
    def stuck(self) -> UserError | None:
        """Why nothing can be written now; nothing while all goes well."""
        return self._stuck

    def keep(self, deed: Deed) -> None:
        """Take something to be written after all that was given before, by `begin`."""
        with self._guard:
            self._waiting.append(deed)
        self._timer.start(LOOK_EVERY)

    def begin(self) -> None:
        """Write what was taken. Called when the answer is painted: two would share one Python."""
        with self._guard:
            if self._thread is None:
                self._thread = threading.Thread(target=self._labour, name="door", daemon=True)
                self._thread.start()
            self._guard.notify_all()

    def finish(self, seconds: float) -> bool:
        """Wait until all is written; False where it is stuck or takes longer."""
        self.begin()
        with self._guard:
            # One more try, also of what is stuck: there may be room by now.
            failed = self._failed
            self._guard.notify_all()
            self._guard.wait_for(lambda: not self._waiting or self._failed > failed, seconds)
            done = not self._waiting
        self.look()
        return done

    def at_the_end(self) -> None:
        """The program ends: all that waits gets its last try."""
        self.finish(AT_THE_END)

    def look(self) -> None:
        """Tell of what was written, in the window's thread."""
        while self._ended:
            ended = self._ended.popleft()
            deed = ended.deed
            if not shiboken6.isValid(deed.owner):
                continue
            if ended.fault is None:
                deed.on_done(deed.result)
            else:
                deed.on_refused(ended.fault)
        while self._crashes:
            self._jobs.crashed.emit(self._crashes.popleft())
        now = (self.waiting, self._stuck)
        if now != self._told:
            self._told = now
            self.changed.emit()
        if not self._waiting and not self._ended:
            self._timer.stop()
            self._tell_pages()

    def _tell_pages(self) -> None:
        """The pages behind the door read again what was written here."""
        if not self._jobs.busy:
            touched = self._database.take_touched()
            if touched:
                self._jobs.changed.emit(touched)

    def _labour(self) -> None:
        """Write until nothing waits."""
        while True:
            with self._guard:
                some = list(self._waiting)[:MOST_AT_ONCE]
                if not some:
                    self._thread = None
                    self._guard.notify_all()
                    return
            if self._write_some(some) or (len(some) > 1 and self._write_some(some[:1])):
                continue
            with self._guard:
                self._guard.wait(TRY_AGAIN)

    def _write_some(self, some: list[Deed]) -> bool:
        """Write deeds in one transaction; False where they must be tried again."""
        alone = len(some) == 1
        fault: UserError | None = None
        try:
            with self._database.write() as session:
                for deed in some:
                    deed.result = deed.act(session)
        except UserError as error:
            if not alone:
                return False
            fault = error
        except Exception as error:  # noqa: BLE001 - told by the crash desk; the queue goes on
            told = self._jobs.told(error)
            if told is not None:
                # Also where somebody entered the same a moment before: the next try finds theirs.
                self._keep(told)
                return False
            if not alone:
                return False
            self._crashes.append(error)
            fault = UserError("door.failed", _("The program failed at this one. Scan it again."))
        with self._guard:
            self._stuck = None
            for deed in some:
                self._waiting.popleft()
                self._ended.append(_Ended(deed, fault))
            self._guard.notify_all()
        return True

    def _keep(self, error: UserError) -> None:
        with self._guard:
            self._stuck = error
            self._failed += 1
            self._guard.notify_all()


def writer_of(context: Context) -> DoorWriter:
    """The one writer of a running window; it outlives the door that began it."""
    found = context.jobs.findChild(DoorWriter, "door-writer")
    return found if isinstance(found, DoorWriter) else DoorWriter(context)
