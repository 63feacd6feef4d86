"""Whom a letter takes: who may go, in the order of the roster, as far as money and places reach."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.engine import Session
from db.queries import candidates as queries
from db.queries import funding as funding_queries
from db.queries import regions as region_queries
from desktop.domain.contributions import STANDARD
from desktop.domain.eligibility import (
    HOUSEHOLD,
    LOCAL,
    NEVER_MEMBER,
    Limits,
    check_age,
    is_excluded,
)
from desktop.domain.errors import UserError
from desktop.domain.names import fold
from desktop.domain.sectors import sector_of
from desktop.domain.settings import Settings
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext
from desktop.domain.texts import mark as _
from desktop.services.acting import Acting
from desktop.services.letters.funding import PersonCost, person_cost
from desktop.services.offices.criteria import age_limits, asks, excluded_occupations
from desktop.services.offices.named_region import named_region
from desktop.services.offices.settings import read_settings, require_office
from desktop.services.register.named_niks import named_niks

REASONS: dict[str, str] = {
    "in_another_letter": _("In another letter"),
    "not_verified": _("Not verified yet"),
    "not_checked": _("Not checked by the insurer yet"),
    "ineligible": _("Not eligible"),
    "refused": _("Refused by the insurer's check"),
    "enrolled": _("Enrolled already"),
    "rejected": _("Rejected by the insurer"),
    "ended": _("Left the programme"),
    "open_error": _("Has an error that must be mended"),
    "age": _("Not of the age when cover begins"),
    "occupation": _("Has an occupation that is insured otherwise"),
    "domicile": _("Lives outside the office's region"),
    "member": _("Had a member number before"),
    "household": _("Another of the household goes or is covered"),
    "undecided_double": _("May be somebody else of the register: decide first"),
    "over_places": _("No place left in the region"),
    "over_cap": _("No money left in the funding"),
    "over_limit": _("Over the number asked for"),
    "unknown": _("Not in the register"),
}
"""Why somebody is left out, by code; the words are marked and translated when shown."""

NO_FUNDING = "no_funding"
"""Beside REASONS: nothing speaks against a worker, and there is no money of any year yet."""

_SETTLED = {
    WorkerStatus.INELIGIBLE: "ineligible",
    WorkerStatus.REFUSED: "refused",
    WorkerStatus.ENROLLED: "enrolled",
    WorkerStatus.REJECTED: "rejected",
    WorkerStatus.ENDED: "ended",
    WorkerStatus.PROPOSED: "in_another_letter",
    WorkerStatus.LISTED: "not_verified",
    WorkerStatus.CHECKING: "not_checked",
}
_WAITING = (
    WorkerStatus.LISTED,
    WorkerStatus.ELIGIBLE,
    WorkerStatus.CHECKING,
    WorkerStatus.CLEAR,
    WorkerStatus.PROPOSED,
)
"""Who is looked at where no one is named: those who are on the way into a letter."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A worker whom a letter takes, with names of places, sector and cost (rupiah)."""

    line: queries.CandidateLine
    village: str
    kecamatan: str
    sector: str
    monthly: int
    cost: int

    @property
    def id(self) -> int:
        """The worker's row id."""
        return self.line.id

    @property
    def nik(self) -> str:
        """The worker's NIK."""
        return self.line.nik

    @property
    def name(self) -> str:
        """The worker's name."""
        return self.line.name


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody whom a letter does not take: a code of REASONS, and what more there is to say."""

    nik: str
    name: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a letter takes and whom not; `monthly` a person's rate, `cost` that of all months."""

    workers: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
    monthly: int
    months: int
    cost: int

    @property
    def reasons(self) -> Counter[str]:
        """How many are left out for each reason."""
        return Counter(person.reason for person in self.left_out)


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides whether a worker may go into a letter; made once for many workers."""

    settings: Settings
    cover_starts: date
    reserved: Mapping[int, int]
    errors: set[int]
    doubles: set[int]
    limits: Limits
    excluded: frozenset[str]
    home: str
    """The region that people must live in; empty where they need not."""
    never_members: bool = False
    households: set[str] | None = None
    """KK numbers of which somebody goes or is covered; nothing where a household may send all."""

    def take(self, worker: queries.CandidateLine) -> None:
        """Let a worker go: nobody else of the household does."""
        if self.households is not None and worker.kk:
            self.households.add(worker.kk)

    def against(self, worker: queries.CandidateLine) -> tuple[str, str]:
        """Why a worker may not go, and a detail: a code of REASONS, empty where nothing is."""
        if worker.id in self.reserved:
            return "in_another_letter", str(self.reserved[worker.id])
        status = WorkerStatus(worker.status)
        if status in _SETTLED:
            return _SETTLED[status], ""
        if status is WorkerStatus.ELIGIBLE and self.settings.yes("letters_need_check"):
            return "not_checked", ""
        if worker.id in self.errors:
            return "open_error", ""
        unmet, detail = self._unmet(worker)
        doubted = worker.id in self.doubles and not self.settings.yes("letters_take_doubles")
        return (unmet or ("undecided_double" if doubted else "")), detail

    def _unmet(self, worker: queries.CandidateLine) -> tuple[str, str]:
        """The criterion of the programmes that a worker does not meet when cover starts."""
        born, limits = worker.birth_date, self.limits
        if check_age(born, self.cover_starts, limits.minimum, limits.maximum):
            return "age", ""
        if is_excluded(worker.occupation, self.excluded):
            return "occupation", worker.occupation
        if not worker.region.startswith(self.home):
            return "domicile", ""
        if self.never_members and worker.member_number:
            return "member", ""
        if self.households is not None and worker.kk in self.households:
            return "household", ""
        return "", ""


def rules_of(
    session: Session,
    cover_starts: date,
    without: int | None = None,
    programmes: Sequence[str] = STANDARD,
) -> Rules:
    """The rules of programmes as they stand now, one letter's own reservations left aside."""
    settings = read_settings(session)

    def asked(criterion: str) -> bool:
        return asks(settings, criterion, programmes, cover_starts)

    return Rules(
        settings,
        cover_starts,
        queries.reserved(session, without),
        queries.with_open_errors(session),
        queries.undecided_doubles(session),
        age_limits(settings, programmes, cover_starts),
        excluded_occupations(settings, programmes, cover_starts),
        require_office(session).region if asked(LOCAL) else "",
        asked(NEVER_MEMBER),
        queries.households(session, without) if asked(HOUSEHOLD) else None,
    )


