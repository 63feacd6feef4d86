"""What Beranda reads of the register, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from db.engine import Session
from db.queries import audit as audit_queries
from db.queries import doubles as double_queries
from db.queries import imports as import_queries
from db.queries import letters as letter_queries
from db.queries import office as office_queries
from db.queries.audit import Entry
from db.queries.heirs import HeirShare, heir_shares
from db.queries.imports import BatchLine
from db.queries.letters import LetterLine
from db.queries.workers import VillageCount, count_by_status, verify_worklist
from desktop.domain.statuses import LetterState, WorkerStatus
from desktop.services.letters.funding import FundingState, list_funding
from desktop.services.offices.settings import read_settings
from desktop.ui.pages.letters.list_filter import unanswered
from desktop.ui.pages.trainings.read import TrainingRow, read_trainings

LAST_ACTS = 5

UNISSUED = (LetterState.DRAFT, LetterState.SUBMITTED, LetterState.APPROVED)


@dataclass(slots=True)
class District:
    """A kecamatan: who waits for verification, who is ready, who stands in letters."""

    code: str
    name: str
    listed: int = 0
    ready: int = 0
    taken: int = 0
    places: int = 0


@dataclass(slots=True)
class State:
    """Everything Beranda shows."""

    workers: int = 0
    held: int = 0
    held_in: BatchLine | None = None
    doubles: int = 0
    listed: int = 0
    to_check: int = 0
    checking: int = 0
    ready: int = 0
    unissued: list[LetterLine] = field(default_factory=list)
    unanswered: list[LetterLine] = field(default_factory=list)
    districts: list[District] = field(default_factory=list)
    heirs: list[HeirShare] = field(default_factory=list)
    funding: FundingState | None = None
    officials: int = 0
    batches: int = 0
    acts: list[Entry] = field(default_factory=list)
    trainings: list[TrainingRow] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nobody is in the register and no list ever came in."""
        return not self.workers and not self.batches


def read_state(session: Session, now: datetime | None = None) -> State:
    """Read it all: counts over indexes, and the newest of each list.

    Without `now` no training is told, for they are told by where they are at a moment.
    """
    by_status = count_by_status(session)
    letters = letter_queries.letters(session)
    unissued = [letter for letter in letters if letter.state in UNISSUED]
    waiting = (WorkerStatus.ELIGIBLE, WorkerStatus.CLEAR)
    by_district = letter_queries.people_by_district(session, UNISSUED, waiting)
    reserved = sum(by_district.values())
    eligible, clear = (by_status.get(status, 0) for status in waiting)
    # Where letters take checked people only, an eligible person goes to the insurer first.
    first = read_settings(session).yes("letters_need_check")
    able = clear if first else eligible + clear
    counts = office_queries.counts(session)
    funding = next(iter(list_funding(session)), None)
    return State(
        workers=sum(by_status.values()),
        held=import_queries.held_count(session),
        held_in=_held_in(session),
        doubles=double_queries.count_open(session),
        listed=by_status.get(WorkerStatus.LISTED, 0),
        to_check=eligible if first else 0,
        checking=by_status.get(WorkerStatus.CHECKING, 0),
        ready=max(0, able - reserved),
        unissued=unissued,
        unanswered=[letter for letter in letters if unanswered(letter)],
        districts=_districts(
            verify_worklist(session),
            funding,
            by_district,
            first=first,
        ),
        heirs=heir_shares(session),
        funding=funding,
        officials=counts["officials"],
        batches=counts["batches"],
        acts=audit_queries.newest(session, LAST_ACTS),
        trainings=read_trainings(session, now) if now else [],
    )


def _held_in(session: Session) -> BatchLine | None:
    """The newest list that has rows waiting."""
    lists = import_queries.batches(session, 50)
    return next((each for each in lists if each.held and each.undone_at is None), None)


def _districts(
    villages: list[VillageCount],
    funding: FundingState | None,
    reserved: Mapping[str, int],
    *,
    first: bool,
) -> list[District]:
    """The kecamatan that have workers or places, by code.

    Whom a letter reserves is counted with the letters and is ready no more. Where the insurer's
    check comes `first`, who is eligible is not ready yet.
    """
    found: dict[str, District] = {}
    for village in villages:
        code = village.region[:6]
        district = found.setdefault(code, District(code, village.kecamatan))
        district.listed += village.listed
        district.ready += village.clear + (0 if first else village.eligible)
    for district in found.values():
        district.ready = max(0, district.ready - reserved.get(district.code, 0))
    for place in funding.places if funding else ():
        if len(place.region) == 6:
            district = found.setdefault(place.region, District(place.region, place.name))
            district.taken, district.places = place.taken, place.places
    return [found[code] for code in sorted(found)]
