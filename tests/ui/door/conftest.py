"""A training of three days with many participants, its door, and a scanner that types."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.queries import attendance, trainings
from db.queries.attendance import MarkLine
from desktop.services.acting import Acting
from desktop.services.training.enrol import enrol_listed
from desktop.services.training.persons import Listed
from desktop.services.training.sessions import add_session
from desktop.services.training.trainings import create_training
from desktop.ui.context import Context
from desktop.ui.door.door import Door
from desktop.ui.door.roster import read_roster
from tests.ui.conftest import let_go

DAY = date(2026, 11, 24)
MANY = 2_000
NAMES = (
    "Maria Goreti Seuk Nahak",
    "Blasius Taek",
    "Yohanes Bria Seran",
    "Agnes Manek",
    "Maria Bernadetha Hoar",
)


class SetClock:
    """A clock that stands where it was put."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment."""
        return self.now

    def at(self, hour: int, minute: int = 0, day: int = 24) -> None:
        """Put it to a time of a day of November 2026, in WITA."""
        self.now = datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


@dataclass
class Workshop:
    """A training at nine o'clock, with the codes of its participants by row."""

    context: Context
    clock: SetClock
    training: int
    sessions: list[int]
    codes: list[str] = field(default_factory=list)

    def enrol(self, people: list[Listed]) -> list[str]:
        with self.context.database.write() as session:
            found = enrol_listed(session, self.context.acting, self.training, people)
        codes = [line.code for line in found.participants]
        self.codes += codes
        return codes

    def marks(self, session_id: int | None = None) -> list[MarkLine]:
        """What stands, in the order written."""
        with self.context.database.read() as session:
            found = attendance.standing_many(session, session_id or self.sessions[0])
        return sorted(found.values(), key=lambda mark: mark.id)

    def rows(self) -> list[str]:
        """The codes of who is marked, in the order written."""
        with self.context.database.read() as session:
            people = {line.id: line.code for line in trainings.participants(session, self.training)}
        return [people[mark.participant_id] for mark in self.marks()]


def new_training(context: Context, name: str, place: str, days: int = 3) -> tuple[int, list[int]]:
    with context.database.write() as session:
        training = create_training(
            session, context.acting, name=name, kind="agent", place=place, start=DAY,
            end=DAY + timedelta(days=2),
        )  # fmt: skip
        sessions = [
            add_session(
                session, context.acting, training, title=f"Materi {at + 1}",
                date=DAY + timedelta(days=at), start=time(9), end=time(12), jp=4,
            )
            for at in range(days)
        ]  # fmt: skip
    return training, sessions


@pytest.fixture
def workshop(empty: Context) -> Workshop:
    """Five people with names, at a quarter past nine of the first day."""
    clock = SetClock()
    acting: Acting = replace(empty.acting, clock=clock)
    context = replace(empty, acting=acting)
    training, sessions = new_training(context, "Pelatihan Perisai", "Aula, Betun")
    made = Workshop(context, clock, training, sessions)
    made.enrol([Listed(name, body="Wadah Weliman", region="5321042001") for name in NAMES])
    return made


@pytest.fixture
def crowd(workshop: Workshop) -> Workshop:
    """Two thousand people."""
    workshop.enrol([Listed(f"Peserta {at:04}", body="Wadah") for at in range(MANY - 5)])
    return workshop


@pytest.fixture
def open_it(application: QApplication, workshop: Workshop) -> Iterator[Callable[..., Door]]:
    """Opens the door of a session."""
    doors: list[Door] = []

    def show(session_id: int | None = None) -> Door:
        with workshop.context.database.read() as session:
            roster = read_roster(session, workshop.training, session_id or workshop.sessions[0])
        door = Door(workshop.context, roster)
        door.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        door.resize(1366, 768)
        door.show()
        door.activateWindow()
        QApplication.processEvents()
        doors.append(door)
        return door

    yield show
    for door in filter(shiboken6.isValid, doors):
        door.desk.writer.finish(5)
        door.close()
        door.deleteLater()
    let_go()


@pytest.fixture
def door(open_it: Callable[..., Door]) -> Door:
    """The door of the first session."""
    return open_it()


def scan(door: Door, code: str, ending: Qt.Key = Qt.Key.Key_Return) -> None:
    """Keys as a scanner sends them: all at once, and an end."""
    target = door.focusWidget() or door
    QTest.keyClicks(target, code)
    QTest.keyClick(target, ending)


def type_by_hand(door: Door, text: str) -> None:
    """Keys as a hand types them."""
    for sign in text:
        QTest.keyClicks(door, sign, delay=40)
    QTest.qWait(90)


def written(door: Door) -> None:
    """Wait until all is written and told."""
    assert door.desk.writer.finish(10)
    QApplication.processEvents()
