"""The insurer's answer out of a spreadsheet: columns in any order, under any spelling."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain import dates
from desktop.domain.check_answers import said_yes
from desktop.domain.errors import UserError
from desktop.domain.fields import WORKER_BY_KEY, Field, Kind
from desktop.domain.names import tidy
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.register.readings import read_nik
from desktop.services.sheets.cells import Cell, shown
from desktop.services.sheets.mapping import Mapped, map_columns
from desktop.services.sheets.reading import read_workbook
from desktop.services.sheets.tables import SheetTable

STATUS = Field(
    "answer",
    "Status",
    Kind.TEXT,
    (
        *("status", "sts", "stat", "status y t n", "status y t", "status y n", "status padan"),
        *("status bpjs", "status cek", "status pengecekan", "status pendaftaran", "hasil"),
        *("status hasil", "hasil cek", "hasil padan", "hasil pengecekan", "status data"),
        *("status kepesertaan", "status peserta", "y t n", "y t", "y n", "status validasi"),
        *("hasil validasi", "status verifikasi", "hasil verifikasi", "status padanan"),
        *("hasil padanan", "status pekerja", "bisa daftar", "status tk", "hasil status"),
    ),
)
"""The column with Y, T, N and the like, as insurers and offices head it."""
REMARK = Field(
    "note",
    "Keterangan",
    Kind.TEXT,
    (
        *("keterangan", "ket", "ketr", "note", "catatan", "alasan", "keterangan bpjs", "ket bpjs"),
        *("keterangan status", "keterangan hasil", "alasan penolakan", "alasan ditolak"),
        *("keterangan padan", "keterangan cek", "remark", "remarks", "hasil keterangan"),
        *("keterangan penolakan", "keterangan tolak", "keterangan pengecekan", "pesan"),
    ),
)
"""The column that says why."""
FIELDS = (WORKER_BY_KEY["nik"], WORKER_BY_KEY["name"], WORKER_BY_KEY["birth_date"], STATUS,
          REMARK)  # fmt: skip
_ANSWERED = 0.6
"""A column without a known header is the status where so many of its filled cells are Y, T, N."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row of the answer; `sheet` and `row` are where it stands, `nik` digits where there are."""

    sheet: str
    row: int
    nik: str
    name: str
    birth_date: date | None
    status: str
    remark: str
    rounded: bool = False
    """Whether a spreadsheet kept the NIK as a number that ends in 0: it may be another's."""


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """An answer as read: the file's name, its hash, its rows."""

    file: str
    sha256: str
    rows: tuple[AnswerRow, ...]


def read_answer(path: Path, on: date, progress: Progress = SILENT) -> AnswerFile:
    """The rows of an answer; UserError `file.*`, `check.no_status`."""
    workbook = read_workbook(path, fields=FIELDS, progress=progress)
    rows: list[AnswerRow] = []
    with_status = False
    for table in workbook.tables:
        mapped = map_columns(table, FIELDS)
        at = {each.field: each.index for each in mapped if each.field}
        at.setdefault("answer", answers_column(table, mapped))
        with_status = with_status or at["answer"] >= 0
        if at["answer"] >= 0:
            rows += [_read(table.sheet, number, cells, at, on) for number, cells in table.rows]
    if not with_status:
        raise UserError(
            "check.no_status",
            _(
                "“{file}” has no column STATUS with Y, T or N. Is it the insurer's answer? Write"
                " STATUS over the column of the answers and try again."
            ).format(file=path.name),
        )
    return AnswerFile(workbook.file, workbook.sha256, tuple(rows))


def answers_column(table: SheetTable, mapped: Sequence[Mapped]) -> int:
    """The column whose cells are answers, where no header says so; -1 where there is none."""
    for each in mapped:
        if each.field:
            continue
        filled = [text for _at, cells in table.rows if (text := shown(cells[each.index]).strip())]
        short = [text for text in filled if not text.isdigit() and said_yes(text) is not None]
        if filled and len(short) >= _ANSWERED * len(filled):
            return each.index
    return -1


def _read(
    sheet: str, number: int, cells: Sequence[Cell], at: dict[str, int], on: date
) -> AnswerRow:
    def text(key: str) -> str:
        return tidy(shown(cells[at[key]])) if key in at else ""

    nik, rounded = read_nik(cells[at["nik"]]) if "nik" in at else ("", False)
    return AnswerRow(
        sheet,
        number,
        nik,
        text("name"),
        read_born(cells[at["birth_date"]], on) if "birth_date" in at else None,
        text("answer"),
        text("note"),
        rounded,
    )


def read_born(cell: Cell, on: date) -> date | None:
    """A date of birth, the day first; nothing where it cannot be read."""
    if not isinstance(cell, date | str | int | float):
        return None
    born, _findings = dates.read(cell, day_first=True, nik_date=None, on=on)
    return born
