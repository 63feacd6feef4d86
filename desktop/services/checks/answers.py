"""The insurer's answer taken in: what it says of each, who is not found, who is not answered."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from db.engine import Session
from db.queries import checks as queries
from db.queries.checks import AnswerLine
from db.queries.verifications import set_status
from desktop.domain.check_answers import Answer, AnswerReason, Meaning, meaning
from desktop.domain.errors import UserError
from desktop.domain.names import comparable
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext
from desktop.domain.texts import mark as _
from desktop.services.acting import Acting
from desktop.services.checks.reading import AnswerFile, AnswerRow, read_answer
from desktop.services.register.named_niks import named_niks
from desktop.services.upkeep.audit import record

ANSWERABLE = frozenset((WorkerStatus.CHECKING, WorkerStatus.CLEAR, WorkerStatus.REFUSED))
"""Who may still be moved by an answer; what came later (a letter) stands."""

UNMATCHED: dict[str, str] = {
    "not_registered": _("No worker of the register has this NIK"),
    "not_sent": _("Was not sent for checking"),
    "moved_on": _("Stands in a letter or has left since"),
    "contradicts": _("The same NIK stands twice with different answers"),
}
"""Why a row of the answer moves nobody."""

_STATUS_OF = {Answer.CLEAR: WorkerStatus.CLEAR, Answer.REFUSED: WorkerStatus.REFUSED}


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row of the answer that moves nobody; `proposal` is who may be meant, to decide by hand."""

    row: AnswerRow
    reason: str
    proposal: AnswerLine | None = None


@dataclass(slots=True)
class Answered:
    """What an answer came to.

    `clear` and `refused` are people whom it says so of, told before or now (`unchanged` of them
    were told before); `review` those whose answer a person must look at, `unanswered` those of
    the lists it is about who wait on, `review` among them.
    """

    file: str
    clear: int = 0
    refused: int = 0
    review: int = 0
    unchanged: int = 0
    unanswered: int = 0
    unmatched: list[Unmatched] = field(default_factory=list)
    checks: tuple[int, ...] = ()


def import_answer(
    session: Session, acting: Acting, path: Path, *, progress: Progress = SILENT
) -> Answered:
    """Read an answer and move whom it names: `clear` or `refused`. Twice is once.

    People are matched by NIK alone; a name with a birth date is a proposal. UserError `file.*`,
    `check.no_status`, `check.none_sent`.
    """
    sent = queries.latest_rows(session)
    if not sent:
        raise UserError(
            "check.none_sent",
            gettext("No list was sent to the insurer yet. Save the list first."),
        )
    answer = read_answer(path, acting.today(), progress)
    taking = _Taking(session, sent, answer)
    ended = taking.take()
    told: dict[str, object] = {
        "file": answer.file,
        "sha256": answer.sha256,
        "clear": ended.clear,
        "refused": ended.refused,
        "review": ended.review,
        "unmatched": len(ended.unmatched),
    }
    first = ended.checks[0] if len(ended.checks) == 1 else None
    audit_id = record(session, acting, "check.import", "check", first, told)
    taking.write(audit_id, acting.now())
    ended.unanswered = sum(
        line.unanswered
        for line in queries.checks(session)
        if not ended.checks or line.id in ended.checks
    )
    return ended


