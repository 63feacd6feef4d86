"""What stands on the page while a list is read or taken in: how far it is, and the way to stop."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.ui.jobs import Advance, Jobs
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, row
from desktop.ui.parts.words import Words


class BusyView(QWidget):
    """A bar with what is done, of how much; nothing else is painted meanwhile."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self.heading = Words("", "name")
        self._step = Words("", "second")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self.stop = Button(_("Stop"), self._on_stop, icon="stop")
        self._told = Words("", "caption", wrap=True)
        card = Card()
        card.setFixedWidth(520)
        card.body.setContentsMargins(24, 20, 24, 20)
        card.body.setSpacing(12)
        card.body.addWidget(self.heading)
        card.body.addWidget(self._bar)
        card.body.addLayout(row(self._step, None, self.stop))
        card.body.addWidget(self._told)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(2)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        jobs.advanced.connect(self._on_advanced)

    def begin(self, heading: str, told: str) -> None:
        """Show what begins; `told` says what stopping would do."""
        self.heading.setText(heading)
        self._told.setText(told)
        self._step.setText(_("Beginning"))
        self._bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_advanced(self, advance: Advance) -> None:
        if not self.isVisible():
            return
        self._bar.setRange(0, advance.total)
        self._bar.setValue(advance.done)
        words = advance.text or advance.title
        if advance.total:
            words = _("{what}: {done} of {total}").format(
                what=words, done=grouped(advance.done), total=grouped(advance.total)
            )
        self._step.setText(words)

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self._step.setText(_("Stopping"))
        self._jobs.stop()
