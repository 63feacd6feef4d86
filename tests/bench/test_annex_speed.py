"""A letter of 10,000 and of 100,000 people, against a plain canvas."""

import time
import tracemalloc
from collections.abc import Callable

import pytest

from desktop.services.letters.papers.draw import draw_letter
from tests.bench.annex_floor import plain_annex
from tests.services.letters.made_up_papers import facts, paper, people

pytestmark = [pytest.mark.bench, pytest.mark.slow]

MOST = 2.2


def _seconds(work: Callable[[], object], runs: int) -> float:
    """CPU seconds of the quickest of some runs."""
    best = 1e9
    for _ in range(runs):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize(("count", "runs"), [(10_000, 5), (100_000, 2)])
def test_a_letter_costs_at_most_a_little_more_than_a_plain_canvas(count: int, runs: int) -> None:
    lines = people(count)
    draw_letter(facts(), lines[:50], paper())
    floor = _seconds(lambda: plain_annex(lines), runs)
    ours = _seconds(lambda: draw_letter(facts(), lines, paper()), runs)
    print(f"annex of {count}: {ours:.2f} s, floor {floor:.2f} s, {ours / floor:.2f}")
    assert ours <= MOST * floor


def test_memory_grows_by_what_the_pdf_itself_needs() -> None:
    lines = people(10_000)
    draw_letter(facts(), lines[:50], paper())
    tracemalloc.start()
    try:
        made = draw_letter(facts(), lines, paper())
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    print(f"10,000 people: {len(made) / 1e6:.1f} MB, peak {peak / 1e6:.0f} MB")
    assert peak < 60_000_000
