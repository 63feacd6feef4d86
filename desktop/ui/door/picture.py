"""The door in the middle of its work, for pictures; nothing is written."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop.domain.attendance import Attendance
from desktop.ui.context import Context
from desktop.ui.door import answers
from desktop.ui.door.door import Door
from desktop.ui.door.footer import listening
from desktop.ui.door.roster import read_roster

_LAST = 5


def door_in_use(
    context: Context, training: int, session_id: int, size: QSize, parent: QWidget
) -> Door:
    """A door at which some people came in time and the last of them was answered just now."""
    with context.database.read() as session:
        roster = read_roster(session, training, session_id)
    door = Door(context, roster, parent)
    door.resize(size)
    door.sounds.on = False
    for guest in roster.guests[:_LAST]:
        if guest.status is None:
            roster.set_mark(guest, Attendance.PRESENT, roster.starts)
        door.desk.last.appendleft(answers.marked(guest, roster, roster.starts))
    door.desk.changed.emit()
    if door.desk.last:
        door.desk.answered.emit(door.desk.last[0])
    # As at its hour, whenever the picture is taken.
    door.header.show_time(roster.starts)
    door.footer.say(*listening())
    return door
