"""What a year's budget can pay, and the places of each region."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.engine import Session
from db.queries import funding as queries
from db.queries import regions as region_queries
from db.schema import Funding, FundingPlace
from desktop.domain.contributions import PROGRAMMES, STANDARD, each_month, monthly
from desktop.domain.errors import UserError
from desktop.domain.names import tidy
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.offices.settings import require_office
from desktop.services.offices.tables import read_rates
from desktop.services.upkeep.audit import record

PAYERS = ("apbn", "apbd", "apbdes", "other")
_MOST_MONTHS = 120
_YEARS = range(2015, 2101)


@dataclass(frozen=True, slots=True)
class PlaceState:
    """The places of a region: how many there are, and how many letters have taken."""

    region: str
    name: str
    places: int
    taken: int


@dataclass(frozen=True, slots=True)
class FundingState:
    """A funding as it stands: money in rupiah, `monthly_rate` that of its first month.

    `committed` is what drafts, approved and issued letters cost, `people` who stands in them.
    """

    id: int
    uid: str
    year: int
    source: str
    payer: str
    reference: str
    cap: int
    first_month: date
    months: int
    programmes: tuple[str, ...]
    monthly_rate: int
    committed: int
    left: int
    places: tuple[PlaceState, ...]
    people: int


@dataclass(frozen=True, slots=True)
class PersonCost:
    """What a person of one sector costs: in the first month, and for all months (rupiah)."""

    monthly: int
    total: int


def add_funding(  # noqa: PLR0913 - one for each line of the form
    session: Session,
    acting: Acting,
    *,
    year: int,
    source: str,
    payer: str,
    cap: int,
    first_month: date,
    months: int,
    places: Mapping[str, int] = {},
    reference: str = "",
    programmes: Sequence[str] = STANDARD,
) -> FundingState:
    """Enter a source of money for some months of cover; give it back as it stands.

    `places` holds how many people of a region (any level) it takes; a region that is not named
    has no limit but the money's. UserError `funding.year`, `.source`, `.payer`, `.cap`,
    `.months`, `.programmes`, `.places`, and `rates.none` for a month without a rate.
    """
    office = require_office(session)
    source, reference = tidy(source), tidy(reference)
    _check(year, source, payer, cap, months)
    _check_programmes(programmes)
    _check_places(session, office.region, places)
    line = Funding(
        uid=acting.chance.uid(),
        year=year,
        source=source,
        payer=payer,
        reference=reference,
        cap=cap,
        first_month=first_month.replace(day=1),
        months=months,
        programmes=",".join(key for key in PROGRAMMES if key in programmes),
        created_at=acting.now(),
    )
    session.add(line)
    session.flush()
    for region, number in sorted(places.items()):
        session.add(FundingPlace(funding_id=line.id, region=region, places=number))
    session.flush()
    told: dict[str, object] = {
        "year": year,
        "source": source,
        "payer": payer,
        "cap": cap,
        "first_month": line.first_month.isoformat(),
        "months": months,
        "programmes": line.programmes,
        "reference": reference,
        "places": dict(sorted(places.items())),
    }
    record(session, acting, "funding.add", "funding", line.id, told)
    return funding_state(session, line.id)


def _check(year: int, source: str, payer: str, cap: int, months: int) -> None:
    if year not in _YEARS:
        raise UserError("funding.year", _("{year} is no budget year.").format(year=year))
    if not source:
        raise UserError(
            "funding.source", _("The funding needs a source, such as APBD Kabupaten Malaka.")
        )
    if payer not in PAYERS:
        raise UserError(
            "funding.payer",
            _("{payer} is none of: {payers}. Choose who pays.").format(
                payer=f'"{payer}"', payers=", ".join(PAYERS)
            ),
        )
    if not 0 < cap < 10**15:
        raise UserError("funding.cap", _("The budget must be a sum of rupiah above nothing."))
    if not 0 < months <= _MOST_MONTHS:
        raise UserError(
            "funding.months",
            _("Give how many months are paid, from 1 to {most}.").format(most=_MOST_MONTHS),
        )


def _check_programmes(programmes: Sequence[str]) -> None:
    if not programmes or not set(programmes) <= set(PROGRAMMES):
        raise UserError(
            "funding.programmes",
            _("Give one or more of the programmes {programmes}.").format(
                programmes=", ".join(PROGRAMMES)
            ),
        )


def _check_places(session: Session, office_region: str, places: Mapping[str, int]) -> None:
    for code, number in places.items():
        inside = code.startswith(office_region) or office_region.startswith(code)
        if not inside or region_queries.region(session, code) is None:
            raise UserError(
                "funding.places",
                _("{code} is no region of this office. Give a code such as {region}.").format(
                    code=f'"{code}"', region=office_region
                ),
            )
        if number < 0:
            raise UserError("funding.places", _("Places cannot be fewer than none."))


def funding_state(session: Session, funding_id: int) -> FundingState:
    """A funding as it stands; UserError `funding.unknown`."""
    line = queries.funding(session, funding_id)
    if line is None:
        raise UserError(
            "funding.unknown", _("There is no funding {id}. Add it first.").format(id=funding_id)
        )
    return _state(session, line)


def list_funding(session: Session) -> list[FundingState]:
    """Every funding as it stands, the newest first."""
    return [_state(session, line) for line in queries.fundings(session)]


def _state(session: Session, line: queries.FundingLine) -> FundingState:
    committed = queries.committed(session, line.id)
    taken = queries.taken_by_village(session, line.id)
    places = tuple(
        PlaceState(place.region, place.name, place.places, taken_in(taken, place.region))
        for place in queries.places(session, line.id)
    )
    return FundingState(
        line.id,
        line.uid,
        line.year,
        line.source,
        line.payer,
        line.reference,
        line.cap,
        line.first_month,
        line.months,
        tuple(line.programmes.split(",")),
        person_cost(session, line, "other").monthly,
        committed,
        line.cap - committed,
        places,
        sum(taken.values()),
    )


def taken_in(by_village: Mapping[str, int], region: str) -> int:
    """How many of the people counted by village live in a region."""
    return sum(people for village, people in by_village.items() if village.startswith(region))


def person_cost(session: Session, line: queries.FundingLine, sector: str) -> PersonCost:
    """What a person of a sector costs a funding, each month by its own rate.

    On the lowest tier, whatever the person earns: that is what a district pays for vulnerable
    workers (domain.md 0, rule 1).
    """
    table = read_rates(session)
    months = [
        monthly(
            table,
            month=month,
            sector=sector,
            payer=line.payer,
            programmes=line.programmes.split(","),
        ).monthly
        for month in each_month(line.first_month, line.months)
    ]
    return PersonCost(months[0], sum(months))
