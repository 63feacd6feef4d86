"""Work that is worth nothing once something newer was asked for."""

from desktop.domain.errors import Cancelled
from desktop.domain.progress import Progress


class Turns:
    """Counts what was asked for; older work sees at its next step that it is not wanted."""

    def __init__(self) -> None:
        self._newest = 0

    def begin(self) -> "Turn":
        """A new turn; all before it are over."""
        self._newest += 1
        return Turn(self, self._newest)

    def end_all(self) -> None:
        """Nothing that was asked for is wanted any more."""
        self._newest += 1

    def is_newest(self, number: int) -> bool:
        """Whether nothing newer was asked for."""
        return number == self._newest


class Turn:
    """One time that something was asked for; read by the worker, plain numbers only."""

    def __init__(self, turns: Turns, number: int) -> None:
        self._turns = turns
        self._number = number

    @property
    def wanted(self) -> bool:
        """Whether its answer would still be shown."""
        return self._turns.is_newest(self._number)

    def watch(self, progress: Progress) -> "WatchedProgress":
        """Progress that ends the work when it is not wanted any more."""
        return WatchedProgress(self, progress)


class WatchedProgress:
    """Progress of work that stops by itself."""

    def __init__(self, turn: Turn, progress: Progress) -> None:
        self._turn = turn
        self._progress = progress

    def step(self, done: int, total: int, text: str) -> None:
        """Pass on how far the work is; raises Cancelled when it is not wanted any more."""
        if not self._turn.wanted:
            raise Cancelled
        self._progress.step(done, total, text)
