"""Rows in the columns of a layout, out of whatever knows people."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from desktop.services.sheets.layouts import LayoutColumn, SheetLayout
from desktop.services.sheets.writing import OutColumn

Line = TypeVar("Line")

_DATES = {
    "dd-mm-yyyy": "%d-%m-%Y",
    "dd/mm/yyyy": "%d/%m/%Y",
    "yyyy-mm-dd": "%Y-%m-%d",
    "mm-yyyy": "%m-%Y",
    "mm/yyyy": "%m/%Y",
}
_SEXES = {"L": "Laki-laki", "P": "Perempuan"}


def out_columns(layout: SheetLayout) -> tuple[OutColumn, ...]:
    """The columns as a sheet is written with: numbers and dates as such, all else text."""
    return tuple(OutColumn(one.header, one.width, _kind(one)) for one in layout.columns)  # type: ignore[arg-type]


def _kind(column: LayoutColumn) -> str:
    return column.format if column.format in ("number", "date") else "text"


def layout_rows(
    layout: SheetLayout,
    lines: Iterable[Line],
    values: Mapping[str, Callable[[Line], object]],
) -> Iterator[Sequence[object]]:
    """A row for each line; `values` gives each field that is known of one, others stay empty."""
    cells = [_cell(column, values.get(column.field)) for column in layout.columns]
    for line in lines:
        # The collector walks lists again and again, tuples of plain values once.
        yield tuple([cell(line) for cell in cells])


def _cell(column: LayoutColumn, value: Callable[[Line], object] | None) -> Callable[[Line], object]:
    fixed = column.fixed
    if value is None:
        return lambda _line: fixed
    written = _WRITTEN.get(column.format) or _dated(_DATES[column.format])
    if not fixed and column.format in ("text", "number"):
        # What most columns are: nothing stands between the value and its cell.
        plain = column.field not in _OF_DATES
        if plain:
            return value

    def cell(line: Line) -> object:
        known = value(line)
        return fixed if known is None or known == "" else written(known)

    return cell


_OF_DATES = frozenset(("birth_date", "period_from", "period_to"))


def _text(value: object) -> object:
    return value.strftime("%d-%m-%Y") if isinstance(value, date) else value


def _upper(value: object) -> object:
    return str(_text(value)).upper()


def _as_it_is(value: object) -> object:
    return value


def _sex(value: object) -> object:
    return _SEXES.get(str(value), value)


_WRITTEN: dict[str, Callable[[object], object]] = {
    "text": _text,
    "upper": _upper,
    "number": _as_it_is,
    "date": _as_it_is,
    "sex_words": _sex,
}


def _dated(form: str) -> Callable[[object], object]:
    if form == "%d-%m-%Y":
        # The C library's strftime takes three times as long, and some leave out zeros of a year.
        return lambda day: (
            f"{day.day:02}-{day.month:02}-{day.year:04}" if isinstance(day, date) else day
        )
    # The months of a letter are the same for everybody on it.
    written = lru_cache(maxsize=64)(lambda day: day.strftime(form))
    return lambda day: written(day) if isinstance(day, date) else day


def name_parts(name: str) -> tuple[str, str, str]:
    """First, middle and last name of a whole one, as forms ask for them."""
    words = name.split()
    if len(words) < 2:
        return name.strip(), "", ""
    return words[0], " ".join(words[1:-1]), words[-1]
