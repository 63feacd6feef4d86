"""All certificates of a training, numbered, frozen, signed and drawn, against drawing alone."""

import math
import shutil
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from datetime import time as clock_time
from pathlib import Path

import pytest

from db.engine import Database
from db.queries import trainings
from db.queries.results import keep_results
from db.schema import Training
from desktop.services.acting import Acting
from desktop.services.letters.papers.training.certificate import draw_certificate
from desktop.services.training.certificates import issue_certificates
from desktop.services.training.enrol import enrol_listed
from desktop.services.training.sessions import add_session
from desktop.services.training.trainings import create_training
from tests.services.letters.papers.made_up_training import MADE, certificate
from tests.services.training.made_up import people

pytestmark = [pytest.mark.bench, pytest.mark.slow]

MOST = 3.2
DAY = date(2026, 11, 24)
DRAWN = 60


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _floor() -> float:
    """CPU seconds of one certificate drawn without code and proof."""
    draw_certificate(certificate(proof=""), None, MADE)
    papers = [certificate(proof="", name=f"Peserta {at}") for at in range(DRAWN)]
    once = [
        _seconds(lambda: [draw_certificate(paper, None, MADE) for paper in papers])
        for _ in range(3)
    ]
    return min(once) / DRAWN


def _passed(register: Path, count: int) -> int:
    """A closed training of twelve sessions that so many people passed; its id."""
    database = Database(register)
    acting = Acting(clock=lambda: datetime(2026, 11, 24, tzinfo=UTC))
    with database.write() as session:
        made = create_training(
            session, acting, name="Pelatihan", kind="other", place="Aula", start=DAY, end=DAY
        )
        for number in range(9):
            add_session(
                session, acting, made, title=f"Materi pelatihan yang ke-{number}", date=DAY,
                start=clock_time(8 + number), end=clock_time(9 + number), jp=2,
            )  # fmt: skip
        enrol_listed(session, acting, made, people(count))
        keep_results(
            session, [(who.id, 18, 18, True) for who in trainings.participants(session, made)]
        )
        session.get_one(Training, made).closed_at = acting.now()
    database.close()
    return made


def test_certificates_cost_little_more_than_their_drawing(
    office_register: Path, keys_folder: Path, tmp_path: Path
) -> None:
    floor, spent = _floor(), {}
    for count in (100, 1000):
        register = Path(shutil.copy(office_register, tmp_path / f"{count}.lontar"))
        made = _passed(register, count)
        database = Database(register)
        out = tmp_path / f"out{count}"

        def issue(database: Database = database, made: int = made, out: Path = out) -> None:
            with database.write() as session:
                issue_certificates(session, Acting(), made, keys_folder=keys_folder, out=out)

        spent[count] = _seconds(issue)
        again = _seconds(issue)
        size = sum(path.stat().st_size for path in out.glob("Sertifikat *")) / count
        print(
            f"{count} certificates: {spent[count]:.1f} s, {spent[count] / count / floor:.2f} of the"
            f" floor ({floor * 1000:.1f} ms each); again {again / spent[count]:.2f} of that;"
            f" {size / 1000:.0f} kB each"
        )
        assert spent[count] <= MOST * floor * count
        assert again <= 1.2 * spent[count]
        assert size < 90_000
        database.close()
    growth = math.log10(spent[1000] / spent[100])
    print(f"growth {growth:.2f}")
    assert growth <= 1.15
