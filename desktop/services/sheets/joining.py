"""Several tables of one sheet, one under another with columns in other orders, made one."""

from collections.abc import Sequence

from desktop.domain.names import fold_header
from desktop.services.sheets.cells import Cell
from desktop.services.sheets.headers import IGNORED
from desktop.services.sheets.tables import SheetColumn, SheetTable


def join_table(table: SheetTable, fields: list[str], other: SheetTable, taken: list[str]) -> None:
    """Put the rows of another table of the sheet under a table's columns.

    `fields` and `taken` say what the columns of the first and of the other were taken for; a
    column that the first does not have, neither by field nor by header, is added to it.
    """
    places = []
    for column, key in zip(other.columns, taken, strict=True):
        at = _place(table.columns, fields, column.header, key)
        if at is None or at in places:
            at = len(table.columns)
            table.columns.append(SheetColumn(at, column.header))
            fields.append(key)
        places.append(at)
    width = len(table.columns)
    for _number, cells in table.rows:
        cells.extend([""] * (width - len(cells)))
    for number, cells in other.rows:
        row: list[Cell] = [""] * width
        for at, cell in zip(places, cells, strict=True):
            row[at] = cell
        table.rows.append((number, row))
    table.ignored += other.ignored
    table.aside += other.aside
    table.headers += [header for header in other.headers if header not in table.headers]


def _place(
    columns: Sequence[SheetColumn], fields: Sequence[str], header: str, key: str
) -> int | None:
    if key and key != IGNORED and key in fields:
        return fields.index(key)
    folded = fold_header(header)
    same = (column.index for column in columns if fold_header(column.header) == folded)
    return next(same, None)
