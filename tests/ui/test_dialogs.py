"""Dialogs: freed when closed, asked before typed text is lost, mended where they are wrong."""

import weakref
from collections.abc import Callable, Iterator
from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea
from pytestqt.qtbot import QtBot

from db.queries.office import officials, own_office
from desktop import paths
from desktop.domain.errors import UserError
from desktop.services.offices.tables import office_choices
from desktop.ui.context import Context
from desktop.ui.crash import CrashDesk, report_of, scrubbed
from desktop.ui.dialogs.cannot_open import CannotOpen
from desktop.ui.dialogs.crash_report import CrashReport
from desktop.ui.dialogs.first_run import FirstRun
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.new_funding import NewFunding
from desktop.ui.dialogs.question import Question
from desktop.ui.dialogs.worker_form import WorkerForm
from desktop.ui.first_office import FirstOffice, has_office
from desktop.ui.form import asked_text
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.settings.officials import OfficialsSection
from desktop.ui.pages.settings.page import SettingsPage
from tests.ui.conftest import let_go

VILLAGES = {"5321042003": "Haliklaran, Kec. Weliman"}
MAKERS: dict[str, Callable[[], QDialog]] = {
    "question": lambda: Question("Sure?", "It cannot be undone.", "Do it"),
    "form": lambda: FormDialog("Form", [asked_text("name", "Name", required=True)], "Save"),
    "worker": lambda: WorkerForm(VILLAGES),
    "funding": lambda: NewFunding([("532104", "Weliman")], 2026),
    "first run": lambda: FirstRun(office_choices(paths.resource("regions"))),
    "cannot open": lambda: CannotOpen("It is empty.", "register.lontar"),
    "crash": lambda: CrashReport("report", "crash.log"),
}


@pytest.fixture(params=MAKERS)
def dialog(request: pytest.FixtureRequest, application: QApplication) -> Iterator[QDialog]:
    made = MAKERS[request.param]()
    yield made
    if shiboken6.isValid(made):
        made.deleteLater()
        let_go()


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("shown", [True, False], ids=["shown", "never shown"])
def test_a_dialog_is_freed_when_it_closes(
    name: str, shown: bool, application: QApplication
) -> None:
    dialog = MAKERS[name]()
    if shown:
        dialog.open()
        QApplication.processEvents()
    dialog.done(0)
    let_go()
    assert not shiboken6.isValid(dialog)
    gone = weakref.ref(dialog)
    del dialog
    assert gone() is None


def test_a_dialog_fits_its_content(dialog: QDialog) -> None:
    dialog.open()
    QApplication.processEvents()
    assert dialog.focusWidget() is not None
    scroll = dialog.findChildren(QScrollArea)[0].verticalScrollBar()
    room = dialog.screen().availableSize().height()
    assert scroll.maximum() == 0 or dialog.height() >= room, "it scrolls though there is room"


def _form(application: QApplication) -> FormDialog:
    return FormDialog("Form", [asked_text("name", "Name", required=True)], "Save")


def test_a_form_goes_to_what_is_missing_and_gives_nothing_out(application: QApplication) -> None:
    dialog = _form(application)
    given: list[dict[str, str]] = []
    dialog.submitted.connect(given.append)
    dialog.open()
    dialog.submit()
    assert given == []
    assert dialog.sum.text() == "1 field needs mending"
    QTest.keyClicks(dialog.focusWidget(), "Ani")
    dialog.submit()
    assert given == [{"name": "Ani"}]
    dialog.done(0)


def test_esc_leaves_at_once_and_after_typing_at_the_second_time(application: QApplication) -> None:
    dialog = _form(application)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog = _form(application)
    dialog.open()
    QTest.keyClicks(dialog.focusWidget(), "A")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_refused_form_stays_with_what_was_typed(application: QApplication) -> None:
    dialog = _form(application)
    dialog.open()
    dialog.form.set_values({"name": "Ani"})
    dialog.submit()
    dialog.refuse(UserError("x", "Already there."))
    assert dialog.isVisible()
    assert dialog.fault.words.text() == "Already there."
    assert dialog.form.values() == {"name": "Ani"}
    dialog.done(0)


