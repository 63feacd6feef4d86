"""Windows programs run under Wine, each call with its time limit, its pipe and its log.

What makes it more than a subprocess: CPython fails under Wine when a stream is a regular file; what
a program leaves running keeps the pipe open for ever; a crash waits for a debugger nobody answers.
"""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SCREEN = "1366x900x24"
STAND_INS = ("bcryptprimitives", "icuuc", "mscms")
"""Libraries of Windows 10 that Wine 8 lacks, or has with a hole that Qt falls into."""

# No debugger, no .NET, no browser: each would wait for somebody. The stand-ins are to be taken.
_OVERRIDES = ";".join(["winedbg.exe=d", "mscoree=d", "mshtml=d", *(f"{n}=n" for n in STAND_INS)])


@dataclass(frozen=True, slots=True)
class Ran:
    """How a program ended, and what it said."""

    status: int
    said: str


class Running:
    """A program that was started; what it says goes to its log as it comes."""

    def __init__(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        self.process = process
        self._log = log
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream, self._log.open("ab", buffering=0) as log:
            while piece := os.read(stream.fileno(), 65536):
                log.write(piece)

    def ended(self, seconds: float) -> int:
        """Wait for its end; give back its status. TimeoutExpired where it does not come."""
        return self.process.wait(seconds)

    def kill(self) -> None:
        """End it and what it started on this side of Wine."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(30)

    def said(self) -> str:
        """What it has said so far."""
        self._reader.join(2)
        return self._log.read_text(encoding="utf-8", errors="replace")


class Wine:
    """One Windows machine: a prefix, on a screen of its own."""

    def __init__(self, prefix: Path, logs: Path, display: str = "") -> None:
        self.prefix = prefix
        self.drive = prefix / "drive_c"
        self._logs = logs
        self._display = display
        logs.mkdir(parents=True, exist_ok=True)

    @property
    def user(self) -> Path:
        """The user's folder, as Linux sees it."""
        folders = [each for each in (self.drive / "users").iterdir() if each.name != "Public"]
        assert len(folders) == 1
        return folders[0]

    @property
    def local(self) -> Path:
        """%LOCALAPPDATA%, as Linux sees it."""
        return self.user / "AppData" / "Local"

    def windows(self, path: Path) -> str:
        """A path as Windows programs write it."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path).replace("/", "\\")

    def start(
        self,
        name: str,
        *command: str,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> Running:
        """Start a program; `name` is that of its log."""
        process = subprocess.Popen(
            ["wine", *command],
            cwd=cwd or self.prefix,
            env=self._environment() | dict(env or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        return Running(process, self._logs / f"{name}.log")

    def run(
        self,
        name: str,
        *command: str,
        seconds: float,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        beside: bool = False,
    ) -> Ran:
        """Run a program to its end, then everything else on the machine, unless it runs `beside`.

        TimeoutExpired where it takes longer; it is ended then.
        """
        (self._logs / f"{name}.log").unlink(missing_ok=True)
        running = self.start(name, *command, cwd=cwd, env=env)
        try:
            status = running.ended(seconds)
        except subprocess.TimeoutExpired:
            running.kill()
            self.stop()
            raise
        if not beside:
            self.stop()
        return Ran(status, running.said())

    def stop(self) -> None:
        """End everything that runs on this machine."""
        for word in ("-k", "-w"):
            subprocess.run(
                ["wineserver", word], env=self._environment(), check=False, timeout=60,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip

    def _environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "LONTAR", "QT_", "VIRTUAL_ENV", "WINE", "PYTEST"))
        }
        return kept | {
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            # Wine takes QT_* out of the environment, and this out of WINEQT_*.
            "WINEQT_QPA_PLATFORM": "windows",
            "DISPLAY": self._display,
        }


@contextmanager
def screen() -> Iterator[str]:
    """A screen nobody sees; gives its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as told:
            number = told.readline().strip()
        if not number:
            raise OSError("Xvfb does not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(20)
