"""Whatever happens in whatever order: those at the end are those at the start, in and out."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from db.engine import Database, Session
from db.queries import workers
from desktop.services.acting import Acting
from desktop.services.register.change import add_worker, change_worker
from desktop.services.register.leaving import move_workers
from desktop.services.register.merge import merge_workers, unmerge_workers
from desktop.services.register.mutations import Mutations, list_mutations
from desktop.services.register.remove import remove_worker
from desktop.services.register.verify import verify_workers

pytestmark = pytest.mark.slow

FIRST = date(2026, 3, 1)
DAYS = 25
VILLAGES = ("5321042001", "5321042002", "5321012001", "5321012002", "5321022001")
REASONS = ("died", "moved", "wage_earner", "own_request")


def _id(session: Session, nik: str) -> int:
    line = workers.worker_by_nik(session, nik)
    assert line is not None
    return line.id


@dataclass
class Office:
    """An office in which things happen by chance, day by day."""

    database: Database
    seed: int
    niks: list[str] = field(default_factory=list)
    merged: list[tuple[str, str]] = field(default_factory=list)
    ever: set[str] = field(default_factory=set)
    entered: int = 0
    at: datetime = datetime(2026, 3, 1, 1, tzinfo=UTC)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.acting = Acting(clock=self.now)

    def now(self) -> datetime:
        """Each look is a second later."""
        self.at += timedelta(seconds=1)
        return self.at

    def live(self, deeds: int, *, erasing: bool) -> None:
        """Some deeds of one day."""
        ways = [self.add, self.add, self.leave, self.come_back, self.move, self.verify]
        ways += [self.merge, self.unmerge, self.remove] if erasing else []
        for _deed in range(deeds):
            self.dice.choice(ways if self.niks else [self.add])()

    def stand(self) -> Counter[str]:
        """How many live in each kecamatan now, of those who have not left."""
        with self.database.read() as session:
            lines = [workers.worker_by_nik(session, nik) for nik in self.niks]
        return Counter(
            line.region[:6] for line in lines if line is not None and line.status != "ended"
        )

    def add(self) -> None:
        born = date(1970, 1, 1) + timedelta(days=self.dice.randrange(10_000))
        self.entered += 1
        nik = f"532104{born:%d%m%y}{self.entered:04d}"
        name = "".join(self.dice.choices("abdeghiklmnorstu", k=9)).title()
        values = {"nik": nik, "name": f"{name} Seran", "birth_date": born.isoformat(), "sex": "L"}
        with self.database.write() as session:
            add_worker(session, self.acting, {**values, "region": self.dice.choice(VILLAGES)})
        self.niks.append(nik)

    def leave(self) -> None:
        day = self.acting.today() - timedelta(days=self.dice.randrange(6))
        self._put("ended", self.dice.choice(REASONS), day)

    def come_back(self) -> None:
        self._put("listed", "returned", None)

    def move(self) -> None:
        with self.database.write() as session:
            one = _id(session, self.dice.choice(self.niks))
            change_worker(session, self.acting, one, {"region": self.dice.choice(VILLAGES)})

    def verify(self) -> None:
        with self.database.write() as session:
            some = [self.dice.choice(self.niks)]
            verify_workers(session, self.acting, niks=some, result="eligible")

    def merge(self) -> None:
        if len(self.niks) > 1:
            keep, drop = self.dice.sample(self.niks, 2)
            with self.database.write() as session:
                merge_workers(session, self.acting, _id(session, keep), _id(session, drop))
            self.niks.remove(drop)
            self.merged.append((keep, drop))
            self.ever |= {keep, drop}

    def unmerge(self) -> None:
        if self.merged and self.merged[-1][0] in self.niks:
            keep, drop = self.merged.pop()
            with self.database.write() as session:
                unmerge_workers(session, self.acting, _id(session, keep), drop)
            self.niks.append(drop)

    def remove(self) -> None:
        nik = self.dice.choice(self.niks)
        if nik not in self.ever:
            with self.database.write() as session:
                remove_worker(session, self.acting, _id(session, nik), "typed by mistake")
            self.niks.remove(nik)

    def _put(self, to: str, reason: str, on: date | None) -> None:
        with self.database.write() as session:
            nik = self.dice.choice(self.niks)
            line = workers.worker_by_nik(session, nik)
            if line is not None and (line.status == "ended") != (to == "ended"):
                move_workers(session, self.acting, [nik], to=to, reason=reason, on=on)

    def told(self, since: date, until: date) -> Mutations:
        """The movements of some days, whose sums hold within themselves."""
        with self.database.read() as session:
            found = list_mutations(session, since=since, until=until, who="register")
        additions = Counter(one.region[:6] for one in found.additions)
        removals = Counter(one.region[:6] for one in found.removals)
        for one in [*found.sums, found.total]:
            assert one.end == one.start + one.added - one.removed
        for one in found.sums:
            assert (one.added, one.removed) == (additions[one.region], removals[one.region])
        for name in ("start", "added", "removed", "replaced", "end"):
            assert getattr(found.total, name) == sum(getattr(one, name) for one in found.sums)
        return found


@pytest.mark.parametrize("seed", range(2))
def test_each_day_ends_as_the_register_stood_then(office_database: Database, seed: int) -> None:
    office = Office(office_database, seed)
    stood = {}
    for day in range(DAYS):
        office.at = datetime(2026, 3, 1, 1, tzinfo=UTC) + timedelta(days=day)
        office.live(office.dice.randrange(5), erasing=False)
        stood[FIRST + timedelta(days=day)] = office.stand()
    for _look in range(12):
        first, last = sorted(office.dice.choices(sorted(stood), k=2))
        found = office.told(first, last)
        before = stood.get(first - timedelta(days=1), Counter())
        assert {one.region: one.end for one in found.sums if one.end} == stood[last]
        assert {one.region: one.start for one in found.sums if one.start} == before


@pytest.mark.parametrize("seed", range(2))
def test_sums_hold_where_people_were_merged_and_taken_out(
    office_database: Database, seed: int
) -> None:
    office = Office(office_database, 100 + seed)
    for day in range(DAYS):
        office.at = datetime(2026, 3, 1, 1, tzinfo=UTC) + timedelta(days=day)
        office.live(office.dice.randrange(5), erasing=True)
    last = FIRST + timedelta(days=DAYS - 1)
    whole = office.told(FIRST, last)
    assert {one.region: one.end for one in whole.sums if one.end} == office.stand()
    cut = FIRST + timedelta(days=office.dice.randrange(1, DAYS - 1))
    early, late = office.told(FIRST, cut - timedelta(days=1)), office.told(cut, last)
    assert early.total.end == late.total.start
    assert (early.total.start, late.total.end) == (whole.total.start, whole.total.end)
