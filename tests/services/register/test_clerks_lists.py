"""Lists as clerks of a kecamatan make them: everybody comes in, and nothing else does."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.register.preview import Preview, preview_list

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November",
)  # fmt: skip
SIAK = (
    "NO_KK NIK NAMA_LGKP JENIS_KLMIN TMPT_LHR TGL_LHR AKTA_LHR STAT_HBKEL JENIS_PKRJN "
    "NAMA_LGKP_IBU NAMA_LGKP_AYAH ALAMAT NO_RT NO_RW NO_PROP NO_KAB NO_KEC NO_KEL NAMA_KEL "
    "NAMA_KEC NAMA_KAB"
)


class Somebody:
    """A person by number: born in the seventies and eighties, odd numbers are men."""

    def __init__(self, number: int) -> None:
        self.sex = "L" if number % 2 else "P"
        self.born = date(1970 + number, 1 + number % 11, 1 + number % 12)
        day = self.born.day + (0 if number % 2 else 40)
        self.nik = f"532104{day:02}{self.born.month:02}{self.born.year - 1900:02}{number:04}"
        self.name = f"MARIA {chr(65 + number % 26)}ATI BRIA"
        self.text = f"{self.born:%d-%m-%Y}"
        self.month = MONTHS[self.born.month - 1]


PEOPLE = [Somebody(number) for number in range(1, 7)]


def letterhead(sheet: Worksheet) -> None:
    """A letterhead, a header of two rows over merged cells, column numbers, a signature."""
    for text in ("PEMERINTAH KABUPATEN MALAKA", "KECAMATAN WELIMAN", "DESA WESEY", "DAFTAR NAMA"):
        sheet.append([text])
    sheet.append(["No", "Identitas", None, "Kelahiran", None, "JK", None, "Alamat", None, "Ket"])
    sheet.append([None, "Nama", "NIK", "Tempat", "Tanggal", "L", "P", "Dusun", "RT/RW", None])
    sheet.append([f"({number})" for number in range(1, 11)])
    for cells in ("B5:C5", "D5:E5", "F5:G5", "H5:I5", "A5:A6", "J5:J6"):
        sheet.merge_cells(cells)
    for number, one in enumerate(PEOPLE, start=1):
        nik = f"{one.nik[:6]} {one.nik[6:12]} {one.nik[12:]}"
        born = f"{one.born.day} {one.month} {one.born.year}"
        ticks = ["√", None] if one.sex == "L" else [None, "√"]
        sheet.append([number, one.name, nik, "Betun", born, *ticks, "Wesey A", "001/002"])
    sheet.append(["Jumlah", None, None, None, None, 3, 3])
    for text in ("Wesey, 12 November 2026", "Kepala Desa Wesey,", "YOSEPH SERAN BRIA"):
        sheet.append([None] * 7 + [text])
    sheet.append([None, "Catatan: data diambil dari KK"])


def households(sheet: Worksheet) -> None:
    """Members under a line for each household, and a sum under them."""
    sheet.append(["DATA KELUARGA DESA LAKULO KEC. WELIMAN"])
    sheet.append(["No", "NIK", "Nama Anggota Keluarga", "Hub. Keluarga", "Tgl Lahir", "L/P"])
    for at in range(0, 6, 2):
        head = PEOPLE[at]
        sheet.append([f"No. KK : 53210420101000{at:02}   Kepala Keluarga : {head.name}"])
        sheet.merge_cells(
            start_row=sheet.max_row, end_row=sheet.max_row, end_column=6, start_column=1
        )
        for number, one in enumerate(PEOPLE[at : at + 2], start=1):
            sheet.append([number, one.nik, one.name, "Istri", one.born, one.sex])
        sheet.append([None, None, "Jumlah anggota : 2 orang"])


def siak(sheet: Worksheet) -> None:
    """The export of SIAK, codes of regions beside their names."""
    sheet.append(SIAK.split(" "))
    for one in PEOPLE:
        sex = "LAKI-LAKI" if one.sex == "L" else "PEREMPUAN"
        born = datetime(one.born.year, one.born.month, one.born.day)
        sheet.append(
            ["5321042010100001", one.nik, one.name, sex, "BETUN", born, "ADA", "ANAK", "PETANI",
             "MARTA HOAR", "YOSEP BRIA", "WESEY", 1, 2, 53, 21, 4, 2001, "WESEY", "WELIMAN",
             "MALAKA"]
        )  # fmt: skip


def bip(sheet: Worksheet) -> None:
    """The export of the register of inhabitants: dates between bars, the village in its title."""
    for text in ("BUKU INDUK PENDUDUK", "DESA/KEL : LALETEN", "KECAMATAN : WELIMAN"):
        sheet.append([text])
    sheet.append(["KAB/KOTA : MALAKA"])
    sheet.append([])
    sheet.append(["NO", "NIK", "NAMA LENGKAP", "JK", "TMPT LAHIR", "TGL LAHIR", "SHDK", "NO. KK"])
    for number, one in enumerate(PEOPLE, start=1):
        sex = "Lk" if one.sex == "L" else "Pr"
        born = f"{one.born:%d|%m|%Y}"
        sheet.append([number, one.nik, one.name, sex, "BETUN", born, "ANAK", "5321042010100001"])


def pages(sheet: Worksheet) -> None:
    """A page after another, each with title, header, what was brought forward, and its sum."""
    for page in range(2):
        sheet.append(["LAMPIRAN KEPUTUSAN KEPALA DESA WESEY"])
        sheet.append([f"Halaman {page + 1}"])
        sheet.append(["NO", "NAMA", "NIK", "TANGGAL LAHIR", "L/P", "DESA", "KECAMATAN"])
        sheet.append([1, 2, 3, 4, 5, 6, 7])
        sheet.append([None, "Pindahan dari halaman 1", 3] if page else [])
        for at in range(3 * page, 3 * page + 3):
            one = PEOPLE[at]
            sheet.append([at + 1, one.name, one.nik, one.text, one.sex, "WESEY", "WELIMAN"])
        sheet.append([None, "Jumlah halaman ini", 3])
        sheet.append([None, "Jumlah s/d halaman ini", 3 * page + 3])
    for text in (
        "Ditetapkan di Wesey",
        "Pada tanggal 1 November 2026",
        "KEPALA DESA WESEY,",
        "ttd",
    ):
        sheet.append([None] * 4 + [text])
    sheet.append([None] * 4 + ["NIP. 19700101 199903 1 002"])
    for text in ("Tembusan:", "1. Camat Weliman di Weliman", "2. Arsip"):
        sheet.append([text])


def dittos(sheet: Worksheet) -> None:
    """The place told once, and `idem` in every way under it."""
    marks = ['"', "idem", "sda", '-"-', "Sda.", "''"]
    sheet.append(
        ["No", "Nama Anggota", "No. Identitas (KTP)", "Tgl Lahir", "JK", "Desa", "Kecamatan"]
    )
    for number, one in enumerate(PEOPLE):
        place = ("Wesey", "Weliman") if not number else (marks[number], marks[-number])
        sheet.append([number + 1, one.name, one.nik, one.text, one.sex, *place])


def date_parts(sheet: Worksheet) -> None:
    """Day, month and year of birth in a column each."""
    sheet.append(["DAFTAR NAMA NELAYAN DESA WESEY KEC WELIMAN KAB MALAKA"])
    sheet.append(["No", "Nama", "NIK", "Tanggal Lahir", None, None, "L/P"])
    sheet.append([None, None, None, "Tgl", "Bln", "Thn", None])
    sheet.merge_cells("D2:F2")
    for number, one in enumerate(PEOPLE, start=1):
        month = one.month if number == 2 else one.born.month
        sheet.append([number, one.name, one.nik, one.born.day, month, one.born.year, one.sex])


def typed_in_haste(sheet: Worksheet) -> None:
    """Misspelt headers, no-break spaces, line breaks, dots in numbers, days before months."""
    sheet.append(
        ["Nmr", "Nama\nLengkp", "NIK KTP/KK", "Tmpt. Lhr", "Tgl.\nLahir\n(tgl-bln-thn)",
         "Jns Klmn", "Ds./Kel.", "Kecamtan", "Pekerjan"]
    )  # fmt: skip
    for number, one in enumerate(PEOPLE, start=1):
        nik = f"'{one.nik[:4]}.{one.nik[4:8]}.{one.nik[8:12]}.{one.nik[12:]}"
        born = f"\u00a0{one.born.day}-{one.born.month}-{one.born.year}\u00a0"
        name = "\u00a0" + one.name.replace(" ", "\u00a0 ") + "\n"
        sex = "Laki - laki" if one.sex == "L" else "Perempuan "
        sheet.append(
            [
                f"{number}.",
                name,
                nik,
                "Betun",
                born,
                sex,
                "Desa Wesey\u00a0",
                "Kec. Weliman",
                "Ojek",
            ]
        )


LISTS = [letterhead, households, siak, bip, pages, dittos, date_parts, typed_in_haste]


def looked_at(database: Database, acting: Acting, path: Path) -> Preview:
    with database.read() as session:
        return preview_list(session, acting, path)


@pytest.mark.parametrize("make", LISTS, ids=lambda make: make.__name__)
def test_everybody_comes_in_and_nothing_else(
    register: Database, acting: Acting, tmp_path: Path, make: Callable[[Worksheet], None]
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    make(book.active)
    path = tmp_path / "daftar.xlsx"
    book.save(path)
    preview = looked_at(register, acting, path)
    told = [
        (row.values.get("nik"), row.values.get("birth_date"), row.values.get("sex"), row.outcome)
        for row in preview.rows
    ]
    assert told == [(one.nik, one.born.isoformat(), one.sex, "new") for one in PEOPLE]
    assert all(row.values["region"].startswith("532104") for row in preview.rows)


def test_people_beside_the_first_list_are_not_lost_unseen(
    register: Database, acting: Acting, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    header = ["No", "NIK", "Nama", "Tgl Lahir", "L/P"]
    book.active.append([*header, None, *header])
    for at in range(3):
        sides = [
            [number + 1, PEOPLE[number].nik, PEOPLE[number].name, PEOPLE[number].born, "P"]
            for number in (at, at + 3)
        ]
        book.active.append([*sides[0], None, *sides[1]])
    path = tmp_path / "daftar.xlsx"
    book.save(path)
    preview = looked_at(register, acting, path)
    assert len(preview.rows) == 3
    notes = [(note.code, note.params) for note in preview.notes]
    assert ("sheet.side_by_side", {"column": "NIK (2)"}) in notes
