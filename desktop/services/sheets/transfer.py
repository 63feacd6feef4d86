"""Rows on their way from the reading process: column by column, in the plainest form there is.

`marshal` carries texts and numbers several times as fast as `pickle`, and makes no objects but
these; a date travels as a tuple of its day's number, a moment as one of its ISO text.
"""

import marshal
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from desktop.services.sheets.cells import Cell, plain

_VERSION = 2
_AS_IT_IS = frozenset((str, float, int))


def pack(message: tuple[Any, ...]) -> bytes:
    """A message as bytes; rows of cells in it by `pack_column`."""
    return marshal.dumps(message, _VERSION)


def unpack(data: bytes) -> tuple[Any, ...]:
    """A message out of its bytes."""
    message: tuple[Any, ...] = marshal.loads(data)  # noqa: S302 - from our own child only
    return message


def pack_column(
    cells: Sequence[Cell], kinds: set[type], longest: int
) -> tuple[bool, list[Any], int]:
    """A column to send: whether it has dates in it, its cells, how many texts were cut.

    Texts are cut to `longest` signs.
    """
    column: list[Any] = list(cells)
    cut = 0
    if not kinds <= _AS_IT_IS:
        column = [_packed(cell) for cell in column]
    if str in kinds and _longest(column, kinds) > longest:
        cut = sum(type(cell) is str and len(cell) > longest for cell in column)
        column = [cell[:longest] if type(cell) is str else cell for cell in column]
    return date in kinds or datetime in kinds, column, cut


def _longest(column: Sequence[Any], kinds: set[type]) -> int:
    """The length of the longest text in a column."""
    if len(kinds) == 1:
        return max(map(len, column))
    return max(len(cell) for cell in column if type(cell) is str)


def _packed(cell: Cell) -> Any:
    if type(cell) is date:
        return (cell.toordinal(),)
    if type(cell) is datetime:
        return (cell.isoformat(),)
    return plain(cell)


def unpack_column(dated: bool, column: list[Any]) -> list[Cell]:
    """A column as it was packed."""
    if not dated:
        return column
    return [_unpacked(*cell) if type(cell) is tuple else cell for cell in column]


def _unpacked(told: int | str) -> date | datetime:
    return date.fromordinal(told) if isinstance(told, int) else datetime.fromisoformat(told)
