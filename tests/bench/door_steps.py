"""Scans at doors of few and of many, in a process of its own: what each costs the window's thread.

    python -m tests.bench.door_steps FOLDER

prints JSON: for each number of participants the CPU milliseconds from the key that ends a scan to
the painted answer, those of what follows before the next key, and of a bare painting as large.
"""

import json
import os
import sys
import time
from datetime import UTC, date, datetime
from datetime import time as clock_time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.engine import Database
from desktop.app import make_application, make_context
from desktop.services.acting import Acting
from desktop.services.training.enrol import enrol_listed
from desktop.services.training.persons import Listed
from desktop.services.training.sessions import add_session
from desktop.services.training.trainings import create_training
from desktop.ui.door.door import Door
from desktop.ui.door.roster import read_roster
from desktop.ui.preferences import Preferences
from tests.conftest import make_office

SCREEN = (1920, 1080)
FEW, MANY = 70, 2_000
SCANS = 60
DAY = date(2026, 11, 24)


def _milliseconds(began: float) -> float:
    return (time.thread_time() - began) * 1000


def _workshop(database: Database, acting: Acting, people: int) -> tuple[int, int, list[str]]:
    with database.write() as session:
        training = create_training(
            session, acting, name=f"Pelatihan {people}", kind="other", place="Aula",
            start=DAY, end=DAY,
        )  # fmt: skip
        held = add_session(
            session, acting, training, title="Materi", date=DAY, start=clock_time(9),
            end=clock_time(12), jp=4,
        )  # fmt: skip
        listed = [Listed(f"Maria Goreti Peserta {at:04}", body="Wadah") for at in range(people)]
        enrolled = enrol_listed(session, acting, training, listed)
    return training, held, [line.code for line in enrolled.participants]


def _scans(door: Door, codes: list[str]) -> dict[str, list[float]]:
    answers, rests = [], []
    for code in codes:
        QTest.keyClicks(door, code)
        began = time.thread_time()
        QTest.keyClick(door, Qt.Key.Key_Return)
        answers.append(_milliseconds(began))
        began = time.thread_time()
        QApplication.processEvents()
        rests.append(_milliseconds(began))
    door.desk.writer.finish(30)
    return {"answer": answers, "rest": rests}


class Bare(QWidget):
    """As many pixels as the door's field has, and one line of as large letters."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#17674C"))
        font = QFont("Inter")
        font.setPixelSize(124)
        painter.setFont(font)
        painter.drawText(QRectF(self.rect()), 0, "Maria Goreti Peserta")


def _floor(size: tuple[int, int]) -> list[float]:
    bare, costs = Bare(), []
    bare.resize(*size)
    bare.show()
    QApplication.processEvents()
    for _at in range(SCANS):
        began = time.thread_time()
        bare.repaint()
        costs.append(_milliseconds(began))
    return costs


def main(folder: Path) -> None:
    """Scan at a door of few and at one of many."""
    make_application("en", Qt.ColorScheme.Light)
    database = Database.create(folder / "register.lontar")
    database.migrate()
    make_office(database, folder, "53")
    acting = Acting(clock=lambda: datetime(2026, 11, 24, 1, 5, tzinfo=UTC))
    context = make_context(database, acting, Preferences(folder))
    told: dict[str, object] = {}
    field = SCREEN
    for people in (FEW, MANY):
        training, held, codes = _workshop(database, acting, people)
        with database.read() as session:
            door = Door(context, read_roster(session, training, held))
        door.resize(*SCREEN)
        door.show()
        QApplication.processEvents()
        told[str(people)] = _scans(door, codes[:SCANS])
        field = (door.stage.width(), door.stage.height())
        door.close()
    told["floor"] = _floor(field)
    context.jobs.close()
    database.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
