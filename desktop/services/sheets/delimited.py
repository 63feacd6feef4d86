"""Text files of rows: encoding and separator found out, quoted line breaks kept."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence

from desktop.services.sheets.cells import Cell
from desktop.services.sheets.refusal import Refused

_SEPARATORS = ";,\t|"
_LINES_LOOKED_AT = 100
_LONGEST_FIELD = 2**31 - 1


def read_delimited(data: bytes) -> list[list[Cell]]:
    """The records of a delimited file; the n-th record is row n, a blank line counts as one.

    Excel's `="5304..."` around digits that must stay text is taken off.
    """
    text = decoded(data)
    if "\x00" in text:
        raise Refused("file.unreadable_kind")
    separator = _separator(text)
    records = _records(text, separator)
    return [[_bare(cell) for cell in record] for record in records]


def decoded(data: bytes) -> str:
    """The text of bytes in UTF-8, UTF-16 (with its mark, or seen by its zeros) or cp1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    head = data[:2000]
    if len(head) > 3 and head[1::2].count(0) > len(head) * 0.3:
        return data.decode("utf-16-le", errors="replace")
    if len(head) > 3 and head[0::2].count(0) > len(head) * 0.3:
        return data.decode("utf-16-be", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The separator that parts most rows into the same number of cells."""
    lines = text.splitlines()[:_LINES_LOOKED_AT]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]

    def evenness(separator: str) -> tuple[int, int]:
        widths = Counter(len(record) for record in _parse(lines, separator) if len(record) > 1)
        if not widths:
            return 0, 0
        width, rows = max(widths.items(), key=lambda item: (item[0] - 1) * item[1])
        return (width - 1) * rows, -_SEPARATORS.index(separator)

    return max(_SEPARATORS, key=evenness)


def _records(text: str, separator: str) -> list[list[str]]:
    """The records; where a lone quote has swallowed rows, each line is a record of its own."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    records = list(_parse([line + "\n" for line in lines], separator))
    if not _swallowed(records, separator):
        return records
    return [next(_parse([line], separator), []) for line in lines]


def _parse(lines: Sequence[str], separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    return csv.reader(lines, delimiter=separator)


def _swallowed(records: Sequence[Sequence[str]], separator: str) -> bool:
    width = Counter(map(len, records)).most_common(1)[0][0] if records else 0
    return any(
        line.count(separator) >= max(2, width - 2)
        for record in records
        for cell in record
        if "\n" in cell
        for line in cell.split("\n")
    )


def _bare(cell: str) -> str:
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        return cell[2:-1]
    return cell
