"""The rows of a list of agents that wait: mended one at a time."""

from collections.abc import Mapping
from pathlib import Path

from db.engine import Session
from db.queries import findings as finding_queries
from db.queries import imports
from desktop.domain.agent_findings import agent_sentence
from desktop.domain.findings import Finding
from desktop.services.acting import Acting
from desktop.services.register.held import HeldRow, held_row, held_rows
from desktop.services.register.report import save_held
from desktop.services.register.rows import told
from desktop.services.register.rules import read_rules
from desktop.services.register.stored_findings import finding_line
from desktop.services.training.agent_checks import AgentChecks
from desktop.services.training.agent_rows import AgentResolver, AgentRow
from desktop.services.training.agent_writing import AgentWriter
from desktop.services.upkeep.audit import record


def held_agents(session: Session, batch: int) -> list[HeldRow]:
    """The rows of a list of agents that wait, in its order; UserError `batch.unknown`."""
    return held_rows(session, batch, imports.AGENTS)


def save_held_agents(session: Session, acting: Acting, batch: int, path: Path) -> int:
    """Write the waiting rows as a sheet that loads again; give back how many."""
    return save_held(session, acting, batch, path, kind=imports.AGENTS, words=agent_sentence)


def mend_agent_row(
    session: Session,
    acting: Acting,
    batch: int,
    row: int,
    values: Mapping[str, str],
    *,
    sheet: str = "",
) -> int | list[Finding]:
    """Correct fields of a row that waits, and check it again.

    Gives back the agent's id when the row came in, else what was found; what was typed is kept
    either way. UserError `batch.unknown`, `row.unknown`, `row.ambiguous`, `field.unknown`.
    """
    held = held_row(session, batch, row, sheet, imports.AGENTS)
    rules = read_rules(session, acting)
    mended, found = AgentChecks(rules).recheck(held.values, held.findings, values)
    again = AgentRow(held.sheet, held.row, (), (), mended, found)
    AgentResolver(session).settle([again])
    now = acting.now()
    finding_queries.drop_of_row(session, held.id)
    lines = [finding_line(one, held.headers, now, None, held.id) for one in again.findings]
    finding_queries.insert_findings(session, lines)
    told_of: dict[str, object] = {"batch": batch, "row": held.row, "sheet": held.sheet}
    if again.outcome == "held":
        imports.update_row(session, held.id, {"said": told(mended)})
        record(session, acting, "row.mend", "batch", batch, {**told_of, "fields": sorted(values)})
        return again.findings
    audit_id = record(session, acting, "row.enter", "batch", batch, told_of)
    writer = AgentWriter(session, acting, now)
    if again.agent_id is None:
        again.agent_id = writer.enter(again.said)
    elif again.changes:
        writer.change(again.agent_id, again.changes, audit_id, held.id)
    imports.update_row(
        session,
        held.id,
        {
            "outcome": again.outcome,
            "agent_id": again.agent_id,
            "said": told(mended),
            "cells": None,
            "mended_at": now,
        },
    )
    imports.move_one(session, batch, again.outcome)
    return again.agent_id
