"""What is decided about a pair, as work off the window's thread."""

from collections.abc import Callable, Mapping

from db.engine import Session
from db.queries import doubles as queries
from db.queries.decisions import DecidedLine
from desktop.domain.progress import Progress
from desktop.services.acting import Acting
from desktop.services.register.decide import take_back_apart, tell_apart
from desktop.services.register.merge import merge_workers, unmerge_workers
from desktop.ui.context import Context

Work = Callable[[Progress], bool]


def merging(context: Context, keep: int, drop: int, take: Mapping[str, int]) -> Work:
    """Make one of the two."""
    return _writing(
        context, lambda session, acting: merge_workers(session, acting, keep, drop, take)
    )


def telling_apart(context: Context, one: int, other: int) -> Work:
    """They are two."""
    return _writing(context, lambda session, acting: tell_apart(session, acting, one, other))


def taking_back(context: Context) -> Work:
    """Take the newest decision back; False where there is none."""

    def work(session: Session, acting: Acting) -> bool:
        decision = queries.last_decision(session)
        if decision is None:
            return False
        if decision.b_id is None:
            unmerge_workers(session, acting, decision.a_id, decision.nik)
        else:
            take_back_apart(session, acting, decision.a_id, decision.b_id)
        return True

    return _writing(context, work)


def taking_back_one(context: Context, line: DecidedLine) -> Work:
    """Take that decision back."""
    if line.b_id is None:
        keep, nik = line.a_id, line.b_nik
        return _writing(
            context, lambda session, acting: bool(unmerge_workers(session, acting, keep, nik))
        )
    one, other = line.a_id, line.b_id
    return _writing(context, lambda session, acting: take_back_apart(session, acting, one, other))


def _writing(context: Context, deed: Callable[[Session, Acting], object]) -> Work:
    def work(_progress: Progress) -> bool:
        with context.database.write() as session:
            return deed(session, context.acting) is not False

    return work
