"""What papers go with a letter, and with which letters."""

from collections.abc import Mapping

from desktop.domain.letter_kinds import LetterKind
from desktop.domain.texts import mark as _

COVER, SPTJM, CHANGES, RECAP = "cover", "sptjm", "changes", "recap"
MINUTES, DECREE, RECEIPT = "minutes", "decree", "receipt"

KINDS: Mapping[str, str] = {
    COVER: _("Cover letter with receipt slip"),
    SPTJM: _("Statement of full responsibility (SPTJM)"),
    CHANGES: _("List of changes"),
    RECAP: _("Recapitulation"),
    MINUTES: _("Berita acara of a verification"),
    DECREE: _("Draft annex of a Keputusan"),
    RECEIPT: _("Receipt for cards handed out"),
}
"""Kind to its name, marked; the kinds are also those of their wording."""

FILE_NAMES: Mapping[str, str] = {
    COVER: "Surat Pengantar",
    SPTJM: "SPTJM",
    CHANGES: "Daftar Mutasi",
    RECAP: "Rekapitulasi",
    MINUTES: "Berita Acara",
    DECREE: "Rancangan Lampiran Keputusan",
    RECEIPT: "Tanda Terima Kartu",
}


def kinds_for(kind: str) -> tuple[str, ...]:
    """The papers that go with a letter of a kind: one that takes people out hands no cards out."""
    if kind == LetterKind.REMOVAL:
        return (COVER, SPTJM, CHANGES, RECAP)
    return tuple(one for one in KINDS if one != CHANGES or kind != LetterKind.ENROLMENT)
