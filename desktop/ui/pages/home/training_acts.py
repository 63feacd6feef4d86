"""The audit's entries about trainings as sentences: what was done last."""

from collections.abc import Callable
from typing import Any

from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext

Detail = dict[str, Any]
Told = tuple[str, Callable[[Detail], str]]


def _rows(detail: Detail) -> int:
    rows = detail.get("rows")
    return len(rows) if isinstance(rows, list) else int(rows or 0)


def _enrolled(detail: Detail) -> str:
    number = _rows(detail)
    words = ngettext("{n} participant enrolled", "{n} participants enrolled", number)
    return words.format(n=number)


def _left(detail: Detail) -> str:
    return _("{name} taken off a training").format(name=detail.get("name", ""))


def _keyed(detail: Detail) -> str:
    number = _rows(detail)
    words = ngettext("{n} signature of {page} keyed", "{n} signatures of {page} keyed", number)
    page = detail.get("page") or _("a sheet")
    return words.format(n=number, page=page)


def _sheet(detail: Detail) -> str:
    sessions = detail.get("sessions")
    number = sum(sessions.values()) if isinstance(sessions, dict) else 0
    words = ngettext("{n} mark from {file}", "{n} marks from {file}", number)
    return words.format(n=number, file=detail.get("file", ""))


def _closed(detail: Detail) -> str:
    words = _("Training closed: {passed} passed, {failed} did not")
    return words.format(passed=detail.get("passed", 0), failed=detail.get("failed", 0))


def _issued(detail: Detail) -> str:
    made = detail.get("certificates")
    number = len(made) if isinstance(made, dict) else 0
    words = ngettext("{n} certificate issued", "{n} certificates issued", number)
    return words.format(n=number)


def _cancelled(detail: Detail) -> str:
    return _("Session {title} cancelled").format(title=detail.get("title", ""))


def _added(detail: Detail) -> str:
    return _("Session {title} added").format(title=detail.get("title", ""))


def _made(detail: Detail) -> str:
    return _("Training {name} made").format(name=detail.get("name", ""))


def _revoked(detail: Detail) -> str:
    return _("Certificate {number} revoked").format(number=detail.get("number", ""))


TOLD: dict[str, Told] = {
    "training.create": ("hat-graduation", _made),
    "training.change": ("hat-graduation", lambda _d: _("Training changed")),
    "training.session": ("calendar-ltr", _added),
    "training.session_change": ("calendar-ltr", lambda _d: _("Session changed")),
    "training.cancel_session": ("subtract-circle", _cancelled),
    "training.enrol": ("people-add", _enrolled),
    "training.unenrol": ("subtract-circle", _left),
    "training.print_sheet": ("print", lambda _d: _("Sheet to sign made")),
    "training.badges": ("print", lambda _d: _("Badges made")),
    "training.record": ("print", lambda _d: _("Daftar hadir made")),
    "training.report": ("document", lambda _d: _("Report of a training made")),
    "training.marks_template": ("document-table", lambda _d: _("Sheet of marks saved")),
    "training.file": ("attach", lambda _d: _("Scan filed with a training")),
    "training.exam": ("edit", lambda _d: _("Exam mark entered")),
    "training.close": ("lock-closed", _closed),
    "attendance.mark": ("checkmark", lambda _d: _("Attendance marked")),
    "attendance.correct": ("edit", lambda _d: _("Attendance corrected")),
    "attendance.unmark": ("arrow-undo", lambda _d: _("Mark of attendance taken back")),
    "attendance.rows": ("checkmark", _keyed),
    "attendance.sheet": ("document-table", _sheet),
    "certificate.issue": ("certificate", _issued),
    "certificate.copy": ("certificate", lambda _d: _("Certificates made again")),
    "certificate.revoke": ("subtract-circle", _revoked),
}
