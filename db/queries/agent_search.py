"""Agents found by a part of their name, or chosen from; those who brought workers."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.schema import Agent, Wadah, Worker


@dataclass(frozen=True, slots=True)
class FoundAgent:
    """An agent as a search tells of them."""

    id: int
    name: str
    wadah: str


def _found() -> Select[*tuple[Any, ...]]:
    columns: tuple[Any, ...] = (Agent.id, Agent.name, func.coalesce(Wadah.name, ""))
    return select(*columns).outerjoin(Wadah, Wadah.id == Agent.wadah_id)


def agents_named(session: Session, name: str, limit: int) -> list[FoundAgent]:
    """The first agents by name who have a folded text in it, active ones before others."""
    query = (
        _found()
        .where(Agent.name_key.contains(name, autoescape=True))
        .order_by(~Agent.active, Agent.name_key, Agent.id)
        .limit(limit)
    )
    return [FoundAgent(*tuple(row)) for row in session.execute(query)]


def every_agent(session: Session) -> list[FoundAgent]:
    """Every agent by name, to choose from."""
    query = _found().order_by(Agent.name_key, Agent.id)
    return [FoundAgent(*tuple(row)) for row in session.execute(query)]


def bringing_agents(session: Session) -> dict[int, str]:
    """The agents who brought workers, row id to name, by name."""
    brought = select(Worker.agent).where(Worker.agent.is_not(None)).distinct()
    query = select(Agent.id, Agent.name).where(Agent.id.in_(brought))
    return dict(session.execute(query.order_by(Agent.name_key, Agent.id)).all())
