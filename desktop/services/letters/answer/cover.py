"""A worker's months: which letters cover them, how far they are paid, and the gap between."""

from dataclasses import dataclass
from datetime import date

from db.engine import Session
from db.queries import covers as queries
from db.queries.covers import CoverLine
from db.queries.letter_people import places_of
from db.queries.verifications import set_status
from desktop.domain.cover import THREE_MONTHS, Run, last_gap, paid_runs
from desktop.domain.dates import add_months, month_name
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.acting import Acting
from desktop.services.upkeep.audit import record


@dataclass(frozen=True, slots=True)
class Cover:
    """What is known of a worker's months.

    `periods` are the letters that cover them; `paid_until` the first day of the last paid month,
    nothing where none is known to be paid; `months` those paid without a gap up to it, `gap` those
    not paid before these; `warnings` sentences for people.
    """

    periods: tuple[CoverLine, ...]
    paid_until: date | None
    months: int
    gap: int
    warnings: tuple[str, ...]


def cover_of(session: Session, worker_id: int, today: date) -> Cover:
    """The months of a worker as letters and payments tell them; never a promise of benefits."""
    periods = tuple(queries.covers(session, worker_id))
    paid = [
        (one.first_month, min(one.paid_until, last_month(one)))
        for one in periods
        if one.paid_until is not None and one.outcome != "rejected"
    ]
    runs = paid_runs(paid)
    if not runs:
        return Cover(periods, None, 0, 0, ())
    gap = last_gap(runs)
    return Cover(periods, runs[-1].last, runs[-1].months, gap, _warnings(runs[-1], gap, today))


def last_month(line: CoverLine) -> date:
    """The first day of the last month that a letter covers."""
    return add_months(line.first_month, line.months - 1)


def _warnings(run: Run, gap: int, today: date) -> tuple[str, ...]:
    told = []
    if gap:
        told.append(
            ngettext(
                "{n} month before {month} was not paid: the three months for the full death benefit"
                " may begin anew. Ask the branch.",
                "{n} months before {month} were not paid: the three months for the full death"
                " benefit may begin anew. Ask the branch.",
                gap,
            ).format(n=gap, month=month_name(run.first))
        )
    if run.months < THREE_MONTHS and run.first <= today:
        told.append(
            _(
                "Fewer than three months are paid in a row: until then the insurer pays funeral"
                " money only."
            )
        )
    if run.last < today.replace(day=1):
        told.append(_("Nothing is paid since {month}.").format(month=month_name(run.last)))
    return tuple(told)


def end_covers(session: Session, acting: Acting) -> int:
    """Enrolled workers whose last paid month has ended are eligible again; how many they are.

    They keep their member numbers (commands.md, Workers). Where nobody noted what is paid, the
    months that their letter covers count as paid.
    """
    this_month = acting.today().replace(day=1)
    last: dict[int, date] = {}
    for place in places_of(session, [WorkerStatus.ENROLLED]):
        ends = add_months(place.first_month, place.months - 1)
        paid = min(place.paid_until, ends) if place.paid_until else ends
        last[place.worker_id] = max(paid, last.get(place.worker_id, paid))
    over = sorted(worker for worker, month in last.items() if month < this_month)
    if not over:
        return 0
    told: dict[str, object] = {"rows": len(over), "before": this_month.isoformat()}
    entry = record(session, acting, "cover.end", "register", None, told)
    set_status(session, over, WorkerStatus.ELIGIBLE, audit_id=entry, at=acting.now())
    return len(over)
