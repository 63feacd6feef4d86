"""The made-up list of workers, as a village would send it: a real .xlsx with some dirt in it."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from desktop.domain.dates import add_months, letter_date, short_date
from desktop.domain.money import grouped, rupiah
from desktop.domain.nik import group
from desktop.domain.regions import RegionTable
from desktop.services.demo.people import MadeUp, make_up_people
from desktop.services.sheets.writing import OutColumn, write_sheet

TITLE = "DAFTAR CALON PESERTA PEKERJA RENTAN KABUPATEN MALAKA (CONTOH: ORANG DAN NIK REKAAN)"
_SHEET = "Daftar Nominatif"
_COLUMNS = (
    OutColumn("NO", 6, "number"),
    OutColumn("NAMA LENGKAP", 30),
    OutColumn("NIK", 22),
    OutColumn("NO. KK", 20),
    OutColumn("TEMPAT LAHIR", 16),
    OutColumn("TGL LAHIR", 16),
    OutColumn("L/P", 6),
    OutColumn("NAMA IBU KANDUNG", 24),
    OutColumn("ALAMAT", 24),
    OutColumn("RT/RW", 10),
    OutColumn("DUSUN", 14),
    OutColumn("DESA/KELURAHAN", 20),
    OutColumn("KECAMATAN", 18),
    OutColumn("PEKERJAAN", 24),
    OutColumn("PENGHASILAN", 14),
    OutColumn("NO. HP", 16),
    OutColumn("NAMA PERISAI", 28),
)
_HELD_IN = 40
"""One row in so many is wrong beside the good ones, and three at least."""

_WITH_A_DOUBLE = 50
"""One of so many people stands in the list twice, under two NIKs."""

_MOST_DOUBLES = 8
_NICKNAME = "Mama Perisai"
"""An agent as neighbours call her, whom no register knows."""


@dataclass(frozen=True, slots=True)
class DemoList:
    """What was written: so many rows that come in, so many that are held."""

    good: int
    held: int


Cells = list[object]
_Spoil = Callable[[MadeUp, Cells, date], None]


def write_demo_list(
    path: Path,
    count: int,
    regions: RegionTable,
    dice: random.Random,
    now: datetime,
    on: date,
    agents: Mapping[str, str] = MappingProxyType({}),
) -> DemoList:
    """Write a list from which `count` workers come in and some rows are held, each for a reason.

    `agents` are those who bring the workers of a village, by its code, as the list calls them.
    `now` stands in the file, ages are those of `on`. Above the header stands that nobody in it
    exists. The same dice and moment give the same bytes.
    """
    held = max(3, count // _HELD_IN)
    people = make_up_people(count + held, regions, dice, on)
    wrong = set(dice.sample(range(1, count + held), held))
    _double(people, wrong, min(count // _WITH_A_DOUBLE, _MOST_DOUBLES))
    rows: list[Cells] = []
    spoilt = 0
    for at, person in enumerate(people):
        cells = _cells(person)
        if at in wrong:
            _SPOILS[spoilt % len(_SPOILS)](person, cells, on)
            spoilt += 1
        else:
            _soil(at, person, cells, regions)
        agent = agents.get(person.region, "")
        rows.append([at + 1, *cells, _NICKNAME if agent and at % 41 == 17 else agent])
    if count > 1:
        _claim(rows, people, wrong)
    rows.extend(_foot(on))
    write_sheet(path, _COLUMNS, rows, sheet=_SHEET, created=now, title=TITLE)
    return DemoList(count, held)


def _double(people: list[MadeUp], wrong: set[int], times: int) -> None:
    """Let some people stand in the row below too, each written a little otherwise."""
    taken = set(wrong)
    for time in range(times):
        start = len(people) * (time + 1) // (times + 1)
        at = next(at for at in range(start, len(people) - 1) if not {at, at + 1} & taken)
        taken |= {at, at + 1}
        people[at + 1] = _TWICE[time % len(_TWICE)](people[at], people[at + 1])


def _next_serial(once: MadeUp, _other: MadeUp) -> MadeUp:
    return replace(once, nik=f"{once.nik[:12]}{int(once.nik[12:]) + 10}")


def _abbreviated(once: MadeUp, other: MadeUp) -> MadeUp:
    """The first name by its letter, the mother's too, no telephone, another occupation."""
    first, *others = once.name.split()
    mother, *clan = once.mother_name.split()
    return replace(
        _next_serial(once, other),
        name=" ".join([f"{first[0]}.", *others]) if len(others) > 1 else once.name,
        mother_name=" ".join([f"{mother[0]}.", *clan]),
        phone="",
        occupation="Petani",
    )


def _turned(once: MadeUp, _other: MadeUp) -> MadeUp:
    """The names in another order, two digits of the NIK swapped, another address."""
    serial = once.nik[12:14] + once.nik[15] + once.nik[14]
    return replace(
        once if serial == once.nik[12:] else replace(once, nik=once.nik[:12] + serial),
        name=" ".join(reversed(once.name.split())),
        address="Dusun " + once.hamlet,
    )


