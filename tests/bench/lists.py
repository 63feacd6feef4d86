"""Long made-up lists, the same for the same seed: people of Malaka, three in a hundred dirty."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

REGIONS = Path(__file__).parents[2] / "resources" / "regions"
HEADERS = (
    "No",
    "NIK",
    "No KK",
    "Nama Lengkap",
    "Tempat Lahir",
    "Tanggal Lahir",
    "L/P",
    "Nama Ibu Kandung",
    "Alamat",
    "Desa/Kelurahan",
    "Kecamatan",
    "Pekerjaan",
    "Penghasilan",
    "No HP",
)
_GIVEN_NAMES = (
    "Maria Yovita Agustinus Dominggus Marselinus Ferdinandus Oktovianus Melkianus Hendrikus "
    "Yohanes Petrus Paulus Simon Andreas Filomena Theresia Margareta Kristina Rosalia Emerensiana "
    "Yosefina Wilhelmina Blandina Kornelia Gaudensia Viktoria Regina Florentina Zakarias Tarsisius "
    "Damianus Thadeus Fabianus Stefanus Leonardus Severinus Gregorius Benediktus Ignasius "
    "Bernadeta Klara Angela Susana Fransiska Antonius Mikael Rafael Gabriel Lukas Markus Matheus"
)
_CLAN_NAMES = (
    "Nahak Seran Klau Bria Tefa Kolo Mau Ndun Doko Tallo Bere Bete Seuk Halek Ximenes Kabosu "
    "Pereira Barreto Sila Abuk Balok Rouk Tanesib Teiseran Guterres Bifoto Maubere Gomes Meak Un "
    "Lau Nunes Lekik Fouk Carvalho Belo Muti Soares Luan Loro Tilman Fahik Amaral Sarmento Naben"
)
_GIVEN, _CLANS = _GIVEN_NAMES.split(), _CLAN_NAMES.split()
_WORK = ("Petani", "Nelayan", "Peternak", "Penenun", "Tukang ojek", "Buruh bangunan", "Pedagang")


def write_list(path: Path, rows: int, seed: int = 53) -> None:
    """Write a list of so many rows as .xlsx."""
    chance = random.Random(seed)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Daftar")
        as_date = book.add_format({"num_format": "dd-mm-yyyy"})
        sheet.write_row(0, 0, HEADERS)
        villages = villages_of_malaka()
        for at in range(1, rows + 1):
            for column, cell in enumerate(person(chance, at, villages)):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, as_date)
                elif isinstance(cell, str):
                    sheet.write_string(at, column, cell)
                else:
                    sheet.write_number(at, column, cell)


def villages_of_malaka() -> list[tuple[str, str]]:
    """(village, kecamatan) of Malaka."""
    with (REGIONS / "ntt_kecamatan.csv").open(encoding="utf-8", newline="") as file:
        districts = {row["kode"]: row["nama"] for row in csv.DictReader(file)}
    with (REGIONS / "ntt_desa_kelurahan.csv").open(encoding="utf-8", newline="") as file:
        return [
            (row["nama"].upper(), districts[row["kode"][:8]].upper())
            for row in csv.DictReader(file)
            if row["kode"].startswith("53.21")
        ]


def person(
    chance: random.Random, at: int, villages: list[tuple[str, str]]
) -> list[str | int | date]:
    """One row of the list; three in a hundred have something wrong."""
    born = date(1963, 1, 1) + timedelta(days=chance.randrange(44 * 365))
    sex = chance.choice("LP")
    village, kecamatan = chance.choice(villages)
    day = born.day + (40 if sex == "P" else 0)
    district = chance.randrange(1, 13)
    nik = f"5321{district:02}{day:02}{born.month:02}{born.year % 100:02}{at % 10000:04}"
    name = " ".join((*chance.sample(_GIVEN, chance.choice((1, 1, 2))), chance.choice(_CLANS)))
    row: list[str | int | date] = [
        at,
        nik,
        f"5321{chance.randrange(10**12):012}",
        name.upper(),
        village,
        born,
        sex,
        f"{chance.choice(_GIVEN)} {chance.choice(_CLANS)}".upper(),
        f"RT {chance.randrange(1, 20):03} / RW {chance.randrange(1, 9):03}",
        village,
        kecamatan,
        chance.choice(_WORK),
        chance.randrange(5, 20) * 100_000,
        f"08{chance.randrange(10**9, 10**10)}",
    ]
    _soil(chance, row)
    return row


def _soil(chance: random.Random, row: list[str | int | date]) -> None:
    """Make one row in thirty-three wrong, or unusual."""
    kind = chance.randrange(200)
    if kind == 0:
        row[1] = str(row[1])[:-1]
    elif kind == 1:
        row[5] = f"{row[5]:%d/%m/%Y}"
    elif kind == 2:
        row[6] = ""
    elif kind == 3:
        row[9] = f"DESA {row[9]}"
    elif kind == 4:
        row[13] = "tidak ada"
    elif kind == 5:
        row[1] = str(row[1]).replace("0", "O", 1)
