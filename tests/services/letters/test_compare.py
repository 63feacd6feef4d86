"""Letter, annex, sheet and register are held against each other, person by person."""

import dataclasses
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from db.schema import Worker
from desktop.domain.errors import UserError
from desktop.domain.roster import Leaving
from desktop.services.acting import Acting
from desktop.services.letters.compare.annex_text import read_pages
from desktop.services.letters.compare.comparing import PARTS, compare
from desktop.services.letters.compare.differences import Compared, differences
from desktop.services.letters.compare.side import of_people, roster_person
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import Issued, issue_letter
from desktop.services.letters.papers.draw import draw_letter
from desktop.services.letters.papers.wording import letterform
from tests.services.letters.made_up import make_ready, nik_of
from tests.services.letters.made_up_papers import facts, paper, people

PEOPLE = 9


@pytest.fixture
def issued(office_database: Database, acting: Acting, tmp_path: Path) -> Issued:
    with office_database.write() as session:
        funding = make_ready(session, acting, PEOPLE).funding
        letter = draft_letter(session, acting, funding=funding).letter
        approve_letter(session, acting, letter)
        return issue_letter(session, acting, letter, out=tmp_path / "surat")


def _compared(database: Database, acting: Acting, a: object, b: object) -> Compared:
    with database.read() as session:
        return compare(session, acting, str(a), str(b))


def _refused(database: Database, acting: Acting, a: str, b: str) -> str:
    with pytest.raises(UserError) as refusal:
        _compared(database, acting, a, b)
    return refusal.value.code


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_an_issued_letter_tells_the_same_as_its_roster(
    part: str, issued: Issued, office_database: Database, acting: Acting
) -> None:
    found = _compared(office_database, acting, issued.letter, f"{issued.letter}:{part}")
    assert found.differences == ()
    if part == "letter":
        assert (found.b.rows, found.b.total) == (PEOPLE, issued.cost)
    else:
        assert found.b.people is not None
        assert len(found.b.people) == PEOPLE
        assert {"nik", "name", "sex", "birth", "village", "kecamatan"} <= set(found.fields)


def test_the_files_handed_out_tell_the_same_as_the_register(
    issued: Issued, office_database: Database, acting: Acting
) -> None:
    assert _compared(office_database, acting, issued.pdf, issued.xlsx).differences == ()
    found = _compared(office_database, acting, f"{issued.pdf}:letter", issued.xlsx)
    assert found.differences == ()
    assert (found.a.rows, found.a.total) == (found.b.rows, found.b.total) == (PEOPLE, issued.cost)


