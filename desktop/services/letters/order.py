"""Workers in the order of a roster, with the names of their places and what they cost."""

from collections.abc import Mapping, Sequence

from db.engine import Session
from db.queries import candidates as queries
from db.queries import regions as region_queries
from desktop.domain.names import fold
from desktop.domain.sectors import sector_of
from desktop.services.letters.chosen import Candidate
from desktop.services.letters.funding import PersonCost
from desktop.services.offices.settings import require_office


def in_order(
    session: Session, lines: Sequence[queries.CandidateLine], costs: Mapping[str, PersonCost]
) -> list[Candidate]:
    """Workers with their places and costs, in the order of the roster."""
    names = region_names(session)
    sectors: dict[str, str] = {}
    candidates = []
    for line in lines:
        sector = sectors.get(line.occupation)
        if sector is None:
            sector = sectors[line.occupation] = sector_of(line.occupation)
        cost = costs[sector]
        village, kecamatan = names.get(line.region, ""), names.get(line.region[:6], "")
        candidates.append(Candidate(line, village, kecamatan, sector, cost.monthly, cost.total))
    folded = {name: fold(name) for name in names.values()}
    return sorted(
        candidates,
        key=lambda one: (
            folded.get(names.get(one.line.region[:4], ""), ""),
            folded.get(one.kecamatan, ""),
            one.line.region[:6],
            folded.get(one.village, ""),
            one.line.region,
            one.line.name_key,
            one.line.nik,
        ),
    )


def region_names(session: Session) -> dict[str, str]:
    """Code to name of the regions of the office's province."""
    within = require_office(session).region[:2]
    return {
        code: name
        for code, name, _kind, _parent in region_queries.region_rows(session, within=within)
    }
