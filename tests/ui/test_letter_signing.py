"""A letter signed as it is issued: with key files in their order, by pen, or elsewhere."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from db.queries import letters as queries
from desktop.ui.context import Context
from desktop.ui.dialogs.issue_letter import IssueLetter
from desktop.ui.dialogs.sign_by import ELSEWHERE, KEYS, PEN
from desktop.ui.pages.letters.page import LettersPage
from tests.services.letters.sign.made_up_keys import PASSWORD, key_file
from tests.ui.letter_register import Open, approved_letter, open_letter, wait


@pytest.fixture
def letter(full: Context) -> int:
    return approved_letter(full, 3)


@pytest.fixture
def page(qtbot: QtBot, full: Context, letter: int, open_window: Open) -> LettersPage:
    return open_letter(qtbot, full, open_window, letter)


@pytest.fixture
def dialog(page: LettersPage, tmp_path: Path) -> IssueLetter:
    assert page.letter.line is not None
    shown = page.issuing.issue(page.letter.line)
    shown.set_folder(tmp_path / "Surat")
    return shown


def add_key(dialog: IssueLetter, path: Path, password: str) -> None:
    dialog.sign_by.add.click()
    asked = dialog.parent().window().findChildren(QFileDialog)[-1]  # type: ignore[union-attr]
    asked.filesSelected.emit([str(path)])
    asked.done(0)
    QTest.keyClicks(dialog.sign_by.lines()[-1].password, password)


def state_of(context: Context, letter: int) -> str:
    with context.database.read() as session:
        line = queries.letter(session, letter)
    return line.state if line else ""


def signatures_of(pdf: Path) -> str:
    return subprocess.run(["pdfsig", str(pdf)], check=False, capture_output=True, text=True).stdout


def test_two_keys_sign_in_their_order(
    qtbot: QtBot, full: Context, letter: int, dialog: IssueLetter, tmp_path: Path
) -> None:
    dialog.sign_by.by.button(KEYS).click()
    for name in ("Yohanes Bria", "Maria Yovita Nahak"):
        add_key(dialog, key_file(tmp_path, name), PASSWORD)
    dialog.submit()
    wait(qtbot, full)
    assert state_of(full, letter) == "issued"
    (pdf,) = (tmp_path / "Surat").glob("*.pdf")
    told = signatures_of(pdf)
    assert told.index("Yohanes Bria") < told.index("Maria Yovita Nahak")
    assert told.count("Signature is Valid") == 2


def test_a_wrong_password_is_told_in_the_dialog_and_nothing_is_issued(
    qtbot: QtBot, full: Context, letter: int, dialog: IssueLetter, tmp_path: Path
) -> None:
    dialog.sign_by.by.button(KEYS).click()
    add_key(dialog, key_file(tmp_path), "salah")
    dialog.submit()
    wait(qtbot, full)
    assert dialog.isVisible()
    assert dialog.fault.isVisible()
    assert state_of(full, letter) == "approved"
    assert not (tmp_path / "Surat").exists()
    dialog.sign_by.lines()[0].password.setText(PASSWORD)
    dialog.submit()
    wait(qtbot, full)
    assert state_of(full, letter) == "issued"


def test_a_key_is_asked_for_before_anything_is_signed_with_one(
    full: Context, letter: int, dialog: IssueLetter, tmp_path: Path
) -> None:
    dialog.sign_by.by.button(KEYS).click()
    dialog.submit()
    assert dialog.isVisible()
    assert dialog.sign_by.wrong() == "Add the key file of who signs, or choose another way."
    path = key_file(tmp_path)
    for _time in range(2):
        add_key(dialog, path, "")
    (line,) = dialog.sign_by.lines()
    assert line.password.echoMode() == QLineEdit.EchoMode.Password
    line.removed.emit()
    assert dialog.sign_by.keys() == ()
    assert state_of(full, letter) == "approved"
    dialog.reject()


@pytest.mark.parametrize("by", [PEN, ELSEWHERE])
def test_by_pen_and_elsewhere_a_letter_is_issued_unsigned(
    qtbot: QtBot, full: Context, letter: int, dialog: IssueLetter, tmp_path: Path, by: str
) -> None:
    dialog.sign_by.by.button(KEYS).click()
    add_key(dialog, key_file(tmp_path), PASSWORD)
    QTest.mouseClick(dialog.sign_by.by.button(by), Qt.MouseButton.LeftButton)
    dialog.submit()
    wait(qtbot, full)
    assert state_of(full, letter) == "issued"
    (pdf,) = (tmp_path / "Surat").glob("*.pdf")
    assert b"/ByteRange" not in pdf.read_bytes()


def test_no_password_is_ever_shown_as_text(dialog: IssueLetter, tmp_path: Path) -> None:
    dialog.sign_by.by.button(KEYS).click()
    add_key(dialog, key_file(tmp_path), PASSWORD)
    assert PASSWORD not in repr(dialog.sign_by.keys())
    dialog.reject()


def test_the_sheet_is_handed_out_behind_a_password_where_one_is_given(
    qtbot: QtBot, full: Context, letter: int, dialog: IssueLetter, tmp_path: Path
) -> None:
    assert dialog.password.echoMode() == QLineEdit.EchoMode.Password
    dialog.password.setText("malaka-2026")
    dialog.submit()
    wait(qtbot, full)
    assert state_of(full, letter) == "issued"
    (sheet,) = (tmp_path / "Surat").glob("*.xlsx")
    assert not zipfile.is_zipfile(sheet)
    with full.database.read() as session:
        kept = next(one for one in queries.files(session, letter) if one.kind == "xlsx")
    assert zipfile.is_zipfile(io.BytesIO(kept.content))
