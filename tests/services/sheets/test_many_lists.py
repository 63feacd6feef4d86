"""Hundreds of lists made up by chance: in each, the people and nobody else come out.

Columns in any order, with or without row numbers, titles above, dividers and subtotals between,
notes and signatures below; one person in four lacks NIK, name or date, or two of them.
"""

import random
from datetime import date, timedelta
from typing import Any

import pytest

from desktop.domain.fields import WORKER
from desktop.services.sheets.cells import Cell
from desktop.services.sheets.headers import HeaderWords
from desktop.services.sheets.limits import LIMITS
from desktop.services.sheets.scan import SheetScan
from desktop.services.sheets.sources import SheetSource
from desktop.services.sheets.transfer import unpack

WORDS = HeaderWords(WORKER)
HEADERS = {
    "nik": ["NIK", "No. KTP", "NIK/No KTP", "Nomor Induk Kependudukan"],
    "name": ["Nama", "Nama Lengkap", "NAMA PEKERJA"],
    "village": ["Desa", "Desa/Kel"],
    "born": ["Tgl Lahir", "Tanggal Lahir"],
    "ttl": ["Tempat, Tgl Lahir", "TTL"],
    "place": ["Tempat Lahir"],
    "sex": ["L/P", "JK"],
    "kecamatan": ["Kecamatan"],
    "work": ["Pekerjaan", "Profesi"],
    "address": ["Alamat"],
    "phone": ["No HP", "Telp"],
    "kk": ["No KK"],
    "note": ["Ket", "Keterangan"],
    "mother": ["Nama Ibu Kandung"],
    "income": ["Penghasilan"],
}
MORE = ["place", "sex", "kecamatan", "work", "address", "phone", "kk", "note", "mother", "income"]
FIRST = ["MARIA", "YOHANES", "AGUSTINUS", "DOMINGGUS", "UMBU", "RAMBU", "HENDRIKUS", "KRISTINA"]
LAST = ["BRIA", "SERAN", "NAHAK", "KLAU", "TEFA", "KOLO", "NDUN", "DOKO", "TALLO", "LEKI"]
TITLES = [
    "DAFTAR CALON PESERTA",
    "DINAS TENAGA KERJA KABUPATEN BELU",
    "TAHUN ANGGARAN 2026",
    "Lampiran SK Nomor 12/2026 tanggal 3 Mei 2026",
    "Kecamatan : Weliman",
]


class MadeUpList:
    """A list by chance: its `rows`, and the numbers of those that are people's."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self.rows: list[list[Cell]] = []
        self.people: list[int] = []
        keys = ["nik", "name", "village", self._chance.choice(["born", "born", "ttl"])]
        keys += self._chance.sample(MORE, self._chance.randint(1, 8))
        self._chance.shuffle(keys)
        self._keys = [*(["number"] if self._chance.random() < 0.8 else []), *keys]
        self._at = {key: at for at, key in enumerate(self._keys)}
        self._header: list[Cell] = [
            self._chance.choice(HEADERS.get(key, ["No", "NO."])) for key in self._keys
        ]
        self._make()

    def _make(self) -> None:
        for title in self._chance.sample(TITLES, self._chance.randint(0, 5)):
            self._put({0: title})
        self.rows.append(self._header)
        for number in range(1, self._chance.randint(6, 40)):
            if self._chance.random() < 0.15:
                self.rows.append(self._between())
            self.rows.append(self._person(number))
            self.people.append(len(self.rows))
        if self._chance.random() < 0.7:
            self._end()

    def _put(self, cells: dict[int, Cell]) -> None:
        self.rows.append([cells.get(at, "") for at in range(len(self._keys))])

    def _person(self, number: int) -> list[Cell]:
        born = date(1960, 1, 1) + timedelta(days=self._chance.randrange(16_000))
        woman = self._chance.random() < 0.5
        told: dict[str, Cell] = {
            "number": float(number),
            "nik": f"530404{born.day + 40 * woman:02}{born:%m%y}{number:04}",
            "name": f"{self._chance.choice(FIRST)} {self._chance.choice(LAST)}",
            "village": self._chance.choice(["Wesey", "Lakulo"]),
            "born": born if self._chance.random() < 0.5 else f"{born:%d-%m-%Y}",
            "ttl": f"Kupang, {born:%d-%m-%Y}",
            "place": "KUPANG",
            "sex": "LP"[woman],
            "kecamatan": "WELIMAN",
            "work": self._chance.choice(["Petani", "Kepala Desa", "Petugas PLN", "Ketua RT"]),
            "address": self._chance.choice(["RT 01 RW 02", "Dusun A", "Kampung Baru, RT 3"]),
            "phone": "081234567890",
            "kk": f"5304{number:012}",
            "note": self._chance.choice(["", "ok", "Kepala keluarga"]),
            "mother": "ANA BETE",
            "income": 1_500_000.0,
        }
        if self._chance.random() < 0.25:
            self._spoil(told)
        return [told[key] for key in self._keys]

    def _spoil(self, told: dict[str, Cell]) -> None:
        most = ["nik", "name", "born" if "born" in self._at else "ttl"]
        lacking = self._chance.sample(most, self._chance.randint(1, 2))
        told.update(dict.fromkeys(lacking, ""))
        if "nik" in lacking:
            told["nik"] = self._chance.choice(["", "-", "belum ada"])
        for key in MORE:
            if self._chance.random() < 0.2:
                told[key] = ""

    def _between(self) -> list[Cell]:
        """What stands between people and is none."""
        width, name = len(self._keys), self._at["name"]

        def one(at: int, text: str) -> list[Cell]:
            return [text if place == at else "" for place in range(width)]

        return self._chance.choice(
            [
                [""] * width,
                one(0, "KECAMATAN WELIMAN"),
                one(name, "DESA WESEY"),
                one(self._chance.randrange(width), "JUMLAH DESA WESEY"),
                one(name, "Sub Total"),
                one(0, "Dusun Fatuk"),
                self._header,
                [float(at + 1) for at in range(width)],
                [-float(at + 1) for at in range(width)],
                [f"({at + 1})" for at in range(width)],
            ]
        )

    def _end(self) -> None:
        name = self._at["name"]
        self._put({name: "TOTAL", self._at["village"]: 99.0})
        self._put({})
        if self._chance.random() < 0.6:
            self._put({self._chance.choice([0, name]): "Catatan:"})
            self._put(
                {self._chance.choice([0, name]): "1. Data per 01-11-2026, NIK wajib 16 digit"}
            )
            self._put({0: "2. L = Laki-laki, P = Perempuan"})
        left, right = self._chance.sample(range(len(self._keys)), 2)
        self._put({left: "Betun, 3 Mei 2026"})
        self._put({left: "Mengetahui, Kepala Dinas", right: "Pendata"})
        self._put({})
        self._put({left: "YOHANES SERAN, S.Sos", right: "MARIA KLAU"})
        self._put({left: "NIP. 196812311994031099"})


def numbers_found(rows: list[list[Cell]]) -> list[int]:
    found: list[int] = []

    def take(kind: str, *told: Any) -> None:
        if kind == "rows":
            numbers, _columns = unpack(told[0])
            found.extend(numbers)

    source = SheetSource("Daftar", True, iter(rows), height=len(rows))
    SheetScan(source, WORDS, LIMITS, {}, take, LIMITS.rows).run()
    return found


@pytest.mark.parametrize("hundred", range(5))
def test_the_people_of_a_made_up_list_come_out_and_nobody_else(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * hundred + 100):
        made = MadeUpList(seed)
        assert numbers_found(made.rows) == made.people, seed
