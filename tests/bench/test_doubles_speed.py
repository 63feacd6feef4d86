"""Near doubles of a whole register against their floor: RapidFuzz in plain loops over the days.

Both compare the same people in the same process: the floor folds each name once and compares
those born on one day, word order aside. What it finds is neither weighed nor reasoned.
"""

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from rapidfuzz import fuzz

from desktop.domain.names import fold
from desktop.services.register.likeness import person_of
from desktop.services.register.pairs import find_pairs, weighing_of
from tests.services.register.made_up_doubles import Entry, MadeUp, measured

pytestmark = [pytest.mark.bench, pytest.mark.slow]

MOST_TIMES_THE_FLOOR = 3.0
MOST_SECONDS_OF_A_MILLION = 60
MOST_ATTEMPTS = 4
ALIKE = 85


@contextmanager
def _without_collecting() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds of a work."""
    with _without_collecting():
        began = time.process_time()
        work()
        return time.process_time() - began


Row = tuple[int, str, str, str, str, str, str, str]


def _rows(entries: list[Entry]) -> list[Row]:
    """The entries as a register's file gives them."""
    return [
        (at, e.nik, e.name, e.born.isoformat(), e.sex, e.region, e.kk, e.mother)
        for at, e in enumerate(entries)
    ]


def _floor(rows: list[Row]) -> int:
    days: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        days[row[3]].append(fold(row[2]))
    found = 0
    for names in days.values():
        for at, name in enumerate(names):
            for before in names[:at]:
                found += fuzz.token_sort_ratio(name, before, score_cutoff=ALIKE) > 0
    return found


def _found(rows: list[Row]) -> set[tuple[int, int]]:
    people = [person_of(*row) for row in rows]
    return set(find_pairs(people, weighing_of(people)))


def test_a_hundred_thousand_are_compared_near_the_floor_and_rightly() -> None:
    made = MadeUp(100_000, 17)
    rows = _rows(made.entries)
    ours: list[float] = []
    floors: list[float] = []
    while len(ours) < 2 or (
        min(ours) > MOST_TIMES_THE_FLOOR * min(floors) and len(ours) < MOST_ATTEMPTS
    ):
        floors.append(_seconds(lambda: _floor(rows)))
        ours.append(_seconds(lambda: _found(rows)))
    ratio = min(ours) / min(floors)
    recall, precision = measured(_found(rows), made.truth())
    print(
        f"near doubles of 100,000: {min(ours):.2f} s, {ratio:.2f} times the floor,"
        f" recall {recall:.3f}, precision {precision:.3f}"
    )
    assert recall >= 0.95
    assert precision >= 0.90
    assert ratio <= MOST_TIMES_THE_FLOOR


def test_a_million_are_compared_within_a_minute_and_rightly() -> None:
    made = MadeUp(1_000_000, 3)
    rows = _rows(made.entries)
    found: set[tuple[int, int]] = set()
    seconds = _seconds(lambda: found.update(_found(rows)))
    recall, precision = measured(found, made.truth())
    print(
        f"near doubles of 1,000,000: {seconds:.1f} s,"
        f" recall {recall:.3f}, precision {precision:.3f}"
    )
    assert recall >= 0.95
    assert precision >= 0.90
    assert seconds <= MOST_SECONDS_OF_A_MILLION
