"""Who may take part in a training: agents, heirs of workers, people known by their NIK."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, exists, func, insert, or_, select, update
from sqlalchemy.orm import Session

from db.queries.chunks import chunks
from db.schema import Agent, AgentVillage, Heir, Participant, Wadah, Worker


@dataclass(frozen=True, slots=True)
class AgentPerson:
    """An agent as a participant: with the wadah's name, and the desa where it is one alone."""

    id: int
    nik: str
    name: str
    name_key: str
    wadah: str
    role: str
    sex: str
    birth_place: str
    birth_date: date | None
    phone: str
    photo: str
    village: str


@dataclass(frozen=True, slots=True)
class HeirPerson:
    """An heir as a participant, with whose heir it is."""

    id: int
    worker_id: int
    name: str
    nik: str
    phone: str
    worker: str
    region: str


@dataclass(frozen=True, slots=True)
class WorkerPerson:
    """A worker as a participant."""

    id: int
    nik: str
    name: str
    sex: str
    birth_place: str
    birth_date: date
    region: str
    phone: str


def has_wadah(session: Session, wadah: int) -> bool:
    """Whether there is a wadah of the id."""
    return session.scalar(select(Wadah.id).where(Wadah.id == wadah)) is not None


def active_agents(
    session: Session, *, wadah: int | None = None, region: str = ""
) -> list[AgentPerson]:
    """The active agents of a wadah, of a region, or all: by wadah, heads first, by name.

    An agent is of a region by a desa covered there; who covers none, by the wadah's own region.
    """
    query = _agents().where(Agent.active)
    if wadah is not None:
        query = query.where(Agent.wadah_id == wadah)
    if region:
        covers = exists().where(AgentVillage.agent_id == Agent.id)
        there = covers.where(AgentVillage.region.startswith(region))
        query = query.where(or_(there, and_(~covers, Wadah.region.startswith(region))))
    return _agent_people(session, query)


def agents_of_niks(session: Session, niks: Sequence[str]) -> dict[str, AgentPerson]:
    """NIK to the agent who bears it, active or not."""
    found: dict[str, AgentPerson] = {}
    for some in chunks(niks):
        lines = _agent_people(session, _agents().where(Agent.nik.in_(some)))
        found.update((line.nik, line) for line in lines)
    return found


def agents_of_names(session: Session, keys: Sequence[str]) -> dict[str, list[AgentPerson]]:
    """Folded name to the active agents of it."""
    found: dict[str, list[AgentPerson]] = {}
    for some in chunks(keys):
        query = _agents().where(Agent.active, Agent.name_key.in_(some))
        for line in _agent_people(session, query):
            found.setdefault(line.name_key, []).append(line)
    return found


def heirs_of_workers(session: Session, ids: Sequence[int]) -> list[HeirPerson]:
    """The heirs of some workers, in the order entered."""
    return _heirs(session, Heir.worker_id, ids)


def heirs_of_niks(session: Session, niks: Sequence[str]) -> dict[str, HeirPerson]:
    """NIK to the heir who bears it, the first entered of several."""
    found: dict[str, HeirPerson] = {}
    for line in _heirs(session, Heir.nik, [nik for nik in niks if nik]):
        found.setdefault(line.nik, line)
    return found


def workers_of_niks(session: Session, niks: Sequence[str]) -> dict[str, WorkerPerson]:
    """NIK to the worker who bears it."""
    columns = tuple(getattr(Worker, name) for name in WorkerPerson.__dataclass_fields__)
    found: dict[str, WorkerPerson] = {}
    for some in chunks(niks):
        for row in session.execute(select(*columns).where(Worker.nik.in_(some))):
            line = WorkerPerson(*tuple(row))
            found[line.nik] = line
    return found


def insert_participants(session: Session, rows: Sequence[dict[str, object]]) -> list[int]:
    """Enter participants; each row has the columns of the table. Gives back their ids by row."""
    session.flush()
    entered = session.execute(
        insert(Participant).returning(Participant.id, sort_by_parameter_order=True), list(rows)
    )
    return list(entered.scalars())


def bring_back(session: Session, ids: Sequence[int]) -> None:
    """Participants who were taken off the list are on it again."""
    for some in chunks(ids):
        session.execute(
            update(Participant)
            .where(Participant.id.in_(some))
            .values(left_at=None)
            .execution_options(synchronize_session=False)
        )


def free_heir(session: Session, heir: int) -> None:
    """Participants who were an heir are known by their own name alone."""
    session.execute(
        update(Participant)
        .where(Participant.heir_id == heir)
        .values(heir_id=None)
        .execution_options(synchronize_session=False)
    )


def _agents() -> Select[*tuple[Any, ...]]:
    one = (
        select(func.min(AgentVillage.region))
        .where(AgentVillage.agent_id == Agent.id)
        .having(func.count() == 1)
        .correlate(Agent)
        .scalar_subquery()
    )
    return (
        select(
            Agent.id,
            func.coalesce(Agent.nik, ""),
            Agent.name,
            Agent.name_key,
            func.coalesce(Wadah.name, ""),
            Agent.role,
            Agent.sex,
            Agent.birth_place,
            Agent.birth_date,
            Agent.phone,
            Agent.photo,
            func.coalesce(one, ""),
        )
        .outerjoin(Wadah, Wadah.id == Agent.wadah_id)
        .order_by(Wadah.name_key, Agent.role != "head", Agent.name_key, Agent.id)
    )


def _agent_people(session: Session, query: Select[*tuple[Any, ...]]) -> list[AgentPerson]:
    return [AgentPerson(*tuple(row)) for row in session.execute(query)]


def _heirs(session: Session, column: Any, values: Sequence[object]) -> list[HeirPerson]:
    columns: tuple[Any, ...] = (
        *(Heir.id, Heir.worker_id, Heir.name, Heir.nik, Heir.phone),
        *(Worker.name, Worker.region),
    )
    found: list[HeirPerson] = []
    for some in chunks(values):
        query = (
            select(*columns)
            .join(Worker, Worker.id == Heir.worker_id)
            .where(column.in_(some))
            .order_by(Heir.id)
        )
        found += [HeirPerson(*tuple(row)) for row in session.execute(query)]
    return found
