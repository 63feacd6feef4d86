"""A workshop of three days for seventy, as a trainer runs it: badges, door, paper, certificates."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from db.queries import attendance, trainings
from db.queries.trainings import ParticipantLine
from desktop import paths
from desktop.domain.attendance import Attendance
from desktop.domain.proof import certificate_says, unpack
from desktop.domain.trainings import How
from desktop.services.letters.check_proof import verify_code
from desktop.services.offices.officials import save_official
from desktop.services.training.attend import correct
from desktop.services.training.certificates import issue_certificates
from desktop.services.training.closing import close_training
from desktop.services.training.enrol import enrol_listed
from desktop.services.training.papers import badges_pdf, sign_sheet_pdf
from desktop.services.training.persons import Listed
from desktop.services.training.sessions import add_session
from desktop.services.training.signed_sheets import mark_rows
from desktop.services.training.trainings import create_training
from desktop.ui.context import Context
from desktop.ui.door.answers import State
from desktop.ui.door.door import Door
from desktop.ui.door.opening import open_door
from tests.services.letters import reading
from tests.ui.door.conftest import SetClock, scan, type_by_hand, written

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(shutil.which(each) for each in ("zbarimg", "pdftoppm")),
        reason="needs zbar and poppler",
    ),
]

FIRST = date(2026, 11, 24)
PEOPLE = 70
JP = 8


@dataclass
class Workshop:
    """A training of three days, its clock and its people."""

    context: Context
    clock: SetClock
    training: int
    sessions: list[int]

    def people(self) -> list[ParticipantLine]:
        with self.context.database.read() as session:
            return trainings.participants(session, self.training)

    def tally(self, day: int) -> dict[str, int]:
        with self.context.database.read() as session:
            return attendance.tally(session, self.training).get(self.sessions[day], {})


def prepare(context: Context) -> Workshop:
    """The training is made, with a session a day, and seventy people of four wadah."""
    clock = SetClock()
    context = replace(context, acting=replace(context.acting, clock=clock))
    clock.at(10, day=20)
    with context.database.write() as session:
        save_official(
            session, context.acting, name="Kristina Abuk Luan", position="Kepala Dinas", signs=True
        )
        training = create_training(
            session, context.acting, name="Pelatihan Agen Perisai", kind="agent",
            place="Aula Hotel Contoh, Betun", start=FIRST, end=FIRST + timedelta(days=2),
        )  # fmt: skip
        sessions = [
            add_session(
                session, context.acting, training, title=title, date=FIRST + timedelta(days=day),
                start=time(8), end=time(14), jp=JP, trainer="Drs. Yosef Klau",
            )
            for day, title in enumerate(("Dokumen", "Tata cara klaim", "Iuran"))
        ]  # fmt: skip
        people = [
            Listed(f"Agen Nomor {at:02}", body=f"Wadah {'ABCD'[at % 4]}", role="Perisai")
            for at in range(1, PEOPLE + 1)
        ]
        enrol_listed(session, context.acting, training, people)
    return Workshop(context, clock, training, sessions)


def read_badges(workshop: Workshop, folder: Path) -> list[str]:
    """The badges are printed; another program reads the codes off their pages, in order."""
    context = workshop.context
    with context.database.write() as session:
        files = paths.files_folder(context.database.location)
        paper = badges_pdf(session, context.acting, workshop.training, files)
    pdf = folder / "lencana.pdf"
    pdf.write_bytes(paper.content)
    assert paper.pages == 9
    wide, high = 95 / 25.4 * 72, 66 / 25.4 * 72
    seen = []
    for at in range(PEOPLE):
        page, place = divmod(at, 8)
        left, top = 10 / 25.4 * 72 + place % 2 * wide, 16.5 / 25.4 * 72 + place // 2 * high
        # One after the other before the reader, as people hold them.
        read = reading.codes_of(pdf, page + 1, folder, (left, top, wide, high))
        # Whatever of the two codes is read, it says the same.
        (code,) = {text for _kind, text in read}
        seen.append(code)
    assert seen == [line.code for line in workshop.people()]
    return seen


def first_day(workshop: Workshop, codes: list[str], over: QWidget) -> None:
    """At the door: sixty in time, five late, one twice, one by mistake, one uninvited."""
    workshop.clock.at(7, 45)
    door = open_door(workshop.context, workshop.training, parent=over)
    assert isinstance(door, Door)
    states: list[State] = []
    door.desk.answered.connect(lambda answer: states.append(answer.state))
    for code in codes[:60]:
        scan(door, code)
    assert states == [State.MARKED] * 60
    scan(door, codes[0])
    scan(door, codes[69])
    QTest.keyClick(door, Qt.Key.Key_Backspace)
    workshop.clock.at(8, 31)
    for code in codes[60:64]:
        scan(door, code)
    # The badge stayed at home.
    type_by_hand(door, "agen nomor 65")
    QTest.keyClick(door, Qt.Key.Key_Return)
    told = [State.ALREADY, State.MARKED, State.UNDONE, *[State.LATE] * 5]
    assert states[PEOPLE - 10 :] == told
    QTest.keyClick(door, Qt.Key.Key_F2)
    QTest.keyClicks(door.walk_in.name, "Filomena Luan")
    door.walk_in.submit()
    written(door)
    assert door.header.came.text() == "66"
    assert door.header.rest.text() == "5 not here yet · 1 without invitation"
    door.close()
    assert workshop.tally(0) == {"present": 60, "late": 6}


def second_day(workshop: Workshop) -> None:
    """The power is off: everybody signs on paper, which is keyed back page by page."""
    context = workshop.context
    with context.database.write() as session:
        paper = sign_sheet_pdf(
            session, context.acting, workshop.training, session_id=workshop.sessions[1]
        )
        pages = attendance.sign_pages(session, [workshop.sessions[1]])
    assert paper.pages == len(pages)
    workshop.clock.at(15, day=25)
    with context.database.write() as session:
        marked = 0
        for page in pages:
            printed = [int(row) for row in page.rows.strip("[]").split(",")]
            signed = [row for row in printed if row <= 62 or row == 71]
            keyed = mark_rows(
                session, context.acting, workshop.training, workshop.sessions[1], signed,
                page=page.code,
            )  # fmt: skip
            marked += len(keyed.marked)
    assert marked == 63
    assert workshop.tally(1) == {"present": 63}


def third_day(workshop: Workshop, codes: list[str], over: QWidget) -> None:
    """The door again; of one the office learns afterwards that they were ill."""
    context = workshop.context
    workshop.clock.at(7, 50, day=26)
    door = open_door(context, workshop.training, parent=over)
    assert isinstance(door, Door)
    for code in codes[:50]:
        scan(door, code)
    door.close()
    ill = workshop.people()[49]
    with context.database.write() as session:
        correct(
            session, context.acting, workshop.training, workshop.sessions[2], ill.id,
            Attendance.SICK, how=How.HAND, note="Surat dokter",
        )  # fmt: skip
        history = attendance.mark_history(session, workshop.sessions[2], ill.id)
    assert [(mark.status, mark.stands) for mark in history] == [("present", False), ("sick", True)]
    assert workshop.tally(2) == {"present": 49, "sick": 1}


def certify(workshop: Workshop, folder: Path) -> None:
    """Closed: who was there on all three days passes, and gets what proves itself."""
    context = workshop.context
    workshop.clock.at(15, day=26)
    with context.database.write() as session:
        closed = close_training(session, context.acting, workshop.training)
    # 80 % of 24 JP are 20: two days of three are not enough.
    assert (closed.passed, closed.failed) == (49, 22)
    with context.database.write() as session:
        issued = issue_certificates(
            session, context.acting, workshop.training,
            keys_folder=Path(context.database.location).parent / "keys", out=folder,
        )  # fmt: skip
    assert (issued.new, len(issued.certificates)) == (49, 49)
    one = issued.certificates[7]
    (proof,) = {text for page in (1, 2) for _kind, text in reading.codes_of(one.pdf, page, folder)}
    says = certificate_says(unpack(proof))
    assert says is not None
    assert (says.number, says.name) == (one.line.number, "Agen Nomor 08")
    with context.database.read() as session:
        assert verify_code(session, proof).verdict == "authentic"


def test_a_workshop_of_three_days_for_seventy(
    empty: Context, empty_file: Path, tmp_path: Path, open_window: Callable[[Context], QWidget]
) -> None:
    shutil.copytree(empty_file.parent / "keys", tmp_path / "keys")
    workshop = prepare(empty)
    over = open_window(workshop.context)
    codes = read_badges(workshop, tmp_path)
    first_day(workshop, codes, over)
    second_day(workshop)
    third_day(workshop, codes, over)
    certify(workshop, tmp_path / "Sertifikat")
