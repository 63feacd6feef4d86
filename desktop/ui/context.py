"""What every page is given: the register, who acts, the jobs, the messages."""

from dataclasses import dataclass

from desktop.services.acting import Acting
from desktop.ui.jobs import Jobs
from desktop.ui.messages import Messages
from desktop.ui.preferences import Preferences
from desktop.ui.register import WatchedDatabase


@dataclass(frozen=True, slots=True)
class Context:
    """The window's surroundings. Pages read by `database.read()`, and write in jobs only."""

    database: WatchedDatabase
    acting: Acting
    jobs: Jobs
    messages: Messages
    preferences: Preferences
