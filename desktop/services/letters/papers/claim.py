"""Surat rekomendasi: that somebody is an heir of a worker, to go with their claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop.domain.dates import letter_date, month_name
from desktop.services.letters.papers.facts import Signer
from desktop.services.letters.papers.fields import without_region
from desktop.services.letters.papers.foot import Foot, draw_foot
from desktop.services.letters.papers.kop import draw_kop, lay_out_kop
from desktop.services.letters.papers.letter_body import Part, Setting
from desktop.services.letters.papers.letter_pages import paged
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import LEFT, MM, RIGHT, SIZES, profile
from desktop.services.letters.papers.text_parts import (
    filled,
    paragraph_part,
    place_and_date,
    points,
    signed_part,
    title_part,
)

_ROOM_FOR_PEN = "\xa0" * 18
_NEXT_TEXT = 19 * MM


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What it says. The letterhead's fields and `head` are as in a letter's facts.

    `letter` is the number and date of the letter that enrolled the worker, nothing where none is
    known; `died`, `paid_until` nothing where not known.
    """

    government: str
    office_name: str
    address: str
    phone: str
    email: str
    head: str
    city: str
    paper: str
    typeface: str
    addressee: str
    signer: Signer | None
    number: str
    dated: date
    name: str
    nik: str
    member_number: str
    birth_place: str
    birth_date: date
    occupation: str
    home: str
    died: date | None
    paid_until: date | None
    source: str
    letter: tuple[str, date] | None
    heir: str
    heir_nik: str
    heir_phone: str
    relation: str
    wording: Mapping[str, Any]


def claim_fields(facts: ClaimFacts) -> dict[str, str]:
    """Every field that the letterform may name; an empty text where nothing is known."""
    signer = facts.signer
    nip = signer.nip if signer else ""
    position = without_region(signer.position, facts.government) if signer else ""
    return {
        "nomor": facts.number or _ROOM_FOR_PEN,
        "penanda": signer.name if signer else "",
        "nip": f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if len(nip) == 18 else nip,
        "jabatan": f"{position} {facts.government}".strip() if signer else "",
        "penerima": facts.addressee,
        "nama": facts.name,
        "nik": facts.nik,
        "nomor_peserta": facts.member_number,
        "tempat_lahir": facts.birth_place,
        "tanggal_lahir": letter_date(facts.birth_date),
        "pekerjaan": facts.occupation,
        "alamat": facts.home,
        "tanggal_meninggal": letter_date(facts.died) if facts.died else "",
        "dibayar": month_name(facts.paid_until) if facts.paid_until else "",
        "sumber_dana": facts.source,
        "nomor_surat": facts.letter[0] if facts.letter else "",
        "tanggal_surat": letter_date(facts.letter[1]) if facts.letter else "",
        "waris": facts.heir,
        "nik_waris": facts.heir_nik,
        "telepon_waris": facts.heir_phone,
        "hubungan": facts.relation,
    }


def draw_claim(facts: ClaimFacts, emblem: bytes | None, made: datetime) -> bytes:
    """The PDF: on one page where it can be; the same bytes for the same facts and moment."""
    chosen, known = profile(facts.paper, facts.typeface), claim_fields(facts)
    kop = lay_out_kop(chosen, facts, emblem)
    pages: list[list[Part]] = []
    for size in SIZES:
        pages = paged(_body(Setting(chosen, size), facts, known), [], chosen.height, kop.ends)
        if len(pages) == 1:
            break
    title = f"{filled(facts.wording, 'judul', known).title()} {facts.heir}"
    pen = Pen(chosen.family.regular, Metadata(title, facts.office_name, title, "", made))
    foot = Foot(len(pages), "", "")
    for number, parts in enumerate(pages, start=1):
        pen.page(chosen.width, chosen.height)
        if number == 1:
            draw_kop(pen, kop)
        y = kop.ends if number == 1 else _NEXT_TEXT
        for part in parts:
            y += part.space
            part.draw(pen, y)
            y += part.depth
        draw_foot(pen, foot, (chosen.width, chosen.height), (LEFT, RIGHT), number)
    return pen.finish()


def _body(setting: Setting, facts: ClaimFacts, known: Mapping[str, str]) -> list[Part]:
    wording = facts.wording
    title = (filled(wording, key, known) for key in ("judul", "subjudul", "nomor"))
    return [
        title_part(setting, *title),
        *paragraph_part(setting, known, wording["pembuka"], 2.2, tied=True),
        *points(setting, wording["penanda"], known),
        *paragraph_part(setting, known, wording["menerangkan"], 1.5, tied=True),
        *points(setting, wording["peserta"], known),
        *paragraph_part(setting, known, wording["ahli"], 1.5, tied=True),
        *points(setting, wording["waris"], known),
        *paragraph_part(setting, known, wording["isi"], 1.5),
        *paragraph_part(setting, known, wording["penutup"], 1.4, tied=True),
        signed_part(setting, facts, [place_and_date(facts.city, letter_date(facts.dated))]),
    ]
