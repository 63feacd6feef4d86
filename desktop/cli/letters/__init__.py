"""`lontar letters`: drafted, approved, issued, sent, answered, verified.

One module a group of commands; each is entered here, which hangs its commands on the noun.
"""

from desktop.cli.letters import (
    agenda,
    answering,
    beside,
    checking,
    comparing,
    drafting,
    issuing,
    showing,
    signing,
)
from desktop.cli.letters.group import letters

COMMANDS = (agenda, answering, beside, drafting, issuing, checking, comparing, showing, signing)

__all__ = ["letters"]
