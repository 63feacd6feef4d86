"""The table of the Daftar Nominatif: its columns, and every person's cells fitted into them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.domain.dates import short_date
from desktop.domain.money import grouped
from desktop.domain.roster import RosterLine
from desktop.services.letters.papers.faces import Face
from desktop.services.letters.papers.lines import Fitted, fit
from desktop.services.letters.papers.profiles import MM

PAD = 1.0 * MM
SIZE = 9.0
LINE, AIR = 3.9 * MM, 1.5 * MM
"""A line of a row, and what a row has beside its lines."""
DIGIT = 1.8 * MM
"""How much No. grows for a digit more than three, taken from Nama."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in points, its texts to the left, right or middle."""

    head: str
    width: float
    side: str = "left"


MONEY = "Iuran (Rp)"
_HEADS = (
    ("No.", "right"),
    ("NIK", "nik"),
    ("Nama lengkap", "left"),
    ("L/P", "middle"),
    ("Tempat, tanggal lahir", "left"),
    ("Usia", "middle"),
    ("RT/RW, dusun", "left"),
    ("Desa/Kelurahan", "left"),
    ("Pekerjaan", "left"),
    (MONEY, "right"),
    ("Ket.", "left"),
)
_WIDTHS = {
    "A4": (8, 31.6, 49, 7.4, 40, 9, 35, 29, 26.5, 16.2, 15.3),
    "F4": (8, 31.6, 58, 7.4, 44, 9, 42, 35, 31, 16.6, 17.4),
}
NAME = 2


def columns(paper: str, people: int) -> tuple[Column, ...]:
    """The columns of a paper; with 1,000 people and more No. takes a little from Nama."""
    widths = [width * MM for width in _WIDTHS[paper]]
    grown = max(0, len(str(people)) - 3) * DIGIT
    widths[0] += grown
    widths[NAME] -= grown
    return tuple(
        Column(head, width, side) for (head, side), width in zip(_HEADS, widths, strict=True)
    )


Cell = str | Fitted
"""What stands in a cell: a text that fits as it is, as most do, or lines of a size."""


@dataclass(frozen=True, slots=True)
class Row:
    """A person's row: a cell for each column, and how high it is."""

    line: RosterLine
    cells: tuple[Cell, ...]
    height: float


def fitted_rows(
    lines: Sequence[RosterLine],
    table: Sequence[Column],
    face: Face,
    told: Callable[[RosterLine], tuple[str, ...]] | None = None,
) -> list[Row]:
    """Every person's row; what comes again (villages, occupations) is fitted once.

    `told` gives a person's texts for the columns, those of an enrolment where it is not given.
    """
    told = told or texts
    niks = {at for at, column in enumerate(table) if column.side == "nik"}
    known: dict[tuple[int, str], Cell] = {}
    room = [column.width - 2 * PAD for column in table]
    rows = []
    for line in lines:
        cells: list[Cell] = []
        high = 1
        for at, text in enumerate(told(line)):
            cell: Cell | None = text if at in niks else known.get((at, text))
            if cell is None:
                cell = _fitted(text, face, room[at])
                if at > NAME:
                    known[at, text] = cell
            if not isinstance(cell, str) and len(cell.lines) > high:
                high = len(cell.lines)
            cells.append(cell)
        rows.append(Row(line, tuple(cells), high * LINE + AIR))
    return rows


def _fitted(text: str, face: Face, room: float) -> Cell:
    cell = fit(text, face, room)
    return text if cell.size == SIZE and len(cell.lines) == 1 else cell


def texts(line: RosterLine) -> tuple[str, ...]:
    """A person's texts in the columns of an enrolment."""
    born = short_date(line.birth_date)
    return (
        str(line.position),
        line.nik,
        line.name,
        line.sex,
        f"{line.birth_place}, {born}" if line.birth_place else born,
        str(line.age),
        home(line),
        line.village,
        line.occupation,
        grouped(line.cost),
        line.note,
    )


def home(line: RosterLine) -> str:
    """RT/RW and hamlet; the address where neither is known."""
    blocks = "/".join(part or "–" for part in (line.rt, line.rw)) if line.rt or line.rw else ""
    return " ".join(part for part in (blocks, line.hamlet) if part) or line.address
