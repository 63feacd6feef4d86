"""How far long work is, and the one way to stop it."""

from typing import Protocol


class Progress(Protocol):
    """What slow work calls now and then (every few hundred rows, not every row)."""

    def step(self, done: int, total: int, text: str) -> None:
        """Tell how far the work is; raises Cancelled when the user has pressed stop.

        `total` is 0 where it is not known; `text` is a short phrase in the user's language.
        """


class Silent:
    """Progress that nobody watches and nobody stops."""

    def step(self, done: int, total: int, text: str) -> None:
        """Do nothing."""


SILENT = Silent()
