"""Who came, who went and who replaced whom between two days, as lists whose sums hold.

Told from the history alone: for each kecamatan and in all, those at the end are those at the
start, and who came, without who went.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from db.engine import Session
from db.queries import mutations as queries
from db.queries import replacements
from db.queries.mutations import Deed, Stood
from db.queries.replacements import REPLACED_BY
from desktop.domain.errors import UserError
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE
from desktop.services.offices.named_region import named_region

PARTICIPANTS: Final = (WorkerStatus.PROPOSED, WorkerStatus.ENROLLED)
EVERYBODY: Final = tuple(status for status in WorkerStatus if status is not WorkerStatus.ENDED)
WHO: Final = {"participants": PARTICIPANTS, "register": EVERYBODY}
"""Who is counted: those in an issued letter, or all of the register who have not left."""

_DISTRICT = 6


@dataclass(frozen=True, slots=True)
class Movement:
    """Somebody who came or went: the village, the day, and what made it (a code, a letter)."""

    worker_id: int
    nik: str
    name: str
    birth_date: date
    member_number: str
    region: str
    village: str
    kecamatan: str
    day: date
    cause: str
    letter: str


@dataclass(frozen=True, slots=True)
class Sum:
    """end = start + added + replaced - removed - replaced, of a kecamatan or of all."""

    region: str
    name: str
    start: int
    added: int
    removed: int
    replaced: int
    end: int


@dataclass(frozen=True, slots=True)
class Mutations:
    """The movements between two days, both included; of a replacement, who went and who came."""

    since: date
    until: date
    additions: list[Movement]
    removals: list[Movement]
    replacements: list[tuple[Movement, Movement]]
    sums: list[Sum]
    total: Sum


def list_mutations(
    session: Session, *, since: date, until: date, who: str = "participants", region: str = ""
) -> Mutations:
    """Additions, removals and replacements from a day to a day.

    Who is put in the place of somebody who went is the next who came in the same kecamatan, of
    the same village first. `region` narrows to the beginning of a code. UserError
    `mutations.days`, `mutations.who`, `region.unknown`.
    """
    if until < since:
        raise UserError(
            "mutations.days", _("The last day lies before the first. Exchange the two.")
        )
    if who not in WHO:
        raise UserError(
            "mutations.who",
            _("{who} is unknown. Give one of: {known}.").format(
                who=f'"{who}"', known=", ".join(WHO)
            ),
        )
    opened, closed = _begin(since), _begin(until + timedelta(days=1))
    counted = frozenset(str(status) for status in WHO[who])
    starting, ending, deeds = _both_ends(session, opened, closed, sorted(counted))
    prefix = named_region(session, region)
    start = _where(starting, counted, prefix)
    end = _where(ending, counted, prefix)
    teller = _Teller(session, starting, ending, deeds, since)
    came = [
        one for one, place in end.items() if start.get(one, "")[:_DISTRICT] != place[:_DISTRICT]
    ]
    went = [
        one for one, place in start.items() if end.get(one, "")[:_DISTRICT] != place[:_DISTRICT]
    ]
    teller.read([*came, *went], [*start.values(), *end.values()])
    joined = teller.tell(came, end, came=True)
    left = teller.tell(went, start, came=False)
    pairs = _pairs(left, joined, _linked_before(session, closed, left))
    paired_out = {gone.worker_id for gone, _new in pairs}
    paired_in = {new.worker_id for _gone, new in pairs}
    return _summed(
        since,
        until,
        [one for one in joined if one.worker_id not in paired_in],
        [one for one in left if one.worker_id not in paired_out],
        pairs,
        _by_district(start.values()),
        _by_district(end.values()),
        teller.names,
    )


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE_ZONE)


def _both_ends(
    session: Session, opened: datetime, closed: datetime, counted: Sequence[str]
) -> tuple[dict[int, Stood], dict[int, Stood], list[Deed]]:
    """Where everybody stood when the first day began and when the last one ended."""
    now = queries.now_standing(session, counted, opened)
    deeds = queries.deeds_since(session, opened)
    standing = {one: Stood(stood.status, stood.region) for one, (stood, _at) in now.items()}
    _wind_back(standing, [deed for deed in deeds if deed.at >= closed])
    ending = {
        one: Stood(stood.status, stood.region)
        for one, stood in standing.items()
        if now[one][1] < closed
    }
    within = [deed for deed in deeds if deed.at < closed]
    _wind_back(standing, within)
    starting = {one: stood for one, stood in standing.items() if now[one][1] < opened}
    return starting, ending, within


def _wind_back(standing: Mapping[int, Stood], deeds: Iterable[Deed]) -> None:
    """Undo changes, the newest first."""
    for deed in deeds:
        stood = standing.get(deed.worker_id)
        if stood is not None:
            setattr(stood, deed.field, deed.old)


def _where(standing: Mapping[int, Stood], counted: frozenset[str], prefix: str) -> dict[int, str]:
    """Worker to village of those who are counted."""
    return {
        one: stood.region
        for one, stood in standing.items()
        if stood.status in counted and stood.region.startswith(prefix)
    }


class _Teller:
    """Tells who somebody is and what made them come or go."""

    def __init__(
        self,
        session: Session,
        starting: Mapping[int, Stood],
        ending: Mapping[int, Stood],
        deeds: Sequence[Deed],
        since: date,
    ) -> None:
        self._session = session
        self._starting, self._ending = starting, ending
        self._since = since
        self._last: dict[tuple[int, str], Deed] = {}
        for deed in deeds:
            self._last.setdefault((deed.worker_id, deed.field), deed)
        self._people: dict[int, queries.MovedLine] = {}
        self.names: dict[str, str] = {}

    def read(self, ids: Sequence[int], places: Sequence[str]) -> None:
        self._people = queries.people(self._session, sorted(set(ids)))
        codes = set(places) | {place[:_DISTRICT] for place in places}
        self.names = queries.region_names(self._session, sorted(codes))

    def tell(self, ids: Sequence[int], places: Mapping[int, str], *, came: bool) -> list[Movement]:
        """The movements of some workers, by kecamatan, village and name."""
        told = [self._movement(one, places[one], came=came) for one in ids]
        return sorted(told, key=lambda one: (one.region, one.name, one.nik))

    def _movement(self, worker: int, place: str, *, came: bool) -> Movement:
        person = self._people[worker]
        before, after = self._starting.get(worker), self._ending.get(worker)
        moved = before is not None and after is not None and before.status == after.status
        deed = self._last.get((worker, "region" if moved else "status"))
        day, cause, letter = self._since, "listed" if came else "other", ""
        if deed is not None:
            detail = json.loads(deed.detail)
            day = deed.at.astimezone(OFFICE_ZONE).date()
            cause = "moved_within" if moved else str(detail.get("reason") or deed.action)
            if deed.action == "worker.status":
                day = date.fromisoformat(str(detail.get("date") or day.isoformat()))
            letter = deed.letter
            cause = deed.action if deed.letter else cause
        return Movement(
            worker,
            person.nik,
            person.name,
            person.birth_date,
            person.member_number,
            place,
            self.names.get(place, place),
            self.names.get(place[:_DISTRICT], place[:_DISTRICT]),
            day,
            cause,
            letter,
        )


def _linked_before(session: Session, closed: datetime, left: Sequence[Movement]) -> dict[int, int]:
    """Who went to who was said to come instead, before a moment."""
    found = replacements.linked(session, [one.worker_id for one in left], REPLACED_BY)
    return {gone: one.worker_id for gone, one in found.items() if one.at < closed}


def _pairs(
    left: Sequence[Movement], joined: Sequence[Movement], linked: Mapping[int, int]
) -> list[tuple[Movement, Movement]]:
    """Who went and who came in their place: first as somebody said, then the next who came."""
    coming: dict[str, list[Movement]] = defaultdict(list)
    for one in sorted(joined, key=lambda one: (one.day, one.name)):
        if one.cause != "moved_within":
            coming[one.region[:_DISTRICT]].append(one)
    pairs = []
    going = sorted(left, key=lambda one: (one.day, one.name))
    for gone in going:
        waiting = coming[gone.region[:_DISTRICT]]
        said = [one for one in waiting if one.worker_id == linked.get(gone.worker_id)]
        if said and gone.cause != "moved_within":
            waiting.remove(said[0])
            pairs.append((gone, said[0]))
    paired = {gone.worker_id for gone, _new in pairs}
    for gone in going:
        waiting = coming[gone.region[:_DISTRICT]]
        if gone.cause == "moved_within" or not waiting or gone.worker_id in paired:
            continue
        new = next((one for one in waiting if one.region == gone.region), waiting[0])
        waiting.remove(new)
        pairs.append((gone, new))
    return pairs


def _by_district(places: Iterable[str]) -> dict[str, int]:
    counted: dict[str, int] = defaultdict(int)
    for place in places:
        counted[place[:_DISTRICT]] += 1
    return counted


def _summed(
    since: date,
    until: date,
    additions: list[Movement],
    removals: list[Movement],
    pairs: list[tuple[Movement, Movement]],
    start: Mapping[str, int],
    end: Mapping[str, int],
    names: Mapping[str, str],
) -> Mutations:
    added = _by_district(one.region for one in additions)
    removed = _by_district(one.region for one in removals)
    replaced = _by_district(gone.region for gone, _new in pairs)
    sums = [
        Sum(
            code,
            names.get(code, code),
            start.get(code, 0),
            added.get(code, 0),
            removed.get(code, 0),
            replaced.get(code, 0),
            end.get(code, 0),
        )
        for code in sorted({*start, *end})
    ]
    total = Sum(
        "",
        "",
        sum(one.start for one in sums),
        len(additions),
        len(removals),
        len(pairs),
        sum(one.end for one in sums),
    )
    return Mutations(since, until, additions, removals, pairs, sums, total)
