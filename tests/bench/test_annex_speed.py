"""A letter of 10,000 and of 100,000 people, its code on every page and its files inside, against
a plain canvas.
"""

import gc
import random
import time
import tracemalloc
from collections.abc import Callable

import pytest

from desktop.domain.roster import RosterLine, canonical
from desktop.services import seal
from desktop.services.letters.proven import Proven, draw_proven
from tests.bench.annex_floor import plain_annex
from tests.services.letters.made_up_papers import facts, paper, people, proof_of

pytestmark = [pytest.mark.bench, pytest.mark.slow]

MOST = 2.2
MOST_A_ROW = 2_500
"""Bytes: a row laid out, its share of the PDF, and that once more while it is sealed."""
_SHEET = 120
"""Bytes of a person in a submission sheet, packed as sheets are."""
SECRET = seal.OfficeSecret(bytes(range(1, 33)))


def _seconds(work: Callable[[], object], runs: int) -> float:
    """CPU seconds of the quickest of some runs."""
    best = 1e9
    for _ in range(runs):
        gc.collect()
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def _letter(lines: list[RosterLine]) -> Proven:
    """What a letter of those people is drawn from, its roster written down already."""
    said, made = facts(), paper()
    roster = canonical(lines, said.as_head())
    proof = proof_of(lines, SECRET)
    return Proven(said, lines, roster, "7d" * 32, made.number, made.dated, made.made, proof)


def _drawing(lines: list[RosterLine]) -> Callable[[], bytes]:
    """Drawing the letter, sheet and roster going into it, sealed."""
    letter = _letter(lines)
    sheet = ("Data BPU.xlsx", random.Random(1).randbytes(_SHEET * len(lines)))
    draw_proven(_letter(lines[:50]), sheet, None, SECRET)
    return lambda: draw_proven(letter, sheet, None, SECRET)


@pytest.mark.parametrize(("count", "runs"), [(10_000, 5), (100_000, 2)])
def test_a_letter_costs_at_most_a_little_more_than_a_plain_canvas(count: int, runs: int) -> None:
    lines = people(count)
    draw = _drawing(lines)
    floor = _seconds(lambda: plain_annex(lines), runs)
    ours = _seconds(draw, runs)
    print(f"annex of {count}: {ours:.2f} s, floor {floor:.2f} s, {ours / floor:.2f}")
    assert ours <= MOST * floor


def _peak(count: int) -> tuple[int, int]:
    """Bytes of the PDF of so many people, and most that Python held more while it was drawn."""
    draw = _drawing(people(count))
    gc.collect()
    tracemalloc.start()
    try:
        made = draw()
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return len(made), peak


@pytest.mark.parametrize("count", [10_000, 100_000])
def test_memory_grows_no_faster_than_the_people(count: int) -> None:
    size, peak = _peak(count)
    print(f"{count} people: {size / 1e6:.1f} MB, peak {peak / 1e6:.0f} MB")
    assert peak < MOST_A_ROW * count
