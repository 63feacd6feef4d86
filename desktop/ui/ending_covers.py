"""Whose paid months have ended is eligible again: looked at once, when the window has opened."""

from db.queries.letter_people import places_of
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.letters.answer.cover import end_covers
from desktop.ui.context import Context


def look_for_ended(context: Context) -> None:
    """Do it in a job; nothing is said where nobody's months have ended."""

    def work(_progress: Progress) -> int:
        # Most days end nobody's months: no write is begun for them.
        with context.database.read() as session:
            if not places_of(session, [WorkerStatus.ENROLLED]):
                return 0
        with context.database.write() as session:
            return end_covers(session, context.acting)

    def done(ended: int) -> None:
        if ended:
            told = ngettext(
                "The paid months of {n} worker have ended: eligible again, the number is kept.",
                "The paid months of {n} workers have ended: eligible again, the numbers are kept.",
                ended,
            )
            context.messages.tell(told.format(n=grouped(ended)), "info")

    context.jobs.run(work, done, _("Looking at paid months"))
