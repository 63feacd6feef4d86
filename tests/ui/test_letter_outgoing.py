"""A letter out of the house: sent, its scan filed, a paper dropped on it taken for what it is."""

from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.queries import letters as queries
from db.queries.letters import LetterLine
from desktop.domain.dates import letter_date
from desktop.services.letters.sign.block import SignBlock
from desktop.services.letters.sign.keys import open_key
from desktop.services.letters.sign.signing import sign_pdf
from desktop.ui.context import Context
from desktop.ui.dialogs.check_letter import CheckLetter
from desktop.ui.dialogs.dropped_paper import CHECK, SCAN, SIGNED, DroppedPaper
from desktop.ui.pages.letters.history import steps_of
from desktop.ui.pages.letters.page import LettersPage
from tests.services.letters.sign.made_up_keys import PASSWORD, key_file
from tests.ui.letter_register import SLOW, Open, issued_letter, open_letter, wait


@pytest.fixture
def letter(full: Context, tmp_path: Path) -> int:
    return issued_letter(full, 3, tmp_path / "Surat")


@pytest.fixture
def page(qtbot: QtBot, full: Context, letter: int, open_window: Open) -> LettersPage:
    return open_letter(qtbot, full, open_window, letter)


def line_of(context: Context, letter: int) -> LetterLine:
    with context.database.read() as session:
        line = queries.letter(session, letter)
    assert line is not None
    return line


def kinds_of(context: Context, letter: int) -> list[str]:
    with context.database.read() as session:
        return [file.kind for file in queries.files(session, letter)]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "pindaian surat.png"
    Image.new("L", (400, 600), 240).save(path)
    return path


def test_a_letter_is_sent_on_a_day_to_somebody(
    qtbot: QtBot, full: Context, letter: int, page: LettersPage
) -> None:
    line = line_of(full, letter)
    assert line.date is not None
    dialog = page.outgoing.send(line)
    assert dialog.form.values()["on"] == full.acting.today().isoformat()
    before = line.date - timedelta(days=1)
    for wrong in ("besok", before.isoformat()):
        dialog.form.set_values({"on": wrong})
        dialog.submit()
        wait(qtbot, full)
        assert dialog.isVisible()
        assert line_of(full, letter).state == "issued"
    dialog.form.set_values({"on": line.date.isoformat(), "to": "Bu Yanti, loket 2"})
    dialog.submit()
    wait(qtbot, full)
    sent = line_of(full, letter)
    assert (sent.state, sent.sent_on, sent.sent_to) == ("sent", line.date, "Bu Yanti, loket 2")
    told = [words for _icon, words, at, _by in steps_of(sent) if at is not None]
    assert told[-1] == f"Sent on {letter_date(line.date)} to Bu Yanti, loket 2"
    again = page.outgoing.send(sent)
    assert again.form.values()["to"] == "Bu Yanti, loket 2"
    again.reject()


def test_the_scan_of_the_signed_paper_is_filed_once(
    qtbot: QtBot, full: Context, letter: int, page: LettersPage, photo: Path
) -> None:
    said: list[str] = []
    full.messages.said.connect(lambda told: said.append(told.text))
    for _time in range(2):
        page.outgoing.scan(line_of(full, letter))
        asked = page.window().findChildren(QFileDialog)[-1]
        asked.filesSelected.emit([str(photo)])
        asked.done(0)
        wait(qtbot, full)
    assert kinds_of(full, letter) == ["pdf", "xlsx", "scan"]
    assert "is filed with" in said[-2]
    assert "already" in said[-1]


def test_what_is_no_scan_is_refused_in_a_banner(
    qtbot: QtBot, full: Context, letter: int, page: LettersPage, tmp_path: Path
) -> None:
    path = tmp_path / "surat.pdf"
    path.write_text("nothing")
    with qtbot.waitSignal(full.messages.said, timeout=SLOW) as said:
        page.outgoing.file_scan(line_of(full, letter), path)
    assert (said.args[0].tone, kinds_of(full, letter)) == ("error", ["pdf", "xlsx"])


def test_a_paper_dropped_on_a_letter_that_is_out_is_asked_about(
    qtbot: QtBot, full: Context, letter: int, page: LettersPage, photo: Path
) -> None:
    page.opened([photo])
    dialog = dropped(page)
    assert dialog.what.value() == CHECK
    dialog.submit()
    (check,) = page.window().findChildren(CheckLetter)
    wait(qtbot, full)
    assert check.verdict_words() == "No paper of ours"
    check.reject()
    page.opened([photo])
    dialog = dropped(page)
    dialog.what.button(SCAN).click()
    dialog.submit()
    wait(qtbot, full)
    assert kinds_of(full, letter)[-1] == "scan"


def dropped(page: LettersPage) -> DroppedPaper:
    found = [each for each in page.window().findChildren(DroppedPaper) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_paper_dropped_where_no_letter_is_open_is_checked_at_once(
    qtbot: QtBot, full: Context, page: LettersPage, photo: Path
) -> None:
    page.show_list()
    page.opened([photo])
    (check,) = page.window().findChildren(CheckLetter)
    wait(qtbot, full)
    check.reject()


def test_a_letter_signed_elsewhere_is_taken_back_by_dropping_it(
    qtbot: QtBot, full: Context, letter: int, page: LettersPage, tmp_path: Path
) -> None:
    (issued,) = (tmp_path / "Surat").glob("*.pdf")
    signed = tmp_path / "surat bertanda tangan.pdf"
    key = open_key(key_file(tmp_path), PASSWORD, full.acting.now())
    signed.write_bytes(sign_pdf(issued.read_bytes(), [key], [SignBlock(None)], full.acting.now()))
    page.opened([signed])
    dialog = dropped(page)
    dialog.what.button(SIGNED).click()
    with qtbot.waitSignal(full.messages.said, timeout=SLOW) as said:
        dialog.submit()
    wait(qtbot, full)
    assert "Signed by Maria Yovita Nahak" in said.args[0].text
    assert "not among those trusted" in said.args[0].text
    with full.database.read() as session:
        kept = queries.files(session, letter)[-1]
    assert (kept.kind, kept.content) == ("signed", signed.read_bytes())


def test_anything_but_the_issued_file_with_signatures_is_refused(
    qtbot: QtBot, full: Context, letter: int, page: LettersPage, tmp_path: Path
) -> None:
    (issued,) = (tmp_path / "Surat").glob("*.pdf")
    other = tmp_path / "lain.pdf"
    other.write_bytes(issued.read_bytes() + b"\n% more")
    for path in (issued, other):
        with qtbot.waitSignal(full.messages.said, timeout=SLOW) as said:
            page.outgoing.take_signed(line_of(full, letter), path)
        wait(qtbot, full)
        assert said.args[0].tone == "error"
    assert kinds_of(full, letter) == ["pdf", "xlsx"]
