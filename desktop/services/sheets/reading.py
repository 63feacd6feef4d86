"""Rows out of any spreadsheet, read in a process of its own that may die without harm."""

import hashlib
import multiprocessing
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from desktop.domain.errors import UserError
from desktop.domain.fields import Field
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.sheets.cells import Cell
from desktop.services.sheets.child import Request, read_in_child
from desktop.services.sheets.joining import join_table
from desktop.services.sheets.kinds import KnownKind, SheetHeader
from desktop.services.sheets.limits import LIMITS, Limits
from desktop.services.sheets.tables import Note, SheetColumn, SheetTable, Workbook
from desktop.services.sheets.transfer import unpack, unpack_column
from desktop.services.sheets.wishes import NO_WISHES, Wishes

_LOOK_EVERY = 0.1
_CONTENT_BYTES = 16
_REFUSALS = {
    "file.not_found": mark("There is no file “{file}”. Check its name and folder."),
    "file.empty": mark("“{file}” is empty. Ask for it to be sent again."),
    "file.damaged": mark(
        "“{file}” is damaged and cannot be read. Open it in Excel, save it under a new name and "
        "try that, or ask for it to be sent again."
    ),
    "file.password": mark(
        "“{file}” is protected by a password. Open it in Excel, take the password off, save it "
        "and try again."
    ),
    "file.too_large": mark(
        "“{file}” is too large to be a list of people ({rows} rows and {columns} columns at "
        "most). Split it into several files, or copy the list alone into a new one."
    ),
    "file.too_slow": mark(
        "Reading “{file}” took too long and was stopped. Copy the list alone into a new workbook "
        "and try that."
    ),
    "file.unreadable_kind": mark(
        "“{file}” is no spreadsheet. Save the list as .xlsx, .xls, .xlsb, .ods or .csv and try "
        "that."
    ),
    "file.no_table": mark(
        "“{file}” has no row of column headers with NIK or name in it. Put the headers above the "
        "list and try again."
    ),
    "file.no_access": mark(
        "“{file}” may not be read. Close it in other programs, or copy it to another folder."
    ),
    "sheet.all_left_out": mark("No sheet with people is left of “{file}”. Take one at least."),
    "sheet.not_found": mark("There is no sheet “{sheet}” in “{file}”. It has: {sheets}."),
}
_NOTES = {
    "sheet.hidden": mark("The sheet “{sheet}” is hidden and was left out."),
    "sheet.no_header": mark(
        "The sheet “{sheet}” has no row of column headers for people and was left out."
    ),
    "sheet.nik_precision_lost": mark(
        "The NIKs of the sheet “{sheet}” are numbers whose last digits Excel has lost "
        "({numbers} rows). Ask for a list that has them as text."
    ),
    "sheet.formula_unsaved": mark(
        "{cells} cells of the sheet “{sheet}” are formulas whose results were never saved. Open "
        "the file in Excel, save it and load it again."
    ),
    "sheet.village_named": mark(
        "The sheet “{sheet}” has no column of villages. They were taken from its title, its name "
        "or the rows between people: {villages}."
    ),
    "wadah.made": mark("New wadah named in the sheet “{sheet}”: {wadah}."),
    "sheet.side_by_side": mark(
        "The sheet “{sheet}” has lists side by side; the people of the column “{column}” were not "
        "read. Put them under the others and load it again."
    ),
    "sheet.text_cut": mark(
        "Texts too long for a list were cut in the sheet “{sheet}” (cells: {cells})."
    ),
}
_NO_CHOICE: Mapping[str, str] = {}


def read_workbook(
    path: Path,
    *,
    fields: Sequence[Field],
    sheet: str = "",
    wishes: Wishes = NO_WISHES,
    chosen: Mapping[str, str] = _NO_CHOICE,
    known: Sequence[KnownKind] = (),
    progress: Progress = SILENT,
    limits: Limits = LIMITS,
) -> Workbook:
    """The tables of a workbook or delimited file, rows of people in them; see `fetch_workbook`."""
    return fetch_workbook(
        path,
        fields=fields,
        sheet=sheet,
        wishes=wishes,
        chosen=chosen,
        known=known,
        progress=progress,
        limits=limits,
    ).workbook()


