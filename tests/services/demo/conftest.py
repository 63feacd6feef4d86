"""The regions as an office of Malaka has them, and one demo for all to look at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import Database
from db.queries.regions import known_districts as known
from desktop.domain.regions import RegionTable
from desktop.services.demo.office import Demo, make_demo
from desktop.services.offices.tables import read_regions


@pytest.fixture(scope="session")
def office(office_file: Path) -> Iterator[Database]:
    """A register with an office, only to be read."""
    database = Database(office_file)
    yield database
    database.close()


@pytest.fixture(scope="session")
def malaka(office: Database) -> RegionTable:
    """Its regions."""
    with office.read() as session:
        return read_regions(session, "5321")


@pytest.fixture(scope="session")
def known_districts(office: Database) -> frozenset[str]:
    """Every kecamatan that a NIK may begin with."""
    with office.read() as session:
        return known(session)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A made-up office of 120 workers."""
    return make_demo(tmp_path_factory.mktemp("demo") / "out", workers=120)