def test_what_was_asked_twice_is_done_once(qtbot: QtBot, application: QApplication) -> None:
    dialog = _form(application)
    given: list[dict[str, str]] = []
    dialog.submitted.connect(given.append)
    dialog.open()
    dialog.form.set_values({"name": "Ani"})
    dialog.act.click()
    dialog.act.click()
    assert len(given) == 1
    dialog.done(0)


def test_a_funding_gives_out_what_the_service_takes(application: QApplication) -> None:
    dialog = NewFunding([("532104", "Weliman")], 2026)
    given: list[dict[str, object]] = []
    dialog.submitted.connect(given.append)
    dialog.form.set_values(
        {"source": "APBD", "cap": "451 juta", "first_month": "2026-07", "months": "6"}
    )
    dialog.submit()
    assert given == [
        {
            "year": 2026,
            "source": "APBD",
            "payer": "apbd",
            "cap": 451_000_000,
            "first_month": date(2026, 7, 1),
            "months": 6,
            "places": {},
            "reference": "",
        }
    ]


def test_an_official_typed_into_the_dialog_stands_in_the_register(
    empty: Context, open_window: Callable[[Context], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(empty)
    window.go(SettingsPage.KEY, "officials")
    page = window.page(SettingsPage.KEY)
    assert isinstance(page, SettingsPage)
    section = page.sections["officials"]
    assert isinstance(section, OfficialsSection)
    dialog = section.add()
    assert isinstance(dialog, FormDialog)
    dialog.form.set_values({"name": "Ani", "position": "Kepala Dinas", "nip": "12"})
    dialog.submit()
    qtbot.waitUntil(dialog.fault.isVisible)
    assert "18 digits" in dialog.fault.words.text()
    dialog.form.set_values({"nip": ""})
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    with empty.database.read() as session:
        assert [line.name for line in officials(session)] == ["Ani"]


def test_the_first_run_makes_the_office_and_shows_its_code(
    application: QApplication, qtbot: QtBot, open_nothing: Context
) -> None:
    dialog = FirstRun(office_choices(paths.resource("regions")))
    office = FirstOffice(open_nothing, dialog, paths.keys_folder())
    dialog.open()
    dialog.submit()
    assert not has_office(open_nothing.database)
    dialog.form.set_values({"region": "5321", "name": "Dinas Nakertrans"})
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.title.text() == "Write down the recovery code", timeout=20_000)
    with open_nothing.database.read() as session:
        made = own_office(session)
    assert made is not None
    assert made.name == "Dinas Nakertrans"
    assert not dialog.act.isEnabled()
    dialog.reject()
    assert dialog.isVisible(), "the code must not be lost by Esc"
    dialog.done(0)
    del office


def test_a_report_tells_where_and_not_whom() -> None:
    told = "'Bernadeta Seran' 5304016105800002 failed"
    try:
        raise ValueError(told)
    except ValueError as fault:
        report = report_of(fault)
    assert "test_dialogs.py" in report
    assert "Bernadeta" not in report
    assert "5304016105800002" not in report
    assert scrubbed("row 12") == "row 12"


def test_a_mistake_of_ours_opens_one_report(
    application: QApplication, empty: Context, qtbot: QtBot
) -> None:
    refused: list[UserError] = []
    desk = CrashDesk(lambda _fault: None, refused.append)
    desk.tell(ZeroDivisionError())
    desk.tell(ZeroDivisionError())
    reports = [each for each in application.topLevelWidgets() if isinstance(each, CrashReport)]
    assert len(reports) == 1
    assert list(paths.logs_folder().glob("crash-*.log"))
    reports[0].done(0)
    let_go()
    desk.tell(UserError("x", "No."))
    assert [error.message for error in refused] == ["No."]
