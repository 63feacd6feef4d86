"""What stands above the table: on the first page letter, title and facts, later one line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.dates import letter_date
from desktop.services.letters.papers.faces import Family, sans
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.papers.fields import short_programmes, source_of_money
from desktop.services.letters.papers.lines import phrased, shrunk
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import ANNEX_MARGIN, MM
from desktop.services.letters.papers.wording import plain

_LETTER_SIZE, _TITLE_SIZE, _FACT_SIZE, _NEXT_SIZE = 9.5, 12.0, 9.0, 8.5
_FIRST = 16.2 * MM
_PITCH, _TITLE_PITCH = 4.25 * MM, 5.5 * MM
_LABEL, _FACT_LABEL, _FAR_LABEL = 14 * MM, 15 * MM, 22 * MM
_TABLE = 55 * MM
NEXT_TABLE = 19 * MM
AXIS = 0.67
"""Where letter and signature begin, as a share of the table's width."""


@dataclass(frozen=True, slots=True)
class Head:
    """The heads of an annex: texts to draw on its first page, and where its table begins."""

    letter: tuple[str, ...]
    reference: tuple[tuple[str, str], ...]
    title: tuple[str, ...]
    near: tuple[tuple[str, str], ...]
    far: tuple[tuple[str, str], ...]
    later: str
    drop: float
    """How much lower everything stands because the letter's lines are more than two."""

    @property
    def table(self) -> float:
        """Where the first page's table begins."""
        return _TABLE + self.drop


def lay_out_head(
    facts: LetterFacts,
    wording: Mapping[str, Any],
    known: Mapping[str, str],
    number: str,
    dated: date,
    width: float,
    family: Family,
) -> Head:
    """The heads of an annex whose table is so wide."""
    room = width * (1 - AXIS)
    letter = phrased(plain(wording["kepala"], known), family.regular, _LETTER_SIZE, room)
    title: list[str] = []
    for line in plain(wording["judul"], known).split("\n"):
        title.extend(phrased(line, family.bold, _TITLE_SIZE, width * 0.9))
    lines = len(letter) + max(0, len(title) - 2) * _TITLE_PITCH / _PITCH
    on = letter_date(dated)
    return Head(
        tuple(letter),
        (("Nomor", number), ("Tanggal", on)),
        tuple(title),
        _known(("Program", short_programmes(facts)), ("Periode", plain(wording["periode"], known))),
        _known(("Iuran", plain(wording["iuran"], known)), ("Sumber dana", source_of_money(facts))),
        f"Lampiran Surat Nomor {number}, tanggal {on}",
        max(0.0, lines - 2) * _PITCH,
    )


def _known(*facts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(fact for fact in facts if fact[1])


def draw_first_head(pen: Pen, head: Head, width: float, family: Family) -> None:
    """Draw the first page's head over a table so wide."""
    regular = family.regular
    x = ANNEX_MARGIN + AXIS * width
    y = _FIRST
    for line in head.letter:
        pen.text(regular, _LETTER_SIZE, x, y, line)
        y += _PITCH
    for label, value in head.reference:
        pen.text(regular, _LETTER_SIZE, x, y, label)
        pen.text(regular, _LETTER_SIZE, x + _LABEL, y, ":")
        room = width * (1 - AXIS) - _LABEL - 2 * MM
        size = shrunk(value, regular, _LETTER_SIZE, room)
        pen.text(regular, size, x + _LABEL + 2 * MM, y, value)
        y += _PITCH
    y += 2.6 * MM
    for line in head.title:
        pen.centred(family.bold, _TITLE_SIZE, ANNEX_MARGIN + width / 2, y, line)
        y += _TITLE_PITCH
    y = head.table - 2.2 * MM - _PITCH
    _draw_facts(pen, head.near, ANNEX_MARGIN, y, (_FACT_LABEL, width / 2))
    far = _far_side(head.far, width)
    _draw_facts(pen, head.far, far, y, (_FAR_LABEL, ANNEX_MARGIN + width - far))


def _far_side(facts: Sequence[tuple[str, str]], width: float) -> float:
    """Where the right-hand facts begin: as far right as they fit, not left of the middle."""
    face = sans().regular
    widest = max((face.width(value, _FACT_SIZE) for _label, value in facts), default=0.0)
    right = ANNEX_MARGIN + width
    return max(
        min(right - _FAR_LABEL - 2 * MM - widest, ANNEX_MARGIN + AXIS * width),
        ANNEX_MARGIN + width * 0.5,
    )


def _draw_facts(
    pen: Pen, facts: Sequence[tuple[str, str]], x: float, y: float, room: tuple[float, float]
) -> None:
    face = sans().regular
    label_width, width = room
    for label, value in facts:
        pen.text(face, _FACT_SIZE, x, y, label)
        pen.text(face, _FACT_SIZE, x + label_width, y, ":")
        size = shrunk(value, face, _FACT_SIZE, width - label_width - 2 * MM)
        pen.text(face, size, x + label_width + 2 * MM, y, value)
        y += _PITCH


def draw_next_head(pen: Pen, head: Head, width: float, named: str = "Daftar Nominatif") -> None:
    """Draw the one line above a later page's table: the letter, and what the list is called."""
    face = sans().regular
    y = NEXT_TABLE - 2.6 * MM
    pen.text(face, _NEXT_SIZE, ANNEX_MARGIN, y, head.later)
    pen.right(face, _NEXT_SIZE, ANNEX_MARGIN + width, y, f"{named} (lanjutan)")
