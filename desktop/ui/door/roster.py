"""Who may come through the door, held in memory: an answer must not wait for a disk."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from db.engine import Session
from db.queries import attendance, trainings
from db.queries.attendance import MarkLine, Place
from db.queries.mutations import region_names
from db.queries.trainings import ParticipantLine, SessionLine, TrainingLine
from desktop.domain.attendance import Attendance, status_at
from desktop.domain.names import fold
from desktop.domain.trainings import ParticipantKind
from desktop.services.acting import OFFICE_ZONE
from desktop.services.training.attend import open_place, starts
from desktop.services.training.trainings import require_training

_DISTRICT, _VILLAGE = 6, 10


@dataclass(slots=True)
class Guest:
    """Somebody of the training; `status` and `at` are of this session, nothing before a mark.

    Somebody who walks in has id 0 and no line until the register knows them.
    """

    id: int
    row: int
    code: str
    name: str
    body: str
    place: str = ""
    photo: str = ""
    walk_in: bool = False
    status: Attendance | None = None
    at: datetime | None = None
    mark: int = 0
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are on the list, came, are missing, are away with or without leave, walked in."""

    total: int
    came: int
    missing: int
    away: int
    walked_in: int


CAME = (Attendance.PRESENT, Attendance.LATE)


@dataclass(slots=True)
class Roster:
    """A session with everybody of its training, as the door knows them."""

    training: TrainingLine
    session: SessionLine
    number: int
    place: Place
    guests: list[Guest] = field(default_factory=list)
    _by_code: dict[str, Guest] = field(default_factory=dict)
    _by_row: dict[int, Guest] = field(default_factory=dict)
    _statuses: Counter[Attendance | None] = field(default_factory=Counter)
    _walked: int = 0

    def take(self, guest: Guest) -> None:
        """Let somebody be known."""
        guest.words = tuple(fold(guest.name).split())
        self.guests.append(guest)
        self._by_code[guest.code] = guest
        self._by_row[guest.row] = guest
        self._count(guest, 1)

    def forget(self, guest: Guest) -> None:
        """Let somebody be unknown again."""
        if guest in self.guests:
            self.guests.remove(guest)
            self._by_code.pop(guest.code, None)
            self._by_row.pop(guest.row, None)
            self._count(guest, -1)

    def follow(self, now: "Roster") -> None:
        """Take over what the register says now: people who came or went, marks made elsewhere."""
        for fresh in now.guests:
            guest = self.by_code(fresh.code)
            if guest is None:
                self.take(fresh)
            elif (guest.status, guest.at) != (fresh.status, fresh.at):
                self.set_mark(guest, fresh.status, fresh.at)
        for guest in [each for each in self.guests if now.by_code(each.code) is None]:
            self.forget(guest)

    def by_code(self, code: str) -> Guest | None:
        """Who bears a code."""
        return self._by_code.get(code)

    def by_row(self, row: int) -> Guest | None:
        """Who has a number on the list."""
        return self._by_row.get(row)

    def find(self, typed: str, most: int = 6) -> list[Guest]:
        """Whose names have words that begin with all words typed; by row, the fitting first."""
        wanted = fold(typed).split()
        if not wanted:
            return []
        found = [
            (not guest.words[0].startswith(wanted[0]), guest.row, guest)
            for guest in self.guests
            if guest.words and all(_begins(guest.words, word) for word in wanted)
        ]
        return [guest for _later, _row, guest in sorted(found, key=lambda each: each[:2])][:most]

    def set_mark(self, guest: Guest, status: Attendance | None, at: datetime | None) -> None:
        """Note what stands for somebody in this session."""
        known = self._by_row.get(guest.row) is guest
        if known:
            self._count(guest, -1)
        guest.status, guest.at = status, at
        if known:
            self._count(guest, 1)

    def status_now(self, at: datetime) -> Attendance:
        """What somebody is who comes at a moment."""
        if not self.is_of(at):
            return Attendance.PRESENT
        return status_at(at, self.starts, self.place.late_minutes)

    @property
    def starts(self) -> datetime:
        """The moment the session starts."""
        return starts(self.place)

    def is_of(self, at: datetime) -> bool:
        """Whether a moment is on the session's day."""
        return at.astimezone(OFFICE_ZONE).date() == self.place.date

    def came_at(self, at: datetime) -> datetime:
        """The moment a mark says: on another day than the session's, its start."""
        return at if self.is_of(at) else self.starts

    def counts(self) -> Counts:
        """The sums: those who came, are missing and are away are everybody."""
        total = sum(self._statuses.values())
        came = sum(self._statuses[each] for each in CAME)
        missing = self._statuses[None]
        return Counts(total, came, missing, total - came - missing, self._walked)

    def _count(self, guest: Guest, change: int) -> None:
        self._statuses[guest.status] += change
        if guest.walk_in and guest.status in CAME:
            self._walked += change


def read_roster(session: Session, training: int, session_id: int) -> Roster:
    """Everybody of a training with the marks of one session.

    UserError `training.unknown`, `.closed`, `session.not_found`, `session.cancelled`.
    """
    place = open_place(session, training, session_id)
    line = trainings.training(session, training)
    assert line is not None  # a place has its training
    held = trainings.sessions(session, training)
    number, one = next((at, each) for at, each in enumerate(held, 1) if each.id == session_id)
    roster = Roster(line, one, number, place)
    people = trainings.participants(session, training)
    marks = attendance.standing_many(session, session_id)
    places = _places(session, people)
    for each in people:
        roster.take(guest_of(each, places, marks.get(each.id)))
    return roster


def read_guest(session: Session, roster: Roster, line: ParticipantLine) -> Guest:
    """Somebody who came to be on the list since it was read."""
    there = attendance.standing(session, roster.session.id, line.id)
    return guest_of(line, _places(session, [line]), there)


def guest_of(
    line: ParticipantLine, places: Mapping[str, str], mark: MarkLine | None = None
) -> Guest:
    """A participant as the door knows them."""
    guest = Guest(
        line.id,
        line.row,
        line.code,
        line.name,
        line.body,
        ", ".join(filter(None, (places.get(line.region), places.get(line.region[:_DISTRICT]))))
        if len(line.region) == _VILLAGE
        else places.get(line.region, ""),
        line.photo,
        line.kind == ParticipantKind.WALK_IN,
    )
    if mark is not None:
        guest.status, guest.at, guest.mark = Attendance(mark.status), mark.at, mark.id
    return guest


def held_today(
    session: Session, training: int, day: date, now: datetime
) -> tuple[TrainingLine, SessionLine | None]:
    """A training, and its session of a day that has not ended yet, else the last of that day."""
    line = require_training(session, training)
    today = [
        each
        for each in trainings.sessions(session, training)
        if each.date == day and each.cancelled_at is None
    ]
    here = now.astimezone(OFFICE_ZONE)
    minute = timedelta(hours=here.hour, minutes=here.minute) // timedelta(minutes=1)
    open_yet = [each for each in today if each.end > minute]
    found = open_yet or today[-1:]
    return line, found[0] if found else None


def _places(session: Session, people: Sequence[ParticipantLine]) -> dict[str, str]:
    codes = {line.region for line in people} | {line.region[:_DISTRICT] for line in people}
    return region_names(session, sorted(filter(None, codes)))


def _begins(words: tuple[str, ...], wanted: str) -> bool:
    return any(word.startswith(wanted) for word in words)
