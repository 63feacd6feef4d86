"""A scan at the door of 2,000 people on a large screen: painted within a moment, as for seventy."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.bench, pytest.mark.slow]

MOST_MILLISECONDS = 50.0
"""From the key that ends a scan to the painted answer."""
MOST_TIMES_THE_FLOOR = 6.0
MOST_GROWTH = 1.5
ATTEMPTS = 3


def _told(folder: Path) -> Any:
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.door_steps", str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


def _at(costs: list[float], share: float) -> float:
    return sorted(costs)[int(len(costs) * share)]


def test_a_scan_is_painted_within_a_moment_whoever_is_on_the_list(tmp_path: Path) -> None:
    worst, growth, ratio = MOST_MILLISECONDS, MOST_GROWTH + 1, MOST_TIMES_THE_FLOOR + 1
    for attempt in range(ATTEMPTS):
        told = _told(tmp_path / str(attempt))
        few, many, floor = (told[key] for key in ("70", "2000", "floor"))
        worst = _at(many["answer"], 0.95)
        growth = _at(many["answer"], 0.5) / _at(few["answer"], 0.5)
        ratio = _at(many["answer"], 0.5) / _at(floor, 0.5)
        print(
            f"answer p50 {_at(many['answer'], 0.5):.1f} ms, p95 {worst:.1f} ms, {ratio:.1f} bare"
            f" paintings, {growth:.2f} of that at 70; then {_at(many['rest'], 0.5):.1f} ms"
        )
        if worst < MOST_MILLISECONDS and growth <= MOST_GROWTH and ratio <= MOST_TIMES_THE_FLOOR:
            break
    assert worst < MOST_MILLISECONDS
    assert growth <= MOST_GROWTH
    assert ratio <= MOST_TIMES_THE_FLOOR
