"""The insurer's answer to a letter out of a spreadsheet, its columns in any order and spelling."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.fields import WORKER_BY_KEY, Field, Kind
from desktop.domain.letter_answers import Outcome, outcome
from desktop.domain.names import tidy
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.checks.reading import REMARK, STATUS, answers_column, read_born
from desktop.services.register.readings import read_nik
from desktop.services.sheets.cells import Cell, shown
from desktop.services.sheets.mapping import map_columns
from desktop.services.sheets.reading import read_workbook

_NUMBER_HEADERS = (
    *("kpj", "no kpj", "nomor kpj", "kpj bpu", "nomor kepesertaan", "no kepesertaan"),
    *("no peserta", "nomor peserta", "nomor peserta kpj", "no peserta kpj", "kpj nomor peserta"),
    *("nomor anggota", "no anggota", "nomor bpjs", "no bpjs", "nomor bpjs ketenagakerjaan"),
    *("no bpjs ketenagakerjaan", "no bpjstk", "nomor bpjstk", "nomor kartu", "no kartu"),
    *("no kartu peserta", "nomor kartu peserta", "nokpj", "nomor kartu bpjs", "no kartu bpjs"),
)
NUMBER = Field("member_number", "KPJ", Kind.TEXT, _NUMBER_HEADERS)
FIELDS = (
    WORKER_BY_KEY["nik"],
    WORKER_BY_KEY["name"],
    WORKER_BY_KEY["birth_date"],
    NUMBER,
    STATUS,
    REMARK,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of an answer. `outcome` is nothing where the row tells neither; `nik` digits.

    `rounded` where a spreadsheet kept the NIK as a number that ends in 0: it may be another's.
    """

    sheet: str
    row: int
    nik: str
    name: str
    birth_date: date | None
    outcome: Outcome | None
    member_number: str
    reason: str
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """An answer as read: the file's name, its hash, its rows."""

    file: str
    sha256: str
    rows: tuple[Answer, ...]


def read_letter_answer(path: Path, on: date, progress: Progress = SILENT) -> AnswerSheet:
    """The rows of an answer; UserError `file.*`, `answer.no_status`."""
    workbook = read_workbook(path, fields=FIELDS, progress=progress)
    rows: list[Answer] = []
    told = False
    for table in workbook.tables:
        mapped = map_columns(table, FIELDS)
        at = {each.field: each.index for each in mapped if each.field}
        if "answer" not in at and (found := answers_column(table, mapped)) >= 0:
            at["answer"] = found
        if "answer" in at or "member_number" in at:
            told = True
            rows += [_read(table.sheet, number, cells, at, on) for number, cells in table.rows]
    if not told:
        raise UserError(
            "answer.no_status",
            _(
                "“{file}” has neither a column of member numbers (KPJ) nor a STATUS. Write one of"
                " these over the column of the answers and try again."
            ).format(file=path.name),
        )
    return AnswerSheet(workbook.file, workbook.sha256, tuple(rows))


def _read(sheet: str, number: int, cells: Sequence[Cell], at: dict[str, int], on: date) -> Answer:
    def text(key: str) -> str:
        return tidy(shown(cells[at[key]])) if key in at else ""

    nik, rounded = read_nik(cells[at["nik"]]) if "nik" in at else ("", False)
    member = _member_number(text("member_number"))
    return Answer(
        sheet,
        number,
        nik,
        text("name"),
        read_born(cells[at["birth_date"]], on) if "birth_date" in at else None,
        outcome(text("answer"), member),
        member,
        text("note"),
        rounded,
    )


def _member_number(text: str) -> str:
    """A number without what people write between its signs; empty for a dash."""
    plain = "".join(sign for sign in text if sign.isalnum())
    return plain.upper() if any(sign.isdigit() for sign in plain) else ""
