"""Who of a village waits for a person's eye, and what was found on each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.engine import Session
from db.queries.findings import StoredFinding
from db.queries.workers import (
    WorkerFilter,
    WorkerLine,
    count_workers,
    worker_findings,
    worker_page,
)
from desktop.domain.findings import Finding, Severity
from desktop.domain.statuses import WorkerStatus

TO_VERIFY = (WorkerStatus.LISTED.value,)
SEEN = tuple(each.value for each in WorkerStatus if each is not WorkerStatus.LISTED)
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Person:
    """A worker, and what stands open on it, errors first."""

    line: WorkerLine
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class PeopleSource:
    """People of a region in some statuses, by name."""

    where: WorkerFilter

    def count(self, session: Session) -> int:
        """How many there are."""
        return count_workers(session, self.where)

    def page(
        self, session: Session, *, after: Any | None, skip: int, limit: int
    ) -> tuple[Sequence[Person], Any | None]:
        """Some of them, with their findings."""
        lines, cursor = worker_page(session, self.where, after=after, skip=skip, limit=limit)
        return [Person(line, _open_findings(session, line)) for line in lines], cursor


def _open_findings(session: Session, line: WorkerLine) -> tuple[Finding, ...]:
    if not line.errors and not line.warnings:
        return ()
    stored = worker_findings(session, line.id)
    return tuple(_as_finding(one) for one in stored if one.accepted_at is None)


def _as_finding(stored: StoredFinding) -> Finding:
    return Finding(
        stored.code, Severity(stored.severity), stored.field, stored.value, stored.params
    )


def niks_to_verify(session: Session, region: str) -> list[str]:
    """The NIKs of all who wait in a region, those with an open error too."""
    where = WorkerFilter(region=region, status=TO_VERIFY)
    niks: list[str] = []
    cursor = None
    while True:
        lines, cursor = worker_page(session, where, after=cursor, limit=_AT_ONCE)
        niks += [line.nik for line in lines]
        if cursor is None:
            return niks
