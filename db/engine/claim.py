"""One window a register: who has it open is known, and a second one is turned away.

Commands are not turned away: they wait for their turn to write.
"""

import contextlib
import getpass
import json
import os
import socket
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a register open: `since` is an ISO instant; all empty where it cannot be read."""

    user: str = ""
    host: str = ""
    pid: int = 0
    since: str = ""


class Claimed(Exception):  # noqa: N818 - a fault of the world, told by its kind
    """Another window has the register open."""

    def __init__(self, holder: Holder) -> None:
        super().__init__("register in use")
        self.holder = holder


class Claim:
    """The claim of one window on a register's file, held until it is let go or the program ends.

    The lock is the operating system's, so that a power failure leaves none behind. Beside it
    lies a note for people that tells who holds it.
    """

    def __init__(self, register: Path, since: str) -> None:
        """Take the claim; raises Claimed, or OSError where no file can be made there."""
        self._note = register.with_name(register.name + ".open")
        self._lock = FileLock(str(register.with_name(register.name + ".lock")), timeout=0)
        try:
            self._lock.acquire()
        except Timeout as fault:
            raise Claimed(read_holder(self._note)) from fault
        told = {"user": _user(), "host": socket.gethostname(), "pid": os.getpid(), "since": since}
        self._note.write_text(json.dumps(told), encoding="utf-8")

    def release(self) -> None:
        """Let the register go; a second call does nothing."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._lock.release()


def read_holder(note: Path) -> Holder:
    """What the note beside a register says."""
    try:
        told = json.loads(note.read_text(encoding="utf-8"))
        return Holder(str(told["user"]), str(told["host"]), int(told["pid"]), str(told["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
