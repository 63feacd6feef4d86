"""A village is visited and its berita acara written; whom the insurer refuses is replaced."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries.workers import WorkerFilter, count_by_status, worker_page
from desktop.services.register.importing import import_list
from desktop.services.register.verify import verify_workers
from desktop.ui.context import Context
from desktop.ui.dialogs.ineligible import IneligibleDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.checks.page import ChecksPage
from desktop.ui.pages.verification.page import VerificationPage
from desktop.ui.pages.verification.paper import save_minutes
from tests.services.letters.reading import text_of
from tests.services.register.lists import write_list
from tests.walks.test_import import drop

SLOW = 20_000
VILLAGE = "5321042001"
NAMES = ("Ani Bere", "Beni Tahu", "Cornelis Asa", "Domi Leki", "Emi Molo")


def _people(path: Path) -> Path:
    """Five people of one village, born on days far apart."""
    rows = [
        {
            "nik": f"53210401{month:02}85000{month}"
            if month % 2
            else f"53210441{month:02}85000{month}",
            "name": name,
            "birth_date": f"01-{month:02}-1985",
            "sex": "L" if month % 2 else "P",
            "region": VILLAGE,
        }
        for month, name in enumerate(NAMES, start=1)
    ]
    return write_list(path, rows)


def _counts(context: Context) -> dict[str, int]:
    with context.database.read() as session:
        return count_by_status(session)


def _left(page: VerificationPage, number: int) -> bool:
    """Whether so many wait in the village, and nothing is being done."""
    return page.model.rowCount() == number and not page.context.jobs.busy


def _linked(page: ChecksPage) -> str:
    """The NIK of who was sent instead of the refused person shown first, empty while nobody is."""
    refused = page.model.row(0)
    linked = refused.instead.linked if refused and refused.instead else None
    return linked.nik if linked else ""


def _answer(sent: Path, path: Path, refused: int) -> Path:
    rows = list(openpyxl.load_workbook(sent).worksheets[0].values)
    at = [rows[0].index(header) for header in ("NIK", "NAMA LENGKAP", "TANGGAL LAHIR")]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["NIK", "NAMA", "TANGGAL LAHIR", "STATUS", "KETERANGAN"])
    for number, row in enumerate(rows[1:]):
        said = ("T", "SUDAH MENJADI PESERTA") if number == refused else ("Y", "BISA DAFTAR")
        sheet.append([*(row[each] for each in at), *said])
    book.save(path)
    return path


def test_a_visited_village_has_its_paper_and_a_refused_person_is_replaced(
    qtbot: QtBot, empty: Context, open_window: Callable[[Context], MainWindow], tmp_path: Path
) -> None:
    said: list[Said] = []
    empty.messages.said.connect(said.append)
    with empty.database.write() as session:
        import_list(session, empty.acting, _people(tmp_path / "Desa.xlsx"))
    window = open_window(empty)
    window.go("verify")
    verify = window.page("verify")
    assert isinstance(verify, VerificationPage)
    qtbot.waitUntil(lambda: verify.model.rowCount() == 5, timeout=SLOW)

    # Three are eligible, one is not, and one is not at home.
    for left in (4, 3, 2):
        QTest.keyClick(verify.people, Qt.Key.Key_L)
        qtbot.waitUntil(partial(_left, verify, left), timeout=SLOW)
    QTest.keyClick(verify.people, Qt.Key.Key_T)
    reason = verify.findChild(IneligibleDialog)
    assert reason is not None
    reason.form.set_values({"reason": "moved"})
    reason.submit()
    qtbot.waitUntil(
        lambda: _counts(empty) == {"eligible": 3, "ineligible": 1, "listed": 1}, timeout=SLOW
    )

    # The berita acara holds those who were seen, and says who was not.
    paper = tmp_path / "Berita Acara.pdf"
    said.clear()
    save_minutes(empty, VILLAGE, "1/BA/2026", paper, verify)
    qtbot.waitUntil(lambda: bool(said), timeout=SLOW)
    assert said[0].text == (
        "4 looked at, 3 eligible, 1 not eligible. 1 not looked at yet are no part of it."
    )
    text = text_of(paper)
    assert all(name.upper() in text.upper() for name in NAMES[:4])
    assert NAMES[4].upper() not in text.upper()

    # The list goes out; the last one is seen later, and takes the place of who is refused.
    window.go("checks")
    checks = window.page("checks")
    assert isinstance(checks, ChecksPage)
    qtbot.waitUntil(checks.send.isEnabled, timeout=SLOW)
    checks.save_list(tmp_path / "Padan.xlsx")
    qtbot.waitUntil(lambda: checks.model.rowCount() == 3, timeout=SLOW)
    with empty.database.write() as session:
        (last,), _next = worker_page(session, WorkerFilter(status=("listed",)))
        verify_workers(session, empty.acting, niks=[last.nik], result="eligible")
    drop(window, _answer(tmp_path / "Padan.xlsx", tmp_path / "Jawaban.xlsx", refused=1))
    qtbot.waitUntil(lambda: checks.bar.tabText(2) == "Refused 1", timeout=SLOW)
    checks.bar.setCurrentIndex(2)
    qtbot.waitUntil(checks.replace.isVisible, timeout=SLOW)
    checks.save_replacements(tmp_path / "Pengganti.xlsx")
    qtbot.waitUntil(
        lambda: _counts(empty) == {"clear": 2, "refused": 1, "checking": 1, "ineligible": 1},
        timeout=SLOW,
    )
    qtbot.waitUntil(lambda: _linked(checks) == last.nik, timeout=SLOW)
