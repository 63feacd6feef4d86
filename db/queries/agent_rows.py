"""Rows of lists of agents: what they said, whom they told of, and what taking them back needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, delete, select, update
from sqlalchemy.orm import Session

from db.engine import bulk
from db.queries.chunks import chunks
from db.queries.imports import standing
from db.schema import (
    Agent,
    AgentChange,
    AgentVillage,
    ImportBatch,
    ImportRow,
    Participant,
    Wadah,
    Worker,
)

_ROW = cast(Table, ImportRow.__table__)
_INSERTED = ("id", "batch_id", "sheet", "row", "outcome", "agent_id", "digest", "said", "cells")


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What a row of a list that stands said of an agent (JSON)."""

    batch: int
    digest: bytes
    said: str


@dataclass(frozen=True, slots=True)
class AgentEnd:
    """A row of a list, whom it told of, and how it ended."""

    id: int
    agent_id: int | None
    outcome: str


@dataclass(frozen=True, slots=True)
class AgentStep:
    """A change of one field of an agent, and the list that made it; nothing for another deed."""

    field: str
    old: str
    new: str
    batch: int | None


def said_of_agents(session: Session) -> dict[int, list[SaidLine]]:
    """Agent to what rows of lists that stand said of them, oldest first."""
    found: dict[int, list[SaidLine]] = {}
    query = (
        select(ImportRow.agent_id, ImportRow.batch_id, ImportRow.digest, ImportRow.said)
        .where(ImportRow.agent_id.is_not(None), standing())
        .order_by(ImportRow.id)
    )
    for agent, batch, digest, said in session.execute(query):
        found.setdefault(cast(int, agent), []).append(SaidLine(batch, digest, said))
    return found


def mended_agents(session: Session) -> dict[bytes, int]:
    """Digest of a row that waited to the agent it was mended into."""
    query = select(ImportRow.digest, ImportRow.agent_id).where(
        ImportRow.agent_id.is_not(None), ImportRow.mended_at.is_not(None), standing()
    )
    return {digest: cast(int, agent) for digest, agent in session.execute(query)}


def insert_agent_rows(session: Session, rows: Sequence[tuple[object, ...]]) -> None:
    """Enter rows: (id, batch, sheet, row, outcome, agent, digest, said, cells) each."""
    bulk.insert_many(session, _ROW, _INSERTED, rows)


def agent_ends(session: Session, batch: int) -> list[AgentEnd]:
    """Every row of a list of agents, in its order."""
    query = select(ImportRow.id, ImportRow.agent_id, ImportRow.outcome)
    query = query.where(ImportRow.batch_id == batch).order_by(ImportRow.id)
    return [AgentEnd(*row) for row in session.execute(query)]


def steps_of(session: Session, agents: Sequence[int]) -> dict[int, list[AgentStep]]:
    """Agent to every change of a field, oldest first."""
    found: dict[int, list[AgentStep]] = {}
    for some in chunks(agents):
        query = (
            select(
                *(AgentChange.agent_id, AgentChange.field, AgentChange.old, AgentChange.new),
                ImportRow.batch_id,
            )
            .outerjoin(ImportRow, ImportRow.id == AgentChange.import_row_id)
            .where(AgentChange.agent_id.in_(some))
            .order_by(AgentChange.id)
        )
        for agent, field, old, new, batch in session.execute(query):
            found.setdefault(agent, []).append(AgentStep(field, old, new, batch))
    return found


def in_trainings(session: Session, agents: Sequence[int]) -> set[int]:
    """Those of some agents who take part in a training."""
    found: set[int] = set()
    for some in chunks(agents):
        query = select(Participant.agent_id).where(Participant.agent_id.in_(some))
        found.update(cast(Any, session.scalars(query)))
    return found


def who_brought(session: Session, agents: Sequence[int]) -> set[int]:
    """Those of some agents who brought a worker."""
    found: set[int] = set()
    for some in chunks(agents):
        query = select(Worker.agent).where(Worker.agent.in_(some)).distinct()
        found.update(cast(Any, session.scalars(query)))
    return found


def with_photo(session: Session, agents: Sequence[int]) -> set[int]:
    """Those of some agents who were given a photo."""
    found: set[int] = set()
    for some in chunks(agents):
        found.update(session.scalars(select(Agent.id).where(Agent.id.in_(some), Agent.photo != "")))
    return found


def remove_agents(session: Session, agents: Sequence[int]) -> None:
    """Take agents out with all that belongs to them; rows of lists tell of nobody then."""
    for some in chunks(agents):
        session.execute(
            update(ImportRow)
            .where(ImportRow.agent_id.in_(some))
            .values(agent_id=None)
            .execution_options(synchronize_session=False)
        )
        for table, column in (
            (AgentChange, AgentChange.agent_id),
            (AgentVillage, AgentVillage.agent_id),
            (Agent, Agent.id),
        ):
            session.execute(
                delete(table).where(column.in_(some)).execution_options(synchronize_session=False)
            )


def remove_empty_wadah(session: Session, made_at: datetime) -> list[str]:
    """Take out wadah made at a moment that nobody changed and no agent is of; give their names."""
    used = select(Agent.wadah_id).where(Agent.wadah_id.is_not(None))
    query = select(Wadah.id, Wadah.name).where(
        Wadah.created_at == made_at, Wadah.version == 1, Wadah.id.not_in(used)
    )
    gone = dict(cast(Any, session.execute(query).all()))
    if gone:
        session.execute(
            delete(Wadah).where(Wadah.id.in_(gone)).execution_options(synchronize_session=False)
        )
    return list(gone.values())


def batch_at(session: Session, batch: int) -> datetime:
    """When a list came in."""
    return session.execute(select(ImportBatch.at).where(ImportBatch.id == batch)).scalar_one()
