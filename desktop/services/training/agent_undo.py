"""A whole list of agents taken back: its agents as if never there, overwritten values back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from db.engine import Session
from db.queries import agent_rows, imports, undoing
from db.queries import agents as queries
from db.queries.agent_rows import AgentEnd, AgentStep
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.acting import Acting
from desktop.services.register.importing import require_batch
from desktop.services.register.undo import REASONS, Named, Undone
from desktop.services.training.agent_writing import AgentWriter
from desktop.services.upkeep.audit import record

AGENT_REASONS: Final = {
    **REASONS,
    "in_training": mark("Takes part in a training"),
    "brought": mark("Brought workers in"),
    "has_photo": mark("Has a photo"),
}
"""Why an agent ended as they did, by code."""

UNDO = "agents.undo"
"""The deed of a list of agents taken back."""


@dataclass(slots=True)
class _Plan:
    """Agent to reason, and what to put back of those restored."""

    removed: dict[int, str] = field(default_factory=dict)
    restored: dict[int, str] = field(default_factory=dict)
    kept: dict[int, str] = field(default_factory=dict)
    before: dict[int, dict[str, str]] = field(default_factory=dict)


def undo_agents(session: Session, acting: Acting, batch: int) -> Undone:
    """Take a list of agents back; rows that wait and wadah that it alone made go with it.

    An agent who came in by it is taken out, one whom it changed gets the old values back; who was
    changed since, is told of by another list, takes part in a training or brought workers stays.
    UserError `batch.unknown`, `batch.undone`.
    """
    line = require_batch(session, batch, imports.AGENTS)
    if line.undone_at is not None:
        raise UserError(
            "batch.undone", _("The import {batch} was taken back already.").format(batch=batch)
        )
    ends = agent_rows.agent_ends(session, batch)
    plan = _plan(session, batch, ends)
    undone = _named(session, plan)
    told: dict[str, object] = {
        "file": line.file,
        "sha256": line.sha256,
        "removed": len(plan.removed),
        "restored": len(plan.restored),
        "kept": len(plan.kept),
    }
    audit_id = record(session, acting, UNDO, "batch", batch, told)
    writer = AgentWriter(session, acting, acting.now())
    for agent, values in plan.before.items():
        writer.change(agent, values, audit_id)
    stay = plan.kept.keys() | plan.restored.keys()
    gone = [end.id for end in ends if end.agent_id is None or end.agent_id not in stay]
    agent_rows.remove_agents(session, list(plan.removed))
    undoing.forget_rows(session, batch, gone)
    agent_rows.remove_empty_wadah(session, line.at)
    imports.mark_undone(session, batch, acting.now())
    return undone


def _plan(session: Session, batch: int, ends: Sequence[AgentEnd]) -> _Plan:
    """How each agent of a list would end."""
    agents = list(dict.fromkeys(end.agent_id for end in ends if end.agent_id is not None))
    created = {end.agent_id for end in ends if end.outcome == "new"}
    steps = agent_rows.steps_of(session, agents)
    said = agent_rows.said_of_agents(session)
    others = {agent for agent in agents if any(one.batch != batch for one in said.get(agent, ()))}
    against: tuple[tuple[str, Collection[int]], ...] = (
        ("confirmed", others),
        ("in_training", agent_rows.in_trainings(session, agents)),
        ("brought", agent_rows.who_brought(session, agents)),
        ("has_photo", agent_rows.with_photo(session, agents)),
        ("changed", {one for one in agents if _changed_since(steps.get(one, ()), batch)}),
    )
    plan = _Plan()
    for agent in agents:
        if agent in created:
            reason = next((code for code, whom in against if agent in whom), "")
            (plan.kept if reason else plan.removed)[agent] = reason or "new"
            continue
        before = _overwritten(steps.get(agent, ()), batch)
        if before and _written_over(steps[agent], batch, before):
            plan.kept[agent] = "changed"
        elif before:
            plan.restored[agent] = "overwritten"
            plan.before[agent] = before
    return plan


def _changed_since(steps: Sequence[AgentStep], batch: int) -> bool:
    """Whether others' changes left anything else than there was: one and its undoing do not."""
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for step in steps:
        if step.batch != batch:
            first.setdefault(step.field, step.old)
            last[step.field] = step.new
    return first != last


def _overwritten(steps: Sequence[AgentStep], batch: int) -> dict[str, str]:
    """Field to what stood before the list changed it."""
    before: dict[str, str] = {}
    for step in steps:
        if step.batch == batch:
            before.setdefault(step.field, step.old)
    return before


def _written_over(steps: Sequence[AgentStep], batch: int, before: Mapping[str, str]) -> bool:
    """Whether a field that the list changed was changed again by another deed."""
    written = {step.field: step.new for step in steps if step.batch == batch}
    now = {step.field: step.new for step in steps if step.field in before}
    return now != written


def _named(session: Session, plan: _Plan) -> Undone:
    known = {one.id: one for one in queries.known_agents(session)}

    def named(some: Mapping[int, str]) -> list[Named]:
        return [Named(known[one].nik, known[one].name, reason) for one, reason in some.items()]

    return Undone(named(plan.removed), named(plan.restored), named(plan.kept))
