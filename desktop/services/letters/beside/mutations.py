"""Daftar mutasi peserta: who comes, who goes, who for whom, and how many there are after it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.domain.dates import short_date
from desktop.domain.money import grouped
from desktop.domain.roster import Leaving, RosterLine
from desktop.services.letters.beside.facts import Beside, beside_fields
from desktop.services.letters.beside.sheets import Look, Section, TableRow, break_pages, draw_pages
from desktop.services.letters.papers.faces import Family, sans
from desktop.services.letters.papers.grid import Grid, GridColumn
from desktop.services.letters.papers.letter_body import Part
from desktop.services.letters.papers.lines import phrased, shrunk
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import ANNEX_MARGIN, MM
from desktop.services.letters.papers.reasons import WHY_LEFT
from desktop.services.letters.papers.signature import draw_signature, lay_out_signature
from desktop.services.letters.papers.text_parts import filled

_FIRST = 16 * MM
_SIZE, _AIR = 9.0, 1.4 * MM
_PERSON = ((11, "right"), (33, "nik"), (66, "left"), (10, "middle"), (26, "middle"), (50, "left"),
           (40, "left"), (34, "left"))  # fmt: skip
_PAIR = ((11, "right"), (33, "nik"), (52, "left"), (38, "left"), (33, "nik"), (52, "left"),
         (51, "left"))  # fmt: skip
_SUM = ((11, "right"), (100, "left"), (30, "right"), (30, "right"), (30, "right"), (30, "right"))


@dataclass(frozen=True, slots=True)
class Mutations:
    """The three parts, and (name, before, added, removed, after) of each kecamatan and of all."""

    additions: Sequence[RosterLine]
    removals: Sequence[RosterLine]
    pairs: Sequence[tuple[Leaving, RosterLine]]
    sums: Sequence[tuple[str, int, int, int, int]]
    total: tuple[str, int, int, int, int]


def draw_mutations(paper: Beside, mutations: Mutations) -> bytes:
    """The PDF of a list of changes, landscape; a part in which nobody stands says so."""
    chosen, known = paper.profile, beside_fields(paper)
    wording: Any = paper.wording
    right = chosen.height - ANNEX_MARGIN
    title = filled(wording, "judul", known)
    above = _above(chosen.family, [filled(wording, "kepala", known), known["nomor_surat"],
                                   known["tanggal_surat"]],
                   title, filled(wording, "keterangan", known), right)  # fmt: skip
    sections = _sections(chosen.family, wording, mutations, right)
    sections[0] = replace(sections[0], before=[above, *sections[0].before])
    sections[-1] = replace(sections[-1], after=[_signature(paper, right)])
    pages = break_pages(sections, _FIRST, chosen.width, keep=2)
    pen = paper.pen(" ".join(title.split()).title())
    margins = (ANNEX_MARGIN, ANNEX_MARGIN)
    later = filled(wording, "lanjutan", known)
    look = Look(chosen, paper.foot(len(pages)), later, margins, _FIRST, landscape=True)
    draw_pages(pen, look, pages)
    return pen.finish()


def _above(family: Family, of: Sequence[str], title: str, told: str, right: float) -> Part:
    """Whose annex it is at the right, the title and a line of facts in the middle."""
    left = ANNEX_MARGIN + 0.67 * (right - ANNEX_MARGIN)
    name, number, dated = of
    named = phrased(name, family.regular, 9.5, right - left)
    head = [*named, f"Nomor {number}", f"Tanggal {dated}"]
    lines = [*title.split("\n")]
    middle = (ANNEX_MARGIN + right) / 2

    def draw(pen: Pen, y: float) -> None:
        for line in head:
            size = shrunk(line, family.regular, 9.5, right - left)
            pen.text(family.regular, size, left, y, line)
            y += 4.25 * MM
        y += 5 * MM
        for line in lines:
            pen.centred(family.bold, 12.0, middle, y, line)
            y += 5.4 * MM
        pen.centred(family.regular, 9.5, middle, y, told)

    return Part(0.0, len(head) * 4.25 * MM + 5 * MM + len(lines) * 5.4 * MM, draw)


def _sections(family: Family, wording: Any, told: Mutations, right: float) -> list[Section]:
    regular = sans().regular
    people = _grid(_PERSON, wording["kepala_orang"], right)

    def persons(lines: Sequence[RosterLine]) -> list[Part]:
        return [people.row(_person(at, one), regular) for at, one in _numbered(lines)]

    pairs = _grid(_PAIR, wording["kepala_ganti"], right)
    sums = _grid(_SUM, wording["kepala_jumlah"], right)
    listed = (
        (wording["bagian_tambah"], people, persons(told.additions)),
        (wording["bagian_kurang"], people, persons(told.removals)),
        (wording["bagian_ganti"], pairs,
         [pairs.row(_pair(at, *pair), regular) for at, pair in _numbered(told.pairs)]),
        (wording["bagian_jumlah"], sums,
         [sums.row((str(at), *map(_text, one)), regular) for at, one in _numbered(told.sums)]
         + [sums.row(("", *map(_text, told.total)), sans().bold)]),
    )  # fmt: skip
    sections = []
    for title, grid, rows in listed:
        heading = _heading(family, title)
        if rows:
            head = grid.head(sans().bold, 1.0 * MM)
            sections.append(Section([heading], head, [TableRow(one) for one in rows]))
        else:
            sections.append(Section([heading, _none(family, wording["nihil"])]))
    return sections


def _heading(family: Family, text: str) -> Part:
    def draw(pen: Pen, y: float) -> None:
        pen.text(family.bold, 10.0, ANNEX_MARGIN, y, text)

    return Part(7 * MM, 1.6 * MM, draw, tied=True)


def _numbered(rows: Sequence[Any]) -> list[tuple[int, Any]]:
    return list(enumerate(rows, start=1))


def _text(told: object) -> str:
    return grouped(told) if isinstance(told, int) else str(told)


def _grid(shape: Sequence[tuple[float, str]], heads: Sequence[str], right: float) -> Grid:
    share = (right - ANNEX_MARGIN) / sum(width for width, _side in shape)
    columns = tuple(
        GridColumn(head, width * share, side)
        for head, (width, side) in zip(heads, shape, strict=True)
    )
    return Grid(columns, ANNEX_MARGIN, _SIZE, _AIR)


def _person(number: int, one: RosterLine) -> tuple[str, ...]:
    return (
        str(number), one.nik, one.name, one.sex, short_date(one.birth_date), one.village,
        one.kecamatan, one.note,
    )  # fmt: skip


def _pair(number: int, gone: Leaving, came: RosterLine) -> tuple[str, ...]:
    return (
        str(number), gone.nik, gone.name, WHY_LEFT.get(gone.reason, ""), came.nik, came.name,
        f"{came.village}, {came.kecamatan}",
    )  # fmt: skip


def _none(family: Family, told: str) -> Part:
    def draw(pen: Pen, y: float) -> None:
        pen.text(family.regular, 9.0, ANNEX_MARGIN, y, told)

    return Part(4 * MM, 1 * MM, draw)


def _signature(paper: Beside, right: float) -> Part:
    family = paper.profile.family
    axis = ANNEX_MARGIN + 0.67 * (right - ANNEX_MARGIN)
    block = lay_out_signature(paper.facts, family, 10.0, 13.2, axis, right)

    def draw(pen: Pen, y: float) -> None:
        if block:
            draw_signature(pen, family, block, y)

    return Part(8 * MM, block.height if block else 0.0, draw)
