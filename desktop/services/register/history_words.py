"""What made a change, in words: a list, a letter, a verification, an undo."""

from datetime import date

from db.queries.history import ChangeLine
from desktop.domain.dates import short_date
from desktop.domain.statuses import (
    INELIGIBILITY_LABELS,
    RETURN_LABELS,
    IneligibilityReason,
    ReturnReason,
)
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark

_DEEDS = {
    "batch.import": mark("From {source}"),
    "batch.undo": mark("Import {source} taken back"),
    "row.enter": mark("From {source}, mended"),
    "worker.verify": mark("By a verification"),
    "worker.merge": mark("By merging two entries"),
    "worker.unmerge": mark("By taking a merge back"),
    "letter.issue": mark("By letter {source}"),
    "letter.cancel": mark("Letter {source} cancelled"),
    "check.export": mark("Sent to the insurer's check"),
    "check.import": mark("By the insurer's check"),
    "check.decide": mark("By the insurer's check"),
    "deed.undo": mark("Undone"),
}


def deed_words(change: ChangeLine) -> str:
    """What made a change, why and on which day; empty where a person simply typed it."""
    told = _DEEDS.get(change.deed, "")
    if change.deed.startswith("letter.") and not change.source.strip("#"):
        told = ""
    words = [_(told).format(source=change.source)] if told else []
    if change.reason:
        words.append(_reason(change.reason))
    if change.day:
        words.append(short_date(date.fromisoformat(change.day)))
    return " · ".join(words)


def _reason(code: str) -> str:
    if code in list(IneligibilityReason):
        return _(INELIGIBILITY_LABELS[IneligibilityReason(code)])
    if code in list(ReturnReason):
        return _(RETURN_LABELS[ReturnReason(code)])
    return code
