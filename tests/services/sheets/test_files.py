"""Files that are no list, or hostile: each is refused by its own code, and nothing else dies."""

import os
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from desktop.domain.errors import UserError
from desktop.services.sheets.limits import Limits
from desktop.services.sheets.reading import note_text
from tests.services.sheets.made import (
    HEADER,
    SAMPLES,
    binary_workbook,
    encrypted,
    fields,
    nik,
    numbers,
    people,
    person,
    plain_rows,
    read,
    repacked,
    workbook,
)


def refused(path: Path, **options: object) -> str:
    with pytest.raises(UserError) as caught:
        read(path, **options)
    assert path.name in caught.value.message
    assert str(path.parent) not in caught.value.message
    return caught.value.code


def plain(folder: Path, count: int = 5) -> Path:
    return workbook(folder / "plain.xlsx", {"Daftar": plain_rows(count)})


def with_cell(path: Path, cell: str) -> Path:
    book = openpyxl.load_workbook(path)
    book.worksheets[0][cell] = "x"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.xlsx", b"", "file.empty"),
        ("blank.csv", b"\n\n  \n", "file.empty"),
        ("half.xlsx", (SAMPLES / "belu_messy_300.xlsx").read_bytes()[:18_000], "file.damaged"),
        ("no_book.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "file.damaged"),
        ("paper.xlsx", b"%PDF-1.7\n", "file.unreadable_kind"),
        ("picture.xls", b"\x89PNG\r\n\x1a\n" + bytes(99), "file.unreadable_kind"),
        ("noise.xls", bytes(range(256)) * 40, "file.unreadable_kind"),
        ("page.xml", b"<?xml version='1.0'?><a/>", "file.unreadable_kind"),
        ("words.csv", b"Dengan hormat,\nbersama ini kami kirim\n", "file.no_table"),
        ("page.xls", b"<html><body><p>Sesi habis</p></body></html>", "file.unreadable_kind"),
    ],
)
def test_a_file_that_is_no_list_is_refused_by_its_own_code(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(path) == code


@pytest.mark.parametrize("name", ["nol_byte.xlsx", "terpotong_setengah.xlsx"])
def test_sample_files_that_cannot_be_read_are_refused(name: str) -> None:
    assert refused(SAMPLES / "odd" / name) in ("file.empty", "file.damaged")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.xlsx") == "file.not_found"
    assert refused(tmp_path) == "file.unreadable_kind"


@pytest.mark.parametrize("name", ["list.xlsx", "list.xls"])
def test_a_password_is_told_of(tmp_path: Path, name: str) -> None:
    assert refused(encrypted(tmp_path / name)) == "file.password"


def test_a_zip_of_something_else_is_no_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", "<x/>")
    assert refused(path) == "file.unreadable_kind"


def test_two_far_cells_kill_the_reader_and_not_the_program(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for cell in ("A1", "XFD1048576"):
        book.worksheets[0][cell] = "x"
    book.save(tmp_path / "far.xlsx")
    assert refused(tmp_path / "far.xlsx") == "file.damaged"
    assert numbers(read(plain(tmp_path))) == [2, 3, 4, 5, 6]


@pytest.mark.parametrize("cell", ["A1048576", "XFD1", "ZZ900"])
def test_a_stray_cell_far_away_loses_nobody(tmp_path: Path, cell: str) -> None:
    assert numbers(read(with_cell(plain(tmp_path), cell))) == [2, 3, 4, 5, 6]


@pytest.mark.parametrize("size", [310 * 2**20, 40 * 2**20])
def test_a_zip_bomb_is_refused_before_it_unfolds(tmp_path: Path, size: int) -> None:
    def swell(name: str, data: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return data
        cell = (
            b'<row r="99"><c r="A99" t="inlineStr"><is><t>' + b"a" * size + b"</t></is></c></row>"
        )
        return data.replace(b"</sheetData>", cell + b"</sheetData>")

    bomb = repacked(plain(tmp_path), tmp_path / "bomb.xlsx", swell)
    assert bomb.stat().st_size < 2**20
    begun = time.monotonic()
    assert refused(bomb) == "file.too_large"
    assert time.monotonic() - begun < 5


def test_a_size_that_a_zip_lies_about_is_damage(tmp_path: Path) -> None:
    path = repacked(plain(tmp_path, 500), tmp_path / "liar.xlsx")
    with zipfile.ZipFile(path) as packed:
        size = packed.getinfo("xl/worksheets/sheet1.xml").file_size
    data = path.read_bytes()
    path.write_bytes(data.replace(size.to_bytes(4, "little"), (500).to_bytes(4, "little")))
    assert refused(path) == "file.damaged"


def test_entities_that_unfold_without_end_are_refused(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'

    def laugh(name: str, data: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return data
        return bomb + data.replace(b'<c r="C2" ', b'<c r="C99" t="str"><v>&b;</v></c><c r="C2" ')

    path = repacked(plain(tmp_path), tmp_path / "laughs.xlsx", laugh)
    assert refused(path) == "file.damaged"
    book = tmp_path / "laughs.xls"
    book.write_bytes(
        b'<?xml version="1.0"?>' + bomb + b'<Workbook xmlns="urn:schemas-microsoft-com:office:'
        b'spreadsheet"><Worksheet/></Workbook>'
    )
    assert refused(book) == "file.damaged"


def test_too_many_rows_columns_bytes_are_refused(tmp_path: Path) -> None:
    path = plain(tmp_path, 50)
    assert refused(path, limits=Limits(rows=50)) == "file.too_large"
    assert refused(path, limits=Limits(columns=5)) == "file.too_large"
    assert refused(path, limits=Limits(file_bytes=1000)) == "file.too_large"
    assert refused(path, limits=Limits(unpacked_bytes=1000)) == "file.too_large"
    assert len(numbers(read(path, limits=Limits(rows=51, columns=6)))) == 50


def test_a_reader_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    assert refused(plain(tmp_path), limits=Limits(seconds=0)) == "file.too_slow"


@pytest.mark.skipif(os.name != "posix", reason="another bound holds there")
def test_a_reader_that_asks_for_too_much_memory_dies_alone(tmp_path: Path) -> None:
    path = with_cell(plain(tmp_path), "ZZ40000")
    assert refused(path, limits=Limits(memory=400 * 2**20)) in ("file.damaged", "file.too_large")
    assert len(numbers(read(path))) == 5


def test_a_text_without_end_is_cut_and_told_of(tmp_path: Path) -> None:
    rows = [HEADER, [1, nik(1), "A" * 30_000, "01-02-1990", "P", "Wesey"], *people(2)]
    book = read(workbook(tmp_path / "long.xlsx", {"Daftar": rows}))
    assert [len(str(cells[2])) for _row, cells in book.tables[0].rows] == [2000, 12]
    assert [(note.code, note.params) for note in book.notes] == [("sheet.text_cut", {"cells": 1})]
    assert "cells: 1" in note_text(book.notes[0])


def test_several_sheets_are_read_and_one_alone_when_asked(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "list.xlsx",
        {
            "Wesey": [HEADER, *people(1, 2)],
            "Rekap": [["No", "Desa", "Jumlah"], [1, "Wesey", 20]],
            "Lakulo": [HEADER, *people(3)],
            "Lama": [HEADER, *people(4)],
            "Kosong": [],
        },
        hidden=["Lama"],
    )
    book = read(path)
    assert [(table.sheet, len(table.rows)) for table in book.tables] == [
        ("Wesey", 2),
        ("Lakulo", 1),
    ]
    assert {(note.code, note.sheet) for note in book.notes} == {
        ("sheet.no_header", "Rekap"),
        ("sheet.hidden", "Lama"),
    }
    assert numbers(read(path, sheet="Lakulo")) == [2]
    assert numbers(read(path, sheet="Lama")) == [2]
    with pytest.raises(UserError, match="Wesey, Rekap, Lakulo") as caught:
        read(path, sheet="Nowhere")
    assert caught.value.code == "sheet.not_found"


def test_strict_workbooks_are_read(tmp_path: Path) -> None:
    def strict(_name: str, data: bytes) -> bytes:
        for old, new in (
            (b"schemas.openxmlformats.org/spreadsheetml/2006/main", b"spreadsheetml/main"),
            (b"schemas.openxmlformats.org/officeDocument/2006/", b"officeDocument/"),
        ):
            data = data.replace(b"http://" + old, b"http://purl.oclc.org/ooxml/" + new)
        return data

    path = repacked(plain(tmp_path), tmp_path / "strict.xlsx", strict)
    assert numbers(read(path)) == [2, 3, 4, 5, 6]


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_binary_workbooks_are_read(tmp_path: Path, epoch_1904: bool) -> None:
    rows = [HEADER, *people(1, 2, 3)]
    path = binary_workbook(tmp_path / "list.xlsb", rows, epoch_1904=epoch_1904)
    book = read(path)
    assert numbers(book) == [2, 3, 4]
    assert [cells[1] for _row, cells in book.tables[0].rows] == [nik(1), nik(2), nik(3)]
    assert book.tables[0].epoch_1904 is epoch_1904
    assert numbers(read(binary_workbook(tmp_path / "b.xls", rows))) == [2, 3, 4]


def test_a_macro_sheet_does_not_spoil_the_others(tmp_path: Path) -> None:
    relation = (
        b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/'
        b'xlMacrosheet" Target="macrosheets/sheet1.xml"/></Relationships>'
    )
    entry = (
        b'<sheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        b'name="Makro" sheetId="9" r:id="rId99"/></sheets>'
    )

    def change(name: str, data: bytes) -> bytes:
        if name == "xl/_rels/workbook.xml.rels":
            return data.replace(b"</Relationships>", relation)
        return data.replace(b"</sheets>", entry) if name == "xl/workbook.xml" else data

    macro = b'<m xmlns="http://schemas.microsoft.com/office/excel/2006/main"/>'
    path = repacked(
        plain(tmp_path), tmp_path / "m.xlsm", change, {"xl/macrosheets/sheet1.xml": macro}
    )
    book = read(path)
    assert numbers(book) == [2, 3, 4, 5, 6]
    assert str(book.tables[0].rows[0][1][3]) == "1990-01-02"
    assert fields(book)["NIK"] == "nik"


def test_numbers_that_lost_their_last_digit_are_told_once(tmp_path: Path) -> None:
    lost = [[n, 5304041101900000 + 10 * n, "ANA", "01-02-1990", "P", "Wesey"] for n in range(1, 9)]
    whole = [[n, 5304041101900001 + 10 * n, "ANA", "01-02-1990", "P", "Wesey"] for n in range(1, 9)]
    book = read(workbook(tmp_path / "lost.xlsx", {"Daftar": [HEADER, *lost]}))
    assert [(note.code, note.params) for note in book.notes] == [
        ("sheet.nik_precision_lost", {"numbers": 8})
    ]
    assert len(numbers(book)) == 8
    assert not read(workbook(tmp_path / "whole.xlsx", {"Daftar": [HEADER, *whole]})).notes


def test_a_sheet_as_wide_as_excel_makes_them_is_refused_at_once(tmp_path: Path) -> None:
    header = [*HEADER, *(f"Kolom {at}" for at in range(len(HEADER), 16_384))]
    path = workbook(tmp_path / "wide.xlsx", {"Daftar": [header, *people(1, 2)]})
    began = time.perf_counter()
    assert refused(path) == "file.too_large"
    assert time.perf_counter() - began < 30  # two minutes where every header is looked at


def test_ghost_rows_to_the_last_one_cost_no_time_and_hide_nobody(tmp_path: Path) -> None:
    path = tmp_path / "ghosts.xlsx"
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Daftar")
    border = book.add_format({"border": 1})
    for at, row in enumerate([HEADER, *people(1, 2, 3)]):
        sheet.write_row(at, 0, row)
    for at in range(4, 1_048_576, 8):
        sheet.write_blank(at, 0, None, border)
    book.close()
    assert numbers(read(path)) == [2, 3, 4]


def test_a_line_without_end_is_read_in_time(tmp_path: Path) -> None:
    path = tmp_path / "endless.csv"
    line = ";".join(str(cell) for cell in person(1))
    path.write_text(";".join(HEADER) + "\n" + line + "\n" + "x" * 20_000_000, encoding="utf-8")
    began = time.perf_counter()
    assert numbers(read(path)) == [2]
    assert time.perf_counter() - began < 20