def choose_workers(
    session: Session,
    acting: Acting,  # noqa: ARG001 - who asks, as in every deed
    *,
    funding: int,
    region: str = "",
    limit: int | None = None,
    niks: Sequence[str] = (),
) -> Choice:
    """What a draft would take now; reads only.

    Workers in the order kecamatan, desa, name, NIK: each is taken who may go and for whom the
    funding has a place and the money. UserError `funding.unknown`, `region.unknown`.
    """
    budget = budget_of(session, funding)
    rules = rules_of(session, budget.line.first_month, programmes=budget.programmes)
    left_out: list[LeftOut] = []
    if niks:
        lines = _named(session, niks, region, left_out)
    else:
        named_region(session, region)
        lines = queries.candidates_in(session, region, _WAITING)
    taken: list[Candidate] = []
    for candidate in in_order(session, lines, budget.costs):
        reason, detail = rules.against(candidate.line)
        if not reason and limit is not None and len(taken) >= limit:
            reason = "over_limit"
        reason = reason or budget.against(candidate)
        if reason:
            left_out.append(LeftOut(candidate.nik, candidate.name, reason, detail))
        else:
            budget.take(candidate)
            rules.take(candidate.line)
            taken.append(candidate)
    return Choice(
        tuple(taken),
        tuple(left_out),
        budget.costs["other"].monthly,
        budget.line.months,
        sum(candidate.cost for candidate in taken),
    )


def why_not(session: Session, nik: str, funding: int) -> str:
    """Why a letter from a funding would not take a worker: a code of REASONS, empty if it would."""
    budget = budget_of(session, funding)
    found = queries.candidates_of_niks(session, [nik])
    if not found:
        return "unknown"
    rules = rules_of(session, budget.line.first_month, programmes=budget.programmes)
    reason, _detail = rules.against(found[0])
    return reason or budget.against(in_order(session, found, budget.costs)[0])


def why_in_none(session: Session, acting: Acting, nik: str) -> str:
    """Why no letter can take a worker today: of the newest funding, by the rules where none is.

    A code of REASONS, NO_FUNDING, or empty where the next letter can.
    """
    for funding in funding_queries.fundings(session)[:1]:
        return why_not(session, nik, funding.id)
    found = queries.candidates_of_niks(session, [nik])
    if not found:
        return "unknown"
    return rules_of(session, acting.today()).against(found[0])[0] or NO_FUNDING


def _named(
    session: Session, niks: Sequence[str], region: str, left_out: list[LeftOut]
) -> list[queries.CandidateLine]:
    """The workers of some NIKs, once each; those that are not there are told."""
    wanted = named_niks(session, niks)
    found = {line.nik: line for line in queries.candidates_of_niks(session, wanted)}
    left_out.extend(LeftOut(nik, "", "unknown") for nik in wanted if nik not in found)
    return [line for line in found.values() if line.region.startswith(region)]


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

    def take(self, candidate: Candidate) -> None:
        """Take a place and the money for a worker."""
        self.left -= candidate.cost
        for code in self._places:
            if candidate.line.region.startswith(code):
                self._places[code] -= 1


def budget_of(session: Session, funding_id: int, without: int | None = None) -> Budget:
    """What a funding still has, one letter left aside; UserError `funding.unknown`."""
    line = funding_queries.funding(session, funding_id)
    if line is None:
        raise UserError(
            "funding.unknown",
            gettext("There is no funding {id}. Add it first.").format(id=funding_id),
        )
    taken = funding_queries.taken_by_village(session, funding_id, without)
    places = {
        place.region: place.places
        - sum(people for village, people in taken.items() if village.startswith(place.region))
        for place in funding_queries.places(session, funding_id)
    }
    costs = {sector: person_cost(session, line, sector) for sector in ("other", "transport")}
    left = line.cap - funding_queries.committed(session, funding_id, without)
    return Budget(line, costs, left, places)
