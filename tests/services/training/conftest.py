"""A workshop of three days in Betun, as trainings are tested by."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest

from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.demo.chance import SeededChance
from desktop.services.training.sessions import add_session
from desktop.services.training.trainings import create_training

FIRST_DAY = date(2026, 11, 24)


class SetClock:
    """A clock that stands where it was put, in the office's zone."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment, a millisecond on at each look."""
        self.now += timedelta(milliseconds=1)
        return self.now

    def at(self, hour: int, minute: int = 0, day: int = 24) -> None:
        """Put it to a time of a day of November 2026, in WITA."""
        self.now = datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


@pytest.fixture
def clock() -> SetClock:
    """Eight o'clock on the first day of the workshop."""
    return SetClock()


@pytest.fixture
def acting(clock: SetClock) -> Acting:
    """The operator, by that clock and chance that repeats."""
    return Acting(clock=clock, chance=SeededChance(7))


@dataclass(slots=True)
class Workshop:
    """A register with a training: three sessions of 8 JP on three days, 80 % needed."""

    database: Database
    acting: Acting
    training: int
    sessions: list[int]


@pytest.fixture
def workshop(office_database: Database, acting: Acting) -> Workshop:
    """The workshop without participants, on both databases."""
    with office_database.write() as session:
        training = create_training(
            session,
            acting,
            name="Pelatihan Wadah Perisai",
            kind="agent",
            place="Hotel Contoh, Betun",
            start=FIRST_DAY,
            end=FIRST_DAY + timedelta(days=2),
        )
        sessions = [
            add_session(
                session,
                acting,
                training,
                title=title,
                date=FIRST_DAY + timedelta(days=day),
                start=time(8),
                end=time(14),
                jp=8,
                trainer="Drs. Yosef Klau",
            )
            for day, title in enumerate(("Dokumen", "Sosialisasi", "Iuran"))
        ]
    return Workshop(office_database, acting, training, sessions)