def fetch_workbook(  # noqa: PLR0913 - as `read_workbook`
    path: Path,
    *,
    fields: Sequence[Field],
    sheet: str = "",
    wishes: Wishes = NO_WISHES,
    chosen: Mapping[str, str] = _NO_CHOICE,
    known: Sequence[KnownKind] = (),
    progress: Progress = SILENT,
    limits: Limits = LIMITS,
    packed: bool = False,
) -> "Fetched":
    """What a workbook or delimited file holds, rows of people in it.

    Reads .xlsx, .xlsm, .xlsb, .xls, .ods, delimited text, and HTML tables and the XML of Excel
    2003 under any name. `sheet` reads that sheet only, a hidden one too; `wishes` say which stay
    out. `chosen` (header to field) helps where no header is known, and so do `known` kinds of
    sheets. `packed` leaves the rows as they come until they are asked for. Stopping ends the
    reading process. UserError: the codes of `file.*` and `sheet.*`.
    """
    digest = file_digest(path, limits)
    # Kinds go to the child by themselves: what else the register knows of them stays here.
    kinds = tuple(KnownKind(one.texts, one.chosen, one.reasons) for one in known)
    request = Request(path, tuple(fields), limits, sheet, dict(chosen), kinds, wishes)
    reading = _Reading(path, progress, limits, packed=packed)
    receiver, sender = multiprocessing.get_context("spawn").Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(
        target=read_in_child, args=(sender, request), daemon=True
    )
    try:
        _start(process)
        sender.close()
        reading.follow(receiver)
    finally:
        _end(process)
        receiver.close()
    if not reading.tables and wishes.left_out:
        raise refusal("sheet.all_left_out", path)
    if not reading.tables:
        raise refusal("file.no_table", path)
    return Fetched(path.name, digest, reading)


class Fetched:
    """A file as it came from the reading process: its name, its hash, the hash of its cells.

    Of two files with one `content`, read by the same wishes and kinds, `workbook` is the same.
    """

    def __init__(self, file: str, sha256: str, reading: "_Reading") -> None:
        self.file, self.sha256, self.content = file, sha256, reading.content
        self._reading = reading

    def workbook(self) -> Workbook:
        """Its tables, with all their rows."""
        self._reading.unpack_rows()
        reading = self._reading
        return Workbook(self.file, self.sha256, reading.tables, reading.notes, reading.ignored)


def note_text(note: Note) -> str:
    """The sentence of a note, in the language in use."""
    return _(_NOTES[note.code]).format(sheet=note.sheet, **note.params)


def refusal(code: str, path: Path, **details: object) -> UserError:
    """The refusal of a file."""
    told: dict[str, object] = {"rows": LIMITS.rows, "columns": LIMITS.columns} | details
    return UserError(code, _(_REFUSALS[code]).format(file=path.name, **told), **details)


