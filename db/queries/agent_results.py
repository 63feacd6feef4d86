"""What came of agents: trainings passed, certificates given here, workers brought."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from db.queries.agents import Village
from db.schema import Certificate, Participant, Region, Training, Worker


@dataclass(frozen=True, slots=True)
class TakenPart:
    """An agent on the list of a training; `passed` stands once it is closed."""

    agent_id: int
    training_id: int
    name: str
    start: date
    closed: bool
    passed: bool


@dataclass(frozen=True, slots=True)
class GivenPaper:
    """A certificate given here that was not revoked."""

    agent_id: int
    number: str
    until: date | None


def workers_brought(session: Session) -> dict[int, dict[str, int]]:
    """Agent to status to how many workers they brought stand there; off the index alone."""
    found: dict[int, dict[str, int]] = {}
    query = (
        select(Worker.agent, Worker.status, func.count())
        .where(Worker.agent.is_not(None))
        .group_by(Worker.agent, Worker.status)
    )
    for agent, status, count in session.execute(query):
        found.setdefault(cast(int, agent), {})[status] = count
    return found


def taken_part(session: Session) -> list[TakenPart]:
    """Every agent of every training, who left before the close aside; the latest training first."""
    query = (
        select(
            *(Participant.agent_id, Training.id, Training.name, Training.start),
            *(Training.closed_at.is_not(None), func.coalesce(Participant.passed, False)),
        )
        .join(Training, Training.id == Participant.training_id)
        .where(Participant.agent_id.is_not(None), Participant.left_at.is_(None))
        .order_by(Training.start.desc(), Training.id.desc(), Participant.row)
    )
    return [
        TakenPart(cast(int, agent), training, name, start, closed, passed)
        for agent, training, name, start, closed, passed in session.execute(query)
    ]


def given_papers(session: Session) -> list[GivenPaper]:
    """Certificates that agents were given here and that were not revoked, the newest first."""
    query = (
        select(Participant.agent_id, Certificate.number, Certificate.until)
        .join(Participant, Participant.id == Certificate.participant_id)
        .where(
            Participant.agent_id.is_not(None),
            Certificate.kind == "certificate",
            Certificate.revoked_at.is_(None),
        )
        .order_by(Certificate.id.desc())
    )
    return [
        GivenPaper(cast(int, agent), number, until)
        for agent, number, until in session.execute(query)
    ]


def villages_within(session: Session, region: str) -> list[Village]:
    """Every desa of a region, by kecamatan and name."""
    kecamatan = aliased(Region)
    query = (
        select(Region.code, Region.name, func.coalesce(kecamatan.name, ""))
        .outerjoin(kecamatan, kecamatan.code == Region.parent)
        .where(Region.level == 4, Region.code.startswith(region))
        .order_by(kecamatan.name_key, Region.name_key, Region.code)
    )
    return [Village(*tuple(row)) for row in session.execute(query)]
