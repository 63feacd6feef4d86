"""What the page shows of the checks, as plain values."""

from dataclasses import dataclass, field

from db.engine import Session
from db.queries import checks as queries
from db.queries.checks import AnswerLine, CheckLine
from db.queries.workers import count_by_status
from desktop.domain.check_answers import Answer
from desktop.domain.statuses import WorkerStatus
from desktop.services.checks.replace import Replacement, propose_replacements


@dataclass(frozen=True, slots=True)
class CheckedPerson:
    """A person who was sent, and who may go instead where refused."""

    line: AnswerLine
    instead: Replacement | None = None


@dataclass(frozen=True, slots=True)
class CheckState:
    """Who waits to be sent and whom the insurer has; the lists sent, newest first."""

    to_send: int = 0
    lists: tuple[CheckLine, ...] = ()
    waiting: list[CheckedPerson] = field(default_factory=list)
    review: list[CheckedPerson] = field(default_factory=list)
    refused: list[CheckedPerson] = field(default_factory=list)
    clear: list[CheckedPerson] = field(default_factory=list)

    @property
    def replacements(self) -> list[str]:
        """The NIKs of those who may go instead of refused people."""
        return [
            each.instead.proposed.nik
            for each in self.refused
            if each.instead is not None and each.instead.proposed is not None
        ]


def read_state(session: Session) -> CheckState:
    """Everybody who was sent and is still on the way, by what was answered."""
    by_status = count_by_status(session)
    state = CheckState(
        by_status.get(WorkerStatus.ELIGIBLE, 0), tuple(queries.checks(session)), [], [], [], []
    )
    instead = {each.refused.worker_id: each for each in propose_replacements(session)}
    for line in queries.latest_rows(session):
        person = CheckedPerson(line, instead.get(line.worker_id))
        if line.worker_status == WorkerStatus.CHECKING:
            tab = state.review if line.answer == Answer.REVIEW else state.waiting
        elif line.worker_status == WorkerStatus.REFUSED:
            tab = state.refused
        elif line.worker_status == WorkerStatus.CLEAR:
            tab = state.clear
        else:
            continue
        tab.append(person)
    return state
