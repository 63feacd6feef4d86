"""What the page shows, read at once: agents with what they brought, wadah, villages, names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from db.engine import Session
from db.queries import agent_trainings, agents, office, regions
from db.queries.agent_trainings import AgentTraining
from db.queries.agents import AgentLine, ChangeLine, WadahLine
from db.queries.villages import people_by_village
from desktop.domain.names import fold
from desktop.services.acting import Acting
from desktop.services.training.agent_results import (
    AgentResult,
    Brought,
    TrainingResult,
    WadahResult,
    read_results,
)
from desktop.ui.pages.agents.certificates import AgentCertificate

NOBODY = Brought()
_KECAMATAN, _VILLAGE = 6, 10


@dataclass(frozen=True, slots=True)
class AgentRow:
    """An agent with what came of them; a search looks in the folded words of `found_by`."""

    result: AgentResult
    found_by: str = ""

    @property
    def line(self) -> AgentLine:
        """Who they are."""
        return self.result.agent

    @property
    def brought(self) -> Brought:
        """The workers they brought."""
        return self.result.brought

    @property
    def trained(self) -> bool:
        """Whether they count as trained: active, with a valid certificate or a training passed."""
        return self.result.trained

    @property
    def certificate(self) -> AgentCertificate:
        """The certificate that holds longest: their own, or one given here."""
        return AgentCertificate(self.result.certificate, self.result.until)


@dataclass(frozen=True, slots=True)
class WadahRow:
    """A wadah with the sums of its agents."""

    line: WadahLine
    trained: int = 0
    brought: Brought = NOBODY


@dataclass(frozen=True, slots=True)
class VillageRow:
    """A village of the office: its kecamatan, people listed there, agents who cover it."""

    code: str
    name: str
    kecamatan: str
    listed: int
    agents: int
    trained: int


@dataclass(frozen=True, slots=True)
class Areas:
    """The office's area: names by code, its kecamatan and its villages as they are chosen."""

    region: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    districts: Mapping[str, str] = field(default_factory=dict)
    villages: Mapping[str, str] = field(default_factory=dict)

    def choices(self) -> list[tuple[str, str]]:
        """The whole area and each kecamatan, to choose from."""
        own = self.names.get(self.region, "")
        ordered = sorted(self.districts.items(), key=lambda each: each[1])
        return [(self.region, own), *((code, f"Kec. {name}") for code, name in ordered)]

    def words(self, code: str) -> str:
        """A region by its code as people read it."""
        if len(code) == _VILLAGE:
            return self.villages.get(code, self.names.get(code, code))
        name = self.names.get(code, code)
        return f"Kec. {name}" if len(code) == _KECAMATAN else name


def read_areas(session: Session) -> Areas:
    """The names of the office's regions, read once a page."""
    own = office.own_office(session)
    if own is None:
        return Areas()
    rows = regions.region_rows(session, own.region)
    names = {code: name for code, name, _kind, _parent in rows}
    inside = {code: name for code, name in names.items() if code.startswith(own.region)}
    villages = {
        code: f"{name}, Kec. {names.get(code[:_KECAMATAN], '')}"
        for code, name in inside.items()
        if len(code) == _VILLAGE
    }
    districts = {code: name for code, name in inside.items() if len(code) == _KECAMATAN}
    return Areas(own.region, names, districts, villages)


@dataclass(frozen=True, slots=True)
class State:
    """Everything under the tabs."""

    agents: Sequence[AgentRow] = ()
    wadah: Sequence[WadahRow] = ()
    villages: Sequence[VillageRow] = ()
    trainings: Sequence[TrainingResult] = ()


def read_state(session: Session, acting: Acting, areas: Areas) -> State:
    """Read it all; some milliseconds for a hundred agents. Nothing where there is no office."""
    if not areas.region:
        return State()
    results = read_results(session, acting)
    rows = [AgentRow(each, _found_by(each.agent)) for each in results.agents]
    return State(
        rows,
        _wadah_rows(agents.all_wadah(session), results.wadah),
        _village_rows(people_by_village(session), areas, rows),
        results.trainings,
    )


def _found_by(line: AgentLine) -> str:
    villages = " ".join(each.name for each in line.villages)
    return fold(" ".join((line.name, line.wadah, line.nik, line.phone, villages)))


def _wadah_rows(lines: Sequence[WadahLine], results: Sequence[WadahResult]) -> list[WadahRow]:
    of = {each.id: each for each in results}
    return [
        WadahRow(line, of[line.id].trained, of[line.id].brought)
        if line.id in of
        else WadahRow(line)
        for line in lines
    ]


def _village_rows(
    listed: Mapping[str, int], areas: Areas, rows: Sequence[AgentRow]
) -> list[VillageRow]:
    """Every village by kecamatan and name; agents who are active count."""
    covering: dict[str, list[bool]] = {}
    for row in rows:
        for village in row.line.villages if row.line.active else ():
            covering.setdefault(village.code, []).append(row.trained)
    found = [
        VillageRow(
            code,
            areas.names[code],
            areas.districts.get(code[:_KECAMATAN], ""),
            listed.get(code, 0),
            len(covering.get(code, ())),
            sum(covering.get(code, ())),
        )
        for code in areas.villages
    ]
    return sorted(found, key=lambda each: (each.kecamatan, each.name))


@dataclass(frozen=True, slots=True)
class AgentPerson:
    """An agent as the panel shows them."""

    row: AgentRow
    values: Mapping[str, str]
    trainings: Sequence[AgentTraining]
    history: Sequence[ChangeLine]


def read_agent(session: Session, row: AgentRow) -> AgentPerson:
    """What the panel shows beside the row of a table."""
    return AgentPerson(
        row,
        agents.agent_values(session, [row.line.id])[row.line.id],
        agent_trainings.trainings_of_agent(session, row.line.id),
        agents.agent_history(session, row.line.id),
    )
