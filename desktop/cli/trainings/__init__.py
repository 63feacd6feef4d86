"""`lontar trainings`: trainings, their sessions and participants, attendance, results.

One module a group of commands; each is entered here, which hangs its commands on the noun.
"""

from desktop.cli.trainings import (
    attending,
    certifying,
    correcting,
    enrolling,
    making,
    papers,
    results,
)
from desktop.cli.trainings.group import trainings

COMMANDS = (making, enrolling, attending, correcting, results, papers, certifying)

__all__ = ["trainings"]
