"""Figures with their bar charts, on a page of their own behind the rows of a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_GAP = 2
_LOWEST = 12
_TALL, _WIDE = 240, 620
_ROW_HEIGHT = 20
_FILLS = ("#2F4B8C", "#C79A4B", "#7C8FBF", "#A3262B", "#8A8478")
"""Told apart by the order of the key too: the same order everywhere."""


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A small table and the stacked bars drawn from it: a label and a number for each series."""

    title: str
    label: str
    series: tuple[str, ...]
    rows: Sequence[tuple[str, *tuple[int, ...]]]


def add_charts(book: Any, name: str, tables: Sequence[ChartTable]) -> None:
    """Add a page with the tables one under the other, each with its chart beside it."""
    page = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "num_format": "@"})
    text = book.add_format({"num_format": "@"})
    widest = max((len(table.series) for table in tables), default=0)
    page.set_column(0, 0, 30)
    page.set_column(1, widest, 17)
    row = 0
    for table in tables:
        page.write_string(row, 0, table.title, bold)
        for at, header in enumerate((table.label, *table.series)):
            page.write_string(row + 1, at, header, bold)
        for down, (label, *numbers) in enumerate(table.rows, row + 2):
            page.write_string(down, 0, label, text)
            for at, number in enumerate(numbers, 1):
                page.write_number(down, at, number)
        if table.rows:
            page.insert_chart(row, widest + _GAP, _chart(book, name, table, row + 2))
        row += max(len(table.rows) + _GAP, _LOWEST) + _GAP
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _chart(book: Any, name: str, table: ChartTable, first: int) -> Any:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    last = first + len(table.rows) - 1
    for at, series in enumerate(table.series, 1):
        chart.add_series(
            {
                "name": series,
                "categories": [name, first, 0, last, 0],
                "values": [name, first, at, last, at],
                "fill": {"color": _FILLS[(at - 1) % len(_FILLS)]},
                "gap": 60,
            }
        )
    chart.set_title({"name": table.title, "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0", "min": 0, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom"} if len(table.series) > 1 else {"none": True})
    tall = max(_TALL, (len(table.rows) + 4) * _ROW_HEIGHT)
    chart.set_size({"width": _WIDE, "height": tall})
    return chart
