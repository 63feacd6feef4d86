"""The annex by kind of letter: which columns it has, and what stands in them."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.dates import short_date
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.money import grouped
from desktop.domain.roster import RosterLine
from desktop.services.letters.papers.annex_table import (
    DIGIT,
    MONEY,
    NAME,
    Column,
    columns,
    home,
    texts,
)
from desktop.services.letters.papers.profiles import MM
from desktop.services.letters.papers.reasons import WHY_LEFT


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of an annex, and a person's texts in them.

    `split` is the column before which a strong rule stands, 0 for none; `named` what later pages
    call the list.
    """

    columns: tuple[Column, ...]
    texts: Callable[[RosterLine], tuple[str, ...]]
    named: str = "Daftar Nominatif"
    split: int = 0


_REMOVAL_HEADS = (
    ("No.", "right"),
    ("NIK", "nik"),
    ("Nama lengkap", "left"),
    ("L/P", "middle"),
    ("Tempat, tanggal lahir", "left"),
    ("RT/RW, dusun", "left"),
    ("Desa/Kelurahan", "left"),
    ("Pekerjaan", "left"),
    ("Alasan", "left"),
)
_REMOVAL = {
    "A4": (8, 31.6, 46.5, 7.4, 40, 35, 29, 24.5, 45),
    "F4": (8, 31.6, 56, 7.4, 44, 40, 34, 27, 52),
}
_PAIR_HEADS = (
    ("No.", "right"),
    ("NIK yang diganti", "nik"),
    ("Nama yang diganti", "left"),
    ("Alasan", "left"),
    ("NIK pengganti", "nik"),
    ("Nama pengganti", "left"),
    ("L/P", "middle"),
    ("Tempat, tanggal lahir", "left"),
    ("Desa/Kel.", "left"),
    ("Pekerjaan", "left"),
    (MONEY, "right"),
)
_PAIRS = {
    "A4": (8, 31.6, 35, 23.5, 31.6, 37.5, 7.4, 31, 23.5, 21.7, 16.2),
    "F4": (8, 31.6, 43, 27, 31.6, 45, 7.4, 37, 29, 23.8, 16.6),
}
_SECOND_NIK = 4
_RENEWAL = {
    "A4": (8, 31.6, 45, 7.4, 37, 9, 31.3, 29, 26.5, 16.2, 26),
    "F4": (8, 31.6, 54, 7.4, 41.4, 9, 40, 35, 31, 16.6, 26),
}


def layout_of(kind: str, paper: str, people: int) -> Layout:
    """The annex of a kind of letter on a paper (A4, F4) with so many people."""
    if kind == LetterKind.REMOVAL:
        made = _columns(_REMOVAL_HEADS, _REMOVAL[paper], people)
        return Layout(made, _removed, "Daftar Pengurangan")
    if kind == LetterKind.REPLACEMENT:
        made = _columns(_PAIR_HEADS, _PAIRS[paper], people)
        return Layout(made, _paired, "Daftar Penggantian", _SECOND_NIK)
    if kind == LetterKind.RENEWAL:
        heads = [(column.head, column.side) for column in columns(paper, people)]
        return Layout(_columns(heads, _RENEWAL[paper], people), texts)
    return Layout(columns(paper, people), texts)


def _columns(
    heads: tuple[tuple[str, str], ...] | list[tuple[str, str]],
    widths: tuple[float, ...],
    people: int,
) -> tuple[Column, ...]:
    grown = max(0, len(str(people)) - 3) * DIGIT
    points = [width * MM for width in widths]
    points[0] += grown
    points[NAME] -= grown
    return tuple(
        Column(head, width, side) for (head, side), width in zip(heads, points, strict=True)
    )


def _removed(line: RosterLine) -> tuple[str, ...]:
    return (
        str(line.position),
        line.nik,
        line.name,
        line.sex,
        _born(line),
        home(line),
        line.village,
        line.occupation,
        line.note,
    )


def _paired(line: RosterLine) -> tuple[str, ...]:
    gone = line.replaces
    return (
        str(line.position),
        gone.nik if gone else "",
        gone.name if gone else "",
        WHY_LEFT.get(gone.reason, "") if gone else "",
        line.nik,
        line.name,
        line.sex,
        _born(line),
        line.village,
        line.occupation,
        grouped(line.cost),
    )


def _born(line: RosterLine) -> str:
    born = short_date(line.birth_date)
    return f"{line.birth_place}, {born}" if line.birth_place else born
