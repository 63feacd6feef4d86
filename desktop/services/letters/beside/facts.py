"""What a paper beside a letter is drawn from: the letter's frozen facts, and its own number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop.domain.dates import letter_date
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.letter_numbers import GAP
from desktop.domain.money import grouped, rupiah
from desktop.domain.roster import RosterLine
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.papers.fields import letter_fields, signing_office
from desktop.services.letters.papers.foot import Foot
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import Profile, profile

ROOM_FOR_PEN = "\xa0" * 18
"""Blanks that no line is broken at: an ordinal is written in."""
_LETTER_NAMED = {
    LetterKind.ENROLMENT: "Surat permohonan pendaftaran peserta",
    LetterKind.ADDITION: "Surat permohonan penambahan peserta",
    LetterKind.REMOVAL: "Surat pemberitahuan pengurangan peserta",
    LetterKind.REPLACEMENT: "Surat permohonan penggantian peserta",
    LetterKind.RENEWAL: "Surat permohonan perpanjangan peserta",
}


@dataclass(frozen=True, slots=True)
class Beside:
    """A paper to draw: `number` is the letter's as printed, `own` the paper's, both may gape.

    `code` is the letter's control code, `proof` its QR code's text (empty before issue), `mark`
    what the PDF's keywords say, `made` the moment that it says it was made at.
    """

    facts: LetterFacts
    lines: Sequence[RosterLine]
    number: str
    own: str
    dated: date
    made: datetime
    code: str
    proof: str
    mark: str
    emblem: bytes | None
    wording: Mapping[str, Any]

    @property
    def profile(self) -> Profile:
        """Paper and type, as the letter's."""
        return profile(self.facts.paper, self.facts.typeface)

    @property
    def people(self) -> int:
        """How many stand on the letter's roster."""
        return len(self.lines)

    @property
    def total(self) -> int:
        """What they cost, in rupiah."""
        return sum(line.cost for line in self.lines)

    def sums(self) -> str:
        """What the foot tells of the letter: `120 orang · Rp12.096.000`."""
        priced = self.facts.kind != LetterKind.REMOVAL
        return f"{grouped(self.people)} orang" + (f" · {rupiah(self.total)}" if priced else "")

    def foot(self, pages: int) -> Foot:
        """The foot of so many pages, with the letter's own code and proof."""
        return Foot(pages, self.code, self.sums(), self.proof)

    def pen(self, title: str) -> Pen:
        """A pen for its PDF, one for archives."""
        subject = f"{title} Surat Nomor {' '.join(self.number.split())}"
        told = Metadata(title, self.facts.office_name, subject, self.mark, self.made)
        return Pen(self.profile.family.regular, told, ())


def beside_fields(paper: Beside) -> dict[str, str]:
    """Every field that the wordings of these papers may name."""
    facts, signer = paper.facts, paper.facts.signer
    kecamatan = len({line.region[:6] for line in paper.lines})
    coming = facts.kind != LetterKind.REMOVAL
    known = letter_fields(facts, paper.lines)
    if not coming:
        known |= {"total": "", "total_terbilang": ""}
    return known | {
        "nomor": paper.own or ROOM_FOR_PEN,
        "tanggal": letter_date(paper.dated),
        "surat": _LETTER_NAMED[LetterKind(facts.kind)],
        "nomor_surat": paper.number.replace(GAP, ROOM_FOR_PEN),
        "tanggal_surat": letter_date(paper.dated),
        "kode_kendali": paper.code,
        "nama": signer.name if signer else "",
        "nip": spaced_nip(signer.nip) if signer else "",
        "pangkat": signer.rank if signer else "",
        "jabatan": signing_office(facts),
        "peraturan": facts.legal_basis[0].rstrip(" .;,") if facts.legal_basis else "",
        "berkas_ba": grouped(kecamatan) if coming else "",
        "perubahan": "" if facts.kind == LetterKind.ENROLMENT else grouped(paper.people),
        "kepala_daerah": facts.head,
        "kepala_daerah_kapital": facts.head.upper(),
        "tahun": str(facts.year),
    }


def spaced_nip(nip: str) -> str:
    """A NIP in its four parts, as people read it; any other text as it stands."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if len(nip) == 18 else nip
