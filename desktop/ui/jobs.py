"""The one way of doing anything slow: one worker, progress looked at ten times a second.

Work runs on a thread that knows no Qt: no QObject is made, moved or freed there. What it reports
lies in plain values, and a timer of the window's thread looks at them.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.progress import Progress
from desktop.services.upkeep import memory
from desktop.ui.register import WatchedDatabase

T = TypeVar("T")

LOOK_EVERY = 100
"""Milliseconds between two looks at running work."""

LOOK_AT_FIRST = 10
"""Quick work should end at once: for the first moments it is looked at more often."""

_FIRST_LOOKS = 30


@dataclass(frozen=True, slots=True)
class Advance:
    """How far work is: `total` is 0 where it is not known."""

    title: str
    done: int = 0
    total: int = 0
    text: str = ""


class JobProgress:
    """The progress of one job: told by the worker, read by the window."""

    def __init__(self) -> None:
        self.last = (0, 0, "")
        self._stop = threading.Event()

    def step(self, done: int, total: int, text: str) -> None:
        """Note how far the work is; raises Cancelled when the clerk has pressed stop."""
        self.last = (done, total, text)
        if self._stop.is_set():
            raise Cancelled

    def stop(self) -> None:
        """Let the next step raise."""
        self._stop.set()


@dataclass(slots=True)
class _Job:
    work: Callable[[Progress], Any]
    on_done: Callable[[Any], object] | None
    on_refused: Callable[[UserError], object] | None
    title: str
    owner: QObject | None
    progress: JobProgress = field(default_factory=JobProgress)
    result: Any = None
    fault: BaseException | None = None
    ended: threading.Event = field(default_factory=threading.Event)


class Jobs(QObject):
    """Runs work one after the other, off the window's thread.

    `started`, `advanced` and `ended` tell of the running job, `changed` names the tables that a
    job wrote, `refused` gives a fault of the world and `crashed` one of ours, where the caller
    takes it not itself. `explain` turns a fault of the database into a UserError.
    """

    started = Signal(str)
    advanced = Signal(object)
    ended = Signal()
    changed = Signal(object)
    refused = Signal(object)
    crashed = Signal(object)

    def __init__(
        self,
        database: WatchedDatabase,
        explain: Callable[[BaseException], UserError | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._explain = explain
        self._waiting: deque[_Job] = deque()
        self._running: _Job | None = None
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._inbox: SimpleQueue[_Job | None] = SimpleQueue()
        self._worker = threading.Thread(target=_labour, args=(self._inbox,), daemon=True)
        self._worker.start()

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], object] | None = None,
        title: str = "",
        *,
        on_refused: Callable[[UserError], object] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do `work(progress)` when what runs has ended; then `on_done(result)` in the window.

        A UserError goes to `on_refused`, else to the messages. Where `owner` has been deleted
        meanwhile nobody is called.
        """
        self._waiting.append(_Job(work, on_done, on_refused, title, owner))
        self._begin_next()

    def told(self, fault: BaseException) -> UserError | None:
        """The sentence for a fault of the world, met outside a job; nothing where it is ours."""
        return fault if isinstance(fault, UserError) else self._explain(fault)

    @property
    def busy(self) -> bool:
        """Whether something runs or waits."""
        return self._running is not None or bool(self._waiting)

    @property
    def waiting(self) -> bool:
        """Whether something waits behind what runs; may be asked on any thread."""
        return bool(self._waiting)

    def stop(self) -> None:
        """Stop what runs: its next step raises, and its transaction is rolled back."""
        if self._running is not None:
            self._running.progress.stop()

    def close(self, wait: float = 10.0) -> None:
        """Stop everything and let the worker go."""
        self._waiting.clear()
        self.stop()
        self._timer.stop()
        self._inbox.put(None)
        self._worker.join(wait)
        self._running = None

    def _begin_next(self) -> None:
        if self._running is not None or not self._waiting:
            return
        self._running = self._waiting.popleft()
        self._looks = 0
        self._inbox.put(self._running)
        self._timer.start(LOOK_AT_FIRST)
        self.started.emit(self._running.title)

    def _look(self) -> None:
        job = self._running
        if job is None:
            return
        if job.ended.is_set():
            self._end(job)
            return
        self._looks += 1
        if self._looks == _FIRST_LOOKS:
            self._timer.start(LOOK_EVERY)
        if self._looks >= _FIRST_LOOKS:
            self.advanced.emit(Advance(job.title, *job.progress.last))

    def _end(self, job: _Job) -> None:
        self._timer.stop()
        self._running = None
        self.ended.emit()
        try:
            touched = self._database.take_touched()
            if touched:
                self.changed.emit(touched)
            wanted = job.owner is None or shiboken6.isValid(job.owner)
            if job.fault is not None:
                self._tell(job, job.fault, wanted=wanted)
            elif job.on_done is not None and wanted:
                job.on_done(job.result)
        finally:
            # What waits must not wait for ever behind a mistake in a page.
            self._begin_next()

    def _tell(self, job: _Job, fault: BaseException, *, wanted: bool) -> None:
        if isinstance(fault, Cancelled):
            return
        known = fault if isinstance(fault, UserError) else self._explain(fault)
        if known is None:
            self.crashed.emit(fault)
        elif job.on_refused is not None and wanted:
            job.on_refused(known)
        else:
            self.refused.emit(known)


def _labour(inbox: "SimpleQueue[_Job | None]") -> None:
    """What the worker does all its life: one job after the other, until it is given nothing."""
    while (job := inbox.get()) is not None:
        try:
            job.result = job.work(job.progress)
        except BaseException as fault:  # noqa: BLE001 - told in the window, whatever it is
            job.fault = fault
        finally:
            job.ended.set()
        memory.give_back()
        # Else the last job would be kept alive, with all it closes over, until the next.
        del job
