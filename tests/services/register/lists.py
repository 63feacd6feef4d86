"""Small lists as villages send them, and the samples with their answers."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.services.register.preview import Preview, PreviewRow

SAMPLES = Path(__file__).parents[2] / "samples"
COLUMNS = {
    "nik": "NIK",
    "kk": "No KK",
    "name": "Nama",
    "birth_place": "Tempat Lahir",
    "birth_date": "Tanggal Lahir",
    "sex": "L/P",
    "mother_name": "Nama Ibu Kandung",
    "address": "Alamat",
    "region": "Desa",
    "kecamatan": "Kecamatan",
    "occupation": "Pekerjaan",
    "income": "Penghasilan",
    "phone": "No HP",
}
PERSON = {
    "nik": "5321044505900001",
    "name": "Maria Yovita Nahak",
    "birth_date": "05-05-1990",
    "sex": "P",
    "region": "Wesey",
    "kecamatan": "Weliman",
}
OTHER = {
    "nik": "5321041708850002",
    "name": "Yohanes Bria Seran",
    "birth_date": "17-08-1985",
    "sex": "L",
    "region": "Lakulo",
    "kecamatan": "Weliman",
}


def write_list(path: Path, rows: Iterable[Mapping[str, str]]) -> Path:
    """A .csv list of persons, each field to text; row 2 is the first person."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS.values())
        for row in rows:
            writer.writerow([row.get(field, "") for field in COLUMNS])
    return path


def codes(row: PreviewRow) -> set[str]:
    """The codes found on a row."""
    return {found.code for found in row.findings}


def row_of(preview: Preview, number: int) -> PreviewRow:
    """The row of that number."""
    return next(row for row in preview.rows if row.row == number)


@dataclass(frozen=True)
class Answer:
    """What a sample's answers say of one row."""

    kinds: tuple[str, ...]
    key: Mapping[str, str]


@dataclass(frozen=True)
class Kind:
    """How a row of a kind may end, and the codes of which it bears one."""

    ends: frozenset[str]
    codes: frozenset[str]


def kinds() -> dict[str, Kind]:
    """The kinds of rows that samples have."""
    with (SAMPLES / "kinds.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["kind"]: Kind(
                frozenset(row["row_ends_as"].split("|")), frozenset(row["codes"].split("|"))
            )
            for row in csv.DictReader(file)
        }


def answers(sample: str) -> dict[tuple[str, int], Answer]:
    """(sheet, row) of every person of a sample to its answer; the sheet of a .csv is empty."""
    stem = sample.rpartition(".")[0]
    told: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in _lines(SAMPLES / f"{stem}_truth.csv"):
        if row["kategori"] != "struktur":
            told[_place(sample, row)].append(row["jenis"])
    return {
        _place(sample, row): Answer(tuple(told[_place(sample, row)]), row)
        for row in _lines(SAMPLES / f"{stem}_key.csv")
    }


def _place(sample: str, row: Mapping[str, str]) -> tuple[str, int]:
    return ("" if sample.endswith(".csv") else row["lembar"], int(row["baris"]))


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
