"""Findings accepted, evidence kept, the berita acara written: from the pages of people."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.queries.attachments import attachments_of
from db.queries.workers import WorkerFilter, worker_findings, worker_page
from desktop.domain.findings import Severity
from desktop.ui.context import Context
from desktop.ui.dialogs.accept_finding import AcceptFinding
from desktop.ui.dialogs.attach_file import AttachFile
from desktop.ui.dialogs.minutes import MinutesDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Said
from desktop.ui.pages.verification.page import VerificationPage
from desktop.ui.pages.verification.paper import save_minutes
from desktop.ui.pages.workers.page import WorkersPage
from tests.services.letters.reading import flowing

JPG = b"\xff\xd8\xff\xe0" + b"photo" * 100 + b"\xff\xd9"


def _warned(context: Context) -> int:
    """Somebody with a warning of the register."""
    with context.database.read() as session:
        lines, _ = worker_page(session, WorkerFilter(), limit=500)
    return next(line.id for line in lines if line.warnings)


@pytest.fixture
def page(full: Context, open_window: Callable[[Context], MainWindow]) -> WorkersPage:
    """The register's page, somebody with a warning shown."""
    window = open_window(full)
    window.go("workers", _warned(full))
    made = window.page("workers")
    assert isinstance(made, WorkersPage)
    return made


def test_a_warning_is_accepted_in_the_panel(page: WorkersPage, full: Context, qtbot: QtBot) -> None:
    worker = _warned(full)
    with full.database.read() as session:
        open_ones = [one for one in worker_findings(session, worker) if one.severity == "warning"]
    dialog = page.accept_finding(open_ones[0])
    assert isinstance(dialog, AcceptFinding)
    dialog.submit()
    assert dialog.isVisible()
    dialog.form.set_values({"note": "KTP dilihat"})
    dialog.submit()
    qtbot.waitUntil(lambda: page._person is not None and _accepted(page) == 1)
    with full.database.read() as session:
        found = {one.id: one for one in worker_findings(session, worker)}
    assert found[open_ones[0].id].note == "KTP dilihat"


def _accepted(page: WorkersPage) -> int:
    assert page._person is not None
    return sum(one.accepted_at is not None for one in page._person.findings)


def test_evidence_is_attached_and_taken_off_in_the_panel(
    page: WorkersPage, full: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    worker = _warned(full)
    photo = tmp_path / "ktp.jpg"
    photo.write_bytes(JPG)
    assert page._person is not None
    dialog = page._acts.attach(page._person.line.nik, photo)
    assert isinstance(dialog, AttachFile)
    dialog.form.set_values({"kind": "ktp"})
    dialog.submit()
    qtbot.waitUntil(lambda: page._person is not None and len(page._person.files) == 1)
    with full.database.read() as session:
        (line,) = attachments_of(session, worker)
    assert (line.kind, line.name) == ("ktp", "ktp.jpg")
    assert len(list(Path(f"{full.database.location}-files").rglob("*.jpg"))) == 1
    page.panel.show_tab(5)
    question = page._acts.ask_remove(line.id, line.name)
    _press(question)
    qtbot.waitUntil(lambda: page._person is not None and not page._person.files)
    assert not list(Path(f"{full.database.location}-files").rglob("*.jpg"))


def _press(dialog: QWidget) -> None:
    dialog.submit()  # type: ignore[attr-defined]


def test_a_file_that_is_no_photo_is_refused_beside_the_question(
    page: WorkersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    fake = tmp_path / "ktp.jpg"
    fake.write_text("no photo")
    assert page._person is not None
    dialog = page._acts.attach(page._person.line.nik, fake)
    assert isinstance(dialog, AttachFile)
    dialog.submit()
    qtbot.waitUntil(dialog.fault.isVisible)
    dialog.reject()
    dialog.reject()


def test_the_berita_acara_of_a_kecamatan_is_asked_for_and_written(
    full: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(full)
    window.go("verify")
    page = window.page("verify")
    assert isinstance(page, VerificationPage)
    qtbot.waitUntil(lambda: page.villages.model().rowCount() > 0)
    dialog = page.ask_minutes()
    assert isinstance(dialog, MinutesDialog)
    dialog.reject()
    said: list[Said] = []
    full.messages.said.connect(said.append)
    out = tmp_path / "ba.pdf"
    save_minutes(full, "532104", "500/1/2026", out, page)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "0 not eligible" in said[0].text
    assert "KECAMATAN WELIMAN" in flowing(out, 1)


def test_a_warning_is_accepted_while_verifying(
    full: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(full)
    window.go("verify")
    page = window.page("verify")
    assert isinstance(page, VerificationPage)
    qtbot.waitUntil(lambda: page.villages.model().rowCount() > 0)
    page.bar.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    rows = [page.model.row(number) for number in range(page.model.rowCount())]
    at = next(
        number
        for number, each in enumerate(rows)
        if each and any(one.severity is Severity.WARNING for one in each.findings)
    )
    page.people.choose_row(at)
    assert page.details.accept.isVisible()
    before = rows[at]
    assert before is not None
    dialog = page.accept_first()
    assert isinstance(dialog, AcceptFinding)
    dialog.form.set_values({"note": "dilihat"})
    dialog.submit()

    def fewer() -> bool:
        now = page.model.row(at)
        return now is not None and len(now.findings) == len(before.findings) - 1

    qtbot.waitUntil(fewer)
