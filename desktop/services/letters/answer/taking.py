"""An answer held against the letter it is about: who is taken in, who not, who is not found."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from db.engine import Session
from db.queries import letter_answers as queries
from db.queries.letter_answers import LetterPerson
from db.queries.letters import LetterLine
from db.queries.verifications import set_status
from db.schema import Letter, LetterFile
from desktop.domain.errors import UserError
from desktop.domain.letter_answers import LONGEST_MEMBER, Outcome
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.names import comparable
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statuses import OUT, LetterState, WorkerStatus
from desktop.domain.texts import gettext, mark
from desktop.services.acting import Acting
from desktop.services.letters.answer.reading import Answer, AnswerSheet, read_letter_answer
from desktop.services.letters.states import require_state
from desktop.services.upkeep.audit import record

UNMATCHED: dict[str, str] = {
    "not_in_letter": mark("Nobody of the letter has this NIK"),
    "contradicts": mark("The same person stands twice with different answers"),
    "unclear": mark("Neither a member number nor a status that can be read"),
    "number_taken": mark("Somebody else has this member number"),
    "number_odd": mark("The member number is too long"),
    "number_differs": mark("Was taken in with another member number"),
    "moved_on": mark("Was taken in before, or has left since"),
}
"""Why a row of the answer moves nobody."""

_STATUS_OF = {
    Outcome.ACCEPTED: WorkerStatus.ENROLLED,
    Outcome.REJECTED: WorkerStatus.REJECTED,
}
_ANSWERABLE = (WorkerStatus.PROPOSED, WorkerStatus.ENROLLED, WorkerStatus.REJECTED)


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row that moves nobody; `proposal` is who of the letter may be meant."""

    answer: Answer
    reason: str
    proposal: LetterPerson | None = None


@dataclass(slots=True)
class Answered:
    """What an answer came to.

    `accepted` and `rejected` are people whom this answer says so of, told before or now
    (`unchanged` of them before); `unanswered` those of the letter of whom nobody has said
    anything yet.
    """

    letter: int
    file: str
    accepted: int = 0
    rejected: int = 0
    unchanged: int = 0
    unanswered: int = 0
    unmatched: list[Unmatched] = field(default_factory=list)


def respond_letter(
    session: Session, acting: Acting, letter: int, path: Path, *, progress: Progress = SILENT
) -> Answered:
    """Take the insurer's answer to a letter in; twice is once.

    People are matched by NIK alone; a name with a birth date, or a NIK that a spreadsheet
    rounded, is a proposal. Who is accepted becomes `enrolled` with the member number, who is
    rejected `rejected`. Another member number than the one given before is left to a person, who
    may take it. UserError `file.*`, `answer.no_status`, `answer.other_letter`, and those of
    the state.
    """
    line = require_state(
        session, letter, *OUT, to_do=gettext("Only an issued letter can be answered.")
    )
    sheet = read_letter_answer(path, acting.today(), progress)
    taking = _Taking(session, line, sheet)
    ended = taking.take()
    if taking.is_of_another:
        raise UserError(
            "answer.other_letter",
            gettext(
                "Nobody of this letter stands in “{file}”. Take it in at the letter it answers."
            ).format(file=sheet.file),
        )
    if not taking.is_new:
        ended.unanswered = queries.counts(session, letter).get("", 0)
        return ended
    at = acting.now()
    told: dict[str, object] = {
        "uid": line.uid,
        "file": sheet.file,
        "sha256": sheet.sha256,
        "accepted": ended.accepted,
        "rejected": ended.rejected,
        "unmatched": len(ended.unmatched),
    }
    entry = record(session, acting, "letter.respond", "letter", letter, told)
    write_outcomes(session, line, taking.changes, entry, at)
    ended.unanswered = queries.counts(session, letter).get("", 0)
    taking.keep(acting, ended, path, at)
    mark_answered(session, acting, letter, at)
    return ended


def mark_answered(session: Session, acting: Acting, letter: int, at: datetime) -> None:
    """A letter of whose people somebody was answered is answered; the first time is noted."""
    counted = queries.counts(session, letter)
    row = session.get_one(Letter, letter)
    if row.state != LetterState.ANSWERED and any(n for key, n in counted.items() if key):
        row.state = LetterState.ANSWERED
        row.answered_by, row.answered_at = acting.user, at
        session.flush()