class _Taking:
    """One answer held against everybody who was sent."""

    def __init__(self, session: Session, sent: Sequence[AnswerLine], answer: AnswerFile) -> None:
        self._session = session
        self._answer = answer
        self._by_nik = {line.nik: line for line in sent}
        self._registered = queries.registered(session, list({row.nik for row in answer.rows}))
        self._ended = Answered(answer.file)
        self._changes: list[tuple[AnswerLine, Meaning, AnswerRow]] = []

    def take(self) -> Answered:
        """Sort every row of the answer."""
        found: dict[str, list[tuple[AnswerRow, Meaning]]] = {}
        for row in self._answer.rows:
            means = meaning(row.status, row.remark)
            if self._is_meant(row):
                if means is not None:
                    found.setdefault(row.nik, []).append((row, means))
            elif means is not None:
                known = row.nik in self._registered and not row.rounded
                reason = "not_sent" if known else "not_registered"
                self._ended.unmatched.append(Unmatched(row, reason))
        for nik, several in found.items():
            self._take_one(self._by_nik[nik], several)
        self._propose(set(found))
        self._ended.checks = tuple(sorted({self._by_nik[nik].check_id for nik in found}))
        return self._ended

    def _is_meant(self, row: AnswerRow) -> bool:
        """Whether the NIK is that of somebody sent; a rounded one needs the name beside it."""
        line = self._by_nik.get(row.nik)
        return line is not None and not (
            row.rounded and comparable(row.name) != comparable(line.name)
        )

    def _take_one(self, line: AnswerLine, several: list[tuple[AnswerRow, Meaning]]) -> None:
        row, means = several[0]
        if len({each.answer for _row, each in several}) > 1:
            self._ended.unmatched.append(Unmatched(row, "contradicts"))
            means = Meaning(Answer.REVIEW, AnswerReason.UNCLEAR)
        told = (means.answer.value, means.reason.value, row.status, row.remark)
        known = told == (line.answer, line.reason, line.status, line.remark)
        if not known and line.worker_status not in ANSWERABLE:
            self._ended.unmatched.append(Unmatched(row, "moved_on"))
            return
        counted = {Answer.CLEAR: "clear", Answer.REFUSED: "refused", Answer.REVIEW: "review"}
        name = counted[means.answer]
        setattr(self._ended, name, getattr(self._ended, name) + 1)
        if known:
            self._ended.unchanged += 1
        else:
            self._changes.append((line, means, row))

    def _propose(self, answered: set[str]) -> None:
        """Say of rows without a known NIK whom their name and birth date may mean."""
        waiting: dict[tuple[str, object], list[AnswerLine]] = {}
        for line in self._by_nik.values():
            if line.worker_status == WorkerStatus.CHECKING and line.nik not in answered:
                key = (comparable(line.name), line.birth_date)
                waiting.setdefault(key, []).append(line)
        self._ended.unmatched = [
            Unmatched(
                each.row,
                each.reason,
                _only(waiting.get((comparable(each.row.name), each.row.birth_date), [])),
            )
            if each.reason == "not_registered"
            else each
            for each in self._ended.unmatched
        ]

    def write(self, audit_id: int, at: datetime) -> None:
        """Keep the answers, and move the people."""
        write_meanings(
            self._session,
            [(line, means, row.status, row.remark) for line, means, row in self._changes],
            audit_id,
            at,
        )


def _only(lines: Sequence[AnswerLine]) -> AnswerLine | None:
    """The one person there is; of several nobody is meant for sure."""
    return lines[0] if len(lines) == 1 else None


def write_meanings(
    session: Session,
    told: Sequence[tuple[AnswerLine, Meaning, str, str]],
    audit_id: int,
    at: datetime,
) -> None:
    """Keep what was answered (line, meaning, STATUS, KETERANGAN); the people move accordingly."""
    rows = [
        {
            "row_id": line.row_id,
            "answer": means.answer.value,
            "reason": means.reason.value,
            "status": status,
            "remark": remark,
        }
        for line, means, status, remark in told
    ]
    queries.write_answers(session, rows, at)
    for answer in Answer:
        ids = [line.worker_id for line, means, _status, _remark in told if means.answer is answer]
        status = _STATUS_OF.get(answer, WorkerStatus.CHECKING)
        set_status(session, ids, status, audit_id=audit_id, at=at)


def decide_answer(
    session: Session, acting: Acting, nik: str, answer: str, note: str = ""
) -> AnswerLine:
    """Say by hand what the insurer answered about one person; give back the row as it was.

    For an answer to be looked at, a proposal, or one told by telephone. `answer` is clear or
    refused. UserError `check.answer`, `check.not_sent`, `check.moved_on`.
    """
    if answer not in (Answer.CLEAR, Answer.REFUSED):
        raise UserError(
            "check.answer",
            gettext("The answer {answer} is unknown. Give clear or refused.").format(
                answer=f'"{answer}"'
            ),
        )
    wanted = named_niks(session, [nik])
    line = next((one for one in queries.latest_rows(session) if one.nik in wanted), None)
    if line is None:
        raise UserError(
            "check.not_sent", gettext("This worker was not sent to the insurer for checking.")
        )
    if line.worker_status not in ANSWERABLE:
        raise UserError(
            "check.moved_on",
            gettext(
                "{name} stands in a letter or has left since; the answer changes nothing."
            ).format(name=line.name),
        )
    given = Answer(answer)
    reason = AnswerReason(line.reason) if line.reason else AnswerReason.UNCLEAR
    if given is Answer.CLEAR:
        reason = AnswerReason.FREE
    elif reason is AnswerReason.FREE:
        reason = AnswerReason.UNCLEAR
    told: dict[str, object] = {"answer": answer, "note": note, "before": line.answer}
    audit_id = record(session, acting, "check.decide", "worker", line.worker_id, told)
    means = [(line, Meaning(given, reason), line.status, note or line.remark)]
    write_meanings(session, means, audit_id, acting.now())
    return line
