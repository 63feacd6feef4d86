"""The pages of a paper in the window: turned by number, sized, searched, by mouse and keys."""

from io import BytesIO
from time import process_time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop.ui.parts.pdf_document import PaperRun, paper_runs
from desktop.ui.parts.pdf_view import PdfView


def letter(pages: int = 6) -> bytes:
    """An upright page and then lying ones, a name on every second."""
    out = BytesIO()
    canvas = Canvas(out, invariant=True)
    for page in range(pages):
        canvas.setPageSize(landscape(A4) if page else A4)
        canvas.drawString(100, 400, f"Lembar {page + 1}")
        if page % 2:
            canvas.drawString(100, 300, "Maria Yovita Nahak")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def view(qtbot: QtBot, application: QApplication) -> PdfView:
    shown = PdfView("Surat")
    qtbot.addWidget(shown)
    shown.resize(700, 500)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    shown.show_pdf(letter())
    QApplication.processEvents()
    return shown


def test_a_page_is_gone_to_by_its_number(qtbot: QtBot, view: PdfView) -> None:
    view.box.number.setFocus()
    view.box.number.selectAll()
    QTest.keyClicks(view.box.number, "4")
    assert view.page() == 0, "typing alone turns no page"
    QTest.keyClick(view.box.number, Qt.Key.Key_Return)
    assert view.page() == 3
    assert view.box.number.text() == "4"
    QTest.keyClicks(view.box.number, "99")
    QTest.keyClick(view.box.number, Qt.Key.Key_Return)
    assert view.page() == 5
    QTest.keyClick(view.box.number, Qt.Key.Key_Up)
    assert view.page() == 4


def test_what_was_typed_and_left_goes_nowhere(qtbot: QtBot, view: PdfView) -> None:
    view.box.number.setFocus()
    QTest.keyClicks(view.box.number, "3")
    QTest.keyClick(view.box.number, Qt.Key.Key_Escape)
    assert (view.page(), view.box.number.text()) == (0, "1")


def test_pages_are_as_wide_as_the_room_whole_or_of_a_size(qtbot: QtBot, view: PdfView) -> None:
    wide = view.pages_view.factor()
    assert view.sizes.currentText() == f"Width · {round(wide * 100)} %"
    choose(view, "page")
    whole = view.pages_view.factor()
    assert whole < wide
    assert view.sizes.currentText() == f"Whole page · {round(whole * 100)} %"
    choose(view, "1.5")
    assert view.pages_view.factor() == pytest.approx(1.5)
    assert view.sizes.currentText() == "150 %"


def choose(view: PdfView, size: str) -> None:
    view.sizes.set_value(size)
    view.sizes.activated.emit(view.sizes.currentIndex())


@pytest.mark.parametrize("size", ["width", "page", "0.5", "2.0"])
def test_a_page_is_turned_to_in_every_size(qtbot: QtBot, view: PdfView, size: str) -> None:
    choose(view, size)
    for page in (3, 1, 4):
        view.turn_to(page)
        QApplication.processEvents()
        assert view.page() == page


def test_the_page_at_hand_stays_when_its_size_changes(qtbot: QtBot, view: PdfView) -> None:
    view.turn_to(3)
    for act in (view.zoom_in, view.zoom_in, view.zoom_out, view.fit):
        act()
        QApplication.processEvents()
        assert view.page() == 3


def test_the_wheel_and_the_keys_enlarge_with_ctrl(qtbot: QtBot, view: PdfView) -> None:
    before = view.pages_view.factor()
    turn_wheel(view, 120)
    larger = view.pages_view.factor()
    assert larger > before
    turn_wheel(view, -120)
    assert view.pages_view.factor() < larger
    view.pages_view.setFocus()
    for key, grows in ((Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False)):
        now = view.pages_view.factor()
        QTest.keyClick(view.pages_view, key, Qt.KeyboardModifier.ControlModifier)
        assert (view.pages_view.factor() > now) is grows
    QTest.keyClick(view.pages_view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.sizes.value() == "width"


def turn_wheel(view: PdfView, by: int) -> None:
    middle = QPointF(view.pages_view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        QPointF(view.pages_view.viewport().mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.pages_view.viewport(), event)


def test_a_name_is_found_page_after_page(qtbot: QtBot, view: PdfView) -> None:
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    finder = view.finder
    assert finder.isVisible()
    assert finder.field.hasFocus()
    QTest.keyClicks(finder.field, "yovita")
    qtbot.waitUntil(lambda: finder.told.text() == "1 of 3", timeout=5_000)
    assert view.page() == 1
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert finder.told.text() == "2 of 3"
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert finder.told.text() == "1 of 3", "after the last comes the first"
    QTest.keyClick(finder.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert finder.told.text() == "3 of 3"
    assert view.page() == 5
    QTest.keyClick(finder.field, Qt.Key.Key_Escape)
    assert finder.isHidden()
    assert view.pages_view.hasFocus()


def test_the_first_find_from_the_page_at_hand_on_is_gone_to(qtbot: QtBot, view: PdfView) -> None:
    view.turn_to(2)
    view.begin_find()
    view.finder.field.setText("Maria")
    qtbot.waitUntil(lambda: view.finder.told.text() == "2 of 3", timeout=5_000)
    assert view.page() == 3


def test_many_pages_are_searched_without_holding_the_window(qtbot: QtBot, view: PdfView) -> None:
    view.show_pdf(letter(150))
    longest, looks = 0.0, 0
    view.begin_find()
    view.finder.field.setText("Maria")
    while view.finder.told.text() != "1 of 75" and looks < 5_000:
        before = process_time()
        QApplication.processEvents()
        longest, looks = max(longest, process_time() - before), looks + 1
    assert view.finder.told.text() == "1 of 75"
    # A page at a time: some 150 turns of the window, none of which is long.
    assert looks >= 150
    assert longest < 0.25


def test_what_is_not_there_is_told(qtbot: QtBot, view: PdfView) -> None:
    view.begin_find()
    view.finder.field.setText("Nobody")
    qtbot.waitUntil(lambda: view.finder.told.text() == "Not found", timeout=5_000)


def test_other_pages_are_searched_anew_and_none_end_the_search(qtbot: QtBot, view: PdfView) -> None:
    view.begin_find()
    view.finder.field.setText("Maria")
    qtbot.waitUntil(lambda: view.finder.told.text() == "1 of 3", timeout=5_000)
    view.show_pdf(letter(2))
    qtbot.waitUntil(lambda: view.finder.told.text() == "1 of 1", timeout=5_000)
    view.show_nothing("Nothing", "")
    assert view.finder.isHidden()


def test_the_paper_of_pages_is_known_in_runs(application: QApplication) -> None:
    assert paper_runs(letter()) == [
        PaperRun(1, 1, "A4", lying=False),
        PaperRun(2, 6, "A4", lying=True),
    ]
    assert paper_runs(b"no PDF") == []
