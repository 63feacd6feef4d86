"""People who were verified, and answers as the insurer sends them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.checks.answers import Answered, import_answer
from desktop.services.checks.export import Sent, export_check
from desktop.services.demo.chance import SeededChance, SteppingClock
from desktop.services.register.importing import import_list
from desktop.services.register.verify import verify_workers
from tests.services.register.conftest import SAMPLE_DAY
from tests.services.register.lists import write_list

NAMES = ("Ana Klau", "Beni Seran", "Ciska Nahak", "Domi Tefa", "Erna Bere")
HEADERS = ("NO", "NIK", "NAMA", "TANGGAL LAHIR", "STATUS", "KETERANGAN")


def nik(number: int) -> str:
    """The NIK of the person of that number, a man born on 17 August 1985."""
    return f"532104170885{number:04}"


def person(number: int, village: str = "Wesey") -> dict[str, str]:
    """A person of a list."""
    return {
        "nik": nik(number),
        "name": NAMES[number - 1],
        "birth_date": "17-08-1985",
        "sex": "L",
        "region": village,
        "kecamatan": "Weliman",
    }


@pytest.fixture
def acting() -> Acting:
    """The operator on the first of November 2026."""
    return Acting(clock=SteppingClock(SAMPLE_DAY), chance=SeededChance(3))


@pytest.fixture
def people(office_database: Database, tmp_path: Path, acting: Acting) -> Database:
    """Five eligible people: three of Wesey, two of Lakulo, all of the kecamatan Weliman."""
    villages = ("Wesey", "Wesey", "Wesey", "Lakulo", "Lakulo")
    rows = [person(number, village) for number, village in enumerate(villages, start=1)]
    path = write_list(tmp_path / "list.csv", rows)
    with office_database.write() as session:
        import_list(session, acting, path)
        verify_workers(session, acting, everybody=True, result="eligible")
    return office_database


Answer = Callable[..., Answered]


@pytest.fixture
def send(people: Database, acting: Acting, tmp_path: Path) -> Callable[..., Sent]:
    """Send people for checking; without more the three of Wesey."""

    def sent(region: str = "", niks: Sequence[str] = (), name: str = "padan.xlsx") -> Sent:
        with people.write() as session:
            return export_check(session, acting, tmp_path / name, region=region, niks=niks)

    return sent


@pytest.fixture
def answer(people: Database, acting: Acting, tmp_path: Path) -> Answer:
    """Take an answer in, its rows under its headers."""

    def take(
        *rows: Sequence[object], headers: Sequence[str] = HEADERS, name: str = "answer.xlsx"
    ) -> Answered:
        book = openpyxl.Workbook()
        page = book.worksheets[0]
        for row in (headers, *rows):
            page.append(list(row))
        book.save(tmp_path / name)
        with people.write() as session:
            return import_answer(session, acting, tmp_path / name)

    return take
