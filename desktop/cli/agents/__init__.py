"""`lontar agents`: Perisai agents entered, listed, shown.

One module a group of commands; each is entered here, which hangs its commands on the noun.
"""

from desktop.cli.agents import people
from desktop.cli.agents.group import agents

COMMANDS = (people,)

__all__ = ["agents"]
