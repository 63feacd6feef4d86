"""What Pelatihan reads of trainings, and the words it says of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from db.engine import Session
from db.queries import attendance, certificates, trainings
from db.queries.attendance import Matrix, SignPageLine
from db.queries.certificates import CertificateLine
from db.queries.training_files import TrainingFileLine, training_files
from db.queries.trainings import ParticipantLine, SessionLine, TrainingLine, TrainingSums
from desktop.domain.attendance import WHOLE, needed
from desktop.domain.dates import letter_date
from desktop.domain.texts import gettext
from desktop.domain.texts import mark as _
from desktop.services.acting import OFFICE_ZONE
from desktop.services.training.sessions import Clash, clashes_of, clock, moment
from desktop.services.training.signed_sheets import rows_of
from desktop.services.training.trainings import require_training
from desktop.ui.parts.pill import Pill


class TrainingState(StrEnum):
    """Where a training is, seen from a moment."""

    COMING = "coming"
    RUNNING = "running"
    TODAY = "today"
    TO_CLOSE = "to_close"
    CLOSED = "closed"


STATE_LABELS: dict[TrainingState, str] = {
    TrainingState.COMING: _("Coming"),
    TrainingState.RUNNING: _("Running"),
    TrainingState.TODAY: _("Today"),
    TrainingState.TO_CLOSE: _("To close"),
    TrainingState.CLOSED: _("Closed"),
}

_PILLS: dict[TrainingState, tuple[str, str]] = {
    TrainingState.COMING: ("neutral", "clock"),
    TrainingState.RUNNING: ("info", "people"),
    TrainingState.TODAY: ("info", "calendar-ltr"),
    TrainingState.TO_CLOSE: ("warning", "warning"),
    TrainingState.CLOSED: ("ok", "lock-closed"),
}


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A training in the list: how large it is, where it is now."""

    line: TrainingLine
    sums: TrainingSums
    state: TrainingState


@dataclass(frozen=True, slots=True)
class Standing:
    """One training as it stands: everybody, every session, every mark, and the papers kept.

    `keyed` is printed page to how many marks came from it; `since` is number to when somebody
    came to bear it, those who were taken off too.
    """

    state: TrainingState
    matrix: Matrix
    clashes: Mapping[int, Sequence[Clash]]
    pages: Sequence[SignPageLine]
    keyed: Mapping[int, int]
    since: Mapping[int, datetime]
    files: Sequence[TrainingFileLine]
    certificates: Mapping[int, CertificateLine]

    @property
    def line(self) -> TrainingLine:
        """The training itself."""
        return self.matrix.training

    @property
    def sessions(self) -> Sequence[SessionLine]:
        """Its sessions in order, cancelled ones too."""
        return self.matrix.sessions

    @property
    def held(self) -> list[tuple[int, SessionLine]]:
        """The sessions that stand, each with its number."""
        return [
            (number, each)
            for number, each in enumerate(self.sessions, start=1)
            if each.cancelled_at is None
        ]

    @property
    def people(self) -> Sequence[ParticipantLine]:
        """Who is on the list, by row."""
        return self.matrix.participants

    @property
    def closed(self) -> bool:
        """Whether it takes nothing more."""
        return self.line.closed_at is not None

    def number(self, session_id: int) -> int:
        """The number of a session in its training, from 1; 0 where it is none of it."""
        ids = [each.id for each in self.sessions]
        return ids.index(session_id) + 1 if session_id in ids else 0

    def blank_rows(self, page: SignPageLine) -> list[int]:
        """The numbers of a page that nobody bore when it was printed."""
        return [
            row
            for row in rows_of(page)
            if row not in self.since or self.since[row] > page.printed_at
        ]

    def session(self, session_id: int) -> SessionLine | None:
        """A session by its id."""
        return next((each for each in self.sessions if each.id == session_id), None)


