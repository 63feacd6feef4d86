"""A berita acara of a verification as one PDF: its text, then the names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.domain.dates import short_date
from desktop.domain.money import grouped
from desktop.services.letters.papers.faces import sans
from desktop.services.letters.papers.foot import Foot, draw_foot, draw_initials
from desktop.services.letters.papers.grid import Grid, GridColumn
from desktop.services.letters.papers.kop import Kop, draw_kop, lay_out_kop
from desktop.services.letters.papers.letter_body import Part, Setting
from desktop.services.letters.papers.letter_pages import paged
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.minutes_body import body
from desktop.services.letters.papers.minutes_facts import (
    REASONS,
    MinutesFacts,
    Verified,
    minutes_fields,
)
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import ANNEX_MARGIN, LEFT, MM, RIGHT, Profile, profile
from desktop.services.letters.papers.wording import plain

_SIZE = 11.0
_HEAD_SIZE, _LIST_SIZE = 8.5, 9.0
_NEXT_HEAD, _NEXT_TEXT = 15 * MM, 19 * MM
_LISTS_START = 22 * MM
_TEXT_ENDS = 34.5 * MM
"""Above the edge of the paper; below it stand the foot and the boxes for initials."""


@dataclass(frozen=True, slots=True)
class _Pages:
    """Pages of one kind: their parts, and where the first begins."""

    pages: Sequence[Sequence[Part]]
    first: float
    margins: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all pages share: the paper, the foot, and whose initials are asked for."""

    profile: Profile
    foot: Foot
    initials: list[str]


def draw_minutes(
    facts: MinutesFacts,
    emblem: bytes | None,
    made: datetime,
    proof: str = "",
    mark: str = "",
    code: str = "",
) -> bytes:
    """The PDF of a berita acara: the same bytes for the same facts and moment.

    `proof` is the text of the QR code of the letter that it goes with, `mark` what the file says,
    `code` that letter's control code, which stands in place of its own.
    """
    chosen = profile(facts.paper, facts.typeface)
    known = minutes_fields(facts)
    kop = lay_out_kop(chosen, facts, emblem)
    wording: Any = facts.wording
    text = _Pages(
        paged(body(Setting(chosen, _SIZE), facts, known), [], chosen.height, kop.ends),
        kop.ends,
        (LEFT, RIGHT),
    )
    head = plain(wording["kepala_lampiran"], known)
    lists = [
        _listed(chosen, plain(wording[title], known), people)
        for title, people in (
            ("daftar_memenuhi", facts.eligible),
            ("daftar_tidak", facts.ineligible),
        )
        if people
    ]
    sums = f"{grouped(len(facts.people))} orang diperiksa · {grouped(len(facts.eligible))}"
    total = len(text.pages) + sum(len(one.pages) for one in lists)
    foot = Foot(total, code or facts.code(), f"{sums} memenuhi syarat", proof)
    initials = list(wording["paraf"])[: len(facts.members)]
    title = plain(wording["subjudul"], known).replace("\n", " ")
    pen = Pen(
        chosen.family.regular,
        Metadata(f"Berita Acara {title.title()}", facts.office_name, title, mark, made),
    )
    number = f"Berita Acara Nomor {known['nomor']}"
    sheet = _Sheet(chosen, foot, initials)
    _draw(pen, sheet, text, 0, kop, number)
    done = len(text.pages)
    for one in lists:
        _draw(pen, sheet, one, done, None, head)
        done += len(one.pages)
    return pen.finish()


def _draw(pen: Pen, sheet: _Sheet, pages: _Pages, before: int, kop: Kop | None, head: str) -> None:
    """Draw pages; the first under a letterhead where there is one, else under `head`.

    Boxes for initials stand on every page that nobody signs.
    """
    chosen = sheet.profile
    size = (chosen.width, chosen.height)
    face = chosen.family.regular
    left, right = pages.margins
    for number, parts in enumerate(pages.pages, start=1):
        pen.page(*size)
        first = number == 1
        if kop is not None and first:
            draw_kop(pen, kop)
        else:
            pen.text(face, _HEAD_SIZE, left, _NEXT_HEAD, head)
            if not first:
                pen.right(face, _HEAD_SIZE, chosen.width - right, _NEXT_HEAD, "(lanjutan)")
        y = pages.first if first else _NEXT_TEXT
        for part in parts:
            y += part.space
            part.draw(pen, y)
            y += part.depth
        if kop is None or number < len(pages.pages):
            draw_initials(pen, sheet.initials, left, chosen.height)
        draw_foot(pen, sheet.foot, size, pages.margins, before + number)


def _listed(chosen: Profile, title: str, people: Sequence[Verified]) -> _Pages:
    """A list of names, its head on every page."""
    last = ("Alasan", 30.0) if not people[0].eligible else ("Pekerjaan", 30.0)
    widths = (
        ("No.", 10.0, "right"),
        ("NIK", 31.6, "nik"),
        ("Nama lengkap", 46.0, "left"),
        ("L/P", 8.0, "middle"),
        ("Tanggal lahir", 21.0, "middle"),
        ("Desa/Kelurahan", 31.0, "left"),
        (*last, "left"),
    )
    room = chosen.width - 2 * ANNEX_MARGIN
    spare = room - sum(width for _head, width, _side in widths) * MM
    columns = tuple(
        GridColumn(head, width * MM + (spare if head == "Nama lengkap" else 0), side)
        for head, width, side in widths
    )
    grid = Grid(columns, ANNEX_MARGIN, _LIST_SIZE, 1.2 * MM)
    rows = [grid.row(_texts(at, one), sans().regular) for at, one in enumerate(people, start=1)]
    pages = [[_heading(chosen, title, len(people)), grid.head(sans().bold, 0.0)]]
    y = _LISTS_START + sum(part.space + part.depth for part in pages[0])
    lowest = chosen.height - _TEXT_ENDS
    for row in rows:
        if y + row.depth > lowest:
            pages.append([grid.head(sans().bold, 0.0)])
            y = _NEXT_TEXT + pages[-1][0].depth
        pages[-1].append(row)
        y += row.depth
    return _Pages(pages, _LISTS_START, (ANNEX_MARGIN, ANNEX_MARGIN))


def _heading(chosen: Profile, title: str, people: int) -> Part:
    bold, regular = chosen.family.bold, chosen.family.regular

    def draw(pen: Pen, y: float) -> None:
        pen.centred(bold, 12.0, chosen.width / 2, y, title)
        pen.centred(regular, 10.0, chosen.width / 2, y + 5.2 * MM, f"{grouped(people)} orang")

    return Part(5 * MM, 9 * MM, draw)


def _texts(number: int, one: Verified) -> tuple[str, ...]:
    last = one.occupation if one.eligible else REASONS[one.reason]
    return (
        grouped(number),
        one.nik,
        one.name,
        one.sex,
        short_date(one.birth_date),
        one.village,
        last,
    )
