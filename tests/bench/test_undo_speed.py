"""A list of 100,000 people taken back, against the plain deletion of as many rows."""

import shutil
import sys
import time
from pathlib import Path

import pytest

from db.engine import Database
from db.queries.workers import WorkerFilter, count_workers
from desktop.services.acting import Acting
from desktop.services.register.importing import import_list
from desktop.services.register.undo import undo_import
from tests.bench.lists import write_list
from tests.bench.processes import cpu_seconds

pytestmark = [pytest.mark.bench, pytest.mark.slow]

ROWS = 100_000
MOST_TIMES_THE_FLOOR = 4.0
MOST_ATTEMPTS = 3
FLOORS = Path(__file__).parent


def _entered(register: Path, path: Path) -> tuple[int, int]:
    """Take the list into a register; give back the batch and how many are new."""
    database = Database(register)
    with database.write() as session:
        batch, _preview = import_list(session, Acting(), path)
    database.settle()
    database.close()
    return batch.id, batch.new


def _undone(register: Path, batch: int) -> tuple[float, int]:
    """Take the list back; give back the seconds and how many were removed."""
    database = Database(register)
    began = time.process_time()
    with database.write() as session:
        removed = len(undo_import(session, Acting(), batch).removed)
    seconds = time.process_time() - began
    with database.read() as session:
        assert count_workers(session, WorkerFilter()) == 0
    database.close()
    return seconds, removed


def test_a_list_is_taken_back_within_four_floors(office_register: Path, tmp_path: Path) -> None:
    path, floor = tmp_path / "people.xlsx", str(tmp_path / "floor.db")
    write_list(path, ROWS)
    cpu_seconds([sys.executable, str(FLOORS / "import_floor.py"), str(path), floor])
    batch, new = _entered(office_register, path)
    floors: list[float] = []
    ours: list[float] = []
    ratio = MOST_TIMES_THE_FLOOR + 1
    while ratio > MOST_TIMES_THE_FLOOR and len(ours) < MOST_ATTEMPTS:
        for source, name in ((Path(floor), "f.db"), (office_register, "o.lontar")):
            shutil.copy(source, tmp_path / name)
        floors.append(
            cpu_seconds([sys.executable, str(FLOORS / "undo_floor.py"), str(tmp_path / "f.db")])
        )
        seconds, removed = _undone(tmp_path / "o.lontar", batch)
        assert removed == new > 0.98 * ROWS
        ours.append(seconds)
        # The machine is shared: the best of each is what the work itself costs.
        ratio = min(ours) / min(floors)
    print(f"undo of {ROWS}: {min(ours):.2f} s, floor {min(floors):.2f} s, {ratio:.2f}")
    assert ratio <= MOST_TIMES_THE_FLOOR
