"""A workshop of three days for seventy, as a trainer runs it in the window: page, door, paper."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries import attendance
from desktop import paths
from desktop.domain.proof import certificate_says, unpack
from desktop.services.offices.officials import save_official
from desktop.services.training.agents import add_agent
from desktop.services.training.wadah import add_wadah
from desktop.ui.context import Context
from desktop.ui.dialogs.check_letter import CheckLetter
from desktop.ui.dialogs.enrol import EnrolAgents
from desktop.ui.dialogs.make_certificates import MakeCertificates
from desktop.ui.dialogs.question import Question
from desktop.ui.dialogs.training_form import CopyDay, ReasonForm, SessionForm, TrainingForm
from desktop.ui.door.answers import State
from desktop.ui.door.opening import SessionChooser
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.letters.page import LettersPage
from desktop.ui.pages.trainings.marks_model import FIRST_SESSION
from desktop.ui.parts.words import Words
from tests.services.letters import reading
from tests.ui.door.conftest import SetClock, scan, type_by_hand, written
from tests.walks.test_import import drop
from tests.walks.trainer import Trainer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(shutil.which(each) for each in ("zbarimg", "pdftoppm")),
        reason="needs zbar and poppler",
    ),
]

PEOPLE = 70
BY_HAND = 65
SIGNED = ("1, 2, 4-24", "25-48", "49-62", "71")
"""The numbers with a signature on each page of the second day; 71 walked in on the first."""

WADAH = [f"Wadah {sign}" for sign in "ABCD"]
PAGE_CODE = re.compile(r"\bH[0-9A-Z]{3}-\d+\b")


def make_office_ready(context: Context, keys: Path) -> None:
    """Not the trainer's: who signs, the key that seals, and seventy agents in the register."""
    shutil.copytree(keys, paths.keys_folder(), dirs_exist_ok=True)
    with context.database.write() as session:
        acting = context.acting
        save_official(
            session, acting, name="Kristina Abuk Luan", position="Kepala Dinas", signs=True
        )
        for name in WADAH:
            add_wadah(session, acting, {"name": name})
        for at in range(PEOPLE):
            values = {"name": f"Agen Nomor {at + 1:02}", "wadah": WADAH[at % len(WADAH)]}
            add_agent(session, acting, values)
    context.database.take_touched()


def prepare(trainer: Trainer) -> None:
    """The training is made; one day is copied, the last has a session before and after noon."""
    trainer.press("New training")
    typed = {"name": "Pelatihan Agen Perisai", "place": "Aula Hotel Contoh, Betun",
             "start": "24-11-2026", "end": "26-11-2026"}  # fmt: skip
    trainer.fill(TrainingForm, typed)
    assert trainer.page.title.text() == "Pelatihan Agen Perisai"
    trainer.press("New session")
    typed = {"title": "Dokumen", "jp": "8", "start": "8", "end": "14.00", "trainer": "Yosef Klau"}
    trainer.fill(SessionForm, typed)
    trainer.press("Copy a day")
    trainer.fill(CopyDay, {})
    assert trainer.told("1 session copied.")
    for title, start, end in (("Klaim", "0800", "11.00"), ("Iuran", "13", "16")):
        trainer.press("New session")
        typed = {"title": title, "date": "26-11-2026", "jp": "4", "start": start, "end": end}
        trainer.fill(SessionForm, typed)
    table = trainer.one.sessions.model
    shown = [[table.index(row, at).data() for at in (1, 2, 4)] for row in range(table.rowCount())]
    assert shown == [
        ["24-11-2026", "08.00–14.00", "Dokumen"],
        ["25-11-2026", "08.00–14.00", "Dokumen"],
        ["26-11-2026", "08.00–11.00", "Klaim"],
        ["26-11-2026", "13.00–16.00", "Iuran"],
    ]


def enrol(trainer: Trainer) -> None:
    """The agents of one wadah come onto the list, then all: who is on it keeps their number."""
    trainer.tab("Participants")
    trainer.press("Enrol agents")
    trainer.fill(EnrolAgents, {}, whose="Wadah C (17)")
    assert trainer.told("17 participants enrolled.")
    (agents,) = [
        each
        for each in trainer.one.people.enrol_button.menu().actions()
        if each.text() == "Agents..."
    ]
    agents.trigger()
    trainer.fill(EnrolAgents, {}, whose="All active agents")
    assert trainer.told("53 participants enrolled. 17 were on the list already.")
    assert {line.body for line in trainer.people()[:17]} == {"Wadah C"}
    assert trainer.one.people.model.rowCount() == PEOPLE


