"""A list of 100,000 people taken back, against the plain deletion of as many rows."""

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
FLOORS = Path(__file__).parent


def test_a_list_is_taken_back_within_four_floors(office_register: Path, tmp_path: Path) -> None:
    path, floor = tmp_path / "people.xlsx", str(tmp_path / "floor.db")
    write_list(path, ROWS)
    cpu_seconds([sys.executable, str(FLOORS / "import_floor.py"), str(path), floor])
    least = cpu_seconds([sys.executable, str(FLOORS / "undo_floor.py"), floor])
    database = Database(office_register)
    with database.write() as session:
        batch, _preview = import_list(session, Acting(), path)
    began = time.process_time()
    with database.write() as session:
        undone = undo_import(session, Acting(), batch.id)
    ours = time.process_time() - began
    print(f"undo of {ROWS}: {ours:.2f} s, floor {least:.2f} s, {ours / least:.2f}")
    assert len(undone.removed) == batch.new > 0.98 * ROWS
    with database.read() as session:
        assert count_workers(session, WorkerFilter()) == 0
    database.close()
    assert ours <= MOST_TIMES_THE_FLOOR * least