def test_every_cell_that_is_changed_in_a_sheet_is_named_with_its_person(
    issued: Issued, office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    expected: dict[str, tuple[str | int, str]] = {
        "Nama Lengkap": ("SOMEBODY ELSE", "name"),
        "Tempat Lahir": ("Elsewhere", "birth_place"),
        "Tanggal Lahir (DD-MM-YYYY)": ("01-01-1999", "birth_date"),
        "Nama Ibu Kandung": ("ANOTHER MOTHER", "mother_name"),
        "No HP": ("081299990000", "phone"),
        "RT": ("099", "rt"),
        "Desa/Kelurahan": ("Elsewhere", "village"),
        "Kecamatan": ("Elsewhere", "kecamatan"),
        "Jenis Pekerjaan": ("Ketua", "occupation"),
        "Iuran": (1, "cost"),
        "NIK": (nik_of(77), "nik"),
    }
    for header, (value, field) in expected.items():
        book = openpyxl.load_workbook(issued.xlsx)
        sheet = book.active
        assert sheet is not None
        heads = [cell.value for cell in sheet[1]]
        changed = sheet.cell(4, heads.index(header) + 1)
        before = str(changed.value or "")
        name = sheet.cell(4, heads.index("Nama Lengkap") + 1).value
        changed.value = value
        path = tmp_path / "changed.xlsx"
        book.save(path)
        found = _compared(office_database, acting, issued.letter, path)
        told = {one.field: one for one in found.differences if one.row}
        assert field in told, header
        assert (told[field].row, told[field].name) == (3, name)
        assert (told[field].a, told[field].b) == (before, str(value)), header


def test_a_row_left_out_of_a_sheet_and_one_too_many_are_named(
    issued: Issued, office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(issued.xlsx)
    sheet = book.active
    assert sheet is not None
    gone = sheet.cell(5, 1).value
    sheet.delete_rows(5)
    sheet.append([nik_of(50), "NOBODY KNOWN", *[""] * 18])
    book.save(tmp_path / "changed.xlsx")
    found = _compared(office_database, acting, issued.letter, tmp_path / "changed.xlsx")
    told = [(one.nik, one.a, one.b) for one in found.differences if one.field == "row"]
    assert told == [(gone, "+", ""), (nik_of(50), "", "+")]


def test_what_was_changed_in_the_register_since_is_named(
    issued: Issued, office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        row = session.query(Worker).filter(Worker.nik == nik_of(2)).one()
        row.name, row.region = "RENAMED SINCE", "5321012001"
    letter = issued.letter
    found = _compared(office_database, acting, f"{letter}:annex", f"{letter}:register")
    told = {(one.nik, one.field, one.b) for one in found.differences}
    assert (nik_of(2), "name", "RENAMED SINCE") in told
    assert {one.field for one in found.differences} == {"name", "village", "kecamatan"}


def test_an_annex_that_prints_somebody_else_is_found(tmp_path: Path) -> None:
    lines = people(60)
    swapped = list(lines)
    swapped[37] = dataclasses.replace(
        swapped[37], name="A LONG NAME THAT DOES NOT FIT ON ONE LINE OF ITS CELL AT ALL"
    )
    swapped[40] = dataclasses.replace(swapped[40], cost=200_800, birth_date=date(1980, 2, 3))
    side = read_pages(draw_letter(facts(), swapped, paper()), annex=True)
    found = differences(of_people("", map(roster_person, lines)), side).differences
    told = [(one.row, one.field, one.b) for one in found]
    assert told == [
        (38, "name", swapped[37].name),
        (41, "birth", f"{lines[40].birth_place}, 03-02-1980"),
        (41, "cost", "200800"),
    ]


@pytest.mark.parametrize("sheet", ["A4", "F4"])
def test_an_annex_of_many_pages_is_read_whole(sheet: str) -> None:
    lines = people(1_234)
    side = read_pages(draw_letter(facts(paper=sheet), lines, paper()), annex=True)
    assert side.rows == len(lines)
    assert differences(of_people("", map(roster_person, lines)), side).differences == ()


def test_what_is_no_letter_and_no_sheet_is_refused_in_a_sentence(
    issued: Issued, office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 nothing more")
    (tmp_path / "x.xlsx").write_bytes(b"no workbook")
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Nama barang", "Harga"])
    book.active.append(["Kertas", 5])
    book.save(tmp_path / "prices.xlsx")
    letter = str(issued.letter)
    for other, code in (
        ("999", "letter.unknown"),
        (str(tmp_path / "none.pdf"), "file.not_found"),
        (str(tmp_path / "x.pdf"), "compare.no_letter"),
        (f"{issued.xlsx}:annex", "compare.side"),
        (f"{issued.pdf}:register", "compare.side"),
    ):
        assert _refused(office_database, acting, letter, other) == code, other
    for name in ("x.xlsx", "prices.xlsx"):
        assert _refused(office_database, acting, letter, str(tmp_path / name))


def test_a_draft_has_no_list_to_compare_yet(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        funding = make_ready(session, acting, 2).funding
        letter = draft_letter(session, acting, funding=funding).letter
    assert _refused(office_database, acting, str(letter), f"{letter}:register") == (
        "letter.not_approved"
    )
    register = f"{letter}:register"
    assert _refused(office_database, acting, register, f"{letter}:annex") == "letter.not_issued"


@pytest.mark.parametrize("kind", ["addition", "removal", "replacement", "renewal"])
def test_the_annexes_of_later_letters_are_read_too(kind: str) -> None:
    lines = people(40)
    if kind == "replacement":
        gone = Leaving(
            nik="5399010101700001",
            name="WHO LEFT",
            sex="L",
            birth_date=date(1970, 1, 1),
            region="5399012001",
            village="Naimata Baru",
            kecamatan="Contoh Barat",
            member_number="",
            reason="died",
        )
        lines = [dataclasses.replace(line, replaces=gone) for line in lines]
    else:
        lines = [dataclasses.replace(line, note="KPJ 12345678901") for line in lines]
    said = facts(kind=kind, wording=letterform(kind))
    side = read_pages(draw_letter(said, lines, paper()), annex=True)
    found = differences(of_people("", map(roster_person, lines)), side)
    assert found.differences == ()
    assert {"nik", "name", "birth", "village"} <= set(found.fields)
    assert ("gone_nik" in found.fields) == (kind == "replacement")
