"""The reading process: it tells how far it is, and it is gone when it is not wanted."""

import hashlib
import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.domain.errors import Cancelled
from tests.services.sheets.made import numbers, plain_rows, read, workbook


class Watched:
    """Progress that is written down, and stopped when rows begin to come."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, text: str) -> None:
        self.steps.append((done, total, text))
        if self._stop_at is not None and done >= self._stop_at:
            raise Cancelled


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = plain_rows(9_000)
    return workbook(tmp_path_factory.mktemp("long") / "list.xlsx", {"Daftar": rows})


def test_it_tells_how_far_it_is(long_list: Path) -> None:
    watched = Watched()
    book = read(long_list, progress=watched)
    assert len(numbers(book)) == 9_000
    done = [step[0] for step in watched.steps]
    assert done == sorted(done)
    assert len(set(done)) > 3
    assert watched.steps[-1] == (9_001, 9_001, "Reading Daftar")


@pytest.mark.parametrize("stop_at", [0, 1, 4_000])
def test_stopping_ends_it_at_once(long_list: Path, stop_at: int) -> None:
    with pytest.raises(Cancelled):
        read(long_list, progress=Watched(stop_at))
    assert not multiprocessing.active_children()


def test_the_hash_is_that_of_the_file(long_list: Path) -> None:
    book = read(long_list)
    assert book.sha256 == hashlib.sha256(long_list.read_bytes()).hexdigest()
    assert book.file == "list.xlsx"


def test_a_dying_reader_says_nothing(tmp_path: Path) -> None:
    program = (
        "from tests.services.sheets.made import read\n"
        "import pathlib, openpyxl\n"
        "def main():\n"
        "    book = openpyxl.Workbook()\n"
        "    book.worksheets[0]['A1'] = book.worksheets[0]['XFD1048576'] = 'x'\n"
        f"    path = pathlib.Path({str(tmp_path)!r}) / 'far.xlsx'\n"
        "    book.save(path)\n"
        "    try:\n"
        "        read(path)\n"
        "    except Exception as fault:\n"
        "        print(fault.code)\n"
        "if __name__ == '__main__':\n"
        "    main()\n"
    )
    script = tmp_path / "program.py"
    script.write_text(program, encoding="utf-8")
    root = Path(__file__).parents[3]
    ended = subprocess.run(
        [sys.executable, str(script)],
        env={"PYTHONPATH": str(root), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ended.stdout, ended.stderr) == ("file.damaged\n", "")


STOPPED_WHILE_IT_STARTS = """
import signal
import sys
from pathlib import Path

from tests.services.sheets.made import read


def stop(_signal, _frame):
    raise KeyboardInterrupt


signal.signal(signal.SIGALRM, stop)
stopped = 0
for step in range(60):
    signal.setitimer(signal.ITIMER_REAL, 0.0003 + 0.0005 * (step % 30))
    try:
        read(Path(sys.argv[1]))
    except KeyboardInterrupt:
        stopped += 1
print(stopped)
"""
"""A stop of the terminal that comes at thirty moments within the first 15 ms."""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_stopped_while_it_starts_it_says_nothing(long_list: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", STOPPED_WHILE_IT_STARTS, str(long_list)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ended.stdout, ended.stderr) == ("60\n", "")
