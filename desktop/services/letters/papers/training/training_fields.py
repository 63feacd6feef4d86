"""What fills the letterforms of a training's papers: its days, its JP and its marks in words."""

from datetime import date
from typing import Protocol

from desktop.domain.attendance import needed
from desktop.domain.dates import letter_date
from desktop.domain.money import spell
from desktop.domain.names import without_titles
from desktop.services.letters.papers.facts import Signer


class Attended(Protocol):
    """What the papers of a participant tell alike."""

    @property
    def number(self) -> str:
        """The paper's number."""

    @property
    def name(self) -> str:
        """Whom it is for."""

    @property
    def role(self) -> str:
        """Jabatan."""

    @property
    def body(self) -> str:
        """Wadah or institution."""

    @property
    def training(self) -> str:
        """What the training is called."""

    @property
    def organiser(self) -> str:
        """Who held it; empty where it is the office itself."""

    @property
    def place(self) -> str:
        """Where it was."""

    @property
    def start(self) -> date:
        """Its first day."""

    @property
    def end(self) -> date:
        """Its last day."""

    @property
    def held(self) -> int:
        """JP that were held."""

    @property
    def attended(self) -> int:
        """JP that were attended."""

    @property
    def code(self) -> str:
        """The control code."""


def days(start: date, end: date, joint: str = " s.d. ") -> str:
    """Days in words: `17 s.d. 19 November 2026`, with months and years only where they differ."""
    last = letter_date(end)
    if start == end:
        return last
    first = letter_date(start)
    if start.year == end.year:
        first = first.removesuffix(f" {start.year}")
        if start.month == end.month:
            return f"{start.day}{joint}{last}"
    return f"{first}{joint if joint.startswith(' ') else f' {joint} '}{last}"


def attended_fields(facts: Attended) -> dict[str, str]:
    """The fields that certificate and statement share."""
    return {
        "nomor": facts.number,
        "nama": facts.name,
        "peran": facts.role,
        "wadah": facts.body,
        "pelatihan": facts.training,
        "penyelenggara": facts.organiser,
        "tempat": facts.place,
        "awal": letter_date(facts.start),
        "akhir": letter_date(facts.end),
        "waktu": days(facts.start, facts.end),
        "waktu_pendek": days(facts.start, facts.end, "–"),
        "jp": str(facts.held),
        "jp_terbilang": spell(facts.held),
        "hadir": str(facts.attended),
        "hadir_terbilang": spell(facts.attended),
        "kode": facts.code,
    }


def minimum_fields(held: int, minimum: int) -> dict[str, str]:
    """The share to attend and what it comes to; empty where none is asked."""
    if minimum <= 0:
        return {"persen": "", "minimum": ""}
    whole, part = divmod(minimum, 100)
    percent = f"{whole},{part:02}".rstrip("0") if part else str(whole)
    return {"persen": percent, "minimum": str(needed(held, minimum))}


def signs_without_titles(signer: Signer | None) -> Signer | None:
    """Who signs a certificate, whose name stands without titles (Permendagri 1/2023, Pasal 44)."""
    if signer is None:
        return None
    bare = without_titles(signer.name) or signer.name
    return Signer(bare, signer.nip, signer.rank, signer.position, signer.acting)
