"""Every page opens on an empty and on a full register, and can be used without seeing it."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from desktop.ui.page_list import PAGES
from desktop.ui.screenshots import picture_of, settle
from desktop.ui.table_model import BlockModel

INPUTS = (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
)


def _nameless(root: QWidget) -> list[str]:
    inputs = (each for kind in INPUTS for each in root.findChildren(kind))
    return [
        f"{type(each).__name__} in {type(each.parentWidget()).__name__}"
        for each in inputs
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not each.accessibleName()
        and not each.objectName().startswith("qt_")
        # The field inside a choice or a number is named by what it is part of.
        and not isinstance(each.parentWidget(), QComboBox | QAbstractSpinBox)
    ]


def _is_painted(image: QImage) -> bool:
    first = image.pixel(0, 0)
    return any(
        image.pixel(x, y) != first
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    )


def test_every_page_opens_and_paints(window: MainWindow) -> None:
    for page in PAGES:
        window.go(page.KEY)
        assert _is_painted(picture_of(window).toImage()), page.KEY


def test_every_page_names_itself_for_the_side_bar() -> None:
    assert all(page.KEY and page.TITLE and page.ICON for page in PAGES)
    assert len({page.KEY for page in PAGES}) == len(PAGES)


def test_every_input_has_a_name_to_read_out(window: MainWindow) -> None:
    nameless = []
    for page in PAGES:
        window.go(page.KEY)
        nameless += _nameless(window)
        for picture in window.page(page.KEY).pictures():
            dialog = picture.arrange()
            nameless += _nameless(dialog or window)
            if isinstance(dialog, QDialog):
                dialog.done(0)
            settle()
    assert nameless == []


def test_every_model_of_every_page_keeps_the_rules_of_qt(window: MainWindow, qtbot: QtBot) -> None:
    tested = []
    for page in PAGES:
        window.go(page.KEY)
        for model in window.findChildren(QAbstractItemModel):
            if isinstance(model, BlockModel):
                mode = QAbstractItemModelTester.FailureReportingMode.Warning
                tested.append(QAbstractItemModelTester(model, mode))
                model.refresh()
    assert tested