def read_trainings(session: Session, now: datetime) -> list[TrainingRow]:
    """Every training: what needs a hand first, then what comes, then what is closed."""
    today = now.astimezone(OFFICE_ZONE).date()
    busy = {line.training_id for line, _name, _place in trainings.sessions_on(session, today)}
    sums = trainings.training_sums(session)
    rows = [
        TrainingRow(
            line,
            sums.get(line.id, TrainingSums()),
            state_of(line, today, busy=line.id in busy),
        )
        for line in trainings.trainings(session)
    ]
    return sorted(rows, key=lambda each: _ORDER[each.state])


def read_standing(session: Session, training: int, now: datetime) -> Standing:
    """One training as it stands; UserError `training.unknown`."""
    line = require_training(session, training)
    matrix = attendance.matrix(session, line)
    today = now.astimezone(OFFICE_ZONE).date()
    held = [each for each in matrix.sessions if each.cancelled_at is None]
    over = bool(held) and all(now >= moment(each.date, each.end) for each in held)
    state = state_of(line, today, busy=any(each.date == today for each in held))
    if over and today >= line.end and state is not TrainingState.CLOSED:
        state = TrainingState.TO_CLOSE
    clashes = {each.id: clashes_of(session, each, line.place) for each in held}
    pages = attendance.sign_pages(session, [each.id for each in matrix.sessions])
    keyed = attendance.marks_by_page(session, training)
    bearers = trainings.participants(session, training, with_left=True) if pages else []
    since = {each.row: each.enrolled_at for each in bearers}
    files = training_files(session, training)
    certified = latest_certificates(certificates.certificates(session, training))
    return Standing(state, matrix, clashes, pages, keyed, since, files, certified)


def latest_certificates(lines: Sequence[CertificateLine]) -> dict[int, CertificateLine]:
    """Participant to the certificate that counts: the last one that stands, else the last."""
    found: dict[int, CertificateLine] = {}
    for line in lines:
        there = found.get(line.participant_id)
        if there is None or there.revoked or not line.revoked:
            found[line.participant_id] = line
    return found


def state_of(line: TrainingLine, today: date, *, busy: bool) -> TrainingState:
    """Where a training is on a day; `busy` where one of its sessions is held on it."""
    if line.closed_at is not None:
        return TrainingState.CLOSED
    if busy or line.start == line.end == today:
        return TrainingState.TODAY
    if today < line.start:
        return TrainingState.COMING
    return TrainingState.RUNNING if today <= line.end else TrainingState.TO_CLOSE


_ORDER = {
    TrainingState.TODAY: 0,
    TrainingState.RUNNING: 1,
    TrainingState.TO_CLOSE: 2,
    TrainingState.COMING: 3,
    TrainingState.CLOSED: 4,
}


def state_pill(state: TrainingState) -> Pill:
    """The state as a pill."""
    tone, icon = _PILLS[state]
    return Pill(gettext(STATE_LABELS[state]), tone, icon)


def days_words(start: date, end: date) -> str:
    """`24–26 November 2026`, as short as two days can be said."""
    last = letter_date(end)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    return f"{letter_date(start)} – {last}"


def hours_words(line: SessionLine) -> str:
    """`08.00–10.15`, as clocks are written here."""
    return f"{clock(line.start)}–{clock(line.end)}".replace(":", ".")


def session_words(number: int, line: SessionLine) -> str:
    """A session in one line, as it is chosen from a list."""
    return f"S{number} · {line.date.day:02}-{line.date.month:02} {hours_words(line)} · {line.title}"


def minimum_words(line: TrainingLine, held: int) -> str:
    """`20 of 24 JP (80 %)`: what is needed, in JP and as a share."""
    share = f"{line.minimum * 100 / WHOLE:g}".replace(".", ",")
    return gettext("at least {least} of {held} JP ({share} %)").format(
        least=needed(held, line.minimum), held=held, share=share
    )


def time_of(minutes: int) -> time:
    """Minutes after midnight as a time of day."""
    return time(*divmod(minutes, 60))
