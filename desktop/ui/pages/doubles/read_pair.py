"""What Ganda reads: the pairs in their order, and all of one pair, as plain values."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.engine import Session
from db.queries import doubles as queries
from db.queries import imports as import_queries
from db.queries.doubles import PairLine
from db.queries.heirs import heirs_of
from db.queries.workers import WorkerLine, worker_lines, worker_sources
from desktop.domain.dates import short_date
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair of the list: the two names and how likely they are one."""

    pair: PairLine
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two: the worker, where they came from, their heirs."""

    line: WorkerLine
    source: str
    heirs: str


@dataclass(frozen=True, slots=True)
class PairView:
    """Two who may be one, and the evidence: (code, bits)."""

    pair: PairLine
    a: Side
    b: Side
    reasons: tuple[tuple[str, float], ...]


class PairSource:
    """The pairs to be decided, the likeliest first."""

    def count(self, session: Session) -> int:
        """How many there are."""
        return queries.count_open(session)

    def page(
        self,
        session: Session,
        *,
        after: Any | None,
        skip: int,
        limit: int,
    ) -> tuple[Sequence[PairRow], Any | None]:
        """Some of them, with the names."""
        pairs = queries.open_pairs(session, limit=limit, skip=skip)
        ids = sorted({one for pair in pairs for one in (pair.a_id, pair.b_id)})
        names = {line.id: line.name for line in worker_lines(session, ids)}
        rows = [PairRow(pair, names.get(pair.a_id, ""), names.get(pair.b_id, "")) for pair in pairs]
        return rows, None


def read_pair(session: Session, pair: PairLine) -> PairView | None:
    """All of a pair, nothing where one of the two is gone."""
    lines = {line.id: line for line in worker_lines(session, [pair.a_id, pair.b_id])}
    if len(lines) < 2:
        return None
    heirs = heirs_of(session, list(lines))
    sides = [
        Side(
            lines[one],
            _source(session, one),
            ", ".join(heir.name for heir in heirs.get(one, ())),
        )
        for one in (pair.a_id, pair.b_id)
    ]
    reasons = tuple((code, bits) for code, bits in json.loads(pair.reasons))
    return PairView(pair, sides[0], sides[1], reasons)


def _source(session: Session, worker: int) -> str:
    """The list a worker came by: its file, the row, the day."""
    first = next(iter(worker_sources(session, [worker]).get(worker, ())), None)
    batch = import_queries.batch(session, first.batch) if first else None
    if first is None or batch is None:
        return _("Entered at the counter")
    told = _("row {row}").format(row=first.row)
    return f"{batch.file} · {told} · {short_date(batch.at.astimezone(OFFICE_ZONE).date())}"