def write_outcomes(
    session: Session,
    line: LetterLine,
    changes: Sequence[tuple[LetterPerson, Answer]],
    entry: int,
    at: datetime,
) -> None:
    """Keep what was answered of some people of a letter, and move them accordingly."""
    queries.write_outcomes(
        session,
        [
            (person.row_id, str(answer.outcome), answer.member_number, answer.reason)
            for person, answer in changes
        ],
    )
    if line.kind == LetterKind.REMOVAL:
        # They have left whatever the insurer says of it.
        return
    for outcome, status in _STATUS_OF.items():
        ids = [person.worker_id for person, answer in changes if answer.outcome is outcome]
        set_status(session, ids, status, audit_id=entry, at=at)
    queries.write_numbers(
        session,
        [
            (person.worker_id, person.worker_number, answer.member_number)
            for person, answer in changes
            if answer.outcome is Outcome.ACCEPTED
            and answer.member_number
            and answer.member_number != person.worker_number
        ],
        audit_id=entry,
        at=at,
    )


def _accepts_again(person: LetterPerson, answer: Answer) -> bool:
    """Whether somebody who was accepted before is accepted once more."""
    return answer.outcome is Outcome.ACCEPTED and person.outcome == Outcome.ACCEPTED


class _Taking:
    """One answer held against the people of one letter."""

    def __init__(self, session: Session, line: LetterLine, sheet: AnswerSheet) -> None:
        self._session = session
        self._line = line
        self._sheet = sheet
        self._people = queries.people(session, line.id)
        self.changes: list[tuple[LetterPerson, Answer]] = []
        self._ended = Answered(line.id, sheet.file)
        known = (each.sha256 for each in queries.answers(session, line.id))
        self._known = sheet.sha256 in set(known)

    @property
    def is_new(self) -> bool:
        """Whether there is anything to keep: a file not seen yet, or somebody who moves."""
        return bool(self.changes) or not self._known

    @property
    def is_of_another(self) -> bool:
        """Whether no row of it means anybody of this letter, not even by name."""
        left = self._ended.unmatched
        told = self._ended.accepted + self._ended.rejected
        return (
            not told
            and bool(left)
            and all(one.reason == "not_in_letter" and one.proposal is None for one in left)
        )

    def take(self) -> Answered:
        """Sort every row of the answer."""
        by_nik = {person.nik: person for person in self._people} | {
            json.loads(person.frozen)["nik"]: person for person in self._people if person.frozen
        }
        told: dict[int, list[Answer]] = {}
        met: dict[int, LetterPerson] = {}
        for answer in self._sheet.rows:
            person = by_nik.get(answer.nik)
            if person is None or (
                answer.rounded and comparable(answer.name) != comparable(person.name)
            ):
                if answer.nik or answer.name:
                    self._leave(answer, "not_in_letter")
            elif answer.outcome is None:
                self._leave(answer, "unclear")
            else:
                told.setdefault(person.row_id, []).append(answer)
                met[person.row_id] = person
        self._clashing = self._numbers(told, met)
        for row_id, several in told.items():
            self._take_one(met[row_id], several)
        self._propose(set(told))
        return self._ended

    def _numbers(
        self, told: dict[int, list[Answer]], met: dict[int, LetterPerson]
    ) -> set[tuple[int, str]]:
        """(row of the letter, member number) of those whose number is somebody else's too."""
        given = {
            (row_id, several[0].member_number)
            for row_id, several in told.items()
            if several[0].outcome is Outcome.ACCEPTED and several[0].member_number
        }
        often = Counter(number for _row, number in given)
        held = queries.holders(self._session, sorted(often))
        return {
            (row_id, number)
            for row_id, number in given
            if often[number] > 1 or held.get(number, met[row_id].worker_id) != met[row_id].worker_id
        }

    def _take_one(self, person: LetterPerson, several: Sequence[Answer]) -> None:
        answer = several[0]
        if len({(each.outcome, each.member_number) for each in several}) > 1:
            return self._leave(answer, "contradicts")
        if _accepts_again(person, answer):
            if not answer.member_number:
                # It says nothing of the number, so the one that was given stands.
                answer = replace(answer, member_number=person.member_number)
            elif person.member_number and answer.member_number != person.member_number:
                return self._leave(answer, "number_differs", person)
        told = (str(answer.outcome), answer.member_number, answer.reason)
        known = told == (person.outcome, person.member_number, person.reason)
        if not known:
            if len(answer.member_number) > LONGEST_MEMBER:
                return self._leave(answer, "number_odd")
            if (person.row_id, answer.member_number) in self._clashing:
                return self._leave(answer, "number_taken")
            if self._stands(person, answer):
                return self._leave(answer, "moved_on")
            self.changes.append((person, answer))
        else:
            self._ended.unchanged += 1
        if answer.outcome is Outcome.ACCEPTED:
            self._ended.accepted += 1
        else:
            self._ended.rejected += 1
        return None

    def _stands(self, person: LetterPerson, answer: Answer) -> bool:
        """Whether what came since stands: who has left, or was taken in and would be put out."""
        if self._line.kind == LetterKind.REMOVAL:
            return False
        refused = answer.outcome is Outcome.REJECTED
        return person.status not in _ANSWERABLE or (
            refused and person.status == WorkerStatus.ENROLLED
        )

    def _leave(self, answer: Answer, reason: str, proposal: LetterPerson | None = None) -> None:
        self._ended.unmatched.append(Unmatched(answer, reason, proposal))

    def _propose(self, answered: set[int]) -> None:
        """Say of rows without a known NIK whom of those who wait their words may mean."""
        waiting = [one for one in self._people if not one.outcome and one.row_id not in answered]
        by_name: dict[tuple[str, object], list[LetterPerson]] = {}
        by_beginning: dict[tuple[str, str], list[LetterPerson]] = {}
        for one in waiting:
            name = comparable(one.name)
            by_name.setdefault((name, one.birth_date), []).append(one)
            for said in (name, ""):
                by_beginning.setdefault((one.nik[:15], said), []).append(one)
        self._ended.unmatched = [
            self._proposed(each, by_name, by_beginning) for each in self._ended.unmatched
        ]

    @staticmethod
    def _proposed(
        each: Unmatched,
        by_name: dict[tuple[str, object], list[LetterPerson]],
        by_beginning: dict[tuple[str, str], list[LetterPerson]],
    ) -> Unmatched:
        if each.reason != "not_in_letter" or each.answer.outcome is None:
            return each
        answer, name = each.answer, comparable(each.answer.name)
        meant = by_name.get((name, answer.birth_date), []) if name else []
        if not meant and len(answer.nik) == 16:
            # A spreadsheet keeps fifteen digits of a number.
            meant = by_beginning.get((answer.nik[:15], name), [])
        return Unmatched(answer, each.reason, meant[0] if len(meant) == 1 else None)

    def keep(self, acting: Acting, ended: Answered, path: Path, at: datetime) -> None:
        """Keep the file, what it came to, and the rows that are to be looked at."""
        line, sheet = self._line, self._sheet
        if not self._known:
            self._session.add(
                LetterFile(
                    letter_id=line.id,
                    kind="answer",
                    name=sheet.file,
                    sha256=sheet.sha256,
                    content=path.read_bytes(),
                    kept_by=acting.user,
                    kept_at=at,
                )
            )
        answer = queries.AnswerLine(
            0, line.id, sheet.file, sheet.sha256, acting.user, at,
            ended.accepted, ended.rejected, ended.unanswered,
        )  # fmt: skip
        rows = [
            (
                each.answer.row, each.answer.sheet, each.answer.nik, each.answer.name,
                each.answer.birth_date, str(each.answer.outcome or ""), each.answer.member_number,
                each.answer.reason, each.proposal.worker_id if each.proposal else None,
            )
            for each in ended.unmatched
        ]  # fmt: skip
        queries.add_answer_rows(self._session, queries.add_answer(self._session, answer), rows)