def _moved(once: MadeUp, other: MadeUp) -> MadeUp:
    """In the household of another, first and last name alone, the NIK from another place."""
    return replace(
        other,
        name=once.name.split()[0] + " " + once.name.split()[-1],
        sex=once.sex,
        birth_place=once.birth_place,
        birth_date=once.birth_date,
        mother_name=once.mother_name.split()[0],
        nik=other.nik[:6] + once.nik[6:12] + f"{int(once.nik[12:]) + 210:04}",
    )


def _other_family(once: MadeUp, other: MadeUp) -> MadeUp:
    """The mother by another clan, on the family card and with the telephone of somebody else."""
    return replace(
        _next_serial(once, other),
        kk=other.kk,
        mother_name="M. " + other.mother_name.split()[-1],
        phone=other.phone,
        address=other.address,
        occupation=other.occupation,
    )


_TWICE: tuple[Callable[[MadeUp, MadeUp], MadeUp], ...] = (
    _abbreviated,
    _turned,
    _moved,
    _other_family,
    _next_serial,
)


def _cells(person: MadeUp) -> Cells:
    """The cells behind the row's number, as a careful clerk would fill them in."""
    return [
        person.name,
        person.nik,
        person.kk,
        person.birth_place,
        short_date(person.birth_date),
        person.sex,
        person.mother_name,
        person.address,
        f"{person.rt}/{person.rw}",
        person.hamlet,
        person.village,
        person.kecamatan,
        person.occupation,
        grouped(person.income),
        person.phone,
    ]


_NAME, _NIK, _BORN, _SEX, _VILLAGE, _INCOME, _PHONE = 0, 1, 4, 5, 10, 13, 14


def _soil(at: int, person: MadeUp, cells: Cells, regions: RegionTable) -> None:
    """Dirt that a row comes in with: odd forms, and what is only warned of."""
    if at % 11 == 3:
        cells[_NIK] = group(person.nik)
    if at % 17 == 5:
        cells[_NIK] = f"'{person.nik}"
    if at % 9 == 4:
        cells[_BORN] = letter_date(person.birth_date)
    if at % 23 == 7:
        cells[_BORN] = f"{person.birth_date:%d-%m-%y}"
    if at % 29 == 8:
        cells[_SEX] = ""
    if at % 31 == 11:
        cells[_VILLAGE] = _misspelt(person, regions)
    if at % 37 == 12:
        cells[_PHONE] = "tidak ada"
    if at % 13 == 6:
        cells[_NAME] = f" {person.name.title()}  "
    if at % 19 == 9:
        cells[_INCOME] = rupiah(person.income)
    if at % 41 == 13:
        # On the KTP another day than in the NIK.
        day = person.birth_date.day % 28 + 1
        cells[_BORN] = short_date(person.birth_date.replace(day=day))


def _misspelt(person: MadeUp, regions: RegionTable) -> str:
    """The village with a letter left out, where it is still the nearest of its kecamatan."""
    typed = person.village[:2] + person.village[3:]
    found = regions.find_village(typed, person.kecamatan)
    return typed if found.code == person.region else person.village


def _fifteen_digits(person: MadeUp, cells: Cells, _on: date) -> None:
    cells[_NIK] = person.nik[:-1]


def _letter_for_digit(person: MadeUp, cells: Cells, _on: date) -> None:
    cells[_NIK] = person.nik.replace("0", "O", 1)


def _no_birth_date(_person: MadeUp, cells: Cells, _on: date) -> None:
    cells[_BORN] = ""


def _no_day(person: MadeUp, cells: Cells, _on: date) -> None:
    cells[_BORN] = f"00-00-{person.birth_date.year}"


def _too_old(person: MadeUp, cells: Cells, on: date) -> None:
    _born_again(person, cells, add_months(on, -12 * 66))


def _too_young(person: MadeUp, cells: Cells, on: date) -> None:
    _born_again(person, cells, add_months(on, -12 * 16))


def _born_again(person: MadeUp, cells: Cells, born: date) -> None:
    day = born.day + 40 * (person.sex == "P")
    cells[_BORN] = short_date(born)
    cells[_NIK] = f"{person.nik[:6]}{day:02}{born:%m%y}{person.nik[12:]}"


def _no_such_village(_person: MadeUp, cells: Cells, _on: date) -> None:
    cells[_VILLAGE] = "Tanah Tak Bertuan"


_SPOILS: tuple[_Spoil, ...] = (
    _fifteen_digits,
    _no_birth_date,
    _no_such_village,
    _too_old,
    _letter_for_digit,
    _no_day,
    _too_young,
)


def _claim(rows: Sequence[Cells], people: Sequence[MadeUp], wrong: set[int]) -> None:
    """Let the last wrong row have the NIK of a good person who is plainly another."""
    last = max(wrong)
    other = next(at for at in range(len(people)) if at not in wrong)
    rows[last][1:-1] = _cells(replace(people[last], nik=people[other].nik))


def _foot(on: date) -> list[Cells]:
    """What stands below every list: place, date, and who signs."""
    blank: Cells = [None, *[""] * (len(_COLUMNS) - 1)]
    signed = [list(blank) for _line in range(3)]
    signed[0][12] = f"Betun, {letter_date(on)}"
    signed[1][12] = "Petugas Pendata,"
    signed[2][12] = "(nama rekaan)"
    return [list(blank), *signed]
