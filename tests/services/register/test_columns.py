"""Whole stretches of a column read at once: what comes of it is what each cell says by itself."""

from datetime import date

import pytest

from desktop.domain.fields import WORKER, Field
from desktop.domain.findings import Finding
from desktop.services.register.checks import OWN_WAY
from desktop.services.register.columns import Found, all_plain_names, reader_of_column
from desktop.services.register.readings import reader_of, tidied
from desktop.services.sheets.cells import Cell

PLAIN = ["RT 001 / RW 002", "Petani", "BETUN", "5321040101200001", "081234567890", ""]
ODD: list[Cell] = [
    "-",
    " - ",
    "...",
    "_",
    "—",
    "----",
    " Petani",
    "Petani ",
    "Petani  muda",
    "Petani\tmuda",
    "Petani\nmuda",
    "Petani\x07",
    "Bu\u0308ro",
    "Büro",
    "Petani\u00a0",
    "532104010120000",
    "٥٣٢١٠٤٠١٠١٢٠٠٠٠١",
    "tidak ada",
    "08123",
    5.0,
    7,
    1_500_000.0,
    date(2020, 1, 5),
    "7",
    "007",
    "-\n-",
]
FIELDS = [field for field in WORKER if field.key not in OWN_WAY]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_a_stretch_reads_as_its_cells_one_by_one(field: Field) -> None:
    read, read_all = reader_of(field), reader_of_column(field)
    for odd in ODD:
        for cells in (PLAIN, [*PLAIN, odd], [odd], [odd, odd, "Petani", odd]):
            found: Found = {}
            texts = list(read_all(cells, found))
            for at, cell in enumerate(cells):
                findings: list[Finding] = []
                text = read(cell, findings) if cell != "" else ""
                assert texts[at] == text, (odd, cells)
                assert found.get(at, []) == findings, (odd, cells)


def test_only_names_of_letters_and_single_blanks_are_taken_as_they_stand() -> None:
    assert all_plain_names(["MARIA NAHAK", "Yohanes"])
    for odd in ("", "-", "A. Seran", "Seran2", " Seran", "Seran  Bria", "Bu\u0308", "Ni\nki", 5.0):
        assert not all_plain_names(["MARIA NAHAK", odd]), odd


def test_a_text_taken_as_it_stands_is_what_it_is_tidied_to() -> None:
    text = reader_of_column(next(field for field in FIELDS if field.key == "address"))
    assert list(text(["RT 1", "Jl. Raya", ""], {})) == [tidied("RT 1"), "Jl. Raya", ""]
