"""Registers to take lists into, on the day the samples count ages on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.demo.chance import SeededChance, SteppingClock
from desktop.services.register.importing import Batch, import_list
from desktop.services.register.preview import Preview
from tests.services.register.lists import write_list

SAMPLE_DAY = datetime(2026, 11, 1, 2, tzinfo=UTC)

TakeIn = Callable[..., tuple[Batch, Preview]]
"""Takes rows (field to text) into a register as a list of a name."""


@pytest.fixture
def acting() -> Acting:
    """The operator on the first of November 2026."""
    return Acting(clock=SteppingClock(SAMPLE_DAY), chance=SeededChance(3))


@pytest.fixture
def register(office_register: Path) -> Iterator[Database]:
    """A SQLite register with the office of Malaka and no workers."""
    database = Database(office_register)
    yield database
    database.close()


@pytest.fixture
def take_in(tmp_path: Path, acting: Acting) -> TakeIn:
    """Import rows as a .csv list."""

    def take(
        database: Database, rows: Iterable[Mapping[str, str]], name: str = "list.csv"
    ) -> tuple[Batch, Preview]:
        path = write_list(tmp_path / name, rows)
        with database.write() as session:
            return import_list(session, acting, path)

    return take
