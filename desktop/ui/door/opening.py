"""Opens the door of a session: the one asked for, today's only one, or the one chosen."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from db.queries import trainings
from db.queries.trainings import SessionLine
from desktop.domain.dates import weekday_date
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE
from desktop.ui.context import Context
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.door.answers import clock_words
from desktop.ui.door.door import Door
from desktop.ui.door.roster import Roster, read_roster


def open_door(
    context: Context,
    training_id: int,
    session_id: int | None = None,
    parent: QWidget | None = None,
) -> Door | None:
    """Open the door over the whole screen; give it back where nothing had to be asked first.

    Without a session it is that of today where there is one only, else one is chosen. A session
    of another day is asked about; a closed training or a cancelled session is refused by a banner.
    """
    if session_id is None:
        return _choose(context, training_id, parent)
    try:
        # At once, not as a job: a queue of people must not wait for a list that is coming in.
        with context.database.read() as session:
            roster = read_roster(session, training_id, session_id)
    except UserError as error:
        context.messages.refuse(error)
        return None
    if not roster.is_of(context.acting.now()):
        _ask_other_day(context, roster, parent)
        return None
    return show_door(context, roster, parent)


def show_door(context: Context, roster: Roster, parent: QWidget | None = None) -> Door:
    """Show the door of a session over the whole screen."""
    door = Door(context, roster, parent)
    door.showFullScreen()
    door.activateWindow()
    door.setFocus()
    return door


def _ask_other_day(context: Context, roster: Roster, parent: QWidget | None) -> None:
    context.messages.ask(
        _("This session is not today"),
        _(
            "{title} is on {day}. Everybody who is scanned now is marked as there from its start,"
            " nobody as late. Is the clock of this computer right?"
        ).format(title=roster.session.title, day=weekday_date(roster.session.date)),
        _("Open the door all the same"),
        lambda: show_door(context, roster, parent),
        over=parent,
    )


def _choose(context: Context, training_id: int, parent: QWidget | None) -> Door | None:
    with context.database.read() as session:
        held = [
            each for each in trainings.sessions(session, training_id) if each.cancelled_at is None
        ]
    today = context.acting.today()
    of_today = [each for each in held if each.date == today]
    if len(of_today) == 1:
        return open_door(context, training_id, of_today[0].id, parent)
    if not held:
        context.messages.refuse(
            UserError("session.none", _("This training has no session yet. Enter one first."))
        )
        return None
    dialog = SessionChooser(held, context.acting.now().astimezone(OFFICE_ZONE), parent)
    dialog.accepted.connect(lambda: open_door(context, training_id, dialog.chosen, parent))
    dialog.open()
    return None


class SessionChooser(Dialog):
    """The sessions of a training, those of today first; `chosen` is the id of one.

    `now` is in the office's zone.
    """

    def __init__(
        self, held: Sequence[SessionLine], now: datetime, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Which session?"), parent=parent)
        today = now.date()
        self._held = sorted(held, key=lambda each: each.date != today)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Sessions"))
        self.list.setFixedHeight(min(330, 33 * len(self._held) + 8))
        for each in self._held:
            item = QListWidgetItem(_session_words(each, today))
            self.list.addItem(item)
        # The first that has not ended: at half past twelve that of the afternoon.
        minute = now.hour * 60 + now.minute
        at = next((at for at, each in enumerate(self._held) if each.end > minute), 0)
        self.list.setCurrentRow(at if self._held[at].date == today else 0)
        self.list.itemActivated.connect(lambda _item: self.submit())
        self.list.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setStyleSheet("QListWidget::item { min-height: 32px; padding-left: 8px; }")
        self.add(self.list)
        self.set_act(_("Open the door"))

    @property
    def chosen(self) -> int:
        """The id of the session that is chosen."""
        return self._held[max(0, self.list.currentRow())].id


def _session_words(line: SessionLine, today: date) -> str:
    day = _("Today") if line.date == today else weekday_date(line.date)
    return f"{day}, {clock_words(line.start)}–{clock_words(line.end)} · {line.title}"
