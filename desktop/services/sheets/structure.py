"""Where the table of a sheet begins: its header under titles, of one row or of several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop.domain.names import fold_header
from desktop.services.sheets.cells import Cell, is_blank, shown
from desktop.services.sheets.headers import IGNORED, HeaderWords, distinct_fields

Merge = tuple[tuple[int, int], tuple[int, int]]
"""First and last row and column of merged cells, from 0, as the rows are counted."""

_HEADER_ROWS = 3
_LONGEST_HEADER = 90
_SAYS = re.compile(r":\s*\S|:$|^:")
_IN_PARENTHESES = re.compile(r"(?<=\S)\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Header:
    """A header found: its first and last row (from 0), and a text for each column."""

    first: int
    last: int
    texts: tuple[str, ...]
    score: float


def find_header(
    rows: Sequence[Sequence[Cell]], merges: Sequence[Merge], words: HeaderWords
) -> Header | None:
    """The header among the first rows of a sheet, or nothing where none names people.

    Of the blocks of one to three rows above the first people that one is taken whose columns
    name the most fields, the surest and the shortest of equals. It must name a NIK and one field
    more, or a name and two.
    """
    best: Header | None = None
    for first, cells in enumerate(rows):
        if _looks_like_data(cells):
            if best is not None:
                break
            continue
        if all(map(is_blank, cells)):
            continue
        for last in range(first, min(first + _HEADER_ROWS, len(rows))):
            if last > first and (_ends_header(rows[last]) or _is_title(rows[last - 1])):
                break
            found = _header(rows, first, last, merges, words)
            if found is not None and (best is None or found.score > best.score + 1e-6):
                best = found
    return best


def names_people(fields: dict[str, float], *, name_is_enough: bool = False) -> bool:
    """Whether columns of these fields are a list of people.

    With `name_is_enough` a name and one column more are, a counting one too.
    """
    told = set(fields) - {IGNORED}
    if name_is_enough and told & {"name", "name_first"}:
        return len(fields) >= 2
    born = told & {"birth_date", "ttl"}
    if "nik" in told:
        return len(told) >= 2
    if told & {"name", "name_first"}:
        return bool(born or "kk" in told) or len(told) >= 3
    return bool(born) and len(told) >= 3


def _header(
    rows: Sequence[Sequence[Cell]],
    first: int,
    last: int,
    merges: Sequence[Merge],
    words: HeaderWords,
) -> Header | None:
    width = max(len(row) for row in rows[first : last + 1])
    lines = [_spread(rows, at, width, merges, last) for at in range(first, last + 1)]
    texts = tuple(_joined([line[column] for line in lines]) for column in range(width))
    fields = distinct_fields(words.match(text) for text in texts)
    for key, sure in distinct_fields(words.match(text) for text in lines[-1]).items():
        # A joined header says less surely what the lower row alone says outright.
        fields[key] = max(fields.get(key, 0), sure - 0.002)
    if not names_people(fields, name_is_enough=words.name_is_enough):
        return None
    score = sum(sure for key, sure in fields.items() if key != IGNORED)
    return Header(first, last, texts, score - 0.01 * (last - first))


def _spread(
    rows: Sequence[Sequence[Cell]], at: int, width: int, merges: Sequence[Merge], last: int
) -> list[str]:
    """A header row's texts, one that spans columns repeated over each of them.

    Where the file does not tell what is merged, a text spans the empty cells to its right that
    have a text of their own beneath.
    """
    texts = [" ".join(shown(cell).split()) for cell in rows[at]]
    texts += [""] * (width - len(texts))
    for (top, left), (bottom, right) in merges:
        if top <= at <= bottom and right > left and 0 <= left < width:
            for column in range(left, min(right + 1, width)):
                texts[column] = texts[column] or texts[left]
    if at < last and not merges:
        below = rows[at + 1]
        for column in range(1, min(width, len(below))):
            alone = not texts[column] and not is_blank(below[column])
            if alone and not is_blank(below[column - 1]):
                texts[column] = texts[column - 1]
    return texts


def _joined(parts: Sequence[str]) -> str:
    """The texts of one column from top to bottom, each once."""
    kept: list[str] = []
    for part in parts:
        if part and (not kept or fold_header(part) != fold_header(kept[-1])):
            kept.append(part)
    return " ".join(kept)


def _ends_header(cells: Sequence[Cell]) -> bool:
    """Whether a row under a header row cannot belong to the header."""
    return _looks_like_data(cells) or all(map(is_blank, cells)) or is_numbering(cells)


def _is_title(cells: Sequence[Cell]) -> bool:
    """Whether a row says something of the whole list, as `KECAMATAN : WELIMAN` does."""
    texts = [shown(cell).strip() for cell in cells if not is_blank(cell)]
    return len(texts) <= 3 and any(_SAYS.search(text) for text in texts)


def _looks_like_data(cells: Sequence[Cell]) -> bool:
    for cell in cells:
        if isinstance(cell, date) or (isinstance(cell, float) and cell > 99):
            return True
        if isinstance(cell, str):
            if len(cell) > _LONGEST_HEADER:
                return True
            words = _IN_PARENTHESES.sub("", cell)
            digits = sum(sign.isdigit() for sign in words)
            letters = sum(sign.isalpha() for sign in words)
            if digits >= 6 and digits > letters:
                return True
    return False


def is_numbering(cells: Sequence[Cell]) -> bool:
    """Whether a row numbers the columns: 1 2 3, (1) (2) (3), which reads -1 -2 -3, or a b c."""
    texts = [shown(cell).strip().strip("()[].-") for cell in cells if not is_blank(cell)]
    if len(texts) < 3:
        return False
    if all(len(text) == 1 and text.isalpha() for text in texts):
        return [ord(text.lower()) - 96 for text in texts] == list(range(1, len(texts) + 1))
    heads = [text.split("=")[0].split("+")[0] for text in texts]
    if not all(head.isdigit() and len(head) <= 3 for head in heads):
        return False
    numbers = [int(head) for head in heads]
    steps = [after - before for before, after in pairwise(numbers)]
    ones = sum(step == 1 for step in steps)
    return all(0 <= step <= 3 for step in steps) and ones * 2 >= len(steps)
