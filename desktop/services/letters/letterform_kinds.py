"""What kinds of papers with a wording are called."""

from collections.abc import Mapping

from desktop.domain.texts import gettext, mark

NAMES: Mapping[str, str] = {
    "enrolment": mark("Letter of enrolment"),
    "addition": mark("Letter of addition"),
    "removal": mark("Letter of removal"),
    "replacement": mark("Letter of replacement"),
    "renewal": mark("Letter of renewal"),
    "minutes": mark("Berita acara of a verification"),
    "cover": mark("Cover letter with receipt slip"),
    "sptjm": mark("Statement of full responsibility (SPTJM)"),
    "changes": mark("List of changes"),
    "recap": mark("Recapitulation"),
    "decree": mark("Draft annex of a Keputusan"),
    "receipt": mark("Receipt for cards handed out"),
    "claim": mark("Recommendation for an heir's claim"),
    "sign_sheet": mark("Attendance sheet to sign"),
    "attendance_list": mark("Attendance as recorded"),
    "certificate": mark("Certificate of a training"),
    "statement": mark("Surat keterangan of a training"),
    "training_report": mark("Report of a training"),
}
"""Names in the order in which they are shown; marked."""


def kind_name(kind: str) -> str:
    """What a kind is called; a kind that is not named here by its own words."""
    return gettext(NAMES[kind]) if kind in NAMES else kind.replace("_", " ").capitalize()


def in_order(kinds: list[str]) -> list[str]:
    """Kinds as they are shown: those that are named first, in their order."""
    order = list(NAMES)
    return sorted(kinds, key=lambda kind: (order.index(kind) if kind in order else 99, kind))
