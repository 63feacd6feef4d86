"""How far a long command is, on the terminal's error stream."""

import sys


class TerminalProgress:
    """One line that is written over as the work goes on; Ctrl+C stops the work."""

    def __init__(self) -> None:
        self._shown = ""

    def step(self, done: int, total: int, text: str) -> None:
        """Write the line again, when it says something new."""
        share = f" {done * 100 // total:3d} %" if total else ""
        line = f"{text}{share}"
        if line == self._shown:
            return
        blank = " " * max(0, len(self._shown) - len(line))
        self._shown = line
        end = "\n" if total and done >= total else ""
        sys.stderr.write(f"\r{line}{blank}{end}")
        sys.stderr.flush()
