"""The text of a berita acara: title, tables, results, and the lines to sign on."""

from collections.abc import Sequence
from typing import Any

from desktop.domain.money import grouped
from desktop.services.letters.papers.grid import Grid, GridColumn
from desktop.services.letters.papers.letter_body import Part, Setting, lines_part
from desktop.services.letters.papers.lines import phrased, wrap
from desktop.services.letters.papers.minutes_facts import Member, MinutesFacts
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import LEFT, MM
from desktop.services.letters.papers.wording import Facts, paragraph, plain

_TITLE, _SUBTITLE = 13.0, 12.0
_TABLE = 10.0
_AFTER_TEXT, _AFTER_TABLE = 4.2 * MM, 2.1
_SIGNING = 17 * MM
_DOTTED_WIDTH = 30 * MM
_TOGETHER = 9
"""So many members still sign on one page with the closing sentence."""
_DOTS = "." * 46


def body(setting: Setting, facts: MinutesFacts, known: Facts) -> list[Part]:
    """Everything from the title to the camat's signature."""
    return [
        *_title(setting, facts, known),
        _text(setting, known, [facts.wording["pembuka"]], 2.4),
        *_members(setting, facts),
        _text(setting, known, [facts.wording["kegiatan"]], _AFTER_TABLE),
        *_results(setting, facts),
        _text(setting, known, [facts.wording["hasil"], facts.wording["belum"]], _AFTER_TABLE),
        _text(setting, known, [facts.wording["lampiran"]], 1.6),
        *_closing(setting, facts, known),
    ]


def _text(
    setting: Setting, known: Facts, templates: Sequence[Any], space: float, *, tied: bool = False
) -> Part:
    runs = paragraph(templates, known)
    lines = wrap(runs, setting.profile.family, setting.size, setting.width)
    part = lines_part(setting, lines, LEFT, setting.width, space, spread=True)
    return Part(part.space, part.depth, part.draw, tied=tied)


def _title(setting: Setting, facts: MinutesFacts, known: Facts) -> list[Part]:
    family = setting.profile.family
    middle = LEFT + setting.width / 2
    wording: Any = facts.wording
    subtitle = plain(wording["subjudul"], known).split("\n")
    lines = [(family.bold, _TITLE, plain(wording["judul"], known))]
    for text in subtitle:
        parts = phrased(text, family.bold, _SUBTITLE, setting.width)
        lines += [(family.bold, _SUBTITLE, part) for part in parts]
    lines.append((family.regular, 11.0, plain(wording["nomor"], known)))

    def draw(pen: Pen, y: float) -> None:
        for number, (face, size, text) in enumerate(lines):
            pen.centred(face, size, middle, y + number * 5.6 * MM, text)

    return [Part(11 * MM, (len(lines) - 1) * 5.6 * MM, draw)]


def _grid(setting: Setting, heads: Sequence[tuple[str, float, str]]) -> Grid:
    """A table as wide as the text, its columns in these shares."""
    share = setting.width / sum(width for _head, width, _side in heads)
    columns = tuple(GridColumn(head, width * share, side) for head, width, side in heads)
    return Grid(columns, LEFT, _TABLE)


def _members(setting: Setting, facts: MinutesFacts) -> list[Part]:
    grid = _grid(
        setting,
        (
            ("No.", 9, "middle"),
            ("Nama", 52, "left"),
            ("Jabatan", 75, "left"),
            ("Kedudukan", 24, "left"),
        ),
    )
    family = setting.profile.family
    parts = [grid.head(family.bold, _AFTER_TEXT)]
    for number, one in enumerate(facts.members, start=1):
        parts.append(grid.row((str(number), one.name, one.position, one.place), family.regular))
    return parts


def _results(setting: Setting, facts: MinutesFacts) -> list[Part]:
    grid = _grid(
        setting,
        (
            ("No.", 9, "middle"),
            ("Desa/Kelurahan", 61, "left"),
            ("Diusulkan", 30, "right"),
            ("Memenuhi syarat", 30, "right"),
            ("Tidak memenuhi", 30, "right"),
        ),
    )
    family = setting.profile.family
    villages = facts.villages()
    parts = [grid.head(family.bold, _AFTER_TEXT)]
    for number, one in enumerate(villages, start=1):
        texts = (
            str(number),
            one.village,
            grouped(one.proposed),
            grouped(one.eligible),
            grouped(one.ineligible),
        )
        # The sum keeps the last village beside it.
        parts.append(grid.row(texts, family.regular, tied=number == len(villages)))
    sums = (len(facts.people), len(facts.eligible), len(facts.ineligible))
    parts.append(grid.row(("", "Jumlah", *map(grouped, sums)), family.bold))
    return parts


def _closing(setting: Setting, facts: MinutesFacts, known: Facts) -> list[Part]:
    """The closing sentence and all signatures, on one page while they can be."""
    together = len(facts.members) <= _TOGETHER
    parts = [
        _text(setting, known, [facts.wording["penutup"]], 1.6, tied=True),
        _text(setting, known, [facts.wording["penanda"]], 1.9, tied=True),
    ]
    for number, one in enumerate(facts.members, start=1):
        parts.append(_signing(setting, number, one, tied=together or number == 1))
    return [*parts, _acknowledged(setting, facts, known)]


def _signing(setting: Setting, number: int, member: Member, *, tied: bool) -> Part:
    """A line to sign on, odd ones left, even ones right; the name may be written in."""
    family, size = setting.profile.family, setting.size
    right = setting.profile.right
    line_from = (LEFT + 0.64 * setting.width) if number % 2 else right - _DOTTED_WIDTH
    if not number % 2:
        line_from = right - _DOTTED_WIDTH + 4 * MM
    name = member.name or _DOTS

    def draw(pen: Pen, y: float) -> None:
        pen.text(family.regular, size, LEFT, y, f"{number}.")
        pen.text(family.bold if member.name else family.regular, size, LEFT + 7 * MM, y, name)
        pen.text(family.regular, size - 1, LEFT + 7 * MM, y + 4.8 * MM, member.position)
        at = y + 6.5 * MM
        pen.text(family.regular, size - 2, line_from - 4.5 * MM, at - 1, f"{number}.")
        dots = "." * int(26 * MM / family.regular.width(".", size - 2))
        pen.text(family.regular, size - 2, line_from, at, dots)

    return Part(_SIGNING if number > 1 else 9.5 * MM, 0.0, draw, tied=tied)


def _acknowledged(setting: Setting, facts: MinutesFacts, known: Facts) -> Part:
    """Mengetahui: the camat, who signs at the axis over a dotted name."""
    family, size = setting.profile.family, setting.size
    wording: Any = facts.wording
    lines = plain(wording["mengetahui"], known).split("\n")
    room = setting.profile.right - setting.axis
    told = [
        lines[0],
        *(part for text in lines[1:] for part in phrased(text, family.regular, size, room)),
    ]
    depth = (len(told) + 1) * setting.leading + 25 * MM

    def draw(pen: Pen, y: float) -> None:
        for number, text in enumerate(told):
            pen.text(family.regular, size, setting.axis, y + number * setting.leading, text)
        name = y + (len(told) - 1) * setting.leading + 26 * MM
        dots = "." * int(room / family.regular.width(".", size))
        pen.text(family.regular, size, setting.axis, name, dots)
        pen.text(family.regular, size, setting.axis, name + setting.leading, "NIP")

    return Part(15 * MM, depth, draw)
