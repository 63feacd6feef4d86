"""What fills the fields of a letterform: frozen facts and sums, in the words of papers."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from desktop.domain.dates import add_months, letter_date, month_name, month_span
from desktop.domain.money import grouped, rupiah, spell
from desktop.domain.roster import RosterLine
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.papers.reasons import WHY_LEFT

_PROGRAMMES = {
    "jkk": "Jaminan Kecelakaan Kerja",
    "jkm": "Jaminan Kematian",
    "jht": "Jaminan Hari Tua",
}


class Sender(Protocol):
    """What a letterhead names: the government, the office, and where it is reached."""

    @property
    def government(self) -> str:
        """`Kabupaten Malaka`."""

    @property
    def office_name(self) -> str:
        """The office, with or without its region."""

    @property
    def address(self) -> str:
        """Street and town."""

    @property
    def phone(self) -> str:
        """May be empty."""

    @property
    def email(self) -> str:
        """May be empty."""


def letter_fields(facts: LetterFacts, lines: Sequence[RosterLine]) -> dict[str, str]:
    """Every field that a letterform may name; an empty text where nothing is known."""
    people = len(lines)
    total = sum(line.cost for line in lines)
    return {
        "wilayah": facts.area,
        "wilayah_kapital": facts.area.upper(),
        "penerima": facts.addressee,
        "jabatan": signing_office(facts),
        "pks": facts.agreement,
        "dasar": listed([basis.rstrip(" .;,") for basis in facts.legal_basis]),
        "jumlah": grouped(people),
        "jumlah_terbilang": spell(people),
        "jumlah_kecamatan": grouped(len({line.region[:6] for line in lines})),
        "program": listed([_PROGRAMMES[key] for key in facts.programmes]),
        "periode": month_span(facts.first_month, facts.months),
        "lama": str(facts.months),
        "lama_terbilang": spell(facts.months),
        "tarif": rupiah(lines[0].monthly) if lines and _one_rate(lines) else "",
        "iuran_orang": rupiah(lines[0].cost) if lines and _one_rate(lines) else "",
        "total": rupiah(total),
        "total_terbilang": spell(total),
        "sumber_dana": source_of_money(facts),
        "nomor_dpa": facts.reference,
        "nomor_ba": "",
        "tanggal_padan": letter_date(date.fromisoformat(facts.checked_on))
        if facts.checked_on
        else "",
        "narahubung": facts.contact_name,
        "jabatan_narahubung": facts.contact_position,
        "telepon": facts.contact_phone,
        "l": grouped(sum(line.sex == "L" for line in lines)),
        "p": grouped(sum(line.sex == "P" for line in lines)),
        "kecamatan": "",
        "n": "",
        "nomor_awal": facts.follows.number if facts.follows else "",
        "tanggal_awal": letter_date(facts.follows.date) if facts.follows else "",
        "nomor_diganti": facts.replaces.number if facts.replaces else "",
        "tanggal_diganti": letter_date(facts.replaces.date) if facts.replaces else "",
        "bulan_awal": month_name(facts.first_month),
        "bulan_akhir": month_name(add_months(facts.first_month, facts.months - 1)),
        "alasan": _reasons(lines),
    }


def _reasons(lines: Sequence[RosterLine]) -> str:
    """Why those leave whom a letter takes out, the most frequent reason first, with counts."""
    told = (
        WHY_LEFT.get(line.replaces.reason, "")
        if line.replaces
        else next((words for words in WHY_LEFT.values() if line.note.startswith(words)), "")
        for line in lines
    )
    counted = Counter(words for words in told if words).most_common()
    return listed([f"{_small(words)} ({grouped(number)})" for words, number in counted])


def _small(words: str) -> str:
    """A reason within a sentence: small at its beginning, where that is a word."""
    return words[0].lower() + words[1:]


def _one_rate(lines: Sequence[RosterLine]) -> bool:
    """Whether every person costs the same each month, so that the sum is a plain product."""
    first = lines[0]
    return first.monthly * first.months == first.cost and all(
        (line.monthly, line.months, line.cost) == (first.monthly, first.months, first.cost)
        for line in lines
    )


def source_of_money(facts: LetterFacts) -> str:
    """The source of the money with its year."""
    year = str(facts.year)
    return facts.source if year in facts.source else f"{facts.source} Tahun Anggaran {year}"


def listed(texts: Sequence[str]) -> str:
    """Texts as a list in a sentence: `a dan b`, `a, b, dan c`."""
    if len(texts) < 3:
        return " dan ".join(texts)
    return f"{', '.join(texts[:-1])}, dan {texts[-1]}"


def signing_office(facts: LetterFacts) -> str:
    """Whose letter it is, with the region: `Kepala Dinas Tenaga Kerja Kabupaten Malaka`."""
    if facts.signer is None:
        return f"{facts.office_name}" if facts.office_name else ""
    position = facts.signer.position
    named = facts.government.casefold() in position.casefold()
    return position if named else f"{position} {facts.government}"


def department(facts: Sender) -> str:
    """The office's name without its region, which the line above it in the kop names."""
    return without_region(facts.office_name, facts.government)


def without_region(name: str, region: str) -> str:
    """An office's name without the region that it ends with."""
    short = name[: -len(region)].rstrip(" ,") if name.casefold().endswith(region.casefold()) else ""
    return short or name


def short_programmes(facts: LetterFacts) -> str:
    """The programmes by their letters: `JKK dan JKM`."""
    return listed([key.upper() for key in facts.programmes])
