"""From training to result: each agent's certificate, desa, and the workers they brought."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.engine import Session
from db.queries import agent_results as queries
from db.queries import agents as agent_queries
from db.queries import regions as region_queries
from db.queries.agent_results import GivenPaper, TakenPart
from db.queries.agents import AgentLine, Village
from desktop.domain.errors import UserError
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.offices.settings import require_office

NOT_VERIFIED = frozenset((WorkerStatus.LISTED, WorkerStatus.INELIGIBLE))
"""Who does not stand anywhere behind the verification."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Workers brought in: all, those verified as eligible (and beyond), those enrolled."""

    workers: int = 0
    verified: int = 0
    enrolled: int = 0

    def __add__(self, other: "Brought") -> "Brought":
        """Both together."""
        return Brought(
            self.workers + other.workers,
            self.verified + other.verified,
            self.enrolled + other.enrolled,
        )


@dataclass(frozen=True, slots=True)
class AgentResult:
    """What came of one agent.

    `certificate` is the own one or one given here, whichever holds longest; `until` its last day,
    nothing where it does not end. `passed` are the trainings passed, the latest first.
    """

    agent: AgentLine
    certificate: str
    until: date | None
    expired: bool
    passed: tuple[TakenPart, ...]
    brought: Brought

    @property
    def trained(self) -> bool:
        """Whether the agent is active, and holds a valid certificate or passed a training."""
        valid = bool(self.certificate) and not self.expired
        return self.agent.active and (valid or bool(self.passed))


@dataclass(frozen=True, slots=True)
class WadahResult:
    """What came of the agents of a wadah; `name` is empty for those of none."""

    id: int | None
    name: str
    agents: int
    trained: int
    villages: int
    brought: Brought


@dataclass(frozen=True, slots=True)
class TrainingResult:
    """What came of a training: the workers are those of the agents who passed."""

    id: int
    name: str
    start: date
    closed: bool
    agents: int
    passed: int
    brought: Brought


@dataclass(frozen=True, slots=True)
class Results:
    """Agent by agent, wadah by wadah, training by training; desa without a trained agent."""

    agents: list[AgentResult]
    wadah: list[WadahResult]
    trainings: list[TrainingResult]
    without: list[Village]
    villages: int

    @property
    def brought(self) -> Brought:
        """All workers whom these agents brought."""
        return _sum(each.brought for each in self.agents)


def read_results(session: Session, acting: Acting, region: str = "") -> Results:
    """What came of every agent, or of those who cover a desa of a region.

    Active agents and those who brought workers count in the sums. UserError `region.unknown`,
    `office.missing`.
    """
    office = require_office(session)
    code = region.strip().replace(".", "")
    if code and region_queries.region(session, code) is None:
        raise UserError("region.unknown", _("There is no region {code}.").format(code=f'"{code}"'))
    lines = agent_queries.agents(session, region=code)
    brought = queries.workers_brought(session)
    parts = queries.taken_part(session)
    passed: dict[int, list[TakenPart]] = {}
    for part in parts:
        if part.passed:
            passed.setdefault(part.agent_id, []).append(part)
    papers: dict[int, list[GivenPaper]] = {}
    for paper in queries.given_papers(session):
        papers.setdefault(paper.agent_id, []).append(paper)
    today = acting.today()
    agents = [
        AgentResult(
            line,
            *_certificate(line, papers.get(line.id, ()), today),
            tuple(passed.get(line.id, ())),
            _brought(brought.get(line.id, {})),
        )
        for line in lines
    ]
    villages = queries.villages_within(session, code or office.region)
    covered = {one.code for each in agents if each.trained for one in each.agent.villages}
    return Results(
        agents,
        _by_wadah(agents),
        _by_training(parts, {each.agent.id: each for each in agents}),
        [one for one in villages if one.code not in covered],
        len(villages),
    )


def _certificate(
    line: AgentLine, papers: Sequence[GivenPaper], today: date
) -> tuple[str, date | None, bool]:
    """The certificate that holds longest, its last day, and whether that is past."""
    held = [(paper.number, paper.until) for paper in papers]
    if line.certificate or line.certificate_until:
        held.insert(0, (line.certificate, line.certificate_until))
    if not held:
        return "", None, False
    number, until = max(held, key=lambda one: one[1] or date.max)
    return number, until, until is not None and until < today


def _brought(counts: Mapping[str, int]) -> Brought:
    verified = sum(n for status, n in counts.items() if status not in NOT_VERIFIED)
    return Brought(sum(counts.values()), verified, counts.get(WorkerStatus.ENROLLED, 0))


def _sum(several: Iterable[Brought]) -> Brought:
    return sum(several, Brought())


def _by_wadah(agents: Sequence[AgentResult]) -> list[WadahResult]:
    """The sums of each wadah in the order of its agents, those of none last."""
    groups: dict[int | None, list[AgentResult]] = {}
    for each in agents:
        groups.setdefault(each.agent.wadah_id, []).append(each)
    return [
        WadahResult(
            wadah,
            some[0].agent.wadah,
            sum(each.agent.active for each in some),
            sum(each.trained for each in some),
            len({one.code for each in some if each.agent.active for one in each.agent.villages}),
            _sum(each.brought for each in some),
        )
        for wadah, some in sorted(groups.items(), key=lambda group: group[0] is None)
    ]


def _by_training(
    parts: Sequence[TakenPart], agents: Mapping[int, AgentResult]
) -> list[TrainingResult]:
    """The sums of each training that any of these agents took part in, the latest first."""
    groups: dict[int, list[TakenPart]] = {}
    for part in parts:
        if part.agent_id in agents:
            groups.setdefault(part.training_id, []).append(part)
    return [
        TrainingResult(
            training,
            some[0].name,
            some[0].start,
            some[0].closed,
            len(some),
            sum(part.passed for part in some),
            _sum(agents[part.agent_id].brought for part in some if part.passed),
        )
        for training, some in groups.items()
    ]
