"""The annex by kind of letter: its columns fill the paper, every person stands in it whole."""

import dataclasses
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.roster import Leaving, RosterLine
from desktop.services.acting import Acting
from desktop.services.letters.papers.annex_kinds import layout_of
from desktop.services.letters.papers.draw import draw_letter
from desktop.services.letters.papers.profiles import ANNEX_MARGIN, profile
from desktop.services.letters.papers.wording import letterform
from tests.services.letters import reading
from tests.services.letters.made_up import nik_of
from tests.services.letters.made_up_kinds import Book
from tests.services.letters.made_up_papers import facts, paper, people

PROFILES = [("A4", "sans"), ("F4", "bookman")]


def roster(kind: str, count: int) -> list[RosterLine]:
    """People as a letter of a kind has them."""
    lines = people(count)
    if kind == LetterKind.REMOVAL:
        note = "Menjadi pekerja penerima upah 12-11-2026; KPJ 26012345678"
        return [dataclasses.replace(line, note=note, monthly=0, cost=0) for line in lines]
    if kind == LetterKind.RENEWAL:
        return [dataclasses.replace(line, note="KPJ 26012345678") for line in lines]
    if kind == LetterKind.REPLACEMENT:
        return [dataclasses.replace(line, replaces=_gone(line)) for line in lines]
    return lines


def _gone(line: RosterLine) -> Leaving:
    return Leaving(
        nik=f"5398{line.nik[4:]}",
        name=f"Maria Goreti Contoh Lontar {line.position}",
        sex="P",
        birth_date=date(1961, 1, 1),
        region=line.region,
        village=line.village,
        kecamatan=line.kecamatan,
        member_number="26012345678",
        reason="wage_earner",
    )


def drawn(kind: str, count: int, size: tuple[str, str], path: Path) -> Path:
    said = facts(kind=kind, wording=letterform(kind), paper=size[0], typeface=size[1])
    path.write_bytes(draw_letter(said, roster(kind, count), paper()))
    return path


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("size", PROFILES)
@pytest.mark.parametrize("count", [1, 5000])
def test_the_columns_of_every_kind_fill_the_width(
    kind: LetterKind, size: tuple[str, str], count: int
) -> None:
    columns = layout_of(kind, size[0], count).columns
    assert sum(column.width for column in columns) == pytest.approx(
        profile(*size).height - 2 * ANNEX_MARGIN
    )
    (line,) = roster(kind, 1)
    assert len(layout_of(kind, size[0], count).texts(line)) == len(columns)


@pytest.mark.parametrize("kind", ["addition", "removal", "replacement", "renewal"])
@pytest.mark.parametrize("size", PROFILES)
def test_everybody_of_a_long_list_stands_in_it_whole(
    tmp_path: Path, kind: str, size: tuple[str, str]
) -> None:
    path = drawn(kind, 46, size, tmp_path / "letter.pdf")
    reading.check_sound(path)
    rows = reading.text_of(path, layout=True).splitlines()
    for line in roster(kind, 46):
        (row,) = [row for row in rows if line.nik in row]
        if line.replaces is not None:
            assert row.index(line.replaces.nik) < row.index(line.nik)
    told = reading.flowing(path)
    if kind in ("removal", "renewal"):
        assert told.count("26012345678") == 46
    named = {"removal": "Daftar Pengurangan", "replacement": "Daftar Penggantian"}
    assert f"{named.get(kind, 'Daftar Nominatif')} (lanjutan)" in told
    assert ("Rp" in told) is (kind != "removal")


def test_the_sheets_name_who_is_replaced_and_why_somebody_leaves(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    book = Book(office_database, acting, tmp_path).open(6)
    book.issued(niks=[nik_of(0), nik_of(1)])
    for number, kind, told in (
        (0, "replacement", (nik_of(0), "MARIA BETE 0000", "Meninggal dunia")),
        (1, "removal", ("Meninggal dunia 24-11-2026",)),
    ):
        book.leave(number)
        drafted = book.draft(kind)
        sheet = openpyxl.load_workbook(book.issue(drafted.letter).xlsx).active
        assert sheet is not None
        _head, row = sheet.iter_rows(values_only=True)
        assert row[-len(told) :] == told
