"""An import that is killed in its middle leaves the register as it was."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.engine import Database
from db.queries import imports, workers
from db.queries.workers import WorkerFilter
from desktop.domain.errors import Cancelled
from desktop.services.acting import Acting
from desktop.services.register.importing import import_list
from tests.services.register.lists import SAMPLES

SLOW = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.register.importing import import_list

class Slow:
    def step(self, done, total, text):
        if text.startswith("Writing"):
            print("writing", flush=True)
            time.sleep(30)

if __name__ == "__main__":
    database = Database(sys.argv[1])
    with database.write() as session:
        import_list(session, Acting(), Path(sys.argv[2]), progress=Slow())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills as POSIX does")
def test_a_killed_import_leaves_nothing_behind(office_register: Path, tmp_path: Path) -> None:
    script = tmp_path / "slow.py"
    script.write_text(SLOW)
    path = SAMPLES / "malaka_weliman_500.xlsx"
    process = subprocess.Popen(
        [sys.executable, str(script), str(office_register), str(path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    database = Database(office_register)
    with database.read() as session:
        assert workers.count_workers(session, WorkerFilter()) == 0
        assert imports.batches(session) == []
    with database.write() as session:
        batch, _preview = import_list(session, Acting(), path)
    assert batch.rows == 500
    database.close()


def test_a_stopped_import_leaves_nothing_behind(office_database: Database, acting: Acting) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str) -> None:
            if text.startswith("Writing"):
                raise Cancelled

    with pytest.raises(Cancelled), office_database.write() as session:
        import_list(session, acting, SAMPLES / "malaka_weliman_500.xlsx", progress=Stop())
    with office_database.read() as session:
        assert workers.count_workers(session, WorkerFilter()) == 0
        assert workers.worker_page(session, WorkerFilter(search="maria"))[0] == []
