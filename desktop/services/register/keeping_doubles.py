"""The pairs that comparing a list found, kept as the list comes in."""

from collections.abc import Sequence
from datetime import datetime

from db.engine import Session
from db.queries import doubles as queries
from desktop.services.register.doubles import Doubles
from desktop.services.register.pairs import columns_of
from desktop.services.register.rows import PreviewRow


def enter_doubles(
    session: Session, now: datetime, rows: Sequence[PreviewRow], doubles: Doubles
) -> None:
    """Keep the pairs of rows that came in as new people, with each other and with workers.

    A row whose person says more than the row (a later one filled it) is left to be compared as
    it stands in the register.
    """
    queries.add_each_todo(
        session,
        [
            row.worker_id
            for row in rows
            if row.outcome == "new" and row.filled and row.worker_id is not None
        ],
    )
    lines = []
    for one, other, likeness in doubles.pairs:
        a, b = _worker(rows, one.id), _worker(rows, other.id)
        if a is None or b is None:
            continue
        if a > b:
            a, b, one, other = b, a, other, one  # noqa: PLW2901 - the smaller id first
        found = columns_of(one, other, likeness)
        lines.append({"a_id": a, "b_id": b, "state": queries.OPEN, "found_at": now, **found})
    queries.insert_pairs(session, lines)
    if doubles.survey is not None:
        doubles.survey.keep(session)


def _worker(rows: Sequence[PreviewRow], at: int) -> int | None:
    """The worker of one who was compared, where they are in the register as they were compared."""
    if at < 0:
        return -at
    row = rows[at]
    return row.worker_id if row.outcome == "new" and not row.filled else None
