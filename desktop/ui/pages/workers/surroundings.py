"""What stands around the workers' table: regions and findings to filter by, and the counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.engine import Session
from db.queries import findings as finding_queries
from db.queries import office as office_queries
from db.queries import regions as region_queries
from db.queries.agent_search import bringing_agents
from db.queries.heirs import count_with_heir
from db.queries.workers import count_by_status
from desktop.domain.finding_texts import CODES
from desktop.domain.money import grouped
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Names of regions by code, those of the office to choose from, findings, and counts."""

    regions: Mapping[str, str]
    districts: Sequence[tuple[str, str]]
    villages: Sequence[tuple[str, str]]
    findings: Mapping[str, str]
    by_status: Mapping[str, int]
    with_heir: int
    agents: Mapping[int, str]
    """Those who brought workers, by row id."""

    @property
    def total(self) -> int:
        """How many people the register holds."""
        return sum(self.by_status.values())

    @property
    def places(self) -> dict[str, str]:
        """Code of a village to the words by which it is chosen."""
        return {
            code: f"{name}, Kec. {self.regions.get(code[:6], '')}" for code, name in self.villages
        }

    def caption(self) -> str:
        """The counts under the title."""
        total = self.total
        if not total:
            return ""
        enrolled = self.by_status.get(WorkerStatus.ENROLLED, 0)
        listed = self.by_status.get(WorkerStatus.LISTED, 0)
        told = [
            _("{n} people").format(n=grouped(total)),
            _("{n} not verified").format(n=grouped(listed)),
            _("{n} in letters").format(n=grouped(self.by_status.get(WorkerStatus.PROPOSED, 0))),
        ]
        if enrolled:
            told.append(_("{n} enrolled").format(n=grouped(enrolled)))
        share = round(100 * self.with_heir / total)
        if self.with_heir:
            told.append(_("{percent}% with an heir").format(percent=share))
        return " · ".join(told)


def read_surroundings(session: Session) -> Surroundings:
    """Read it all; of a large register this takes a moment."""
    office = office_queries.own_office(session)
    rows = region_queries.region_rows(session, office.region) if office else []
    regions = {code: name for code, name, _kind, _parent in rows}
    within = office.region if office else ""
    lying = [(code, name) for code, name in regions.items() if code.startswith(within)]
    words = {
        code: gettext(CODES[code].short)
        for code in finding_queries.count_by_code(session)
        if code in CODES
    }
    return Surroundings(
        regions,
        sorted((pair for pair in lying if len(pair[0]) == 6), key=_by_name),
        sorted((pair for pair in lying if len(pair[0]) == 10), key=_by_name),
        {code: text for code, text in words.items() if "{" not in text},
        count_by_status(session),
        count_with_heir(session),
        bringing_agents(session),
    )


def _by_name(pair: tuple[str, str]) -> str:
    return pair[1]
