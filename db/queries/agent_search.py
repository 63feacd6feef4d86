"""Agents found by a part of their name, for a search box."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.schema import Agent, Wadah


@dataclass(frozen=True, slots=True)
class FoundAgent:
    """An agent as a search tells of them."""

    id: int
    name: str
    wadah: str


def agents_named(session: Session, name: str, limit: int) -> list[FoundAgent]:
    """The first agents by name who have a folded text in it, active ones before others."""
    columns: tuple[Any, ...] = (Agent.id, Agent.name, func.coalesce(Wadah.name, ""))
    query = (
        select(*columns)
        .outerjoin(Wadah, Wadah.id == Agent.wadah_id)
        .where(Agent.name_key.contains(name, autoescape=True))
        .order_by(~Agent.active, Agent.name_key, Agent.id)
        .limit(limit)
    )
    return [FoundAgent(*tuple(row)) for row in session.execute(query)]
