"""The rows of a list of agents, each told who it is and what it says anew.

An agent is known by the NIK; without one by name and wadah. Several rows of one agent in one list
are one: the first row wins, gaps are filled, the desa of all are covered.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.engine import Session
from db.queries import agent_rows, agents
from db.queries.agent_rows import SaidLine
from db.queries.agents import KnownAgent
from desktop.domain.findings import error, warning
from desktop.domain.names import fold
from desktop.services.register.checks import has_error
from desktop.services.register.persons import differs, plainly_another, says_other
from desktop.services.register.rows import PreviewRow, digest_of, told

RESOLVED = frozenset(
    ("nik.duplicate_in_file", "nik.duplicate_in_register", "person.differs", "agent.several")
)
"""Codes found here; they are found anew whenever the rows are resolved again."""


@dataclass(slots=True)
class AgentRow(PreviewRow):
    """A row of a list of agents; `said` is what all rows of the agent say, on the first of them."""

    agent_id: int | None = None
    said: dict[str, str] = field(default_factory=dict)


class AgentResolver:
    """Goes through the rows of a list in their order and settles how each ends."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._by_nik: dict[str, KnownAgent] = {}
        self._by_look: dict[tuple[str, str], list[KnownAgent]] = {}
        for agent in agents.known_agents(session):
            self._by_look.setdefault((agent.name_key, agent.wadah_key), []).append(agent)
            if agent.nik:
                self._by_nik[agent.nik] = agent
        self._mended = agent_rows.mended_agents(session)
        self._groups: dict[int, list[AgentRow]] = {}
        self._of_nik: dict[str, int] = {}
        self._of_look: dict[tuple[str, str], list[int]] = {}
        self._of_agent: dict[int, int] = {}
        self._rows: Sequence[AgentRow] = ()

    def settle(self, rows: Sequence[AgentRow]) -> None:
        """Give every row its outcome, and what others say of its agent."""
        self._rows = rows
        for at, row in enumerate(rows):
            _forget(row)
            first = None if has_error(row.findings) else self._first(row)
            if has_error(row.findings):
                self._hold(row)
                continue
            if first is None:
                first = at
                self._of_look.setdefault(_look(row), []).append(at)
                if row.agent_id is not None:
                    self._of_agent[row.agent_id] = at
            else:
                row.same_as, row.agent_id = first, rows[first].agent_id
            if row.values.get("nik"):
                self._of_nik.setdefault(row.values["nik"], first)
            self._groups.setdefault(first, []).append(row)
        self._compare()

    def _first(self, row: AgentRow) -> int | None:
        """The earlier row of the list that tells of the same agent.

        Without one the row is given whom it tells of in the register, if anybody; or an error
        where that is in doubt.
        """
        nik = row.values.get("nik", "")
        if nik in self._of_nik:
            return self._earlier_of_nik(row, nik)
        agent = self._by_nik.get(nik)
        if agent is not None:
            if _plainly_another(row, agent.name, agent.birth_date):
                row.findings.append(error("nik.duplicate_in_register", "nik", nik, name=agent.name))
            row.agent_id = agent.id
            return self._of_agent.get(agent.id)
        for at in self._of_look.get(_look(row), ()):
            if not nik or not self._nik_of(at):
                return at
        return self._known_by_look(row, nik)

    def _earlier_of_nik(self, row: AgentRow, nik: str) -> int | None:
        """The earlier row of a NIK; an error where it is plainly another's."""
        first = self._rows[self._of_nik[nik]]
        name = first.values["name"]
        if not _plainly_another(row, name, _born(first)):
            return self._of_nik[nik]
        where = first.row if first.sheet == row.sheet else f"{first.sheet}!{first.row}"
        row.findings.append(error("nik.duplicate_in_file", "nik", nik, name=name, other_row=where))
        return None

    def _known_by_look(self, row: AgentRow, nik: str) -> int | None:
        """Whom name and wadah mean; somebody with another NIK is another."""
        alike = self._by_look.get(_look(row), [])
        fitting = [one for one in alike if not nik or not one.nik]
        if len(fitting) > 1:
            name = fitting[0].name
            row.findings.append(error("agent.several", "name", row.values["name"], name=name))
        elif fitting and fitting[0].id not in self._of_agent:
            row.agent_id = fitting[0].id
        elif fitting and not nik:
            return self._of_agent[fitting[0].id]
        return None

    def _nik_of(self, at: int) -> str:
        """The NIK by which the agent of an earlier row is known, in the list or the register."""
        agent = self._rows[at].agent_id
        there = next((one.nik for one in self._by_nik.values() if one.id == agent), "")
        told_of = (row.values.get("nik", "") for row in self._groups.get(at, ()))
        return there or next(filter(None, told_of), "")

    def _hold(self, row: AgentRow) -> None:
        """Hold a row, unless the very same one was mended before and its agent is there."""
        row.outcome = "held"
        row.digest = digest_of(told(row.values))
        agent = self._mended.get(row.digest)
        if agent is not None:
            row.outcome, row.agent_id, row.known, row.findings = "unchanged", agent, True, []

    def _compare(self) -> None:
        """What the rows of each agent say anew."""
        known = [group[0].agent_id for group in self._groups.values()]
        values = agents.agent_values(self._session, [one for one in known if one is not None])
        before = agent_rows.said_of_agents(self._session) if values else {}
        for rows in self._groups.values():
            agent = rows[0].agent_id
            if agent is None:
                _enter_together(rows)
            else:
                _change_together(rows, agent, values[agent], before.get(agent, ()))


