"""The golden path: a village's list is dropped on the window and becomes a letter on paper."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.queries.letters import letters
from db.queries.workers import count_by_status
from desktop.services.letters.check import verify_letter
from desktop.services.letters.funding import add_funding
from desktop.services.offices.officials import save_official
from desktop.ui.context import Context
from desktop.ui.dialogs.issue_letter import IssueLetter
from desktop.ui.dialogs.question import Question
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.imports.page import ImportPage
from desktop.ui.pages.letters.page import LettersPage
from desktop.ui.pages.verification.page import VerificationPage

READERS = ("pdftotext", "pdfinfo", "qpdf")
SLOW = 20_000
MOST_ACTS = 11

SOUND = (
    ("MARIA BOUK", "5321014503800001", "05-03-1980", "P"),
    ("Petrus Luan", "5321 0114 0685 0002", "14/06/1985", "L"),
    ("Anton Klau ", "'5321010207900003", "2 Juli 1990", "Laki-laki"),
    ("Regina Nahak", "5321.0161.0877.0004", "21 Agustus 1977", "P"),
    ("Yohanes Bria", "5321011909820005", date(1982, 9, 19), "L"),
    ("Agnes Seran", "5321015212910006", "12-12-1991", "Perempuan"),
    ("Blasius Tae", "5321010101750007", "01-01-1975", "L"),
)
WRONG = ("Dorotea Hoar", "5321O14409880008", "04-09-1988", "P")
"""A letter O where a nought belongs: held, with a proposal."""

NIKS = [re.sub(r"\D", "", nik) for _name, nik, _born, _sex in SOUND] + ["5321014409880008"]
NAMES = [name.split()[0].casefold() for name, *_rest in (*SOUND, WRONG)]


@pytest.fixture
def village_list(tmp_path: Path) -> Path:
    """A sheet as a village sends it: titles, dirt in every column, a sum and a signature."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DAFTAR PEKERJA RENTAN DESA WEHALI"])
    sheet.append(["KECAMATAN MALAKA TENGAH"])
    sheet.append([])
    sheet.append(
        ["NO", "NAMA LENGKAP", "NIK", "TGL LAHIR", "L/P", "DESA", "KECAMATAN", "PEKERJAAN"]
    )
    for number, (name, nik, born, sex) in enumerate((*SOUND, WRONG), start=1):
        sheet.append([number, name, nik, born, sex, "Wehali", "Malaka Tengah", "Petani"])
    sheet.append([9, *SOUND[0], "Wehali", "Malaka Tengah", "Petani"])
    sheet.append(["JUMLAH", None, 9])
    sheet.append([None, None, None, "Kepala Desa Wehali"])
    path = tmp_path / "Daftar Wehali.xlsx"
    book.save(path)
    return path


@dataclass
class Hand:
    """Clicks and keys as a person gives them, counted."""

    acts: int = 0

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), widget.accessibleName()
        assert widget.isEnabled(), widget.toolTip()
        self.acts += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def key(self, widget: QWidget, key: Qt.Key) -> None:
        self.acts += 1
        QTest.keyClick(widget, key)


def button(qtbot: QtBot, within: QWidget, words: str) -> QPushButton:
    """The button that says so, once it is seen."""

    def found() -> list[QPushButton]:
        return [
            each
            for each in within.findChildren(QPushButton)
            if each.isVisible() and each.accessibleName().startswith(words)
        ]

    qtbot.waitUntil(lambda: len(found()) == 1, timeout=SLOW)
    return found()[0]


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, plain = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    at = QPoint(600, 300)
    QApplication.sendEvent(window, QDragEnterEvent(at, copy, data, left, plain))
    QApplication.sendEvent(window, QDropEvent(at.toPointF(), copy, data, left, plain))


def make_ready(context: Context) -> None:
    """Who signs, and who pays; an office enters both once a year."""
    with context.database.write() as session:
        save_official(
            session, context.acting, name="Kristina Abuk Luan", position="Kepala Dinas", signs=True
        )
        add_funding(
            session,
            context.acting,
            year=2027,
            source="APBD Provinsi",
            payer="apbd",
            cap=10_000_000,
            first_month=date(2027, 1, 1),
            months=6,
            places={"532101": 50},
        )


