"""Made-up people of a kabupaten: names as they are heard there, NIKs that belong to nobody."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.regions import RegionTable

_WOMEN = (
    "Maria", "Yuliana", "Agustina", "Bernadeta", "Yovita", "Rosalina", "Magdalena", "Kristina",
    "Emerensiana", "Veronika", "Theresia", "Fransiska", "Martha", "Yosefina", "Adelheid",
    "Natalia", "Regina", "Skolastika", "Elisabet", "Paulina",
)  # fmt: skip
_MEN = (
    "Yohanes", "Agustinus", "Dominggus", "Marselinus", "Ferdinandus", "Oktovianus", "Melkianus",
    "Hendrikus", "Petrus", "Gaspar", "Yosef", "Antonius", "Blasius", "Vinsensius", "Kanisius",
    "Emanuel", "Simon", "Rafael", "Arnoldus", "Benyamin",
)  # fmt: skip
_CLANS = (
    "Nahak", "Seran", "Klau", "Bria", "Bere", "Tahu", "Manek", "Luan", "Fahik", "Tefa", "Kolo",
    "Mau", "Asa", "Leki", "Un", "Taek", "Berek", "Kehi", "Molo", "Bouk", "Hane", "Rae", "Suri",
    "Tallo", "Ndun", "Doko",
)  # fmt: skip
_OCCUPATIONS = (
    "Petani", "Petani penggarap", "Buruh tani", "Nelayan", "Peternak", "Penenun", "Penyadap lontar",
    "Pedagang sayur (papalele)", "Penjual ikan", "Tukang ojek", "Buruh bangunan", "Tukang kayu",
    "Tukang batu", "Penjahit", "Petani rumput laut", "Sopir angkot", "Penjual pinang",
    "Buruh harian lepas",
)  # fmt: skip
_HAMLETS = ("Umanen", "Laran", "Wemalae", "Besikama", "Kada", "Fatisin", "Haliklaran", "Weain")
_STREETS = ("Jl. Raya Betun", "Jl. Motamasin", "Jl. Sukabi Hanawa", "RT tanpa nama jalan", "")
_PLACES = ("Betun", "Atambua", "Besikama", "Kupang", "Kefamenanu", "Weliman")
_FORMER_DISTRICTS = ("530406", "530407", "530408", "530409", "530410", "530411", "530414")
"""Belu's numbers of before 2013, when Malaka was a part of it: right for life in a NIK."""

_ELSEWHERE = ("537103", "530301", "317101", "647102")
_OLDEST, _YOUNGEST = 63, 18
_FIRST_SERIAL = 7001


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A person who does not exist, with a sound NIK; `region` is the village's code."""

    nik: str
    kk: str
    name: str
    sex: str
    birth_place: str
    birth_date: date
    mother_name: str
    address: str
    rt: str
    rw: str
    hamlet: str
    region: str
    village: str
    kecamatan: str
    occupation: str
    income: int
    phone: str


def make_up_people(count: int, regions: RegionTable, dice: random.Random, on: date) -> list[MadeUp]:
    """So many people of the office's villages, village by village, no two born on one day.

    As long as `count` does not exceed the days of forty-five years (some 16,000).
    """
    villages = regions.villages()
    born = _birthdays(count, dice, on)
    homes = sorted(dice.choice(villages) for _person in range(count))
    serials: dict[str, int] = {}
    return [_make_up(home, next(born), regions, dice, serials) for home in homes]


def _birthdays(count: int, dice: random.Random, on: date) -> Iterator[date]:
    oldest = date(on.year - _OLDEST, on.month, 1)
    days = (date(on.year - _YOUNGEST, on.month, 1) - oldest).days
    chosen = (
        dice.sample(range(days), count) if count <= days else dice.choices(range(days), k=count)
    )
    return iter([oldest + timedelta(days=day) for day in chosen])


def _make_up(
    home: str, born: date, regions: RegionTable, dice: random.Random, serials: dict[str, int]
) -> MadeUp:
    woman = dice.random() < 0.5
    clan = dice.choice(_CLANS)
    names = dice.sample(_WOMEN if woman else _MEN, 2 if dice.random() < 0.6 else 1)
    district = _first_registered(home, dice)
    return MadeUp(
        nik=_nik(district, born, woman, serials),
        kk=f"{home[:6]}{dice.randint(1, 28):02}{dice.randint(1, 12):02}{dice.randint(10, 24)}"
        f"{dice.randint(_FIRST_SERIAL, 9999):04}",
        name=" ".join([*names, clan]).upper(),
        sex="P" if woman else "L",
        birth_place=dice.choice(_PLACES),
        birth_date=born,
        mother_name=f"{dice.choice(_WOMEN)} {dice.choice(_CLANS)}".upper(),
        address=dice.choice(_STREETS),
        rt=f"{dice.randint(1, 14):03}",
        rw=f"{dice.randint(1, 6):03}",
        hamlet=dice.choice(_HAMLETS),
        region=home,
        village=regions.name(home),
        kecamatan=regions.kecamatan_of(home),
        occupation=dice.choice(_OCCUPATIONS),
        income=dice.randrange(500_000, 2_000_000, 50_000),
        phone=f"0800{dice.randint(10_000_000, 99_999_999)}" if dice.random() < 0.7 else "",
    )


def _first_registered(home: str, dice: random.Random) -> str:
    """The six digits a NIK begins with: mostly those of the domicile, often older ones."""
    chance = dice.random()
    if chance < 0.7:
        return home[:6]
    return dice.choice(_FORMER_DISTRICTS if chance < 0.95 else _ELSEWHERE)


def _nik(district: str, born: date, woman: bool, serials: dict[str, int]) -> str:
    """A NIK with a serial that registration, which counts from 0001 each day, hardly reaches."""
    front = f"{district}{born.day + 40 * woman:02}{born.month:02}{born.year % 100:02}"
    serials[front] = serials.get(front, _FIRST_SERIAL - 1) + 1
    return f"{front}{serials[front]:04}"
