"""Plain rows in short: what the short way tells is what the careful way tells, of dirty lists."""

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from db.engine import Database
from desktop.domain.fields import WORKER
from desktop.domain.nik import born_digits
from desktop.services.acting import Acting
from desktop.services.register.rules import read_rules
from desktop.services.register.sheet_checks import Checked, SheetChecks
from desktop.services.sheets.cells import Cell
from desktop.services.sheets.mapping import map_columns
from desktop.services.sheets.tables import SheetColumn, SheetTable
from tests.bench.lists import HEADERS, person, villages_of_malaka

_NIK, _BORN, _SEX, _VILLAGE, _KECAMATAN, _WORK = 1, 5, 6, 9, 10, 11


def _soiled(chance: random.Random, row: list[Cell]) -> list[Cell]:
    """A row with something else in one of the cells that the short way looks at, now and then."""
    nik = str(row[_NIK])
    others: Sequence[tuple[int, Cell]] = (
        (_NIK, f"{nik[:12]}0000"),
        (_NIK, f"999999{nik[6:]}"),
        (_NIK, f"{nik[:6]}9902{nik[10:]}"),
        (_NIK, f"{nik[:15]}\u0665"),
        (_NIK, float(nik) if nik.isdigit() else 5.0),
        (_NIK, ""),
        (_BORN, date(2015, 5, 21)),
        (_BORN, date(2031, 5, 21)),
        (_BORN, date(1930, 5, 21)),
        (_BORN, "21-05-1980"),
        (_SEX, "l"),
        (_SEX, "P" if row[_SEX] == "L" else "L"),
        (_VILLAGE, "TIDAK ADA DI SINI"),
        (_VILLAGE, ""),
        (_VILLAGE, 5321042001.0),
        (_KECAMATAN, "WEWIKU"),
        (_WORK, "PNS"),
        (_WORK, "TNI/POLRI"),
        (_WORK, ""),
    )
    if chance.random() < 0.5:
        at, cell = chance.choice(others)
        row[at] = cell
        if isinstance(cell, date) and chance.random() < 0.5:
            digits = born_digits(cell)[row[_SEX] == "P"]
            row[_NIK] = f"{nik[:6]}{digits}{nik[12:]}"
    return row


@pytest.mark.parametrize("seed", range(3))
def test_the_short_way_tells_what_the_careful_way_tells(office_register: Path, seed: int) -> None:
    chance = random.Random(seed)
    villages = villages_of_malaka()[:12]
    rows = [(at, _soiled(chance, list(person(chance, at, villages)))) for at in range(1, 3_001)]
    columns = [SheetColumn(at, header) for at, header in enumerate(HEADERS)]
    table = SheetTable("Daftar", 1, columns, rows=rows)
    database = Database(office_register)
    with database.read() as session:
        rules = read_rules(session, Acting())
    database.close()
    mapped = map_columns(table, WORKER, {})

    def checked(*, short: bool) -> list[Checked]:
        checks = SheetChecks(rules, table, mapped, day_first=True)
        if not short:
            checks.read_carefully()
        return checks.check(rows)

    quick, careful = checked(short=True), checked(short=False)
    assert quick == careful
    assert [list(values) for values, _ in quick] == [list(values) for values, _ in careful]
    assert sum(not found for _values, found in quick) > 1_000
    assert sum(bool(found) for _values, found in quick) > 800
