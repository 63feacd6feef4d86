"""What an office in the middle of its year has besides: left-over work, heirs, people who left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from db.engine import Database
from db.queries import doubles
from db.queries.findings import findings_of
from db.queries.workers import WorkerFilter, WorkerLine, worker_page
from desktop.services.acting import Acting
from desktop.services.register.accept import accept_finding
from desktop.services.register.decide import tell_apart
from desktop.services.register.heirs import save_heir
from desktop.services.register.leaving import move_workers
from desktop.services.register.verify import verify_workers

MOST_WORKERS: Final = 200_000
WITH_LIFE: Final = 50
"""From so many people on an office has work left over; fewer all go into the letter."""

_LEFT_OVER, _LATE, _WITH_HEIR = 8, 12, 7
"""One of so many waits for verification, is verified after the list went out, has an heir."""

_INELIGIBLE: Final = ("moved", "member", "wage_earner")
_LEAVING: Final = ("died", "moved", "own_request")
_ACCEPTED: Final = "nik.birth_date_mismatch"
_HEIRS: Final = (
    ("Yohana Luruk", "spouse"),
    ("Dionisius Nahak", "child"),
    ("Elfrida Seuk", "child"),
    ("Mikhael Taek", "sibling"),
    ("Rosa Hoar", "parent"),
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The people of the register by what happens to them: NIKs, apart from each other."""

    early: tuple[str, ...]
    """Eligible before the list goes to the insurer."""
    late: tuple[str, ...]
    """Eligible afterwards: they may replace those refused."""
    ineligible: tuple[str, ...]
    leaving: tuple[str, ...]


def everybody(database: Database) -> list[WorkerLine]:
    """All workers, village by village."""
    with database.read() as session:
        lines, _next = worker_page(session, WorkerFilter(), limit=MOST_WORKERS)
    return sorted(lines, key=lambda line: (line.region, line.id))


def part(people: Sequence[WorkerLine]) -> Parts:
    """Who is verified when, and who is not; the last villages wait for the visit."""
    alive = len(people) >= WITH_LIFE
    niks = [line.nik for line in people]
    if alive:
        niks = niks[: -(len(niks) // _LEFT_OVER)]
    apart = len(niks) // (len(_INELIGIBLE) + 1)
    ineligible = [niks[apart * at] for at in range(1, 1 + len(_INELIGIBLE)) if apart]
    late = niks[_LATE // 2 :: _LATE] if alive else []
    late = [nik for nik in late if nik not in ineligible]
    rest = [nik for nik in niks if nik not in {*ineligible, *late}]
    leaving = rest[2 :: max(len(rest) // len(_LEAVING), 1)][: len(_LEAVING)] if alive else []
    early = [nik for nik in rest if nik not in leaving]
    return Parts(tuple(early), tuple(late), tuple(ineligible), tuple(leaving))


def verify_early(database: Database, acting: Acting, parts: Parts) -> None:
    """Those eligible, the few whom a visit found otherwise, and who left; one of these is back."""
    with database.write() as session:
        seen = [*parts.early, *parts.leaving]
        verify_workers(session, acting, niks=seen, result="eligible")
        for nik, reason in zip(parts.ineligible, _INELIGIBLE, strict=False):
            verify_workers(session, acting, niks=[nik], result="ineligible", reason=reason)
        for nik, reason in zip(parts.leaving, _LEAVING, strict=False):
            move_workers(session, acting, [nik], to="ended", reason=reason)
        for nik in parts.leaving[1:2]:
            move_workers(session, acting, [nik], to="listed", reason="returned")


def verify_late(database: Database, acting: Acting, parts: Parts) -> None:
    """Those who were seen when the list had gone to the insurer already."""
    if parts.late:
        with database.write() as session:
            verify_workers(session, acting, niks=parts.late, result="eligible")


def fill_in(database: Database, acting: Acting, people: Sequence[WorkerLine]) -> None:
    """Heirs, warnings accepted by somebody, and a pair found to be two people."""
    if len(people) < WITH_LIFE:
        return
    with database.write() as session:
        for number, line in enumerate(people[::_WITH_HEIR]):
            name, relation = _HEIRS[number % len(_HEIRS)]
            save_heir(session, acting, line.id, name=name, relation=relation)
        warned = [line for line in people if line.warnings]
        for line in warned:
            if any(found.code == _ACCEPTED for found in findings_of(session, line.id)):
                note = "KTP dilihat: tanggal di KTP yang benar"
                accept_finding(session, acting, line.nik, _ACCEPTED, note)
                break
        pairs = doubles.open_pairs(session)
        for pair in pairs[-1:] if len(pairs) > 1 else ():
            tell_apart(session, acting, pair.a_id, pair.b_id)
