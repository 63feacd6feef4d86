"""The sheets of a file, whatever its kind, as rows of cells from the first row on.

The kind is told by the file's first bytes: names lie (HTML tables and CSV files named .xls).
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import python_calamine

from desktop.services.sheets.cells import Cell
from desktop.services.sheets.delimited import read_delimited
from desktop.services.sheets.limits import Limits
from desktop.services.sheets.markup import is_html, is_spreadsheet_xml, read_html, read_xml
from desktop.services.sheets.refusal import Refused
from desktop.services.sheets.slow_book import SlowBook
from desktop.services.sheets.structure import Merge

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"{\\rtf", b"\x1f\x8b",
    b"SQLite format 3", b"MZ", b"\x7fELF", b"BM", b"II*\x00", b"MM\x00*",
)  # fmt: skip
LISTS_SHEET = "Pilihan"
"""The hidden sheet of lists behind an empty sheet of ours."""

_LARGE = 30 * 2**20
_MOST_FOLDED = 200
_UNKNOWN_SHEET = "Unrecognized sheet"
_SUFFIXES = {"xlsx": ".xlsx .xlsm .xltx .xltm .xlam", "xlsb": ".xlsb", "ods": ".ods", "xls": ".xls"}


@dataclass(slots=True)
class SheetSource:
    """One sheet: its rows from the sheet's first row on, and what is merged in them."""

    name: str
    visible: bool
    rows: Iterator[Sequence[Cell]]
    merges: Sequence[Merge] = ()
    height: int = 0
    epoch_1904: bool = False


class FileSource:
    """A file opened for reading; `names` are its sheets in order, with whether each is seen."""

    def __init__(self, path: Path, limits: Limits) -> None:
        with path.open("rb") as file:
            start = file.read(4096)
        self._tables: dict[str, list[list[Cell]]] = {}
        self._book: python_calamine.CalamineWorkbook | None = None
        self._slow: SlowBook | None = None
        self.epoch_1904 = False
        if start.startswith((_ZIP, _OLE)):
            self._open_book(path, limits, zipped=start.startswith(_ZIP))
        else:
            self._tables = _read_text(path, start)
            self.names = [(name, True) for name in self._tables]

    def sheet(self, name: str, visible: bool) -> SheetSource:
        """The sheet of this name."""
        if self._slow is not None:
            return SheetSource(name, visible, self._slow.rows(name), epoch_1904=self.epoch_1904)
        if self._book is None:
            rows = self._tables[name]
            return SheetSource(name, visible, iter(rows), height=len(rows))
        try:
            found = self._book.get_sheet_by_name(name)
        except python_calamine.CalamineError as fault:
            raise Refused("file.damaged") from fault
        left = found.start[1] if found.start else 0
        merges = [
            ((top, first - left), (bottom, last - left))
            for (top, first), (bottom, last) in found.merged_cell_ranges or ()
        ]
        height = found.total_height
        return SheetSource(name, visible, iter(found.iter_rows()), merges, height, self.epoch_1904)

    def _open_book(self, path: Path, limits: Limits, *, zipped: bool) -> None:
        kind = _zip_kind(path, limits) if zipped else "xls"
        try:
            if path.suffix.lower() in _SUFFIXES[kind].split():
                self._book = python_calamine.CalamineWorkbook.from_path(path)
            else:
                with path.open("rb") as file:
                    self._book = python_calamine.CalamineWorkbook.from_filelike(file)
        except python_calamine.PasswordError as fault:
            raise Refused("file.password") from fault
        except python_calamine.CalamineError as fault:
            if not zipped and _is_encrypted(path):
                raise Refused("file.password") from fault
            if kind != "xlsx" or _UNKNOWN_SHEET not in str(fault):
                raise Refused("file.damaged") from fault
            self._slow = SlowBook(path)
            self.names = self._slow.names
            return
        except OSError as fault:
            raise Refused("file.damaged") from fault
        self.epoch_1904 = _counts_from_1904(path, kind)
        self.names = [
            (sheet.name, sheet.visible == python_calamine.SheetVisibleEnum.Visible)
            for sheet in self._book.sheets_metadata
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet and not _is_ours(sheet)
        ]


def _is_ours(sheet: python_calamine.SheetMetadata) -> bool:
    """Whether a sheet is the lists behind an empty sheet of ours: nobody sees or fills it."""
    unseen = sheet.visible == python_calamine.SheetVisibleEnum.VeryHidden
    return unseen and sheet.name == LISTS_SHEET


def _read_text(path: Path, start: bytes) -> dict[str, list[list[Cell]]]:
    if start.startswith(_OTHER_KINDS):
        raise Refused("file.unreadable_kind")
    data = path.read_bytes()
    if is_spreadsheet_xml(start):
        return read_xml(data)
    if is_html(start):
        return {"": read_html(data)}
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"MIME-Version:")):
        raise Refused("file.unreadable_kind")
    return {"": read_delimited(data)}


def _zip_kind(path: Path, limits: Limits) -> str:
    """Which workbook a zip holds; its unpacked size is summed before anything is unpacked."""
    try:
        with zipfile.ZipFile(path) as packed:
            members = packed.infolist()
            if _unfolds_too_far(members, limits):
                raise Refused("file.too_large")
            names = {member.filename.replace("\\", "/").lower() for member in members}
            if "xl/workbook.bin" in names:
                return "xlsb"
            if any(name.startswith("xl/") for name in names):
                return "xlsx"
            if "content.xml" in names and "mimetype" in names:
                mimetype = packed.read("mimetype")[:100]
                if b"spreadsheet" in mimetype:
                    return "ods"
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, KeyError) as fault:
        raise Refused("file.damaged") from fault
    raise Refused("file.unreadable_kind")


def _unfolds_too_far(members: Sequence[zipfile.ZipInfo], limits: Limits) -> bool:
    """Whether the members are too large unpacked, or one is large and hardly anything packed."""
    return sum(member.file_size for member in members) > limits.unpacked_bytes or any(
        member.file_size > _LARGE and member.file_size > _MOST_FOLDED * member.compress_size
        for member in members
    )


def _is_encrypted(path: Path) -> bool:
    data = path.read_bytes()
    return "EncryptedPackage".encode("utf-16-le") in data


def _counts_from_1904(path: Path, kind: str) -> bool:
    """Whether bare numbers of the workbook count days from 1904 (calamine turns dates itself)."""
    try:
        if kind == "xls":
            return b"\x22\x00\x02\x00\x01\x00" in path.read_bytes()
        if kind == "ods":
            return False
        with zipfile.ZipFile(path) as packed:
            if kind == "xlsx":
                book = packed.read("xl/workbook.xml")[:1_000_000]
                return re.search(rb"date1904\s*=\s*[\"'](?:1|true|on)[\"']", book) is not None
            book = packed.read("xl/workbook.bin")[:1_000_000]
            at = book.find(b"\x99\x01")
            return at >= 0 and bool(book[at + 3] & 1)
    except (KeyError, IndexError, OSError, zipfile.BadZipFile):
        return False