def _enter_together(rows: Sequence[AgentRow]) -> None:
    """The rows of a new agent: the first enters, the others fill in."""
    first = rows[0]
    first.outcome, first.said = "new", dict(first.values)
    for row in rows[1:]:
        row.changes = _gathered(first.said, row)
        row.outcome = "updated" if row.changes else "unchanged"


def _change_together(
    rows: Sequence[AgentRow], agent: int, stands: Mapping[str, str], lines: Sequence[SaidLine]
) -> None:
    """The rows of a known agent: those that came in before say nothing by themselves."""
    digests = {line.digest for line in lines}
    said: dict[str, str] = {}
    for row in rows:
        row.agent_id, row.outcome = agent, "unchanged"
        row.digest = digest_of(told(row.values))
        row.known = row.digest in digests
        _gathered(said, row)
    fresh = [row for row in rows if not row.known]
    if not fresh:
        return
    before = _said_before(lines)
    anew = {
        key: text
        for key, text in said.items()
        if not (key in before and not _says_other(key, before[key], text))
        and _says_other(key, stands.get(key, ""), text)
    }
    if anew:
        fresh[0].outcome, fresh[0].changes = "updated", anew


def _gathered(said: dict[str, str], row: AgentRow) -> dict[str, str]:
    """Put what a row says to what earlier rows of the agent said; give back what it adds."""
    added: dict[str, str] = {}
    for key, text in row.values.items():
        stands = said.get(key, "")
        if not stands:
            added[key] = text
        elif key == "region":
            both = ",".join(sorted({*stands.split(","), *text.split(",")}))
            if both != stands:
                added[key] = both
        elif differs(key, stands, text):
            row.findings.append(warning("person.differs", key, text, other_row=row.row, other=text))
    said.update(added)
    return added


def _said_before(lines: Sequence[SaidLine]) -> dict[str, str]:
    """What earlier lists said last of each field; the desa are those of the whole last list."""
    before: dict[str, str] = {}
    covered: dict[int, set[str]] = {}
    for line in lines:
        says = json.loads(line.said)
        if "region" in says:
            covered.setdefault(line.batch, set()).update(says["region"].split(","))
        before |= says
    if covered:
        before["region"] = ",".join(sorted(covered[max(covered)]))
    return before


_SAYS_OTHER: Mapping[str, Callable[[str, str], bool]] = {
    "region": lambda before, now: set(before.split(",")) != set(now.split(",")),
    "wadah": lambda before, now: fold(before) != fold(now),
}


def _says_other(key: str, before: str, now: str) -> bool:
    way = _SAYS_OTHER.get(key)
    return way(before, now) if way else says_other(key, before, now)


def _look(row: AgentRow) -> tuple[str, str]:
    return fold(row.values.get("name", "")), fold(row.values.get("wadah", ""))


def _born(row: PreviewRow) -> date | None:
    try:
        return date.fromisoformat(row.values.get("birth_date", ""))
    except ValueError:
        return None


def _plainly_another(row: AgentRow, name: str, born: date | None) -> bool:
    return plainly_another(row.values.get("name", ""), _born(row), name, born)


def _forget(row: AgentRow) -> None:
    """Take away what an earlier look at the list had settled."""
    row.agent_id, row.changes, row.same_as, row.known, row.said = None, None, None, False, {}
    row.findings = [found for found in row.findings if found.code not in RESOLVED]
