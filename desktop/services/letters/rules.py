"""The rules by which a worker may go into a letter, as office and register stand now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.engine import Session
from db.queries import candidates as queries
from db.queries import letter_people as people
from desktop.domain.contributions import STANDARD
from desktop.domain.dates import add_months
from desktop.domain.eligibility import (
    HOUSEHOLD,
    LOCAL,
    NEVER_MEMBER,
    Limits,
    check_age,
    is_excluded,
)
from desktop.domain.settings import Settings
from desktop.domain.statuses import WorkerStatus
from desktop.services.offices.criteria import age_limits, asks, excluded_occupations
from desktop.services.offices.settings import read_settings, require_office

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
    covered: Mapping[int, int] = field(default_factory=dict)
    """Worker to the issued letter that covers them for some of the same months."""
    earlier: Mapping[int, int] | None = None
    """For a renewal: worker to the issued letter whose months end before these."""

    def take(self, worker: queries.CandidateLine) -> None:
        """Let a worker go: nobody else of the household does."""
        if self.households is not None and worker.kk:
            self.households.add(worker.kk)

    def against(self, worker: queries.CandidateLine) -> tuple[str, str]:
        """Why a worker may not go, and a detail: a code of REASONS, empty where nothing is."""
        if worker.id in self.reserved:
            return "in_another_letter", str(self.reserved[worker.id])
        status = WorkerStatus(worker.status)
        renewed = self.earlier is not None and is_member(worker)
        if status in _SETTLED and not renewed:
            return _SETTLED[status], ""
        if worker.id in self.covered:
            return "covered", str(self.covered[worker.id])
        if self.earlier is not None and worker.id not in self.earlier:
            return "not_earlier", ""
        if renewed:
            return self._open(worker)
        if status is WorkerStatus.ELIGIBLE and self.settings.yes("letters_need_check"):
            return "not_checked", ""
        return self._open(worker)

    def _open(self, worker: queries.CandidateLine) -> tuple[str, str]:
        """What is open about a worker whose status lets them go."""
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
        if self.never_members and worker.member_number and self.earlier is None:
            return "member", ""
        if self.households is not None and worker.kk in self.households:
            return "household", ""
        return "", ""


def is_member(worker: queries.CandidateLine) -> bool:
    """Whether the insurer knows a worker: enrolled, or eligible again with a member number."""
    if worker.status == WorkerStatus.ENROLLED:
        return True
    able = worker.status in (WorkerStatus.ELIGIBLE, WorkerStatus.CLEAR)
    return able and bool(worker.member_number)


def rules_of(
    session: Session,
    cover_starts: date,
    without: int | None = None,
    programmes: Sequence[str] = STANDARD,
    *,
    months: int = 1,
    renewal: bool = False,
    leaving: Collection[int] = (),
) -> Rules:
    """The rules of programmes as they stand now, one letter's own reservations left aside.

    `months` are covered from the start on; who is `leaving` counts for no household any more.
    """
    settings = read_settings(session)

    def asked(criterion: str) -> bool:
        return asks(settings, criterion, programmes, cover_starts)

    covered, earlier = _places(session, cover_starts, months, renewal=renewal)
    counted = (
        (WorkerStatus.PROPOSED,) if renewal else (WorkerStatus.PROPOSED, WorkerStatus.ENROLLED)
    )
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
        queries.households(session, without, counted, leaving) if asked(HOUSEHOLD) else None,
        covered,
        earlier if renewal else None,
    )


def _places(
    session: Session, first: date, months: int, *, renewal: bool
) -> tuple[dict[int, int], dict[int, int]]:
    """Worker to a letter that covers some of the months, and to one that ends before them.

    Only of those whose status would let them go: the others are refused for it.
    """
    able = [WorkerStatus.ELIGIBLE, WorkerStatus.CLEAR]
    last = add_months(first, months - 1)
    covered: dict[int, int] = {}
    earlier: dict[int, int] = {}
    for place in people.places_of(session, [*able, *([WorkerStatus.ENROLLED] if renewal else [])]):
        ends = add_months(place.first_month, place.months - 1)
        if place.paid_until is not None:
            ends = max(ends, place.paid_until)
        if ends < first:
            earlier[place.worker_id] = place.letter_id
        elif place.first_month <= last:
            covered[place.worker_id] = place.letter_id
    return covered, earlier
