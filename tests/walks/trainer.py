"""A trainer's hands on the page Pelatihan: buttons pressed, fields typed, files named."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.queries import attendance, trainings
from db.queries.trainings import ParticipantLine
from desktop.ui.context import Context
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.door.door import Door
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.trainings.one_training import OneTraining
from desktop.ui.pages.trainings.page import TrainingsPage
from tests.ui.door.conftest import SetClock
from tests.walks.test_golden_path import SLOW, button

Shown = TypeVar("Shown", bound=QWidget)


@dataclass
class Trainer:
    """A window with the page of trainings open, its clock, and what the window has said."""

    qtbot: QtBot
    context: Context
    clock: SetClock
    window: MainWindow
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.messages.said.connect(lambda told: self.said.append(told.text))
        self.window.go("trainings")

    @property
    def page(self) -> TrainingsPage:
        """The page."""
        page = self.window.page("trainings")
        assert isinstance(page, TrainingsPage)
        return page

    @property
    def one(self) -> OneTraining:
        """The training that is open."""
        return self.page.training

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Press the button that says so."""
        pressed: QPushButton = button(self.qtbot, within or self.page, words)
        assert pressed.isEnabled(), pressed.toolTip()
        QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)

    def tab(self, words: str) -> None:
        """Press a tab of the training."""
        self.come_back()
        bar = self.one.tabs.bar
        (number,) = [at for at in range(bar.count()) if bar.tabText(at) == words]
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())
        assert self.one.tabs.current() == number

    def dialog(self, kind: type[Shown]) -> Shown:
        """The dialog of a kind that is open, once it is."""

        def found() -> list[Shown]:
            return [each for each in self.window.findChildren(kind) if each.isVisible()]

        self.qtbot.waitUntil(lambda: len(found()) == 1, timeout=SLOW)
        return found()[0]

    def fill(self, kind: type[FormDialog], typed: dict[str, str], **chosen: str) -> None:
        """Type into the form that is open, choose words, press the filled button; it goes then."""
        dialog = self.dialog(kind)
        for key, text in typed.items():
            editor = dialog.form.field(key).asked.editor
            assert isinstance(editor, QLineEdit)
            editor.selectAll()
            QTest.keyClicks(editor, text)
        for key, words in chosen.items():
            editor = dialog.form.field(key).asked.editor
            assert isinstance(editor, QComboBox)
            assert editor.findText(words) >= 0, words
            editor.setCurrentIndex(editor.findText(words))
        self.agree(dialog)

    def agree(self, dialog: Dialog) -> None:
        """Press the filled button of a dialog, and wait for what it does."""
        gone: list[int] = []
        dialog.finished.connect(gone.append)
        QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: bool(gone), timeout=SLOW)
        self.wait()

    def name_file(self, path: Path) -> None:
        """Answer the dialog that asks for a file or a folder."""
        dialog = self.dialog(QFileDialog)
        dialog.filesSelected.emit([str(path)])
        dialog.done(0)

    def wait(self) -> None:
        """Wait until nothing is being done any more."""
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy, timeout=SLOW)

    def told(self, beginning: str) -> str:
        """What the window says with this beginning, once it does."""

        def heard() -> list[str]:
            return [text for text in self.said if text.startswith(beginning)]

        self.qtbot.waitUntil(lambda: bool(heard()), timeout=SLOW)
        return heard()[-1]

    def door(self) -> Door:
        """The door that stands open."""
        return self.dialog(Door)

    def leave_door(self, door: Door) -> None:
        """Esc closes the door."""
        QTest.keyClick(door, Qt.Key.Key_Escape)
        assert not door.isVisible()
        self.come_back()

    def come_back(self) -> None:
        """Make the window active again after what stood over it, as a desktop does by itself."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def training(self) -> int:
        """The id of the training that is open."""
        return self.one.training

    def sessions(self) -> list[int]:
        """The ids of its sessions, in their order."""
        with self.context.database.read() as session:
            return [each.id for each in trainings.sessions(session, self.training())]

    def people(self) -> list[ParticipantLine]:
        """Who is on the list, by number."""
        with self.context.database.read() as session:
            return trainings.participants(session, self.training())

    def tally(self, number: int) -> dict[str, int]:
        """How many stand how in a session, counted from one."""
        with self.context.database.read() as session:
            told = attendance.tally(session, self.training())
        return told.get(self.sessions()[number - 1], {})