def read_badges(trainer: Trainer, folder: Path) -> list[str]:
    """The badges are saved; another program reads the codes off their pages, in order."""
    pdf = folder / "lencana.pdf"
    trainer.tab("Printing")
    trainer.press("Save badges")
    trainer.name_file(pdf)
    assert trainer.told("lencana.pdf is saved: 9 pages.")
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
    assert seen == [line.code for line in trainer.people()]
    return seen


def first_day(trainer: Trainer, codes: list[str]) -> None:
    """At the door: sixty in time, five late, one twice, one by mistake, one uninvited."""
    trainer.clock.at(7, 45)
    trainer.press("Open the door")
    door = trainer.door()
    states: list[State] = []
    door.desk.answered.connect(lambda answer: states.append(answer.state))
    for code in codes[:60]:
        scan(door, code)
    assert states == [State.MARKED] * 60
    scan(door, codes[0])
    scan(door, codes[69])
    QTest.keyClick(door, Qt.Key.Key_Backspace)
    trainer.clock.at(8, 31)
    for code in codes[60:64]:
        scan(door, code)
    # The badge stayed at home.
    type_by_hand(door, trainer.people()[BY_HAND - 1].name.lower())
    QTest.keyClick(door, Qt.Key.Key_Return)
    told = [State.ALREADY, State.MARKED, State.UNDONE, *[State.LATE] * 5]
    assert states[60:] == told
    QTest.keyClick(door, Qt.Key.Key_F2)
    QTest.keyClicks(door.walk_in.name, "Filomena Luan")
    door.walk_in.submit()
    written(door)
    assert door.header.came.text() == "66"
    assert door.header.rest.text() == "5 not here yet · 1 without invitation"
    trainer.leave_door(door)
    assert trainer.tally(1) == {"present": 60, "late": 6}


def second_day(trainer: Trainer, folder: Path) -> None:
    """The power is off: everybody signs on paper, which is keyed back page by page."""
    pdf = folder / "lembar.pdf"
    trainer.tab("Printing")
    trainer.one.papers.session.set_value(str(trainer.sessions()[1]))
    trainer.press("Save sheet to sign")
    trainer.name_file(pdf)
    told = trainer.told("lembar.pdf is saved")
    assert told.endswith(f": {len(SIGNED)} pages.")
    trainer.clock.at(15, day=25)
    trainer.tab("Signed sheets")
    form, marked = trainer.one.keying.form, 0
    for page, signed in enumerate(SIGNED, start=1):
        code = PAGE_CODE.findall(reading.text_of(pdf, page))[0]
        form.code.setFocus()
        QTest.keyClicks(form.code, code.lower())
        QTest.keyClick(form.code, Qt.Key.Key_Return)
        assert form.rows.hasFocus()
        QTest.keyClicks(form.rows, signed)
        QTest.keyClick(form.rows, Qt.Key.Key_Return)
        trainer.wait()
        trainer.qtbot.waitUntil(lambda: not form.code.value() or not form._wrong.isHidden())
        assert not form._wrong.text()
        marked += int(trainer.one.keying.told.split(" ")[0])
    assert marked == 62
    assert trainer.tally(2) == {"present": 62}


def third_day(trainer: Trainer, codes: list[str]) -> None:
    """The door again, of the session before noon: two are today, the right one is proposed."""
    trainer.clock.at(7, 50, day=26)
    trainer.press("Open the door")
    trainer.agree(trainer.dialog(SessionChooser))
    door = trainer.door()
    for code in codes[:50]:
        scan(door, code)
    trainer.leave_door(door)
    assert trainer.tally(3) == {"present": 50}


