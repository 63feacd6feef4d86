"""The window at a million people: what each step costs its thread, and the memory it holds."""

import json
import math
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database
from tests.bench.many_people import fill_register
from tests.conftest import make_office

pytestmark = [pytest.mark.bench, pytest.mark.slow]

PEOPLE = 1_000_000
MOST_OF_LIKE = 0.90
"""Of a look through every name, which takes 0.12 s."""
MOST_MEMORY = {"opened": 40, "walked": 60}
"""MB over those of a window on an empty register."""


def _walked(folder: Path, people: int) -> Any:
    """What the walk through the window tells of a register of so many people."""
    path = folder / f"{people}.lontar"
    database = Database.create(path)
    database.migrate()
    make_office(database, folder, "53")
    fill_register(database, people)
    database.close()
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.window_steps", str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(told.stdout)


def _at(costs: list[float], share: float) -> float:
    return sorted(costs)[math.ceil(len(costs) * share) - 1]


def test_every_step_at_a_million_is_answered_within_a_moment_and_in_little_memory(
    tmp_path: Path,
) -> None:
    empty, full = _walked(tmp_path, 0), _walked(tmp_path, PEOPLE)
    kinds = defaultdict(list)
    for kind, _told, cpu, _wall, afterwards in full["steps"]:
        kinds[kind].append(max(cpu, afterwards))
    for kind, costs in kinds.items():
        print(
            f"{kind}: {len(costs)} steps, CPU p50 {_at(costs, 0.5):.0f} ms,"
            f" p95 {_at(costs, 0.95):.0f} ms, most {max(costs):.0f} ms"
        )
    more = {when: full["memory"][when] - empty["memory"][when] for when in full["memory"]}
    print("memory: " + ", ".join(f"{when} +{size:.0f} MB" for when, size in more.items()))
    for costs in kinds.values():
        assert _at(costs, 0.95) <= MOST_OF_LIKE * full["floor"]
    for when, most in MOST_MEMORY.items():
        assert more[when] <= most
