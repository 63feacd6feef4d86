"""What a funding still has while a letter is filled from it."""

from collections.abc import Mapping
from dataclasses import replace

from db.engine import Session
from db.queries import funding as funding_queries
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.services.letters.chosen import Candidate
from desktop.services.letters.cover_months import Months
from desktop.services.letters.funding import PersonCost, person_cost


class Budget:
    """What a funding still has while a letter is filled from it."""

    def __init__(
        self,
        line: funding_queries.FundingLine,
        costs: Mapping[str, PersonCost],
        left: int,
        places: dict[str, int],
    ) -> None:
        self.line = line
        self.costs = costs
        self.left = left
        self._places = places

    @property
    def programmes(self) -> tuple[str, ...]:
        """What the funding pays for."""
        return tuple(self.line.programmes.split(","))

    def against(self, candidate: Candidate) -> str:
        """Why the funding does not reach for a worker, empty where it does."""
        if self._places and not self._has_place(candidate.line.region):
            return "over_places"
        return "over_cap" if candidate.cost > self.left else ""

    def _has_place(self, village: str) -> bool:
        """Whether every region of the funding that the village lies in has room, and one is."""
        around = [places for code, places in self._places.items() if village.startswith(code)]
        return bool(around) and min(around) > 0

    def against_pair(self, gone: Candidate, candidate: Candidate) -> str:
        """Why a worker cannot have the place and the money of another, empty where they can."""
        into, away = candidate.line.region, gone.line.region
        full = any(
            places <= 0
            for code, places in self._places.items()
            if into.startswith(code) and not away.startswith(code)
        )
        if full:
            return "over_places"
        return "over_cap" if candidate.cost > self.costs[gone.sector].total else ""

    def take_for(self, gone: Candidate, candidate: Candidate) -> None:
        """Give the place of one worker to another."""
        for code in self._places:
            self._places[code] += gone.line.region.startswith(code)
            self._places[code] -= candidate.line.region.startswith(code)

    def take(self, candidate: Candidate) -> None:
        """Take a place and the money for a worker."""
        self.left -= candidate.cost
        for code in self._places:
            if candidate.line.region.startswith(code):
                self._places[code] -= 1


def require_funding(session: Session, funding_id: int) -> funding_queries.FundingLine:
    """The funding of that id; UserError `funding.unknown`."""
    line = funding_queries.funding(session, funding_id)
    if line is None:
        raise UserError(
            "funding.unknown", _("There is no funding {id}. Add it first.").format(id=funding_id)
        )
    return line


def budget_of(
    session: Session,
    funding_id: int,
    without: int | None = None,
    months: Months | None = None,
) -> Budget:
    """What a funding still has, one letter left aside; UserError `funding.unknown`.

    A letter of fewer `months` than the funding's pays for those alone.
    """
    line = require_funding(session, funding_id)
    if months is not None:
        line = replace(line, first_month=months.first, months=months.count)
    taken = funding_queries.taken_by_village(session, funding_id, without)
    places = {
        place.region: place.places
        - sum(people for village, people in taken.items() if village.startswith(place.region))
        for place in funding_queries.places(session, funding_id)
    }
    costs = {sector: person_cost(session, line, sector) for sector in ("other", "transport")}
    left = line.cap - funding_queries.committed(session, funding_id, without)
    return Budget(line, costs, left, places)
