"""What a check finds on a row or a worker: a code, a severity, and a sentence made when shown.

The codes and severities are those of the command line's documentation; they may grow, they may
not change meaning.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

_NOTHING: Mapping[str, str | int] = MappingProxyType({})


def _nothing() -> Mapping[str, str | int]:
    return _NOTHING


class Severity(StrEnum):
    """An error holds a row; a warning lets it in, to be looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `field` is the register's field, `value` the cell as it stood.

    `params` are what the sentence of the code needs beside the value.
    """

    code: str
    severity: Severity
    field: str = ""
    value: str = ""
    params: Mapping[str, str | int] = dataclasses.field(default_factory=_nothing)


def error(code: str, field: str = "", value: str = "", **params: str | int) -> Finding:
    """A finding that holds its row."""
    return Finding(code, Severity.ERROR, field, value, params or _NOTHING)


def warning(code: str, field: str = "", value: str = "", **params: str | int) -> Finding:
    """A finding that lets its row in."""
    return Finding(code, Severity.WARNING, field, value, params or _NOTHING)
