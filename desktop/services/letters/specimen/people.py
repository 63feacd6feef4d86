"""Made-up people and money: names say so, and no NIK of them is anybody's."""

from datetime import date, datetime

from db.queries.funding import FundingLine
from desktop.domain.dates import age_on
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.roster import Leaving, RosterLine
from desktop.domain.statuses import LeavingReason
from desktop.services.letters.papers.reasons import why_left

NAMES = (
    "Maria Contoh Bete",
    "Yohanes Contoh Seran",
    "Petrus Contoh Klau",
    "Agustina Contoh Luruk",
    "Yosef Contoh Nahak",
    "Magdalena Contoh Hoar",
)
_PLACES = (("Desa Contoh Barat", "Contoh Barat"), ("Desa Contoh Timur", "Contoh Timur"))
_OCCUPATIONS = ("Petani", "Nelayan", "Penenun", "Tukang ojek", "Papalele (penjual ikan/sayur)")
_MONTHLY = 16_800
PEOPLE = 12


def specimen_funding(source: str, today: date, now: datetime) -> FundingLine:
    """Half of next year, paid by a budget of that name."""
    year = today.year + 1
    reference = f"DPA/A.1/2.07.0.00.0.00.01.0000/001/{year}"
    uid = "00000000-0000-7000-8000-000000000002"
    first = date(year, 1, 1)
    return FundingLine(
        0, uid, year, source, "apbd", reference, 100_800_000, first, 6, "jkk,jkm", now
    )


def specimen_lines(kind: str, region: str, months: int, today: date) -> list[RosterLine]:
    """Twelve people of two kecamatan of a region, as a letter of that kind lists them."""
    regency = f"{region:0<4}"[:4]
    lines = []
    for number in range(PEOPLE):
        place = number * 2 // PEOPLE
        born = date(1968 + number * 2, 1 + number % 12, 3 + number)
        lines.append(
            RosterLine(
                position=number + 1,
                nik=f"{regency}9{place + 1}{born:%d%m%y}9{number:03}",
                name=f"{NAMES[number % len(NAMES)]} {number + 1}",
                sex="PL"[number % 2],
                birth_place="Kota Contoh",
                birth_date=born,
                age=age_on(born, today),
                address="",
                rt=f"{number % 4 + 1:03}",
                rw="002",
                hamlet="Dusun Contoh",
                region=f"{regency}9{place + 1}2001",
                village=_PLACES[place][0].removeprefix("Desa "),
                kecamatan=_PLACES[place][1],
                occupation=_OCCUPATIONS[number % len(_OCCUPATIONS)],
                kk=f"{regency}9{place + 1}0101209{number:03}",
                mother_name="Ibu Contoh",
                phone="081200000000",
                income=900_000,
                monthly=_MONTHLY,
                months=months,
                cost=0 if kind == LetterKind.REMOVAL else _MONTHLY * months,
                note=_note(kind, number, today),
                uid=f"00000000-0000-7000-8000-{number:012}",
                replaces=_leaving(number, regency) if kind == LetterKind.REPLACEMENT else None,
            )
        )
    return lines


def _note(kind: str, number: int, today: date) -> str:
    if kind == LetterKind.REMOVAL:
        return why_left((LeavingReason.DIED, LeavingReason.MOVED)[number % 2], today)
    return f"KPJ 26{number:09}" if kind == LetterKind.RENEWAL else ""


def _leaving(number: int, regency: str) -> Leaving:
    return Leaving(
        nik=f"{regency}91010170 9{number:03}".replace(" ", "0")[:16],
        name=f"{NAMES[-1 - number % len(NAMES)]} {number + 101}",
        sex="LP"[number % 2],
        birth_date=date(1970, 1, 1),
        region=f"{regency}912001",
        village="Contoh Barat",
        kecamatan="Contoh Barat",
        member_number=f"26{number:09}",
        reason=(LeavingReason.DIED, LeavingReason.MOVED)[number % 2],
    )
