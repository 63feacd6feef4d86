"""Processes of a bench, and what they cost."""

import os
import subprocess
from collections.abc import Sequence


def cpu_seconds(arguments: Sequence[str]) -> float:
    """The CPU seconds of a program that runs to its end."""
    before = os.times()
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
