"""The trainings of an agent, with what came of each."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.schema import Certificate, Participant, Training


@dataclass(frozen=True, slots=True)
class AgentTraining:
    """A training that an agent is or was on the list of; JP and result stand once it is closed.

    `number`, `until` and `revoked_at` are of the newest paper for it, empty where there is none.
    """

    id: int
    name: str
    start: date
    end: date
    closed_at: datetime | None
    passed: bool | None
    jp_attended: int | None
    jp_held: int | None
    number: str
    until: date | None
    revoked_at: datetime | None


def trainings_of_agent(session: Session, agent: int) -> list[AgentTraining]:
    """The trainings of an agent, the latest first; those left before the close are none."""
    query = (
        select(
            *(Training.id, Training.name, Training.start, Training.end, Training.closed_at),
            *(Participant.passed, Participant.jp_attended, Participant.jp_held),
            *(func.coalesce(Certificate.number, ""), Certificate.until, Certificate.revoked_at),
        )
        .join(Training, Training.id == Participant.training_id)
        .outerjoin(Certificate, Certificate.participant_id == Participant.id)
        .where(Participant.agent_id == agent, Participant.left_at.is_(None))
        .order_by(Training.start.desc(), Training.id.desc(), Certificate.id.desc())
    )
    lines = [AgentTraining(*tuple(row)) for row in session.execute(query)]
    newest = {line.id: line for line in reversed(lines)}
    return [newest[each] for each in dict.fromkeys(line.id for line in lines)]
