"""Facts and people of a made-up letter, to draw without a register."""

import dataclasses
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from desktop.domain.letter_proof import LetterSays
from desktop.domain.roster import RosterLine, sha256
from desktop.services import seal
from desktop.services.letters.papers.draw import Paper
from desktop.services.letters.papers.facts import LetterFacts, Signer
from desktop.services.letters.papers.metadata import mark
from desktop.services.letters.papers.wording import letterform

LETTER = "0197a000-0000-7000-8000-000000000001"
OFFICE_KEY = "A" * 43 + "="
NUMBER = "500.15.14.2/127/DISNAKERTRANS/XI/2026"
SIGNER = Signer(
    name="Yohanes Contoh Lontar, S.Sos., M.Si.",
    nip="197001011995031001",
    rank="Pembina Utama Muda (IV/c)",
    position="Kepala Dinas Tenaga Kerja dan Transmigrasi",
    acting="",
)
FACTS = LetterFacts(
    letter=LETTER,
    kind="enrolment",
    office="0197a000-0000-7000-8000-00000000000f",
    public_key=OFFICE_KEY,
    government="Kabupaten Contoh",
    head="Bupati Contoh",
    office_name="Dinas Tenaga Kerja dan Transmigrasi",
    address="Jalan Pohon Lontar Nomor 1, Kota Contoh 85999",
    phone="(0380) 000000",
    email="disnakertrans@contoh.example",
    city="Kota Contoh",
    area="Kabupaten Contoh",
    regencies={"5399": "Kabupaten Contoh"},
    paper="A4",
    typeface="sans",
    code="500.15.14.2",
    abbreviation="DISNAKERTRANS",
    sifat="Penting",
    addressee="Kepala BPJS Ketenagakerjaan Cabang Contoh",
    addressee_city="Kota Contoh",
    legal_basis=(
        "Peraturan Bupati Contoh Nomor 14 Tahun 2026",
        "Keputusan Bupati Contoh Nomor 212/KEP/HK/2026",
    ),
    agreement="Perjanjian Kerja Sama Nomor 100.3.7/31/2026",
    contact_name="Kristina Lontarasi, S.E.",
    contact_position="Kepala Bidang Jaminan Sosial",
    contact_phone="0800-0000-0000",
    copies=("Bupati Contoh (sebagai laporan)", "Inspektur Kabupaten Contoh"),
    funding="0197a000-0000-7000-8000-00000000000e",
    year=2027,
    payer="apbd",
    source="APBD Kabupaten Contoh",
    reference="DPA/A.1/2.07.3.32.0.00.01.0000/001/2027",
    first_month=date(2027, 1, 1),
    months=6,
    programmes=("jkk", "jkm"),
    monthly=16_800,
    cost=0,
    signer=SIGNER,
    wording=letterform("enrolment"),
)
BARE: dict[str, Any] = {
    "address": "",
    "phone": "",
    "email": "",
    "city": "",
    "addressee_city": "",
    "legal_basis": (),
    "agreement": "",
    "contact_name": "",
    "contact_position": "",
    "contact_phone": "",
    "copies": (),
    "reference": "",
}
"""Nothing that an office could leave empty."""

KECAMATAN = ("Contoh Barat", "Contoh Tengah", "Kobalontar Timur Laut", "Teluk Contoh", "Wae Lontar")
_NAMES = (
    "Emanuel Lodovikus Keralon",
    "Ndaru Djawalon",
    "Magdalena Wilhelmus Ndunlon",
    "Umbu Hurlon",
)
_PLACES = ("Kota Contoh", "Tanjung Lontar", "Naimata")
_OCCUPATIONS = ("Petani", "Papalele (penjual ikan/sayur)", "Nelayan", "Petani rumput laut")


def facts(**changes: Any) -> LetterFacts:
    """The made-up facts, some of them changed."""
    return dataclasses.replace(FACTS, **changes)


def people(count: int, groups: int = 5) -> list[RosterLine]:
    """A roster in so many kecamatan of about one size."""
    lines = []
    for number in range(count):
        group = number * groups // count if count >= groups else 0
        lines.append(
            RosterLine(
                position=number + 1,
                nik=f"5399{group:02}{4_101_900_000 + number:010}",
                name=f"{_NAMES[number % 4]} {number + 1}",
                sex="LP"[number % 2],
                birth_place=_PLACES[number % 3],
                birth_date=date(1963 + number % 45, 1 + number % 12, 1 + number % 28),
                age=63 - number % 45,
                address="",
                rt=f"{number % 9 + 1:03}",
                rw="002",
                hamlet="Dusun Fatu'ana",
                region=f"5399{group + 1:02}2001",
                village=("Naimata Baru", "Oe'lontar")[number // 7 % 2],
                kecamatan=KECAMATAN[group],
                occupation=_OCCUPATIONS[number % 4],
                kk=f"5399010101{number:06}",
                mother_name="Ibu Contoh",
                phone="",
                income=None if number % 2 else 900_000,
                monthly=16_800,
                months=6,
                cost=100_800,
            )
        )
    return lines


def proof_of(lines: Sequence[RosterLine], secret: seal.OfficeSecret, number: str = NUMBER) -> str:
    """The text of the QR code of the made-up letter of some people."""
    said = LetterSays(
        office="",
        letter=LETTER,
        number=number,
        date=date(2026, 11, 24),
        rows=len(lines),
        total=sum(line.cost for line in lines),
        roster=sha256(lines, FACTS.as_head()),
    )
    return seal.make_letter_proof(secret, said)


def paper(**changes: Any) -> Paper:
    """Number, date, code and mark of the made-up letter, some of them changed."""
    said: dict[str, Any] = {
        "number": NUMBER,
        "dated": date(2026, 11, 24),
        "code": "7K3M-Q9XT-4RWD",
        "mark": mark(LETTER, OFFICE_KEY),
        "emblem": None,
        "made": datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC),
    }
    return Paper(**{**said, **changes})
