"""The agent whom a list of workers names: by NIK, by name, by the number of the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.names import fold

_NIK_DIGITS = 16


@dataclass(frozen=True, slots=True)
class NamedAgent:
    """An agent as lists may name them; `villages` are codes of the desa covered."""

    id: int
    nik: str
    name_key: str
    active: bool
    villages: frozenset[str]


class AgentNames:
    """Every agent of a register, to be found by what a list says."""

    def __init__(self, agents: Iterable[NamedAgent] = ()) -> None:
        self._by_id: dict[str, NamedAgent] = {}
        self._by_nik: dict[str, NamedAgent] = {}
        self._by_name: dict[str, list[NamedAgent]] = {}
        for agent in agents:
            self._by_id[str(agent.id)] = agent
            self._by_name.setdefault(agent.name_key, []).append(agent)
            if agent.nik:
                self._by_nik[agent.nik] = agent
        self.find = lru_cache(maxsize=4096)(self._find)

    def _find(self, text: str, region: str) -> tuple[str, str]:
        """The id of the agent meant by a text, as text, and the code of a finding, one empty.

        Of several of a name who covers the worker's desa (`region`) is meant, else who is active,
        where that is one. Codes: `agent.unknown`, `agent.ambiguous`.
        """
        digits = text.replace(" ", "").lstrip("#")
        if digits.isdigit():
            table = self._by_nik if len(digits) == _NIK_DIGITS else self._by_id
            agent = table.get(digits)
            return (str(agent.id), "") if agent else ("", "agent.unknown")
        named = self._by_name.get(fold(text), [])
        there = [one for one in named if region in one.villages]
        for some in (named, there, [one for one in there or named if one.active]):
            if len(some) == 1:
                return str(some[0].id), ""
        return "", "agent.ambiguous" if named else "agent.unknown"