def read_text(pdf: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.skipif(
    not all(shutil.which(reader) for reader in READERS), reason="needs poppler and qpdf"
)
def test_a_dropped_list_becomes_a_letter_on_paper(
    qtbot: QtBot,
    empty: Context,
    open_window: Callable[[Context], MainWindow],
    village_list: Path,
    tmp_path: Path,
) -> None:
    make_ready(empty)
    window, hand = open_window(empty), Hand()
    take_in(qtbot, window, hand, village_list)
    verify_everybody(qtbot, window, hand, empty)
    page = compose(qtbot, window, hand)
    assert hand.acts <= MOST_ACTS
    number = approve_and_issue(qtbot, page, hand, tmp_path / "Surat")

    with empty.database.read() as session:
        (line,) = letters(session)
        assert count_by_status(session) == {"proposed": 8}
    cost = 8 * 6 * line.monthly
    assert (line.number, line.rows, line.cost) == (number, 8, cost)

    # The paper and the sheet say the same, read by other programs.
    (pdf,) = (tmp_path / "Surat").glob("*.pdf")
    (sheet,) = (tmp_path / "Surat").glob("*.xlsx")
    _check_paper(pdf, number, cost)
    _check_sheet(sheet)
    with empty.database.read() as session:
        assert verify_letter(session, pdf).verdict == "authentic"


def take_in(qtbot: QtBot, window: MainWindow, hand: Hand, path: Path) -> None:
    """The list is dropped, mended where it is held, and comes in."""
    drop(window, path)
    imports = window.page("import")
    assert isinstance(imports, ImportPage)
    qtbot.waitUntil(imports.preview.isVisible, timeout=SLOW)
    assert imports.looked is not None
    assert imports.looked.counts.held == 1
    table = imports.preview.card.table
    hand.key(table, Qt.Key.Key_Return)
    typed = table.findChild(QLineEdit)
    assert typed is not None
    hand.key(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: imports.looked is not None and imports.looked.counts.held == 0)
    hand.click(imports.preview.apply)
    qtbot.waitUntil(imports.summary.isVisible, timeout=SLOW)
    hand.click(imports.summary.verify.button)


def verify_everybody(
    qtbot: QtBot, window: MainWindow, hand: Hand, context: Context, people: int = len(NIKS)
) -> None:
    """Somebody has looked at each of the village."""
    verify = window.page("verify")
    assert isinstance(verify, VerificationPage)
    qtbot.waitUntil(lambda: verify.model.rowCount() == people and verify.all.isEnabled())
    hand.click(verify.all)
    question = verify.findChild(Question)
    assert question is not None
    hand.click(question.act)
    qtbot.waitUntil(lambda: verify.model.rowCount() == 0 and not context.jobs.busy)


def compose(qtbot: QtBot, window: MainWindow, hand: Hand) -> LettersPage:
    """A letter is composed; who goes and what it costs is seen before it is kept."""
    hand.click(window.side_bar.buttons["letters"])
    page = window.page("letters")
    assert isinstance(page, LettersPage)
    hand.click(button(qtbot, page, "New letter"))
    qtbot.waitUntil(page.compose.keep.isEnabled, timeout=SLOW)
    assert page.compose.submit.accessibleName() == "Ask for approval of 8 people"
    qtbot.waitUntil(lambda: page.compose.preview.pages() == 2, timeout=SLOW)
    hand.click(page.compose.keep)
    qtbot.waitUntil(page.letter.isVisible, timeout=SLOW)
    return page


def approve_and_issue(qtbot: QtBot, page: LettersPage, hand: Hand, folder: Path) -> str:
    """The draft is approved, and issued into a folder; the number that was proposed."""
    hand.click(button(qtbot, page, "Approve..."))
    approval = page.findChild(Question)
    assert approval is not None
    hand.click(approval.act)
    hand.click(button(qtbot, page, "Issue..."))
    issue = page.findChild(IssueLetter)
    assert issue is not None
    number = issue.number.value()
    issue.set_folder(folder)
    hand.click(issue.act)
    qtbot.waitUntil(
        lambda: page.letter.line is not None and page.letter.line.state == "issued", timeout=SLOW
    )
    qtbot.waitUntil(lambda: page.letter.preview.pages() == 2, timeout=SLOW)
    return number


def _check_paper(pdf: Path, number: str, cost: int) -> None:
    subprocess.run(["qpdf", "--check", str(pdf)], check=True, capture_output=True)
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    assert re.search(r"^Pages:\s+2$", told, re.MULTILINE)
    text = read_text(pdf)
    assert number in text
    assert "8 (delapan) orang" in " ".join(text.split())
    assert f"Rp{cost:,}".replace(",", ".") in text
    digits = re.sub(r"[^0-9]", "", text)
    assert [nik for nik in NIKS if nik not in digits] == []
    assert [name for name in NAMES if name not in text.casefold()] == []


def _check_sheet(path: Path) -> None:
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    at = rows[0].index("NIK")
    assert sorted(str(row[at]) for row in rows[1:]) == sorted(NIKS)
