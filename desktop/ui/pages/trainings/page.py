"""Pelatihan: the list of trainings, or one of them."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.engine import Session
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark, ngettext
from desktop.domain.trainings import KIND_LABELS, TrainingKind
from desktop.ui.context import Context
from desktop.ui.door.opening import open_door
from desktop.ui.pages.page import Badge, Page, Picture
from desktop.ui.pages.trainings.listing import TrainingList
from desktop.ui.pages.trainings.making import Making
from desktop.ui.pages.trainings.one_training import OneTraining
from desktop.ui.pages.trainings.pictured import TrainingPictures
from desktop.ui.pages.trainings.read import (
    STATE_LABELS,
    Standing,
    TrainingRow,
    TrainingState,
    days_words,
    read_trainings,
)
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear
from desktop.ui.parts.stack import FittingStack

NEW = "new"
"""Opened about this the page asks for a new training."""

_WITH_PERSON = 2
_AT_THE_DOOR = (TrainingState.TODAY, TrainingState.RUNNING)
_PRESSING = (TrainingState.TODAY, TrainingState.TO_CLOSE)


class TrainingsPage(Page):
    """One of two views at a time; the title and the buttons are those of the view."""

    KEY = "trainings"
    TITLE = mark("Trainings")
    ICON = "hat-graduation"
    TABLES: ClassVar[frozenset[str]] = frozenset(
        ("training", "training_session", "participant", "sign_page", "training_file", "certificate")
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.making = Making(context, self)
        self.list = TrainingList(context)
        self.training = OneTraining(context, self.making)
        self._views = FittingStack()
        for view in (self.list, self.training):
            self._views.addWidget(view)
        self.body.addWidget(self._views, 1)
        self.list.opened.connect(self.show_training)
        self.list.make.connect(self.making.new_training)
        self.making.made.connect(self.show_training)
        self.training.shown.connect(self._show_head)
        self.training.gone.connect(self.show_list)
        keys = QShortcut(QKeySequence(Qt.Key.Key_F9), self)
        keys.activated.connect(self.open_door)

    @staticmethod
    def badge(_session: Session) -> Badge | None:
        return None

    def opened(self, about: object = None) -> None:
        """`about` is a training's id, that and a participant's, or "new"."""
        if isinstance(about, int):
            self.show_training(about)
        elif isinstance(about, tuple) and len(about) == _WITH_PERSON:
            self.show_training(int(about[0]))
            self.training.show_person(int(about[1]))
        elif about == NEW:
            self.show_list()
            self.making.new_training()

    def reload(self) -> None:
        if self._views.currentWidget() is self.training and self.training.training:
            self.training.register_changed()
        else:
            self.show_list()

    def show_list(self) -> None:
        """Go to the list of trainings."""
        self.training.leave()
        with self.context.database.read() as session:
            rows = read_trainings(session, self.context.acting.now())
        self._views.setCurrentWidget(self.list)
        self.title.setText(_("Trainings"))
        self.set_caption(_pressing_words(rows))
        new = Button(_("New training"), self.making.new_training, icon="add", kind="filled")
        self._show_buttons([new] if rows else [])
        self.list.show_rows(rows)
        if rows:
            self.list.table.setFocus()

    def show_training(self, training: int) -> None:
        """Go to a training."""
        self._views.setCurrentWidget(self.training)
        self.training.tabs.bar.setFocus()
        self.training.show_training(training)

    def open_door(self) -> QWidget | None:
        """Open the door of the training that is shown: today's session, or one that is chosen."""
        standing = self.training.standing
        if standing is None or standing.closed or not standing.held:
            return None
        return open_door(self.context, standing.line.id, None, self)

    def _show_head(self, standing: Standing) -> None:
        """The title and the buttons of the training that is shown."""
        line = standing.line
        self.title.setText(line.name)
        told = (
            _(STATE_LABELS[standing.state]),
            days_words(line.start, line.end),
            line.place,
            _(KIND_LABELS[TrainingKind(line.kind)]),
        )
        self.set_caption(" · ".join(told))
        edit = Button(_("Edit..."), lambda: self.making.edit_training(line), icon="edit")
        edit.allow(not standing.closed, _("The training is closed"))
        kind = "filled" if standing.state in _AT_THE_DOOR else "plain"
        door = Button(_("Open the door"), self.open_door, icon="barcode-scanner", kind=kind)
        door.setToolTip(_("The whole screen for the scanner (F9)"))
        door.allow(
            not standing.closed and bool(standing.held),
            _("The training is closed") if standing.closed else _("There is no session"),
        )
        back = Button(_("All trainings"), self.show_list, icon="arrow-left", kind="bare")
        self._show_buttons([back, edit, door])

    def _show_buttons(self, buttons: Sequence[QWidget]) -> None:
        clear(self.buttons)
        for button in buttons:
            self.buttons.addWidget(button)
            button.show()

    def pictures(self) -> list[Picture]:
        """A new training, and a training in its parts."""
        with self.context.database.read() as session:
            rows = read_trainings(session, self.context.acting.now())
        pictures = [Picture("new", self._picture_new)]
        if rows:
            first = rows[0].line.id
            made = TrainingPictures(
                self.context, self, self.training, lambda: self.show_training(first)
            )
            pictures += made.all()
        return pictures

    def _picture_new(self) -> QWidget:
        self.show_list()
        return self.making.new_training()


def _pressing_words(rows: Sequence[TrainingRow]) -> str:
    """What is on today or waits to be closed, under the title."""
    if not rows:
        return ""
    told = [ngettext("{n} training", "{n} trainings", len(rows)).format(n=grouped(len(rows)))]
    for state in _PRESSING:
        number = sum(each.state is state for each in rows)
        if number:
            told.append(f"{grouped(number)} {_(STATE_LABELS[state]).casefold()}")
    return " · ".join(told)
