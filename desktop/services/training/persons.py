"""Somebody who is to take part, wherever they are known from."""

import dataclasses
from dataclasses import dataclass
from datetime import date

from db.queries.enrolling import AgentPerson, HeirPerson, WorkerPerson
from desktop.domain import nik as niks
from desktop.domain.names import fold
from desktop.domain.trainings import PRINTED_ROLES, AgentRole, ParticipantKind


@dataclass(frozen=True, slots=True)
class Listed:
    """A person for a training; `body` and `role` as papers print them, `nik` empty or 16 digits."""

    name: str
    nik: str = ""
    sex: str = ""
    birth_place: str = ""
    birth_date: date | None = None
    body: str = ""
    role: str = ""
    region: str = ""
    phone: str = ""
    photo: str = ""
    kind: ParticipantKind = ParticipantKind.LISTED
    agent_id: int | None = None
    heir_id: int | None = None
    worker_id: int | None = None

    @property
    def look(self) -> tuple[str, str, str]:
        """By what somebody without a NIK is known again: name, body, phone."""
        return fold(self.name), fold(self.body), self.phone


def of_agent(agent: AgentPerson) -> Listed:
    """An agent as a participant."""
    return Listed(
        agent.name,
        agent.nik,
        agent.sex,
        agent.birth_place,
        agent.birth_date,
        agent.wadah,
        PRINTED_ROLES[AgentRole(agent.role)],
        agent.village,
        agent.phone,
        agent.photo,
        ParticipantKind.AGENT,
        agent_id=agent.id,
    )


def of_heir(heir: HeirPerson) -> Listed:
    """An heir as a participant; papers say whose heir."""
    return Listed(
        heir.name,
        heir.nik,
        niks.sex(heir.nik) if heir.nik else "",
        role=f"Ahli waris {heir.worker}",
        region=heir.region,
        phone=heir.phone,
        kind=ParticipantKind.HEIR,
        heir_id=heir.id,
        worker_id=heir.worker_id,
    )


def of_worker(worker: WorkerPerson) -> Listed:
    """A worker as a participant."""
    return Listed(
        worker.name,
        worker.nik,
        worker.sex,
        worker.birth_place,
        worker.birth_date,
        region=worker.region,
        phone=worker.phone,
        kind=ParticipantKind.WORKER,
        worker_id=worker.id,
    )


def filled(listed: Listed, known: Listed) -> Listed:
    """What a list says of somebody whom the register knows; what it leaves out is filled in."""
    empty = {
        name: getattr(known, name)
        for name in ("sex", "birth_place", "birth_date", "body", "role", "region", "phone", "photo")
        if not getattr(listed, name)
    }
    return dataclasses.replace(
        listed,
        kind=known.kind,
        nik=listed.nik or known.nik,
        agent_id=known.agent_id,
        heir_id=known.heir_id,
        worker_id=known.worker_id,
        **empty,
    )
