"""Files made up for the tests: plain lists, and what nobody should send."""

import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl

from desktop.domain.fields import WORKER
from desktop.services.sheets.mapping import map_columns
from desktop.services.sheets.reading import Workbook, read_workbook

SAMPLES = Path(__file__).parents[2] / "samples"
HEADER = ("No", "NIK", "Nama", "Tgl Lahir", "L/P", "Desa")

Row = Sequence[object]


def nik(number: int) -> str:
    """A NIK of its own, a woman's where the number is even."""
    day = 10 + number % 18 + (40 if number % 2 == 0 else 0)
    return f"530404{day:02}0{1 + number % 9}90{number:04}"


def person(number: int, name: str = "") -> list[object]:
    """A whole row under HEADER."""
    name = name or f"MARIA BRIA {chr(65 + number % 26)}"
    return [number, nik(number), name, f"{10 + number % 18}-05-1990", "P", "Wesey"]


def people(*numbers: int) -> list[list[object]]:
    """Whole rows under HEADER."""
    return [person(number) for number in numbers]


def workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Row]],
    *,
    merges: Sequence[str] = (),
    hidden: Sequence[str] = (),
) -> Path:
    """An .xlsx of these sheets; empty texts leave their cells out."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for at, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value not in (None, ""):
                    sheet.cell(at, column, value)
        for cells in merges:
            sheet.merge_cells(cells)
        if name in hidden:
            sheet.sheet_state = "hidden"
    book.save(path)
    return path


def read(path: Path, **options: object) -> Workbook:
    """The workbook as the register reads it."""
    return read_workbook(path, fields=WORKER, **options)  # type: ignore[arg-type]


def numbers(book: Workbook) -> list[int]:
    """The sheets' own numbers of all rows that may be people."""
    return [number for table in book.tables for number, _cells in table.rows]


def fields(book: Workbook, table: int = 0) -> dict[str, str]:
    """Header to field, of the columns taken."""
    mapped = map_columns(book.tables[table], WORKER)
    return {column.header: column.field for column in mapped if column.field}


def plain_rows(count: int) -> list[Row]:
    """A header and this many people with dates in date cells."""
    return [HEADER] + [
        [n, nik(n), f"ANA {n}", date(1990, 1, 1 + n % 28), "P", "Wesey"]
        for n in range(1, count + 1)
    ]


def repacked(
    source: Path,
    target: Path,
    change: Callable[[str, bytes], bytes] = lambda _name, data: data,
    more: Mapping[str, bytes] | None = None,
) -> Path:
    """A zip with its members changed, and more of them."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return target


def encrypted(path: Path) -> Path:
    """An OLE file with the streams of a workbook that asks for a password."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0
    )
    header += struct.pack("<I", 0) + struct.pack("<108I", *[free] * 108)
    table = [fat, end, *range(3, 10), end, *range(11, 18), end]
    sectors = struct.pack("<128I", *table, *[free] * (128 - len(table)))
    sectors += _entry("Root Entry", 5, 1, end, 0) + _entry("EncryptedPackage", 2, free, 2, 4096)
    sectors += _entry("EncryptionInfo", 2, free, 10, 4096, left=1) + bytes(128)
    path.write_bytes(header[:512] + sectors + bytes(16 * 512))
    return path


def _entry(name: str, kind: int, child: int, start: int, size: int, left: int = 0) -> bytes:
    none = 0xFFFFFFFF
    child = 2 if kind == 5 else none
    text = name.encode("utf-16-le") + b"\0\0"
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, left or none, none, child)
        + bytes(16 + 4 + 16)
        + struct.pack("<IQ", start, size)
    )


def binary_workbook(path: Path, rows: Sequence[Row], *, epoch_1904: bool = False) -> Path:
    """An .xlsb of one sheet, `Daftar`, the records of the least that a reader asks for."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    properties = struct.pack("<III", int(epoch_1904), 0, 0)
    sheet = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Daftar")
    book = _record(0x99, properties) + _record(0x8F) + _record(0x9C, sheet)
    book += _record(0x90) + _record(0x84)
    width = max(len(row) for row in rows)
    cells = _record(0x94, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)) + _record(0x91)
    for at, row in enumerate(rows):
        cells += _record(0x00, struct.pack("<I", at) + bytes(21))
        for column, value in enumerate(row):
            place = struct.pack("<II", column, 0)
            if isinstance(value, (int, float)):
                cells += _record(0x05, place + struct.pack("<d", value))
            elif value:
                cells += _record(0x06, place + _wide(str(value)))
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.bin", book)
        packed.writestr("xl/_rels/workbook.bin.rels", relations)
        packed.writestr("xl/worksheets/sheet1.bin", cells + _record(0x92))
    return path


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, content: bytes = b"") -> bytes:
    code = bytes([kind]) if kind < 0x80 else bytes([kind, 0x01])
    length, size = len(content), b""
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return code + size + content