def file_digest(path: Path, limits: Limits = LIMITS) -> str:
    """The SHA-256 of a file; UserError `file.*` where it is not there, empty or too large."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise refusal("file.unreadable_kind", path)
        if size == 0:
            raise refusal("file.empty", path)
        if size > limits.file_bytes:
            raise refusal("file.too_large", path)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as fault:
        raise refusal("file.not_found", path) from fault
    except OSError as fault:
        raise refusal("file.no_access", path) from fault


def _start(process: SpawnProcess) -> None:
    """Start a process to the end: cut short by a stop, it would get half its orders and complain.

    Ctrl+C and a polite kill reach the first thread only, so another does the starting.
    """
    with ThreadPoolExecutor(1) as starter:
        starter.submit(process.start).result()


def _end(process: SpawnProcess) -> None:
    if process.pid is None:  # it never came to be
        return
    if process.is_alive():
        process.kill()
    process.join()
    process.close()


class _Reading:
    """What has come from the reading process so far."""

    def __init__(
        self, path: Path, progress: Progress, limits: Limits, *, packed: bool = False
    ) -> None:
        self._packed = packed
        self._waiting: list[tuple[SheetTable, bytes]] = []
        self._content = hashlib.blake2b(digest_size=_CONTENT_BYTES)
        self.tables: list[SheetTable] = []
        self.notes: list[Note] = []
        self._fields: list[list[str]] = []
        self.ignored = 0
        self._path = path
        self._progress = progress
        self._until = time.monotonic() + limits.seconds
        self._seconds = limits.seconds
        self._told = (0, 0, "")

    def follow(self, receiver: Connection) -> None:
        """Take messages until the last; raise what the user or the file asks for."""
        done = False
        while not done:
            self._tell_progress()
            if time.monotonic() > self._until:
                raise refusal("file.too_slow", self._path)
            try:
                if receiver.poll(_LOOK_EVERY):
                    done = self._receive(receiver.recv_bytes())
            except (EOFError, OSError) as fault:
                # It died: what it was reading made its reader abort or ask for too much memory.
                raise refusal("file.damaged", self._path) from fault

    @property
    def content(self) -> str:
        """The hash of all that was told, but of how far the reading was."""
        return self._content.hexdigest()

    def unpack_rows(self) -> None:
        """Put the rows that wait as they came into their tables."""
        for table, data in self._waiting:
            numbers, columns = unpack(data)
            cells: list[list[Cell]] = [unpack_column(*column) for column in columns]
            table.rows.extend(zip(numbers, map(list, zip(*cells, strict=True)), strict=True))
        self._waiting.clear()

    def _receive(self, data: bytes) -> bool:
        """Take a message; True for the last one."""
        kind, *told = unpack(data)
        if kind != "progress":
            self._content.update(data)
        return self._take(kind, *told)

    def _tell_progress(self) -> None:
        done, total, sheet = self._told
        text = _("Reading {sheet}").format(sheet=sheet or self._path.name)
        self._progress.step(done, total, text)

    def _take(self, kind: str, *told: Any) -> bool:
        """Take a message; True for the last one."""
        match kind, told:
            case "rows", (rows,):
                self._waiting.append((self.tables[-1], rows))
                if not self._packed:
                    self.unpack_rows()
            case "progress", (done, total, sheet):
                self._told = (done, total, sheet)
            case "table", (sheet, header_row, headers, fields, epoch_1904, texts):
                columns = [SheetColumn(at, text) for at, text in enumerate(headers)]
                self._join()
                self.tables.append(SheetTable(sheet, header_row, columns, epoch_1904))
                self.tables[-1].headers.append(SheetHeader(tuple(texts)))
                self._fields.append(fields)
            case "aside", (aside,):
                self.tables[-1].aside.extend(aside)
            case "note", (sheet, code, params):
                self.notes.append(Note(sheet, code, params))
            case "ignored", (count,):
                self.ignored += count
                if self.tables:
                    self.tables[-1].ignored += count
            case "refused", (code, details):
                raise refusal(code, self._path, **details)
            case "done", _:
                self._join()
                return True
        return False

    def _join(self) -> None:
        """Make the last two tables one where they are of one sheet."""
        if len(self.tables) > 1 and self.tables[-1].sheet == self.tables[-2].sheet:
            self.unpack_rows()
            join_table(self.tables[-2], self._fields[-2], self.tables[-1], self._fields[-1])
            del self.tables[-1], self._fields[-1]


__all__ = [
    "LIMITS",
    "Fetched",
    "Limits",
    "Note",
    "SheetColumn",
    "SheetTable",
    "Workbook",
    "fetch_workbook",
    "file_digest",
    "note_text",
    "read_workbook",
    "refusal",
]
