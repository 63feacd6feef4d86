"""What a berita acara says: who looked, whom they looked at, and what came of it."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.canonical import canonical_json
from desktop.domain.dates import letter_date, short_date, weekday_date
from desktop.domain.money import grouped, spell
from desktop.domain.roster import Value, control_code
from desktop.services.letters.papers.fields import listed

REASONS: Mapping[str, str] = {
    "died": "meninggal dunia",
    "moved": "pindah domisili",
    "not_working": "tidak bekerja lagi",
    "wage_earner": "sudah menjadi pekerja penerima upah",
    "civil_servant": "ASN, TNI, atau Polri",
    "not_vulnerable": "bukan pekerja rentan",
    "member": "sudah menjadi peserta",
    "paid_elsewhere": "dibayar dari sumber lain",
    "over_age": "usia 65 tahun atau lebih",
    "wrong_data": "data tidak benar",
    "own_request": "atas permintaan sendiri",
    "double": "tercatat ganda",
    "other": "alasan lain",
}
"""Why somebody is not eligible, as papers write it; codes of IneligibilityReason."""

_NUMBER_GAP = "\xa0" * 18
"""Room to write the number in by hand."""


@dataclass(frozen=True, slots=True)
class Member:
    """Who verified; empty texts are lines to write on."""

    name: str
    position: str
    place: str


@dataclass(frozen=True, slots=True)
class Verified:
    """A person whom they looked at; `reason` is empty where eligible."""

    nik: str
    name: str
    sex: str
    birth_date: date
    region: str
    village: str
    occupation: str
    eligible: bool
    reason: str


@dataclass(frozen=True, slots=True)
class VillageSum:
    """How many of a village were proposed, and how they were found."""

    village: str
    proposed: int
    eligible: int
    ineligible: int


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """All that is drawn. `area` is `Kecamatan Weliman`; `people` in the order of their lists."""

    government: str
    office_name: str
    address: str
    phone: str
    email: str
    area: str
    kecamatan: str
    place: str
    paper: str
    typeface: str
    number: str
    dated: date
    copies: int
    members: tuple[Member, ...]
    people: tuple[Verified, ...]
    not_verified: int
    wording: Mapping[str, Value]

    @property
    def eligible(self) -> list[Verified]:
        """Who may be enrolled."""
        return [one for one in self.people if one.eligible]

    @property
    def ineligible(self) -> list[Verified]:
        """Who may not."""
        return [one for one in self.people if not one.eligible]

    def villages(self) -> list[VillageSum]:
        """The sums of each village, in the order of the lists."""
        found: dict[str, list[Verified]] = {}
        for one in self.people:
            found.setdefault(one.region, []).append(one)
        return [
            VillageSum(
                some[0].village,
                len(some),
                sum(one.eligible for one in some),
                sum(not one.eligible for one in some),
            )
            for some in found.values()
        ]

    def reasons(self) -> list[tuple[str, int]]:
        """Reason to how many, the most frequent first."""
        order = list(REASONS)
        counted = Counter(one.reason for one in self.ineligible)
        return sorted(counted.items(), key=lambda one: (-one[1], order.index(one[0])))

    def code(self) -> str:
        """Twelve signs of what it says of whom: whoever holds two papers sees if they are one.

        The number is left aside, which may be written in by hand.
        """
        told = {
            "area": self.area,
            "dated": self.dated.isoformat(),
            "members": [[one.name, one.position, one.place] for one in self.members],
            "not_verified": self.not_verified,
            "people": [
                (
                    *(one.nik, one.name, one.sex, one.birth_date.isoformat(), one.region),
                    *(one.village, one.occupation, one.eligible, one.reason),
                )
                for one in self.people
            ],
        }
        return control_code(hashlib.sha256(canonical_json(told).encode()).hexdigest())


def minutes_fields(facts: MinutesFacts) -> dict[str, str]:
    """Every field that the letterform may name; an empty text where nothing is known."""
    day = facts.dated
    proposed, eligible, ineligible = (
        len(facts.people),
        len(facts.eligible),
        len(facts.ineligible),
    )
    reasons: Sequence[str] = [f"{REASONS[code]} ({count})" for code, count in facts.reasons()]
    return {
        "wilayah": facts.area,
        "wilayah_kapital": facts.area.upper(),
        "camat_kapital": facts.kecamatan.upper(),
        "nomor": facts.number or _NUMBER_GAP,
        "hari": weekday_date(day).partition(",")[0],
        "tanggal": letter_date(day),
        "tanggal_terbilang": spell(day.day),
        "bulan": letter_date(day).split()[1],
        "tahun_terbilang": spell(day.year),
        "tanggal_angka": short_date(day),
        "tempat": facts.place,
        "diusulkan": grouped(proposed),
        "diusulkan_terbilang": spell(proposed),
        "memenuhi": grouped(eligible),
        "memenuhi_terbilang": spell(eligible),
        "tidak": grouped(ineligible),
        "tidak_terbilang": spell(ineligible),
        "alasan": listed(reasons),
        "belum": grouped(facts.not_verified) if facts.not_verified else "",
        "belum_terbilang": spell(facts.not_verified),
        "rangkap": str(facts.copies),
        "rangkap_terbilang": spell(facts.copies),
    }
