"""What cells say only by their place: merged ones, ditto marks, a birth date in three columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from desktop.domain.names import fold_header
from desktop.services.sheets.cells import Cell, is_blank, shown
from desktop.services.sheets.mapping import Mapped
from desktop.services.sheets.structure import Merge

_IN_COMMON = frozenset((
    "kk", "address", "rt", "rw", "rt_rw", "hamlet", "region", "kecamatan", "kabupaten",
))  # fmt: skip
_REPEATED = _IN_COMMON | {"occupation", "birth_place", "note"}
_DITTO = frozenset((
    '"', "\'\'", ",,", "〃", '- " -', '-"-', "-,,-", "idem", "idem di atas", "sda", "s d a",
    "s.d.a", "dito", "sama", "sama dengan di atas", "sama seperti di atas", "sama di atas",
))  # fmt: skip
_DAY, _MONTH, _YEAR = (
    frozenset(("tgl", "tanggal", "tg", "hari", "hr")),
    frozenset(("bln", "bulan", "bl")),
    frozenset(("thn", "tahun", "th")),
)
_LOWEST_MERGE = 5_000


@dataclass(slots=True)
class Filling:
    """Fills the rows of one table, from top to bottom; rows are as wide as the table."""

    kept: Sequence[int]
    mapped: Sequence[Mapped]
    merges: Sequence[Merge]
    header_row: int
    births: tuple[int, int, int] | None = None
    """The columns of day, month and year of birth, where they are three."""
    spans: frozenset[int] = field(init=False)
    """Rows, from 0, with a text merged over three columns or more."""
    _covered: dict[int, list[tuple[int, int]]] = field(init=False)
    _common: dict[tuple[int, int], Cell] = field(default_factory=dict)
    _repeated: list[int] = field(init=False)
    _above: dict[int, Cell] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._repeated = [self.kept[each.index] for each in self.mapped if each.field in _REPEATED]
        common = {self.kept[each.index] for each in self.mapped if each.field in _IN_COMMON}
        spans = set()
        self._covered = {}
        for (top, left), (bottom, right) in self.merges:
            if top < self.header_row:
                continue
            if right - left >= 2:
                spans.add(top)
            if bottom > top and left == right and left in common:
                for row in range(top, min(bottom, top + _LOWEST_MERGE) + 1):
                    self._covered.setdefault(row, []).append((top, left))
        self.spans = frozenset(spans)

    def fill(self, numbers: Sequence[int], rows: Sequence[list[Cell]]) -> None:
        """Give rows what they have by their place; `numbers` are the sheet's own, from 1."""
        if self._covered:
            self._fill_merged(numbers, rows)
        if self.births:
            _join_births(rows, *self.births)
        for at in self._repeated:
            self._fill_repeated(rows, at)

    def _fill_merged(self, numbers: Sequence[int], rows: Sequence[list[Cell]]) -> None:
        """Give every row what it has in common with those above it by merged cells."""
        for number, row in zip(numbers, rows, strict=True):
            for top, column in self._covered.get(number - 1, ()):
                if top == number - 1:
                    self._common[top, column] = row[column]
                elif is_blank(row[column]):
                    row[column] = self._common.get((top, column), "")

    def _fill_repeated(self, rows: Sequence[list[Cell]], at: int) -> None:
        """Give a cell with a ditto mark what stands above it."""
        marks = set(filter(_is_ditto, {row[at] for row in rows}))
        above = self._above.get(at, "")
        if marks:
            for row in rows:
                if row[at] in marks:
                    row[at] = above
                above = row[at] or above
        else:
            above = next((row[at] for row in reversed(rows) if row[at]), above)
        self._above[at] = above


def _is_ditto(cell: Cell) -> bool:
    # A number is none: of all that is repeated only the KK has as many texts as rows.
    return isinstance(cell, str) and not cell.isdigit() and _is_mark(cell)


@lru_cache(maxsize=4096)
def _is_mark(text: str) -> bool:
    return text.casefold().strip(" .\u00a0") in _DITTO


def births_in_parts(texts: Sequence[str], below: Sequence[Cell]) -> tuple[int, int, int] | None:
    """Three columns side by side that hold day, month and year of birth, by their headers.

    Their last words tell them, or those of the row `below` under a header of birth.
    """
    for own in (texts, [shown(cell) for cell in below[: len(texts)]]):
        words = [(fold_header(text).split() or [""])[-1] for text in own]
        for at, three in enumerate(zip(words, words[1:], words[2:], strict=False)):
            if three[0] in _DAY and three[1] in _MONTH and three[2] in _YEAR:
                over = fold_header(texts[at])
                if "lahir" in over or "kelahiran" in over or "ttl" in over.split():
                    return at, at + 1, at + 2
    return None


def _join_births(rows: Iterable[list[Cell]], day: int, month: int, year: int) -> None:
    """Write a date in three cells into the first of them."""
    for row in rows:
        parts = [" ".join(shown(row[at]).split()) for at in (day, month, year)]
        if parts[0].isdigit() and len(parts[0]) <= 2 and parts[1] and parts[2].strip("'").isdigit():
            # The year first says which is the day; a month by its name needs no such help.
            plain = parts[1].isdigit() and len(parts[2]) == 4
            row[day] = "-".join(reversed(parts)) if plain else " ".join(parts)
            row[month] = row[year] = ""
