"""The audit's entries as sentences: what was done last."""

import json
from collections.abc import Callable
from typing import Any

from db.queries.audit import Entry
from desktop.domain.statuses import WORKER_LABELS, WorkerStatus
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _
from desktop.services.register.leaving_many import BEFORE
from desktop.ui.funding_words import funding_name
from desktop.ui.pages.home import training_acts

Detail = dict[str, Any]


def _count(detail: Detail, *keys: str) -> int:
    return next((int(detail[key]) for key in keys if isinstance(detail.get(key), int)), 0)


def _import(detail: Detail) -> str:
    came = _count(detail, "new") + _count(detail, "updated")
    return _("{n} people from {file}").format(n=came, file=detail.get("file", ""))


def _verify(detail: Detail) -> str:
    result = str(detail.get("result", ""))
    label = gettext(WORKER_LABELS[WorkerStatus(result)]) if result in WORKER_LABELS else result
    return _("{n} people verified: {result}").format(n=_count(detail, "verified"), result=label)


def _undone(detail: Detail) -> str:
    return _("Import {file} taken back").format(file=detail.get("file", ""))


def _moved(detail: Detail) -> str:
    status = str(detail.get("to", ""))
    if status == BEFORE:
        return _("{n} people came back as before").format(n=_count(detail, "workers"))
    label = gettext(WORKER_LABELS[WorkerStatus(status)]) if status in WORKER_LABELS else status
    return _("{n} people moved: {result}").format(n=_count(detail, "workers"), result=label)


def _funding(detail: Detail) -> str:
    source = funding_name(str(detail.get("source", "")), int(detail.get("year", 0)))
    return _("Funding {source} added").format(source=source)


def _issue(detail: Detail) -> str:
    number = str(detail.get("number", "") or "")
    if not number:
        return _("A letter was issued")
    return _("Letter {number} issued").format(number=number)


_TOLD: dict[str, tuple[str, Callable[[Detail], str]]] = {
    "batch.import": ("arrow-import", _import),
    "batch.undo": ("arrow-undo", _undone),
    "batch.report": ("arrow-export", lambda _d: _("Held rows saved as a sheet")),
    "row.enter": ("arrow-import", lambda _d: _("A held row came in")),
    "row.mend": ("edit", lambda _d: _("A held row was mended")),
    "worker.add": ("people-add", lambda _d: _("A worker was added")),
    "worker.status": ("person-edit", _moved),
    "worker.remove": ("delete", lambda _d: _("A worker was taken out")),
    "worker.mutations": ("arrow-export", lambda _d: _("List of movements saved")),
    "deed.undo": ("arrow-undo", lambda _d: _("A deed was undone")),
    "worker.change": ("person-edit", lambda _d: _("A worker was corrected")),
    "worker.bulk": (
        "person-edit",
        lambda d: _("{n} people changed at once").format(n=_count(d, "workers")),
    ),
    "worker.export": (
        "arrow-export",
        lambda d: _("{n} people written to a sheet").format(n=_count(d, "rows")),
    ),
    "filter.save": ("filter", lambda _d: _("Filters were kept by a name")),
    "filter.remove": ("filter", lambda _d: _("Kept filters were forgotten")),
    "columns.keep": ("column-triple-edit", lambda _d: _("Columns of a list were chosen")),
    "columns.forget": ("column-triple-edit", lambda _d: _("A choice of columns was forgotten")),
    "heir.add": ("person-add", lambda _d: _("An heir was added")),
    "heir.change": ("person-edit", lambda _d: _("An heir was corrected")),
    "heir.remove": ("person", lambda _d: _("An heir was removed")),
    "worker.verify": ("clipboard-task", _verify),
    "worker.replace": ("people-swap", lambda _d: _("A replacement was noted")),
    "check.export": (
        "shield-checkmark",
        lambda d: _("{n} people sent to the insurer's check").format(n=_count(d, "rows")),
    ),
    "check.save": ("save", lambda _d: _("A list for the insurer was saved again")),
    "check.import": ("shield-checkmark", lambda _d: _("The insurer's answer came in")),
    "check.decide": ("shield-checkmark", lambda _d: _("An answer of the insurer was noted")),
    "verification.minutes": ("document-pdf", lambda _d: _("A berita acara was written")),
    "worker.merge": ("branch-compare", lambda _d: _("Two entries became one")),
    "worker.unmerge": ("branch-compare", lambda _d: _("A merge was taken back")),
    "pair.distinct": ("branch-compare", lambda _d: _("Two entries were told apart")),
    "pair.reopen": ("branch-compare", lambda _d: _("A pair is open again")),
    "attachment.add": ("attach", lambda _d: _("A file was attached to a worker")),
    "attachment.remove": ("attach", lambda _d: _("A file was taken from a worker")),
    "finding.accept": ("checkmark", lambda _d: _("A warning was accepted")),
    "letter.left_out": ("arrow-export", lambda _d: _("The list of who is left out was saved")),
    "funding.add": ("wallet", _funding),
    "letter.draft": (
        "mail",
        lambda d: _("Letter drafted, {n} people").format(n=_count(d, "rows", "people")),
    ),
    "letter.change": ("mail", lambda _d: _("Signer or date of a draft changed")),
    "letter.submit": ("mail", lambda _d: _("Letter sent for approval")),
    "letter.approve": ("lock-closed", lambda _d: _("Letter approved, its roster frozen")),
    "letter.issue": ("mail", _issue),
    "letter.number": ("mail", lambda _d: _("Letter numbered")),
    "letter.cancel": ("subtract-circle", lambda _d: _("Letter cancelled")),
    "letter.discard": ("delete", lambda _d: _("Draft of a letter discarded")),
    "office.create": ("building", lambda _d: _("Office made")),
    "office.change": ("building", lambda _d: _("Office changed")),
    "office.set": ("settings", lambda _d: _("Settings changed")),
    "office.recover_key": ("key", lambda _d: _("The office's key was opened by its code")),
    "official.save": ("person", lambda _d: _("An official was saved")),
    "official.retire": ("person", lambda _d: _("An official was taken off the list")),
}


def act_words(entry: Entry) -> tuple[str, str]:
    """An icon, and what was done; the action's own name where it is a new one."""
    told = _TOLD.get(entry.action) or training_acts.TOLD.get(entry.action)
    icon, words = told or ("history", lambda _detail: entry.action)
    return icon, words(json.loads(entry.detail))
