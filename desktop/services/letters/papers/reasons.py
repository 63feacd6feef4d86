"""Why people leave, as papers write it: Indonesian always (domain.md 2.5)."""

from datetime import date

from desktop.domain.dates import short_date
from desktop.domain.statuses import LeavingReason

WHY_LEFT: dict[str, str] = {
    LeavingReason.DIED: "Meninggal dunia",
    LeavingReason.MOVED: "Pindah domisili",
    LeavingReason.WAGE_EARNER: "Menjadi pekerja penerima upah",
    LeavingReason.CIVIL_SERVANT: "Menjadi ASN/TNI/Polri",
    LeavingReason.OVER_AGE: "Berusia 65 tahun atau lebih",
    LeavingReason.OWN_REQUEST: "Mengundurkan diri",
    LeavingReason.DOUBLE: "Tercatat ganda",
    LeavingReason.OTHER: "Alasan lain",
}


def why_left(reason: str, on: date | None = None) -> str:
    """A reason for leaving with its day: `Meninggal dunia 12-11-2026`."""
    words = WHY_LEFT.get(reason, "")
    return f"{words} {short_date(on)}" if words and on else words