def by_keys(trainer: Trainer) -> None:
    """One is ill, the office learns afterwards; after noon no door stands, keys mark instead."""
    trainer.tab("Attendance")
    view = trainer.one.marks.view
    # Whoever pressed the tab marks at once.
    trainer.qtbot.waitUntil(view.hasFocus)
    view.go_to(49, FIRST_SESSION + 2)
    QTest.keyClick(view, Qt.Key.Key_S)
    view.go_to(0, FIRST_SESSION + 3)
    for key in (Qt.Key.Key_H, Qt.Key.Key_T, Qt.Key.Key_H):
        QTest.keyClick(view, key)
    for _row in range(44):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_H)
    trainer.wait()
    assert trainer.tally(3) == {"present": 49, "sick": 1}
    assert trainer.tally(4) == {"present": 47, "late": 1}
    with trainer.context.database.read() as session:
        history = attendance.mark_history(session, trainer.sessions()[2], trainer.people()[49].id)
    assert [(mark.status, mark.stands) for mark in history] == [("present", False), ("sick", True)]


def close(trainer: Trainer) -> None:
    """Closed from the results: of 24 JP 20 are needed, so whoever missed a day does not pass."""
    trainer.clock.at(16, 5, day=26)
    trainer.tab("Results")
    trainer.press("Close training")
    question = trainer.dialog(Question)
    asked = " ".join(each.text() for each in question.findChildren(Words))
    # 1 to 48 but for number 3, who did not sign; and 49, who went home at noon.
    assert "48 of 71 pass by what stands." in asked
    assert "not over yet" not in asked
    trainer.agree(question)
    assert trainer.told("Closed: 48 passed, 23 did not.")


def certify(trainer: Trainer, folder: Path) -> dict[str, Path]:
    """Certificates are made into a folder, one file each and one of all; those of two, by name."""
    folder.mkdir()
    trainer.press("Make certificates")
    trainer.fill(MakeCertificates, {})
    trainer.name_file(folder)
    assert trainer.told("48 certificates in ").endswith("48 of them new.")
    files = sorted(folder.glob("*.pdf"))
    assert len(files) == 49
    made = {}
    for file in [each for each in files if reading.info_of(each)["Pages"] == "2"][:2]:
        (proof,) = {text for page in (1, 2) for _kind, text in reading.codes_of(file, page, folder)}
        says = certificate_says(unpack(proof))
        assert says is not None
        made[says.name] = file
    return made


def check(trainer: Trainer, file: Path) -> tuple[str, set[str]]:
    """What the check says of a file that is dropped on the window: the verdict, and all of it."""
    drop(trainer.window, file)
    trainer.wait()
    page = trainer.window.page("letters")
    assert isinstance(page, LettersPage)
    dialog = page.checking
    assert isinstance(dialog, CheckLetter)
    shown = {each.text() for each in dialog.findChildren(Words) if each.isVisibleTo(dialog)}
    verdict = dialog.verdict_words()
    dialog.accept()
    return verdict, shown


def revoke(trainer: Trainer, name: str) -> None:
    """The certificate of somebody is taken back, with a reason."""
    trainer.window.go("trainings")
    results = trainer.one.results
    (row,) = [at for at, each in enumerate(results.model.results) if each.who.name == name]
    results.table.choose_row(row)
    trainer.press("Revoke")
    trainer.fill(ReasonForm, {"reason": "Salah nama"})
    assert trainer.told("Certificate ").endswith(" is revoked.")


def test_a_workshop_of_three_days_for_seventy(
    qtbot: QtBot,
    empty: Context,
    empty_file: Path,
    tmp_path: Path,
    open_window: Callable[[Context], MainWindow],
) -> None:
    clock = SetClock()
    clock.at(10, day=20)
    context = replace(empty, acting=replace(empty.acting, clock=clock))
    make_office_ready(context, empty_file.parent / "keys")
    trainer = Trainer(qtbot, context, clock, open_window(context))
    prepare(trainer)
    enrol(trainer)
    codes = read_badges(trainer, tmp_path)
    first_day(trainer, codes)
    second_day(trainer, tmp_path)
    third_day(trainer, codes)
    by_keys(trainer)
    close(trainer)
    (name, kept), (other, taken_back) = certify(trainer, tmp_path / "Sertifikat").items()
    verdict, said = check(trainer, kept)
    assert verdict == "Authentic"
    assert {name, "Pelatihan Agen Perisai"} <= said
    revoke(trainer, other)
    verdict, said = check(trainer, taken_back)
    assert verdict == "Revoked"
    assert {other, "The certificate was revoked: Salah nama"} <= said
    assert check(trainer, kept)[0] == "Authentic"
