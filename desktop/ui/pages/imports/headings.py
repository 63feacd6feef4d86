"""What stands over each view of Impor: a title, and the line under it."""

from datetime import datetime

from db.queries.imports import BatchLine
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.register.importing import Batch
from desktop.services.register.preview import Preview
from desktop.ui.moments import moment_words


def of_page(title: str) -> tuple[str, str]:
    """Where no list is open."""
    return title, _("A list of people becomes rows of the register")


def of_preview(title: str, preview: Preview, place: str, waiting: int) -> tuple[str, str]:
    """A list that was read: its file, where it is from, how long it took, how many wait."""
    seconds = f"{preview.seconds:.1f}".replace(".", ",")
    told = [place, _("read in {n} seconds").format(n=seconds), _("nothing saved yet")]
    if waiting:
        more = ngettext("{n} more list waits", "{n} more lists wait", waiting)
        told.append(more.format(n=waiting))
    return preview.file, _joined(title, *told)


def of_batch(title: str, line: BatchLine, now: datetime) -> tuple[str, str]:
    """A list that came in: its file, when, and by whom."""
    return line.file, _joined(title, moment_words(line.at, now), line.by)


def of_summary(title: str, batch: Batch) -> tuple[str, str]:
    """A list that has just come in."""
    return batch.file, _joined(title, _("saved in the register"))


def _joined(*told: str) -> str:
    return " · ".join(words for words in told if words)
