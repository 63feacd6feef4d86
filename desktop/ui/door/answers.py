"""What the door says: a state with its colour, shape, word and sound, and who it is said of."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from db.queries.trainings import ParticipantLine, SessionLine, TrainingLine
from desktop.domain.attendance import ATTENDANCE_LABELS, Attendance
from desktop.domain.dates import weekday_date
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark, ngettext
from desktop.services.acting import OFFICE_ZONE
from desktop.ui.door.roster import CAME, Guest, Roster


class State(StrEnum):
    """What the door's field shows."""

    READY = "ready"
    MARKED = "marked"
    LATE = "late"
    ALREADY = "already"
    OTHER = "other"
    UNKNOWN = "unknown"
    UNSAVED = "unsaved"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Face:
    """How a state looks and sounds; `stays` is for how many milliseconds, 0 until the next."""

    ground: str
    ink: str
    icon: str
    word: str
    sound: str = ""
    stays: int = 0


FACES: dict[State, Face] = {
    State.READY: Face("sheet", "text", "barcode-scanner", mark("Scanner ready")),
    State.MARKED: Face(
        "door_green", "on_door", "checkmark-circle", mark("Present"), "marked", 2000
    ),
    State.LATE: Face("door_green", "on_door", "clock", mark("Late"), "late", 3000),
    State.ALREADY: Face(
        "door_yellow", "on_yellow", "history", mark("Marked already"), "already", 4000
    ),
    State.OTHER: Face("door_red", "on_door", "calendar-ltr", mark("Other training"), "other"),
    State.UNKNOWN: Face("door_red", "on_door", "dismiss-circle", mark("Unknown"), "unknown"),
    State.UNSAVED: Face("door_red", "on_door", "save", mark("Not saved yet"), "unsaved"),
    State.UNDONE: Face("chosen", "text", "arrow-undo", mark("Taken back"), "undone", 3000),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one scan: large, strong and small words, and the line in the last five."""

    state: State
    large: str
    strong: str = ""
    small: str = ""
    name: str = ""
    note: str = ""
    photo: str = ""
    at: datetime | None = field(default=None, compare=False)
    word: str = ""

    @property
    def face(self) -> Face:
        """How it looks and sounds."""
        return FACES[self.state]

    def state_word(self) -> str:
        """The word of its state, in capitals."""
        return (self.word or _(self.face.word)).upper()


def hour(at: datetime | None) -> str:
    """A moment as the door's clock shows it: `09.14`."""
    return f"{at.astimezone(OFFICE_ZONE):%H.%M}" if at else ""


def ready() -> Answer:
    """Nobody stands there."""
    return Answer(State.READY, _("Scan the badge"), small=_("or type a number or a name"))


def marked(guest: Guest, roster: Roster, at: datetime) -> Answer:
    """Somebody was marked just now."""
    late = guest.status == Attendance.LATE
    came = _("came {hour}").format(hour=hour(at))
    if late:
        minutes = int((at - roster.starts).total_seconds() // 60)
        came += " · " + ngettext(
            "{n} minute after the start", "{n} minutes after the start", minutes
        ).format(n=minutes)
    elif not roster.is_of(at):
        came = _("marked as there from the start")
    return Answer(
        State.LATE if late else State.MARKED,
        guest.name,
        _dotted(guest.body, number(guest)),
        _dotted(guest.place, came),
        guest.name,
        _dotted(hour(at), number(guest) or _("walked in")),
        guest.photo,
        at,
    )


def already(guest: Guest, at: datetime) -> Answer:
    """Somebody stands marked; nothing changes."""
    assert guest.status is not None
    since = hour(guest.at)
    if guest.status in CAME:
        strong = _("Came at {hour} already").format(hour=since)
        small = _("Not marked twice. Come in.")
        note = _("{now} · since {hour}").format(now=hour(at), hour=since)
    else:
        label = _(ATTENDANCE_LABELS[guest.status])
        strong = _("Noted as: {status}").format(status=label)
        small = _("Nothing was changed. Who came after all is corrected in the table of marks.")
        note = _dotted(hour(at), label)
    return Answer(
        State.ALREADY,
        guest.name,
        _dotted(strong, number(guest)),
        small,
        guest.name,
        note,
        guest.photo,
        at,
    )


def unknown(code: str, at: datetime) -> Answer:
    """Nobody bears what was scanned."""
    return Answer(
        State.UNKNOWN,
        code,
        _("This badge is not of this training"),
        _("Press F3 to find the name, F2 for somebody without an invitation."),
        _("Unknown code"),
        _dotted(hour(at), code),
        at=at,
    )


def taken_off(line: ParticipantLine, at: datetime) -> Answer:
    """Somebody was taken off the list."""
    return Answer(
        State.UNKNOWN,
        line.name,
        _("Was taken off the list of this training"),
        _("Not marked. Enrol them again, or press F2 to take them in."),
        line.name,
        _dotted(hour(at), _("taken off")),
        at=at,
        word=_("Not on the list"),
    )


def other(
    line: ParticipantLine, training: TrainingLine, session: SessionLine | None, at: datetime
) -> Answer:
    """A badge of another training: which one, and where it is held."""
    if session is not None:
        where = session.place or training.place
        strong = _("Goes to {training}: {place}, {hour}").format(
            training=training.name, place=where, hour=clock_words(session.start)
        )
    else:
        strong = _("Of {training}, {day}").format(
            training=training.name, day=weekday_date(training.start)
        )
    return Answer(
        State.OTHER,
        line.name,
        strong,
        _("Not marked. Press F2 to take them into this session."),
        line.name,
        _dotted(hour(at), _("other training")),
        at=at,
    )


def unsaved(guest_name: str, code: str, at: datetime, error: UserError) -> Answer:
    """What was scanned could not be written yet."""
    return Answer(
        State.UNSAVED,
        guest_name,
        error.message,
        _("Kept here and tried again until it is saved: {code}").format(code=code),
        guest_name,
        _dotted(hour(at), _("not saved yet")),
        at=at,
    )


def refused(guest_name: str, code: str, at: datetime, error: UserError) -> Answer:
    """What was scanned will never be written."""
    return Answer(
        State.UNKNOWN,
        guest_name,
        error.message,
        code,
        guest_name,
        _dotted(hour(at), _("not marked")),
        at=at,
        word=_("Not marked"),
    )


def undone(guest: Guest, at: datetime) -> Answer:
    """The last mark was taken back."""
    return Answer(
        State.UNDONE,
        guest.name,
        _dotted(_("The mark was taken back"), number(guest)),
        _("It stays in the history."),
        guest.name,
        _dotted(hour(at), _("taken back")),
        at=at,
    )


def number(guest: Guest) -> str:
    """`number 27`; nothing while the register has given none."""
    return _("number {n}").format(n=guest.row) if guest.row > 0 else ""


def clock_words(minutes: int) -> str:
    """Minutes after midnight as the door shows them: `09.00`."""
    return f"{minutes // 60:02}.{minutes % 60:02}"


def session_words(roster: Roster) -> str:
    """Which session: its number, title, day, hours and place."""
    one = roster.session
    hours = f"{clock_words(one.start)}–{clock_words(one.end)} {OFFICE_ZONE}"
    return _dotted(
        _("Session {n}").format(n=roster.number),
        one.title,
        f"{weekday_date(one.date)}, {hours}",
        one.place or roster.training.place,
    )


def _dotted(*parts: str) -> str:
    return " · ".join(filter(None, parts))
