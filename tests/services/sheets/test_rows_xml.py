"""Rows written in one go are the very rows that are written cell by cell."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.services.sheets import rows_xml as module
from desktop.services.sheets.rows_xml import Kind, rows_xml

KINDS: tuple[Kind, ...] = ("text", "text", "number", "text", "date")
_TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ("", "ANA", " a", "a ", "=1+1", "_x0041_", "a|b", "| a", "<b>", "&", "100 %", "#")
    ),
)
_CELLS = st.one_of(_TEXTS, st.none(), st.integers(-5, 5), st.dates(date(1899, 1, 1)), st.floats())


@given(st.lists(st.tuples(*[_CELLS] * 5), max_size=8))
def test_both_ways_of_writing_a_row_give_the_same(rows: list[tuple[object, ...]]) -> None:
    styles = [3, 4, 5, 6, 7]
    quick = "".join(rows_xml(rows, KINDS, styles, 2))
    columns = [
        module._Column(name, style, module._WRITERS[kind], kind)
        for name, style, kind in zip("ABCDE", styles, KINDS, strict=True)
    ]
    slow = "".join(module._row(number, row, columns) for number, row in enumerate(rows, 2))
    assert quick == slow
