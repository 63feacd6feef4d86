"""`python -m desktop`, and the `lontar` command."""

import gc
import multiprocessing
import os
import sys
from pathlib import Path


def _open_window(location: str, language: str, file: str | None) -> int:
    from desktop.app import run_window  # late: no command needs Qt

    return run_window(location, language=language, file=file)


def _have_streams() -> None:
    """A program without a console has no streams on Windows; what is said there goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - till the end
            setattr(sys, name, nowhere)


def main() -> int:
    """Run the program; give back the exit status."""
    # First of all: in a frozen program the child that reads sheets starts here too.
    multiprocessing.freeze_support()
    _have_streams()
    if sys.argv[1:2] == ["--screenshots"]:
        from desktop.app import take_screenshots  # late: Qt is loaded for the window only

        return take_screenshots(sys.argv[2:])
    if sys.argv[1:2] == ["--self-test"]:
        from desktop.self_test import run_self_test  # late: it loads every part

        return run_self_test(sys.argv[2:])
    from desktop.cli.main import main as run_command  # late: the window needs no Click

    status = run_command(_open_window)
    # The process ends: to look through all it holds for circles would be a fifth of a second.
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(main())
