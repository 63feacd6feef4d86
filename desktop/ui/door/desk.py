"""Answers scans from memory, has them written behind the answer, and takes the last one back."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from db.engine import Session
from db.queries import trainings
from db.queries.trainings import ParticipantLine
from desktop.domain.attendance import Attendance
from desktop.domain.errors import UserError
from desktop.domain.progress import Progress
from desktop.domain.trainings import How
from desktop.services.acting import OFFICE_ZONE
from desktop.services.training.attend import Marked, mark, take_back
from desktop.services.training.enrol import unenrol, walk_in
from desktop.ui.context import Context
from desktop.ui.door import answers
from desktop.ui.door.answers import Answer, State
from desktop.ui.door.known_elsewhere import take_in
from desktop.ui.door.roster import Guest, Roster, held_today, read_guest, read_roster
from desktop.ui.door.typed import code_in, shown_code
from desktop.ui.door.writer import Deed, writer_of

LAST = 5


@dataclass(eq=False, slots=True)
class Scan:
    """One mark made here, while it can be taken back; `deed` writes it."""

    guest: Guest
    at: datetime
    answer: Answer
    deed: Deed | None = None
    walked_in: bool = False
    undone: bool = False
    written: bool = False

    @property
    def name(self) -> str:
        """Whom it is of."""
        return self.guest.name


class Desk(QObject):
    """The door without its window: `answered` says what to show, `changed` that sums did."""

    answered = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, roster: Roster, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.roster = roster
        self.writer = writer_of(context)
        self.writer.changed.connect(self._on_writer)
        self.last: deque[Answer] = deque(maxlen=LAST)
        self.elsewhere: ParticipantLine | None = None
        self._scans: list[Scan] = []
        self._waiting: deque[Scan] = deque()
        self._walked = 0
        self._deeds = 0

    def scan(self, text: str) -> None:
        """Answer what a scanner sent, or a code typed by hand."""
        at = self._context.acting.now()
        code = code_in(text)
        guest = self.roster.by_code(code) if code else None
        if guest is not None:
            self.take(guest, at)
            return
        shown = shown_code(text) or "?"
        if not code:
            self._say(answers.unknown(shown, at))
            return
        try:
            with self._context.database.read() as session:
                self._answer_stranger(session, code, shown, at)
        except Exception as fault:
            told = self._context.jobs.told(fault)
            if told is None:
                raise
            self._say(answers.refused(shown, "", at, told))

    def _answer_stranger(self, session: Session, code: str, shown: str, at: datetime) -> None:
        """Answer a code that is not in memory: enrolled since, of another training, of nobody."""
        line = trainings.participant_by_code(session, code)
        if line is None:
            self._say(answers.unknown(shown, at))
        elif line.training_id != self.roster.training.id:
            day = at.astimezone(OFFICE_ZONE).date()
            training, held = held_today(session, line.training_id, day, at)
            self._say(answers.other(line, training, held, at), elsewhere=line)
        elif line.left:
            self._say(answers.taken_off(line, at), elsewhere=line)
        else:
            guest = read_guest(session, self.roster, line)
            self.roster.take(guest)
            self.take(guest, at)

    def take(self, guest: Guest, at: datetime | None = None) -> None:
        """Mark somebody of the list, or say that they are marked."""
        at = at or self._context.acting.now()
        if guest.status is not None:
            self._say(answers.already(guest, at))
            return
        scan = self._marked(guest, at)
        acting, roster = self._context.acting, self.roster
        training, session_id = roster.training.id, roster.session.id
        came, status = roster.came_at(at), self._status(at)

        def act(session: Session) -> Marked:
            return mark(
                session, acting, training, session_id, guest.code,
                at=came, status=status, how=How.DOOR,
            )  # fmt: skip

        self._write(scan, act)

    def walk_in(self, name: str, body: str) -> None:
        """Take somebody in who is on no list, or on that of another training."""
        at = self._context.acting.now()
        line, acting, roster = self.elsewhere, self._context.acting, self.roster
        known = line if line is not None and (line.name, line.body) == (name, body) else None
        training, session_id = roster.training.id, roster.session.id
        came, status = roster.came_at(at), self._status(at)
        self._walked += 1
        guest = Guest(0, -self._walked, f"walk-in {self._walked}", name, body, walk_in=True)
        roster.take(guest)
        scan = self._marked(guest, at, walked_in=True)

        def act(session: Session) -> Marked:
            taken = (
                take_in(session, acting, training, known)
                if known is not None
                else walk_in(session, acting, training, name=name, body=body)
            )
            return mark(
                session, acting, training, session_id, taken.code,
                at=came, status=status, how=How.DOOR,
            )  # fmt: skip

        self._write(scan, act)

    def undo(self) -> bool:
        """Take the last scan back where it marked somebody; False where it changed nothing.

        After one was taken back the next is the one before.
        """
        idle = (State.ALREADY, State.OTHER, State.UNKNOWN)
        if not self._scans or self.last[0].state in idle:
            return False
        scan = self._scans.pop()
        scan.undone = True
        acting, guest, training = self._context.acting, scan.guest, self.roster.training.id
        self.roster.set_mark(guest, None, None)
        if scan.walked_in:
            self.roster.forget(guest)

        def act(session: Session) -> None:
            marked = scan.deed.result if scan.deed is not None else None
            if isinstance(marked, Marked) and not marked.already:
                take_back(session, acting, marked.mark)
                if scan.walked_in:
                    unenrol(session, acting, training, marked.participant.code)

        answer = answers.undone(guest, acting.now())
        self.writer.keep(
            Deed(self, act, lambda _done: None, lambda error: self._on_not_undone(scan, error))
        )
        self.writer.begin()
        self._say(answer)
        return True

    def refresh(self) -> None:
        """Read again what others did meanwhile, unless something is done here in that time."""
        jobs, before = self._context.jobs, self._deeds
        if self.writer.waiting or jobs.busy:
            return
        database, one = self._context.database, self.roster.session

        def read(_progress: Progress) -> Roster:
            with database.read() as session:
                return read_roster(session, one.training_id, one.id)

        def follow(now: Roster) -> None:
            if self._deeds == before and not self.writer.waiting:
                self.roster.follow(now)
                self.changed.emit()

        # Closed or cancelled meanwhile: the next scan says so.
        jobs.run(read, follow, on_refused=lambda _error: None, owner=self)

    def _status(self, at: datetime) -> Attendance | None:
        """On another day than the session's nobody can be late."""
        return None if self.roster.is_of(at) else Attendance.PRESENT

    def _marked(self, guest: Guest, at: datetime, *, walked_in: bool = False) -> Scan:
        self.roster.set_mark(guest, self.roster.status_now(at), self.roster.came_at(at))
        return Scan(guest, at, answers.marked(guest, self.roster, at), walked_in=walked_in)

    def _write(self, scan: Scan, act: object) -> None:
        """First into the hands of the writer, then on the screen: nothing is lost between."""
        assert callable(act)
        stuck = self.writer.stuck
        scan.deed = Deed(
            self,
            act,
            lambda marked: self._on_written(scan, marked),
            lambda error: self._on_refused(scan, error),
        )
        self._scans.append(scan)
        self._waiting.append(scan)
        self.writer.keep(scan.deed)
        if stuck is not None:
            scan.answer = answers.unsaved(scan.name, scan.guest.code, scan.at, stuck)
        try:
            self._say(scan.answer)
        finally:
            self.writer.begin()

    def _on_written(self, scan: Scan, marked: Marked) -> None:
        scan.written = True
        self._waiting.remove(scan)
        guest, roster = scan.guest, self.roster
        before = scan.answer
        line = marked.participant
        if scan.walked_in:
            known = guest in roster.guests
            roster.forget(guest)
            guest.id, guest.row, guest.code = line.id, line.row, line.code
            if known:
                roster.take(guest)
        guest.mark = marked.mark
        if marked.already:
            if scan in self._scans:
                self._scans.remove(scan)
            roster.set_mark(guest, marked.status, marked.at)
            scan.answer = answers.already(guest, scan.at)
            self._replace(before, scan.answer, show=True)
        elif not scan.undone:
            scan.answer = answers.marked(guest, roster, scan.at)
            # A walk-in has got a number, and what was stuck is green: shown without a sound.
            self._replace(before, scan.answer, show=before.state == State.UNSAVED)
        self.changed.emit()

    def _on_refused(self, scan: Scan, error: UserError) -> None:
        self._waiting.remove(scan)
        if scan in self._scans:
            self._scans.remove(scan)
        self.roster.set_mark(scan.guest, None, None)
        if scan.walked_in:
            self.roster.forget(scan.guest)
        before = scan.answer
        scan.answer = answers.refused(scan.name, scan.guest.code, scan.at, error)
        self._replace(before, scan.answer, show=True)
        self.changed.emit()

    def _on_not_undone(self, scan: Scan, error: UserError) -> None:
        """Somebody else corrected the mark since: what they say stands."""
        at = self._context.acting.now()
        with self._context.database.read() as session:
            line = trainings.participant(session, scan.guest.id)
            if line is not None and not line.left:
                now = read_guest(session, self.roster, line)
                if scan.guest not in self.roster.guests:
                    self.roster.take(scan.guest)
                self.roster.set_mark(scan.guest, now.status, now.at)
        self._say(answers.refused(scan.name, scan.guest.code, at, error))

    def _on_writer(self) -> None:
        """What waits behind a fault turns red, the newest of it large."""
        stuck = self.writer.stuck
        if stuck is not None:
            red = [scan for scan in self._waiting if scan.answer.state != State.UNSAVED]
            for scan in red:
                before = scan.answer
                scan.answer = answers.unsaved(scan.name, scan.guest.code, scan.at, stuck)
                self._replace(before, scan.answer, show=scan is red[-1])
        self.changed.emit()

    def _say(self, answer: Answer, *, elsewhere: ParticipantLine | None = None) -> None:
        self._deeds += 1
        self.elsewhere = elsewhere
        self.last.appendleft(answer)
        self.answered.emit(answer)
        self.changed.emit()

    def _replace(self, before: Answer, after: Answer, *, show: bool) -> None:
        """Tell of a scan anew in the last five, and large where wanted."""
        for at, answer in enumerate(self.last):
            if answer is before:
                self.last[at] = after
        if show:
            self.answered.emit(after)
