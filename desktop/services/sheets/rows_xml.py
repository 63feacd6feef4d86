"""Rows of a sheet as SpreadsheetML, written straight: a library takes six times as long."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Literal

from desktop.services.sheets.cells import column_letters

Kind = Literal["text", "number", "date"]

_AT_ONCE = 1_000
_LONGEST_TEXT = 32_767
_DAY_ZERO = date(1899, 12, 30).toordinal()
_TO_ESCAPE = re.compile(
    r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_|^\s|\s$"
)
_BETWEEN = "|"
_SEEN_AS_MORE = ("&", "<", ">", "_x", " |", "| ")
"""What a text may mean in XML, and blanks at the ends of one between others."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\r\ufffe\uffff\ud800-\udfff]")
_LIKE_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")


def rows_xml(
    rows: Sequence[Sequence[object]], kinds: Sequence[Kind], styles: Sequence[int], first: int
) -> Iterator[str]:
    """The XML of rows, a thousand at a time; `first` is the first row's number, from 1.

    `styles` are the columns' cell formats. Texts are inline strings, which no program takes for
    a formula. What cannot be a number or a date is written as text; empty cells are left out.
    """
    columns = [
        _Column(column_letters(at), style, _WRITERS[kind], kind)
        for at, (style, kind) in enumerate(zip(styles, kinds, strict=True))
    ]
    forms: dict[_Key, _Form | None] = {}
    for start in range(0, len(rows), _AT_ONCE):
        yield "".join(
            _quick(number, row, columns, forms) or _row(number, row, columns)
            for number, row in enumerate(rows[start : start + _AT_ONCE], first + start)
        )


_Writer = Callable[[object, str, int], str]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its letters, its cell format, what writes its cells, what it holds."""

    name: str
    style: int
    write: _Writer
    kind: Kind

    def form(self) -> str:
        """A cell to be filled in; `#` is the row's number."""
        if self.kind == "text":
            return f'<c r="{self.name}#" s="{self.style}" t="inlineStr"><is><t>%s</t></is></c>'
        return f'<c r="{self.name}#" s="{self.style}"><v>%d</v></c>'


_Key = tuple[tuple[type, ...], tuple[bool, ...]]
"""What a row holds: the kind of each cell, and whether there is anything in it."""


@dataclass(frozen=True, slots=True)
class _Form:
    """Rows alike: their XML to be filled in, and which of their cells and texts go there."""

    xml: str
    cells: Callable[[Sequence[object]], tuple[object, ...]]
    texts: Callable[[Sequence[object]], tuple[str, ...]]


def _quick(
    number: int,
    row: Sequence[object],
    columns: Sequence[_Column],
    forms: dict[_Key, _Form | None],
) -> str:
    """A row of plain texts and whole numbers in one go; empty for any other."""
    key = tuple(map(type, row)), tuple(map(bool, row))
    if key not in forms:
        forms[key] = _form(key, columns)
    form = forms[key]
    if form is None:
        return ""
    told = _BETWEEN.join(form.texts(row))
    if not _is_plain(told):
        return ""
    return form.xml.replace("#", str(number)) % form.cells(row)


def _is_plain(told: str) -> bool:
    """Whether texts, joined, stand in XML as they are: quicker told so than by a pattern."""
    return (
        told.isprintable()
        and len(told) <= _LONGEST_TEXT
        and told == told.strip(" ")
        and not any(sign in told for sign in _SEEN_AS_MORE)
    )


def _form(key: _Key, columns: Sequence[_Column]) -> _Form | None:
    """The form of rows alike; nothing where a cell is not of its column's kind, or a nought."""
    there: list[int] = []
    for at, (kind, filled, column) in enumerate(zip(*key, columns, strict=True)):
        if filled and kind is (str if column.kind == "text" else int):
            there.append(at)
        elif filled or kind not in (str, type(None)):
            return None
    texts = [at for at in there if columns[at].kind == "text"]
    if len(texts) < 2:
        return None
    cells = "".join(columns[at].form() for at in there)
    return _Form(f'<row r="#">{cells}</row>', itemgetter(*there), itemgetter(*texts))


def _row(number: int, row: Sequence[object], columns: Sequence[_Column]) -> str:
    cells = [
        column.write(value, f"{column.name}{number}", column.style)
        for value, column in zip(row, columns, strict=True)
        if value is not None and value != ""
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _text(value: object, place: str, style: int) -> str:
    text = value if type(value) is str else str(value)
    if _TO_ESCAPE.search(text) or len(text) > _LONGEST_TEXT:
        kept = f'<t xml:space="preserve">{_escaped(text[:_LONGEST_TEXT])}</t>'
        return f'<c r="{place}" s="{style}" t="inlineStr"><is>{kept}</is></c>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'


def _number(value: object, place: str, style: int) -> str:
    if isinstance(value, str):
        whole = value.isascii() and value.isdigit() and len(value) <= 15
        number: object = int(value) if whole else None
    else:
        number = value
    if type(number) is int or (type(number) is float and number - number == 0):
        return f'<c r="{place}" s="{style}"><v>{number!r}</v></c>'
    return _text(value, place, style)


def _date(value: object, place: str, style: int) -> str:
    """A date as a serial; Excel miscounts the days before March 1900, which stay text."""
    day = value
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return _text(value, place, style)
    if isinstance(day, date) and day.year > 1900:
        return f'<c r="{place}" s="{style}"><v>{day.toordinal() - _DAY_ZERO}</v></c>'
    return _text(value, place, style)


_WRITERS: dict[Kind, _Writer] = {"text": _text, "number": _number, "date": _date}


def _escaped(text: str) -> str:
    text = _LIKE_ESCAPED.sub(r"_x005F_\1", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CONTROL.sub(lambda found: f"_x{ord(found.group()):04X}_", text)
