"""`lontar workers`: lists in, rows mended, people shown, corrected and verified.

One module a group of commands; each is entered here, which hangs its commands on the noun.
"""

from desktop.cli.workers import (
    claims,
    doubles,
    evidence,
    findings,
    handing_out,
    heirs,
    known_columns,
    leaving,
    lists,
    people,
    undoing,
    verification,
)
from desktop.cli.workers.group import workers

COMMANDS = (
    known_columns,
    lists,
    people,
    verification,
    findings,
    doubles,
    evidence,
    handing_out,
    heirs,
    claims,
    undoing,
    leaving,
)

__all__ = ["workers"]
