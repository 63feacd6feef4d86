"""A workbook that calamine refuses whole because of one sheet, as one with a macro sheet is."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from pathlib import Path
from zipfile import BadZipFile

from desktop.services.sheets.cells import Cell
from desktop.services.sheets.refusal import Refused


class SlowBook:
    """The workbook read by openpyxl, ten times as slow; `names` as those of a `FileSource`."""

    def __init__(self, path: Path) -> None:
        import openpyxl  # late: hardly any list needs it

        try:
            self._book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        except (BadZipFile, KeyError, ValueError, OSError, SyntaxError) as fault:
            raise Refused("file.damaged") from fault
        self.names = [
            (sheet.title, sheet.sheet_state == "visible") for sheet in self._book.worksheets
        ]

    def rows(self, name: str) -> Iterator[Sequence[Cell]]:
        """The rows of a sheet from its first on."""
        for row in self._book[name].iter_rows(values_only=True):
            yield [_cell(value) for value in row]


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value if isinstance(value, (str, float, bool, datetime, time)) else str(value)
