"""The import of 100,000 rows against its floor, each in a process of its own, in the same run.

It reads, checks, compares everybody with everybody, keeps the pairs and indexes the search.
"""

import json
import os
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.register.importing import import_list
from tests.bench.lists import write_list

pytestmark = [
    pytest.mark.bench,
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc"),
]

ROWS = 100_000
MOST_TIMES_THE_FLOOR_FOR_THE_SAME_BYTES = 0.1
MOST_TIMES_THE_FLOOR_SAVED_ANEW = 1.0
MOST_TIMES_THE_FLOOR = 3.0
MOST_MEGABYTES = 600
MOST_ATTEMPTS = 4
FLOOR = Path(__file__).with_name("import_floor.py")


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of 100,000 made-up people."""
    path = tmp_path_factory.mktemp("lists") / "people.xlsx"
    write_list(path, ROWS)
    return path


class Run:
    """A process that ran to its end: its CPU seconds, and its peak memory, children and all."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        before = os.times()
        self._peak = 0
        self._process = subprocess.Popen(
            arguments, stdout=subprocess.PIPE, env=environment, text=True
        )
        watching = threading.Thread(target=self._watch)
        watching.start()
        self.output, _ = self._process.communicate()
        watching.join()
        after = os.times()
        self.seconds = (after.children_user - before.children_user) + (
            after.children_system - before.children_system
        )
        self.megabytes = self._peak / 1024
        assert self._process.returncode == 0

    def _watch(self) -> None:
        """Add up the memory of the process and its children, twenty times a second."""
        while self._process.poll() is None:
            pids = [self._process.pid, *_children(self._process.pid)]
            self._peak = max(self._peak, sum(map(_resident, pids)))
            time.sleep(0.05)


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    except OSError:
        return []
    found = [int(child) for child in text.split()]
    return found + [below for child in found for below in _children(child)]


def _resident(pid: int) -> int:
    """Kilobytes of a process that lie in memory."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def _import(path: Path, office_file: Path, register: Path, environment: dict[str, str]) -> Run:
    """The command that imports a list into a register of its own."""
    register.write_bytes(office_file.read_bytes())
    arguments = ["--db", str(register), "--json", "--quiet", "workers", "import", str(path)]
    ours = Run([sys.executable, "-m", "desktop", *arguments], environment)
    told = json.loads(ours.output)
    assert told["rows"] == ROWS
    assert told["new"] + told["unchanged"] + told["held"] == ROWS
    assert told["new"] > 0.98 * ROWS
    return ours


def _hold_the_same_bytes(path: Path, register: Path, floor: float) -> None:
    """The very same file again, twice: known by its bytes, and no row written but those held."""
    database = Database(register)
    seconds = []
    for _again in range(3):
        began = time.process_time()
        with database.write() as session:
            batch, preview = import_list(session, Acting(), path)
        seconds.append(time.process_time() - began)
        assert preview.came_again == 1
        assert batch.unchanged + batch.held == batch.rows == ROWS
    database.close()
    ratio = min(seconds) / floor
    print(f"the same bytes: {min(seconds):.3f} s, {ratio:.3f} times the floor")
    assert ratio <= MOST_TIMES_THE_FLOOR_FOR_THE_SAME_BYTES


def _hold_the_file_saved_anew(
    path: Path, register: Path, floor: float, environment: dict[str, str]
) -> None:
    """The same cells in other bytes, as a file saved again has them: the whole command."""
    runs: list[Run] = []
    ratio = MOST_TIMES_THE_FLOOR_SAVED_ANEW + 1
    while len(runs) < 2 or (ratio > MOST_TIMES_THE_FLOOR_SAVED_ANEW and len(runs) < MOST_ATTEMPTS):
        anew = path.with_name(f"anew-{len(runs)}") / path.name
        anew.parent.mkdir()
        _save_anew(path, anew, level=1 + len(runs))
        arguments = ["--db", str(register), "--json", "--quiet", "workers", "import", str(anew)]
        runs.append(Run([sys.executable, "-m", "desktop", *arguments], environment))
        told = json.loads(runs[-1].output)
        assert told["unchanged"] + told["held"] == told["rows"] == ROWS
        ratio = min(one.seconds for one in runs) / floor
    print(f"saved anew: {ratio:.2f} times the floor", *[f"{one.seconds:.2f}" for one in runs])
    assert ratio <= MOST_TIMES_THE_FLOOR_SAVED_ANEW


def _save_anew(path: Path, other: Path, level: int) -> None:
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for member in old.infolist():
            new.writestr(member.filename, old.read(member))
    assert other.read_bytes() != path.read_bytes()


def test_a_hundred_thousand_rows_come_in_within_three_floors_and_600_megabytes(
    long_list: Path, office_file: Path, tmp_path: Path, home: Path
) -> None:
    environment = dict(os.environ)
    floors: list[Run] = []
    imports: list[Run] = []
    ratio = MOST_TIMES_THE_FLOOR + 1
    while len(floors) < 2 or (ratio > MOST_TIMES_THE_FLOOR and len(floors) < MOST_ATTEMPTS):
        at = len(floors)
        floors.append(
            Run(
                [sys.executable, str(FLOOR), str(long_list), str(tmp_path / f"{at}.db")],
                environment,
            )
        )
        imports.append(_import(long_list, office_file, tmp_path / f"{at}.lontar", environment))
        # The machine is shared: the best of each is what the work itself costs.
        ratio = min(one.seconds for one in imports) / min(one.seconds for one in floors)
    megabytes = max(one.megabytes for one in imports)
    told_seconds = [f"{one.seconds:.2f}" for one in (*floors, *imports)]
    print(f"import: {ratio:.2f} times the floor, {megabytes:.0f} MB at its peak", *told_seconds)
    assert ratio <= MOST_TIMES_THE_FLOOR
    floor = min(one.seconds for one in floors)
    _hold_the_same_bytes(long_list, tmp_path / "0.lontar", floor)
    _hold_the_file_saved_anew(long_list, tmp_path / "1.lontar", floor, environment)
    assert megabytes < MOST_MEGABYTES
