"""The text of a training's report: facts, figures, charts, sessions, signature."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.domain.attendance import Attendance
from desktop.domain.dates import letter_date, short_date
from desktop.domain.money import grouped
from desktop.services.letters.papers.grid import Grid, GridColumn
from desktop.services.letters.papers.letter_body import Part, Setting, labelled
from desktop.services.letters.papers.lines import wrap
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import LEFT, MM
from desktop.services.letters.papers.signature import draw_signature, lay_out_signature
from desktop.services.letters.papers.training.boxes import Boxed, boxed, draw_boxed
from desktop.services.letters.papers.training.record_facts import ReportFacts, ReportSession
from desktop.services.letters.papers.training.report_sums import (
    Bar,
    body_bars,
    result_bars,
    session_bars,
    statuses,
)
from desktop.services.letters.papers.wording import fill, plain

_TITLE, _HEADING, _SMALL = 14.0, 11.0, 9.0
_COLON, _VALUE = 40 * MM, 43 * MM
_BOX_HIGH, _BOXES = 15 * MM, 3
_BAR_HIGH, _BAR_ROW, _BAR_WIDE, _BAR_GAP = 3.2 * MM, 5.8 * MM, 36 * MM, 2.5 * MM
_LABEL_WIDE = 77 * MM
_MOST_BODIES = 40
_SHORT, _WITH_SIGNATURE = 8, 2
"""So many sessions at most are kept on one page; so many of more go on with the signature."""
_COLUMNS = (8.0, 20.0, 52.0, 34.0, 8.0, 6.5, 6.5, 6.5, 6.5, 6.5, 6.5)


def report_parts(
    setting: Setting, facts: ReportFacts, known: Mapping[str, str], wording: Any
) -> list[Part]:
    """Everything of the report but its annex."""
    return [
        _title(setting, wording["judul"]),
        *_facts(setting, wording["fakta"], known),
        *_figures(setting, wording, known),
        *_chart(setting, wording["grafik_sesi"], session_bars(facts)),
        *_bodies(setting, facts, wording),
        *_chart(setting, wording["grafik_hasil"], result_bars(facts, wording)),
        *_sessions(setting, facts, wording),
        _note(setting, facts, wording),
        _signed(setting, facts),
    ]


def _title(setting: Setting, text: str) -> Part:
    bold = setting.profile.family.bold

    def draw(pen: Pen, y: float) -> None:
        pen.centred(bold, _TITLE, LEFT + setting.width / 2, y, text)

    return Part(12 * MM, 3 * MM, draw)


def _heading(setting: Setting, text: str, space: float = 9 * MM) -> Part:
    bold = setting.profile.family.bold

    def draw(pen: Pen, y: float) -> None:
        pen.text(bold, _HEADING, LEFT, y, text)

    return Part(space, 2 * MM, draw, tied=True)


def _facts(
    setting: Setting, points: Sequence[Mapping[str, str]], known: Mapping[str, str]
) -> list[Part]:
    parts: list[Part] = []
    for point in points:
        runs = fill(point["isi"], known)
        if runs:
            lines = wrap(runs, setting.profile.family, setting.size, setting.width - _VALUE)
            columns = (0.0, _COLON, _VALUE)
            parts.append(labelled(setting, point["label"], lines, columns, 1.1 if parts else 1.3))
    return parts


def _figures(setting: Setting, wording: Any, known: Mapping[str, str]) -> list[Part]:
    """The figures in boxes, three to a row."""
    told = [(point["label"], plain(point["isi"], known)) for point in wording["angka_isi"]]
    figures = [figure for figure in told if figure[1]]
    rows = [figures[at : at + _BOXES] for at in range(0, len(figures), _BOXES)]
    heading = _heading(setting, wording["angka"])
    return [heading, *(_boxes(setting, row, first=row is rows[0]) for row in rows)]


def _boxes(setting: Setting, figures: Sequence[tuple[str, str]], *, first: bool) -> Part:
    family, width = setting.profile.family, setting.width / _BOXES

    def draw(pen: Pen, y: float) -> None:
        for at, (label, value) in enumerate(figures):
            x = LEFT + at * width
            pen.box(x, y, width, _BOX_HIGH, 0.5)
            large = boxed(value, family.bold, 15, width - 6 * MM, 7 * MM)
            draw_boxed(pen, family.bold, large, x + 3 * MM, y + 5.4 * MM)
            small = boxed(label, family.regular, _SMALL, width - 6 * MM, 5 * MM)
            draw_boxed(pen, family.regular, small, x + 3 * MM, y + 11.4 * MM)

    return Part(1 * MM if first else 0.0, _BOX_HIGH, draw)


def _bodies(setting: Setting, facts: ReportFacts, wording: Any) -> list[Part]:
    """The chart by body; beyond a page of them the smallest are told as one."""
    bars = body_bars(facts, wording["tanpa_wadah"])
    if len(bars) > _MOST_BODIES:
        others = bars[_MOST_BODIES - 1 :]
        part, whole = (sum(getattr(one, name) for one in others) for name in ("part", "whole"))
        label = f"{grouped(len(others))} lainnya"
        rest = Bar(label, part, whole, f"{grouped(part)} dari {grouped(whole)} JP")
        bars = [*bars[: _MOST_BODIES - 1], rest]
    return _chart(setting, wording["grafik_wadah"], bars, wording["keterangan_wadah"])


def _chart(setting: Setting, title: str, bars: Sequence[Bar], told: str = "") -> list[Part]:
    """A heading and a bar each; the heading keeps its first two bars."""
    if not bars:
        return []
    parts = [_heading(setting, title)]
    if told:
        parts.append(_line(setting, told))
    for at, bar in enumerate(bars):
        parts.append(_bar(setting, bar, tied=at == 0 and len(bars) > 1))
    return parts


def _line(setting: Setting, text: str) -> Part:
    face = setting.profile.family.regular
    fitted = boxed(text, face, _SMALL, setting.width, 9 * MM)

    def draw(pen: Pen, y: float) -> None:
        draw_boxed(pen, face, fitted, LEFT, y + fitted.height / 2)

    return Part(1.2 * MM, fitted.height, draw, tied=True)


def _bar(setting: Setting, bar: Bar, *, tied: bool) -> Part:
    """Label, a frame as wide as the whole, black as far as the part, and the count."""
    face = setting.profile.family.regular
    label = boxed(bar.label, face, _SMALL, _LABEL_WIDE - _BAR_GAP, _BAR_ROW)
    left = LEFT + _LABEL_WIDE
    behind = left + _BAR_WIDE + _BAR_GAP
    told = boxed(bar.told, face, _SMALL, LEFT + setting.width - behind, _BAR_ROW)

    def draw(pen: Pen, y: float) -> None:
        middle = y + _BAR_ROW / 2
        draw_boxed(pen, face, label, LEFT, middle)
        pen.box(left, middle - _BAR_HIGH / 2, _BAR_WIDE, _BAR_HIGH, 0.4)
        black = _BAR_WIDE * bar.part / bar.whole if bar.whole else 0.0
        if black:
            pen.cells([(0, 0, black, _BAR_HIGH)], left, middle - _BAR_HIGH / 2, 1)
        draw_boxed(pen, face, told, behind, middle)

    return Part(0.0, _BAR_ROW, draw, tied=tied)


def _sessions(setting: Setting, facts: ReportFacts, wording: Any) -> list[Part]:
    """Every session with how many of each status.

    No page has the signature alone: a short table goes on with it, a long one with its end.
    """
    share = setting.width / sum(_COLUMNS)
    sides = ("right", "middle", "left", "left", *["right"] * 7)
    columns = tuple(
        GridColumn(head, width * share, side)
        for head, width, side in zip(wording["kepala_sesi"], _COLUMNS, sides, strict=True)
    )
    family = setting.profile.family
    grid = Grid(columns, LEFT, 8.5, 1.6 * MM)
    last = len(facts.sessions) - (_SHORT if len(facts.sessions) <= _SHORT else _WITH_SIGNATURE)
    rows = [
        grid.row(_session_texts(facts, one, wording), family.regular, tied=at == 0 or at >= last)
        for at, one in enumerate(facts.sessions)
    ]
    head = grid.head(family.bold, 1 * MM)
    return [_heading(setting, wording["tabel_sesi"]), head, *rows] if rows else []


def _session_texts(facts: ReportFacts, one: ReportSession, wording: Any) -> tuple[str, ...]:
    title = plain(wording["dibatalkan"], {"materi": one.title}) if one.cancelled else one.title
    counted = statuses(one, len(facts.people), list(Attendance))
    shown = ["" for _many in counted] if one.cancelled else [grouped(many) for many in counted]
    return (str(one.number), short_date(one.date), title, one.trainer, str(one.jp), *shown)


def _note(setting: Setting, facts: ReportFacts, wording: Any) -> Part:
    late = wording["terlambat" if facts.late_counts else "tidak_terlambat"]
    return _line(setting, f"{wording['singkatan']} {late}")


def _signed(setting: Setting, facts: ReportFacts) -> Part:
    """Place and date, and the signature where an official signs."""
    family = setting.profile.family
    text = f"{facts.city}, {letter_date(facts.dated)}" if facts.city else letter_date(facts.dated)
    block = lay_out_signature(
        facts, family, setting.size, setting.leading, setting.axis, setting.profile.right
    )
    x = block.x if block else setting.axis
    place: Boxed = boxed(text, family.regular, setting.size, setting.profile.right - x, 6 * MM)

    def draw(pen: Pen, y: float) -> None:
        draw_boxed(pen, family.regular, place, x, y)
        if block:
            draw_signature(pen, family, block, y + 1.3 * setting.leading)

    return Part(10 * MM, block.height + 1.3 * setting.leading if block else 0.0, draw)
