"""How much a file may ask of the computer before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading.

    `seconds` of wall time; `memory`, `file_bytes` and `unpacked_bytes` in bytes; `rows` with
    anything in them, over all sheets; `columns` of a table; `text` signs kept of one cell.
    """

    seconds: float = 180
    memory: int = 1_500 * 2**20
    file_bytes: int = 50 * 2**20
    unpacked_bytes: int = 300 * 2**20
    rows: int = 200_000
    columns: int = 200
    text: int = 2_000


LIMITS = Limits()
"""A list of 100,000 people in 14 columns takes a tenth of these."""
