"""One training: its parts as tabs, all over one reading of it."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from db.engine import Session
from db.queries import trainings
from desktop.domain.errors import UserError
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.ui.context import Context
from desktop.ui.door.door import Door
from desktop.ui.pages.trainings.keying_tab import KeyingTab
from desktop.ui.pages.trainings.making import Making
from desktop.ui.pages.trainings.marks_tab import MarksTab
from desktop.ui.pages.trainings.papers_tab import PapersTab
from desktop.ui.pages.trainings.people_tab import PeopleTab
from desktop.ui.pages.trainings.read import Standing, read_standing
from desktop.ui.pages.trainings.results_tab import ResultsTab
from desktop.ui.pages.trainings.sessions_tab import SessionsTab
from desktop.ui.parts.tabs import Tabs

AT_ONCE = 300
"""A training of so many people is read at once, a larger one in a job."""


class Part(Protocol):
    """A tab of a training."""

    def show_standing(self, standing: Standing) -> None:
        """Show the training as it stands now."""


class OneTraining(QWidget):
    """The tabs of a training; `shown` gives it as it stands, `gone` that it is there no more."""

    shown = Signal(object)
    gone = Signal()

    def __init__(self, context: Context, making: Making) -> None:
        super().__init__()
        self._context = context
        self.training = 0
        self.standing: Standing | None = None
        self.sessions = SessionsTab(context, making)
        self.people = PeopleTab(context)
        self.marks = MarksTab(context)
        self.keying = KeyingTab(context)
        self.papers = PapersTab(context)
        self.results = ResultsTab(context)
        self.tabs = Tabs(_("Parts of the training"))
        self._parts: Sequence[Part] = (
            self.sessions,
            self.people,
            self.marks,
            self.keying,
            self.papers,
            self.results,
        )
        self._stale = False
        self._covered = False
        self._behind = False
        self.tabs.add(_("Sessions"), self.sessions)
        self.tabs.add(_("Participants"), self.people)
        self.tabs.add(_("Attendance"), self.marks)
        self.tabs.add(_("Signed sheets"), self.keying)
        self.tabs.add(_("Printing"), self.papers)
        self.tabs.add(_("Results"), self.results)
        self.tabs.chosen.connect(self._on_tab)
        # The bar tells of a press before it shows the tab: the matrix is there a moment later.
        self.tabs.bar.tabBarClicked.connect(
            lambda _number: QTimer.singleShot(0, self, self._into_marks)
        )
        self.marks.marking.failed.connect(self._read_again)
        self.marks.marking.settled.connect(self._on_settled)
        self.results.failed.connect(self._read_again)
        self.results.settled.connect(self._on_settled)
        context.jobs.changed.connect(self._on_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs, 1)

    def show_training(self, training: int) -> None:
        """Read a training and show it: a small one at once, a large one in a job."""
        context = self._context
        if training != self.training:
            self.standing = None
        self.training = training
        now = context.acting.now()

        def read(session: Session) -> Standing | None:
            try:
                return read_standing(session, training, now)
            except UserError:
                return None

        with context.database.read() as session:
            if trainings.last_row(session, training) <= AT_ONCE:
                self._show(training, read(session))
                return

        def work(_progress: Progress) -> Standing | None:
            with context.database.read() as session:
                return read(session)

        context.jobs.run(
            work,
            lambda standing: self._show(training, standing),
            _("Reading the training"),
            owner=self,
        )

    def _on_changed(self, tables: frozenset[str]) -> None:
        """Marks were made: those of the matrix are shown already, others are read."""
        own = self.marks.marking.take_own()
        if not self.training or "attendance_mark" not in tables:
            return
        self._stale = True
        if not own:
            self._read_soon()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and self._covered and not _at_the_door():
            self._covered = False
            self._read_again()
        return super().event(event)

    def _into_marks(self) -> None:
        """Whoever pressed the tab of the matrix marks next; keys stay with the tabs."""
        if self.marks.isVisible():
            self.marks.view.setFocus()

    def _on_tab(self, _number: int) -> None:
        if self._stale:
            self._read_again()

    def _read_again(self) -> None:
        if self.training:
            self.show_training(self.training)

    def register_changed(self) -> None:
        """Something of trainings was written: read again, unless it is shown already."""
        self._stale = True
        self._read_soon()

    def _read_soon(self) -> None:
        """Read again, but not over what is shown and not kept yet, nor behind the door."""
        if self.results.typing:
            return  # the field being typed into would be taken away: another tab reads again
        if self.marks.marking.busy:
            self._behind = True
        elif _at_the_door():
            self._covered = True
        else:
            self._read_again()

    def _on_settled(self) -> None:
        """Everything typed is kept: what was not read over it is read, unless one types on."""
        if self._behind and not self.results.isVisible():
            self._behind = False
            self._read_soon()

    def show_person(self, participant: int) -> None:
        """Show the list of participants with one of them chosen, as soon as it is read."""
        self.tabs.show_tab(self.people)
        self.people.choose(participant)

    def leave(self) -> None:
        """Forget the training: the list is shown."""
        self.training = 0
        self.standing = None

    def _show(self, training: int, standing: Standing | None) -> None:
        if training != self.training:
            return
        if standing is None:
            self.leave()
            self.gone.emit()
            return
        if self.standing is not None and (self.marks.marking.busy or self.results.typing):
            self._behind = True  # read before what is shown was kept
            return
        self.standing = standing
        self._stale = False
        for part in self._parts:
            part.show_standing(standing)
        self.shown.emit(standing)


def _at_the_door() -> bool:
    """Whether the door stands over the window: nobody sees what would be read at each scan."""
    return isinstance(QApplication.activeWindow(), Door)
