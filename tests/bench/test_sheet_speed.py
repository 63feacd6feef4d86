"""The submission sheet against a bare write-only workbook of the same rows."""

import io
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from desktop import paths
from desktop.services.letters.submission import roster_values, submission_sheet
from desktop.services.sheets.layout_rows import layout_rows
from desktop.services.sheets.layouts import read_layout
from tests.services.letters.made_up_papers import facts, people

pytestmark = [pytest.mark.bench, pytest.mark.slow]

PEOPLE = 100_000
MADE = datetime(2026, 11, 24, tzinfo=UTC)
MOST_TIMES_THE_FLOOR = 0.20
ATTEMPTS = 3


def _cpu(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def test_a_hundred_thousand_people_cost_a_fifth_of_a_bare_workbook() -> None:
    from openpyxl import Workbook  # the floor's own library

    text = paths.resource("layouts", "lontar.toml").read_text(encoding="utf-8")
    layout, problems = read_layout(text)
    assert layout is not None
    assert not problems
    lines, letter = people(PEOPLE), facts()
    rows = [list(row) for row in layout_rows(layout, lines, roster_values(letter))]

    def floor() -> None:
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
        book.save(io.BytesIO())

    bare = min(_cpu(floor) for _attempt in range(ATTEMPTS))
    ours = min(
        _cpu(lambda: submission_sheet(layout, letter, lines, MADE)) for _attempt in range(ATTEMPTS)
    )
    print(f"\nsubmission sheet: {ours / bare:.3f} of a bare write-only workbook")
    assert ours / bare <= MOST_TIMES_THE_FLOOR
