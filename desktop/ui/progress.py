"""What runs now, in the status bar: how far it is, and the way to stop it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.ui.jobs import Advance, Jobs
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import row
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Words


class RunningWork(QWidget):
    """The running job with its bar and a button to stop it; else that nothing runs."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._title = ""
        self._shape = Symbol("checkmark-circle", "second", 16)
        self._words = Words("", "small")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._stop = Button(_("Stop"), self._on_stop, kind="link", small=True)
        layout = row(self._shape, self._words, self._bar, self._stop, gap=8)
        layout.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(layout)
        jobs.started.connect(self._on_started)
        jobs.advanced.connect(self._on_advanced)
        jobs.ended.connect(self._show_rest)
        self._show_rest()

    def _show_rest(self) -> None:
        self._words.setText(_("Nothing is running"))
        self._shape.show_as("checkmark-circle", "second")
        self._bar.hide()
        self._stop.hide()

    def _on_started(self, title: str) -> None:
        # Shown from the first look on: quick work would only flicker.
        self._title = title
        self._stop.setEnabled(True)

    def _on_advanced(self, advance: Advance) -> None:
        words = advance.text or advance.title
        if advance.total:
            words = _("{what}: {done} of {total}").format(
                what=words, done=grouped(advance.done), total=grouped(advance.total)
            )
        self._words.setText(words)
        self._shape.show_as("arrow-sync", "link")
        self._bar.setRange(0, advance.total)
        self._bar.setValue(advance.done)
        self._bar.show()
        self._stop.show()

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._words.setText(_("Stopping"))
        self._jobs.stop()
