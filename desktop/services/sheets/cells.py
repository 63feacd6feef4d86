"""What a cell of a sheet holds, and how it is told as text."""

import math
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""A cell as the reader gives it. Rows of a table hold str, int, float, date and datetime only:
an empty cell is the empty text, a truth value or a time of day is the text a sheet shows."""


def shown(cell: Cell) -> str:
    """The cell as a person reads it: a whole number without `.0`, a date as `25-08-1980`."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime):
        return _moment(cell)
    if isinstance(cell, date):
        return f"{cell.day:02}-{cell.month:02}-{cell.year:04}"
    return str(cell)


def plain(cell: Cell) -> Cell:
    """The cell with what no column of a list can mean (truth values, times) made text."""
    if isinstance(cell, (bool, time, timedelta)) or cell is None:
        return shown(cell)
    return cell


def is_blank(cell: Cell) -> bool:
    """Whether a person sees nothing in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip("\ufeff\u200b \t\r\n\u00a0"))


def column_letters(column: int) -> str:
    """A column, counted from 0, as sheets name it: A, Z, AA."""
    letters = ""
    while column >= 0:
        letters = chr(65 + column % 26) + letters
        column = column // 26 - 1
    return letters


def _number(value: float) -> str:
    if math.isfinite(value) and value == int(value):
        return str(int(value))
    return repr(value)


def _moment(value: datetime) -> str:
    day = f"{value.day:02}-{value.month:02}-{value.year:04}"
    return day if value.time() == time() else f"{day} {value:%H:%M}"
