"""Certificates that are killed in the making are whole or not there."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from db.engine import Database
from db.queries import certificates as queries
from desktop.domain.attendance import Attendance
from desktop.domain.trainings import How
from desktop.services.acting import Acting
from desktop.services.demo.chance import SeededChance
from desktop.services.training.attend import correct
from desktop.services.training.certificates import issue_certificates
from desktop.services.training.closing import close_training
from desktop.services.training.enrol import enrol_listed
from desktop.services.training.sessions import add_session
from desktop.services.training.trainings import create_training
from tests.services.training.made_up import people

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills as POSIX does")

DAY = date(2026, 11, 24)
STOPPED = """
import sys, time
from pathlib import Path
from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.training import certificate_files
from desktop.services.training.certificates import issue_certificates

def stop(*_):
    print("here", flush=True)
    time.sleep(60)

class Slow:
    def step(self, done, total, text):
        if WHERE == "drawing" and text == "Drawing certificates":
            stop()

WHERE = sys.argv[5]
move, moved = certificate_files.put_in_place, []

def slow_move(written, path):
    if WHERE == "moving" and len(moved) == 2:
        stop()
    move(written, path)
    moved.append(path)

certificate_files.put_in_place = slow_move
database = Database(sys.argv[1])
with database.write() as session:
    issue_certificates(
        session, Acting(), int(sys.argv[2]), keys_folder=Path(sys.argv[3]), out=Path(sys.argv[4]),
        progress=Slow(),
    )
"""


@pytest.fixture
def closed(office_register: Path) -> int:
    """A closed training that four people passed; its id."""
    database = Database(office_register)
    acting = Acting(
        clock=lambda: datetime(2026, 11, 24, tzinfo=UTC) + timedelta(hours=9),
        chance=SeededChance(7),
    )
    with database.write() as session:
        made = create_training(
            session, acting, name="Pelatihan", kind="other", place="Aula", start=DAY, end=DAY
        )
        held = add_session(
            session, acting, made, title="Dokumen", date=DAY, start=time(8), end=time(9), jp=1
        )
        for who in enrol_listed(session, acting, made, people(4)).participants:
            correct(session, acting, made, held, who.id, Attendance.PRESENT, how=How.HAND)
        close_training(session, acting, made, now=True)
    database.close()
    return made


def killed(register: Path, training: int, keys: Path, out: Path, where: str) -> None:
    script = out.parent / "stopped.py"
    script.write_text(STOPPED)
    process = subprocess.Popen(
        [sys.executable, str(script), str(register), str(training), str(keys), str(out), where],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()


def seen(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir() if not path.name.startswith("."))


@pytest.mark.parametrize(("where", "numbered", "lying"), [("drawing", 0, 0), ("moving", 4, 2)])
def test_killed_it_is_whole_or_not_there_and_the_next_run_finishes_it(
    office_register: Path,
    closed: int,
    keys_folder: Path,
    tmp_path: Path,
    where: str,
    numbered: int,
    lying: int,
) -> None:
    out = tmp_path / "out"
    keys = Path(shutil.copytree(keys_folder, tmp_path / "keys"))
    killed(office_register, closed, keys, out, where)
    database = Database(office_register)
    with database.read() as session:
        lines = queries.certificates(session, closed)
    assert len(lines) == numbered
    assert len(seen(out)) == lying
    with database.write() as session:
        done = issue_certificates(session, Acting(), closed, keys_folder=keys, out=out)
    assert done.new == 4 - numbered
    assert [made.line.ordinal for made in done.certificates] == [1, 2, 3, 4]
    assert len(list(out.iterdir())) == 5, "nothing hidden is left"
    if numbered:
        assert [made.line for made in done.certificates] == lines
    database.close()
