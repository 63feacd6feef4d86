"""`lontar agents`: Perisai agents entered by hand and by lists, listed, shown, summed up.

One module a group of commands; each is entered here, which hangs its commands on the noun.
"""

from desktop.cli.agents import lists, people, results
from desktop.cli.agents.group import agents

COMMANDS = (people, lists, results)

__all__ = ["agents"]
