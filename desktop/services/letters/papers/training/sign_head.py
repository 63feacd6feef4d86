"""The head of a sheet to sign: title, page code with Code 128, facts of the session."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.domain.dates import weekday_date
from desktop.services.letters.papers.codes import code128_modules, draw_code128
from desktop.services.letters.papers.faces import sans
from desktop.services.letters.papers.lines import broken
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM
from desktop.services.letters.papers.training.boxes import boxed, draw_boxed
from desktop.services.letters.papers.training.facts import SessionFacts, SignSheet
from desktop.services.letters.papers.wording import plain

LEFT, RIGHT = 18 * MM, 196 * MM
_TITLE, _NAME, _CODE, _UNDER_CODE = 16.0, 11.5, 20.0, 7.5
_BARS_TOP, _BARS_HIGH, _MODULE = 12.4 * MM, 9.5 * MM, 0.33 * MM
_GAP = 4.5 * MM
_FACTS, _FACTS_HIGH, _FACT = 26.6 * MM, 18.6 * MM, 9.4
_COLON, _VALUE = 42 * MM, 43.8 * MM
_LINE_APART = 1.3
_BY_HAND = 90 * MM


def clock(minutes: int) -> str:
    """A time as papers write it: `08.00`."""
    return f"{minutes // 60:02}.{minutes % 60:02}"


def session_fields(session: SessionFacts | None) -> dict[str, str]:
    """The fields of a letterform that tell a session; empty where there is none."""
    names = ("hari", "nomor", "materi", "jp", "waktu", "tempat", "narasumber")
    if session is None:
        return dict.fromkeys(names, "")
    told = (
        weekday_date(session.date),
        str(session.number),
        session.title,
        str(session.jp),
        f"{clock(session.start)}–{clock(session.end)} {session.zone}".strip(),
        session.place,
        session.trainer,
    )
    return dict(zip(names, told, strict=True))


def draw_sign_head(pen: Pen, sheet: SignSheet, wording: Mapping[str, Any], code: str) -> None:
    """Draw what stands above the table of a page."""
    bold = sans().bold
    pen.text(bold, _TITLE, LEFT, 18.2 * MM, wording["judul"])
    code_left = RIGHT - bold.width(code, _CODE)
    bars = code128_modules(code) * _MODULE
    bars_left = code_left - _GAP - bars
    name = boxed(sheet.training, bold, _NAME, bars_left - LEFT - _GAP, 7.6 * MM)
    draw_boxed(pen, bold, name, LEFT, 22.3 * MM)
    pen.text(bold, _CODE, code_left, 19.4 * MM, code)
    pen.right(sans().regular, _UNDER_CODE, RIGHT, 23 * MM, wording["kode"])
    draw_code128(pen, code, bars_left, _BARS_TOP, (bars, _BARS_HIGH))
    draw_facts(pen, wording["fakta"], session_fields(sheet.session))


def draw_facts(pen: Pen, points: Sequence[Mapping[str, str]], known: Mapping[str, str]) -> None:
    """Label and value line by line, smaller where a value needs more lines; rules for a pen."""
    regular = sans().regular
    facts = [(one["label"], plain(one["isi"], known)) for one in points]
    size = _FACT
    while True:
        values = [broken(text, regular, size, RIGHT - _VALUE) for _label, text in facts]
        lines = sum(max(1, len(value)) for value in values)
        if lines * size * _LINE_APART <= _FACTS_HIGH or size < 3:
            break
        size -= 0.25
    apart = _FACTS_HIGH / max(4, lines)
    y = _FACTS
    for (label, text), value in zip(facts, values, strict=True):
        pen.text(regular, size, LEFT, y + apart * 0.72, label)
        pen.text(regular, size, _COLON, y + apart * 0.72, ":")
        for line in value:
            pen.text(regular, size, _VALUE, y + apart * 0.72, line)
            y += apart
        if not text:
            pen.rule(_VALUE, y - apart * 0.1, _VALUE + _BY_HAND, y - apart * 0.1, 0.4)
