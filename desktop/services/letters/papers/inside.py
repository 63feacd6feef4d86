"""What lies in a letter's PDF: the submission sheet and the roster, so that nobody types them."""

from desktop.paths import safe_name
from desktop.services.letters.papers.archive import Associated, associated, packed

ROSTER = "daftar.jsonl"
"""The canonical form of the roster (docs/roster.md): the bytes that its SHA-256 is of."""

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_JSONL = "application/jsonl"


def sheet_inside(name: str, content: bytes) -> Associated:
    """The submission sheet, byte for byte as it is saved beside the letter."""
    told = "Data peserta untuk diunggah, sama dengan daftar nominatif"
    return associated(safe_name(name), _XLSX, "Data", told, content)


def roster_inside(content: bytes) -> Associated:
    """The roster as programs read it."""
    told = "Daftar peserta yang disetujui; SHA-256-nya ada dalam kode QR"
    return packed(ROSTER, _JSONL, "Source", told, [content])
