"""A stretch of a column read at once where every cell of it is plain, else cell by cell.

Most columns of most lists are plain: looking at all their texts in one go costs a tenth of
looking at each. The cell by cell way decides; the quick way gives what it would give.
"""

import re
from collections.abc import Callable, Sequence

from desktop.domain.fields import Field, Kind
from desktop.domain.findings import Finding
from desktop.domain.phones import is_mobile
from desktop.services.register.readings import Reader, reader_of
from desktop.services.sheets.cells import Cell

Found = dict[int, list[Finding]]
"""Place of a cell in its stretch to what was found in it."""

_NIK_DIGITS = 16
_SHORTEST_NUMBERED = 10
_LONE_SIGNS = re.compile(r"\n[ \-_.]{1,3}\n")


def reader_of_column(field: Field) -> Callable[[Sequence[Cell], Found], Sequence[str]]:
    """How a stretch of a plain field is read: its texts, empty ones for empty cells."""
    read, is_plain = reader_of(field), _PLAIN_KINDS.get(field.kind)
    if field.kind is Kind.PHONE:
        return lambda cells, found: _cell_by_cell(read, cells, found, is_mobile)
    if is_plain is None or field.longest < _SHORTEST_NUMBERED:
        return lambda cells, found: _cell_by_cell(read, cells, found)

    def read_all(cells: Sequence[Cell], found: Found) -> Sequence[str]:
        if is_plain(cells):
            return cells  # type: ignore[return-value]
        return _cell_by_cell(read, cells, found)

    return read_all


def _cell_by_cell(
    read: Reader,
    cells: Sequence[Cell],
    found: Found,
    is_plain: Callable[[str], object] | None = None,
) -> list[str]:
    """Read each cell; one like a cell before it, with nothing found, reads as that one did.

    A text that is plain, where that can be told, stays as it is.
    """
    known: dict[Cell, str] = {"": "", None: ""}
    texts = []
    for at, cell in enumerate(cells):
        if is_plain and type(cell) is str and is_plain(cell):
            texts.append(cell)
            continue
        text = known.get(cell)
        if text is None:
            findings: list[Finding] = []
            text = read(cell, findings)
            if findings:
                found[at] = findings
            else:
                known[cell] = text
        texts.append(text)
    return texts


def all_tidy(cells: Sequence[Cell]) -> bool:
    """Whether every cell is a text that `tidied` leaves as it is."""
    if set(map(type, cells)) != {str}:
        return False
    joined = "\n".join(("", *cells, ""))  # type: ignore[arg-type]
    return (
        joined.isascii()
        and joined.count("\n") == len(cells) + 1
        and not ("  " in joined or "\n " in joined or " \n" in joined)
        and joined.replace("\n", "").isprintable()
        and _LONE_SIGNS.search(joined) is None
    )


def all_plain_names(cells: Sequence[Cell]) -> bool:
    """Whether every cell is a name of letters and single blanks, of which nothing is to be said."""
    return (
        all_tidy(cells) and "" not in cells and "".join(cells).replace(" ", "").isalpha()  # type: ignore[arg-type]
    )


def _all_numbers(cells: Sequence[Cell]) -> bool:
    """Whether every cell that is not empty is a text of sixteen digits."""
    if set(map(type, cells)) != {str}:
        return False
    joined = "".join(cells)  # type: ignore[arg-type]
    lengths = set(map(len, cells))  # type: ignore[arg-type]
    return joined.isascii() and joined.isdigit() and lengths <= {0, _NIK_DIGITS}


_PLAIN_KINDS: dict[Kind, Callable[[Sequence[Cell]], bool]] = {
    Kind.TEXT: all_tidy,
    Kind.NAME: all_tidy,
    Kind.KK: _all_numbers,
}
