"""Marks out of a spreadsheet, of one session or the whole matrix, and the empty sheet for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

from db.engine import Session
from db.queries import attendance as queries
from db.queries import trainings
from db.queries.attendance import MarkLine, Place
from db.queries.trainings import ParticipantLine, SessionLine
from desktop.domain.attendance import ATTENDANCE_LABELS, LETTERS, Attendance, read_status, status_at
from desktop.domain.errors import UserError
from desktop.domain.findings import Finding, error, warning
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import How
from desktop.services.acting import Acting
from desktop.services.register.readings import tidied
from desktop.services.sheets.cells import Cell, shown
from desktop.services.sheets.mapping import fields_at, map_columns
from desktop.services.sheets.reading import Workbook, read_workbook
from desktop.services.sheets.tables import SheetTable
from desktop.services.sheets.writing import OutColumn, write_sheet
from desktop.services.training.attend import NewMark, enter_marks, open_place, starts
from desktop.services.training.listed_sheet import SheetFinding
from desktop.services.training.marks_columns import (
    WITH_CODES,
    WITH_NAMES,
    Whom,
    like_marks,
    number_column,
    session_columns,
    session_header,
)
from desktop.services.training.sessions import moment, require_session
from desktop.services.training.trainings import require_open, require_training
from desktop.services.upkeep.audit import record

_SHEET = "Kehadiran"


@dataclass(slots=True)
class Marks:
    """How many were marked by a sheet, how many stood so already, and what was found."""

    marked: int = 0
    already: int = 0
    findings: list[SheetFinding] = field(default_factory=list)


def marks_template(
    session: Session, acting: Acting, training: int, path: Path, *, session_id: int | None = None
) -> Path:
    """Write the sheet of marks to be filled, with what stands already; its full path.

    One column a session, or of one session alone. UserError `training.unknown`,
    `session.not_found`, `file.not_written`.
    """
    line = require_training(session, training)
    if session_id is not None:
        require_session(session, training, session_id)
    matrix = queries.matrix(session, line)
    held = [
        (number, each)
        for number, each in enumerate(matrix.sessions, start=1)
        if each.cancelled_at is None and session_id in (None, each.id)
    ]
    columns = [
        OutColumn("No", 6, "number"),
        OutColumn("Kode", 16),
        OutColumn("Nama", 32),
        OutColumn("Wadah/Instansi", 24),
        *(OutColumn(session_header(number, each), 14) for number, each in held),
    ]
    rows: list[Sequence[object]] = []
    for who in matrix.participants:
        cells = (matrix.cell(who.id, each.id) for _number, each in held)
        marks = (LETTERS[Attendance(cell.status)] if cell else "" for cell in cells)
        rows.append([who.row, who.code, who.name, who.body, *marks])
    write_sheet(path, columns, rows, sheet=_SHEET, created=acting.now())
    told: dict[str, object] = {"rows": len(rows), "file": path.name}
    record(session, acting, "training.marks_template", "training", training, told)
    return path.absolute()


def read_marks(
    session: Session,
    acting: Acting,
    training: int,
    session_id: int | None,
    path: Path,
    progress: Progress = SILENT,
) -> Marks:
    """Mark by a sheet: of one session, or of every session that a column's header means.

    Who is marked already stays so; another mark in the sheet is told. A row is known by code, by
    number with the name, or by a name that only one has. UserError `file.*`, `marks.no_column`,
    `training.unknown`, `.closed`, `session.not_found`, `.cancelled`.
    """
    require_open(session, training)
    if session_id is not None:
        open_place(session, training, session_id)
    workbook = _read(path, progress)
    taking = _Taking(session, training, session_id)
    known = [taking.take_table(table) for table in workbook.tables]
    if not any(known):
        raise UserError(
            "marks.no_column",
            _(
                "“{file}” has no column of marks. Write KEHADIRAN over it, or save the empty"
                " sheet and fill that."
            ).format(file=path.name),
        )
    taking.enter(acting)
    if taking.marks.marked:
        told: dict[str, object] = {
            "file": workbook.file,
            "sha256": workbook.sha256,
            "sessions": {str(one): len(new) for one, new in taking.new.items() if new},
        }
        record(session, acting, "attendance.sheet", "training", training, told)
    return taking.marks


def _read(path: Path, progress: Progress) -> Workbook:
    """The sheet by its names, or where it has none by its codes."""
    try:
        return read_workbook(path, fields=WITH_NAMES, progress=progress)
    except UserError as refused:
        if refused.code != "file.no_table":
            raise
        return read_workbook(path, fields=WITH_CODES, progress=progress)


class _Taking:
    """The tables of one file, taken one by one."""

    def __init__(self, session: Session, training: int, session_id: int | None) -> None:
        self._session, self._training, self._only = session, training, session_id
        self._sessions = trainings.sessions(session, training)
        self._whom = Whom(trainings.participants(session, training))
        self._places: dict[int, Place] = {}
        self._there: dict[int, dict[int, MarkLine]] = {}
        self.new: dict[int, dict[int, NewMark]] = {}
        self.marks = Marks()

    def take_table(self, table: SheetTable) -> bool:
        """Take a table's marks; False where it has no column of marks."""
        fields = WITH_NAMES if _has_names(table) else WITH_CODES
        mapped = map_columns(table, fields)
        at = fields_at(mapped)
        if fields is WITH_CODES:
            at["code"] = at.pop("name", -1)
        number = number_column(mapped)
        columns = self._columns(table, session_columns(table, mapped, self._sessions), at)
        for line_number, cells in table.rows:
            self._take_row(table, line_number, cells, columns, at, number)
        return bool(columns)

    def _columns(
        self, table: SheetTable, found: dict[int, SessionLine], at: dict[str, int]
    ) -> dict[int, SessionLine]:
        """Column to session, cancelled ones told and left out."""
        if self._only is not None:
            found = {index: line for index, line in found.items() if line.id == self._only}
        standing = [line for line in self._sessions if line.cancelled_at is None]
        alone = [line for line in standing if self._only in (None, line.id)]
        if not found and len(alone) == 1:
            index = at.get("mark", -1)
            if index < 0:
                free = (each.index for each in table.columns if each.index not in at.values())
                index = next((each for each in free if like_marks(table, each)), -1)
            found = {index: alone[0]} if index >= 0 else {}
        if self._only is None:
            self._tell_strange(table, found, at)
        for index, line in list(found.items()):
            if line.cancelled_at is not None:
                header = table.columns[index].header
                wrong = warning("session.cancelled", "mark", line.title)
                self._tell(table, table.header_row, header, wrong)
                del found[index]
        return found

    def _tell_strange(
        self, table: SheetTable, found: dict[int, SessionLine], at: dict[str, int]
    ) -> None:
        for column in table.columns:
            known = column.index in found or column.index in at.values()
            if not known and like_marks(table, column.index) and read_status(column.header) is None:
                if column.header.strip().casefold() in ("no", "no."):
                    continue
                strange = warning("session.unknown", "mark", column.header)
                self._tell(table, table.header_row, column.header, strange)

    def _take_row(
        self,
        table: SheetTable,
        row: int,
        cells: Sequence[Cell],
        columns: dict[int, SessionLine],
        at: dict[str, int],
        number: int | None,
    ) -> None:
        said = {index: tidied(cells[index]) for index in columns}
        came = tidied(cells[at["time"]]) if "time" in at and len(columns) == 1 else ""
        if not any(said.values()) and not came:
            return
        code, name = (tidied(cells[at[key]]) if at.get(key, -1) >= 0 else "" for key in
                      ("code", "name"))  # fmt: skip
        typed = shown(cells[number]).strip() if number is not None else ""
        who = self._whom.find(code, typed, name)
        if isinstance(who, str):
            self._tell(table, row, "", error(who, "name", code or name or typed))
            return
        for index, line in columns.items():
            header = table.columns[index].header
            self._take_cell(table, (row, header), who, line, said[index], came)

    def _take_cell(
        self,
        table: SheetTable,
        where: tuple[int, str],
        who: ParticipantLine,
        line: SessionLine,
        text: str,
        came: str,
    ) -> None:
        """Take one cell: a mark, a time of coming, or what cannot be read."""
        if not text and not came:
            return
        place = self._place(line.id)
        at = starts(place)
        if came:
            read = _time(came)
            if read is None:
                self._tell(table, *where, warning("mark.time", "time", came))
            else:
                at = moment(line.date, read.hour * 60 + read.minute)
        status = read_status(text) if text else status_at(at, starts(place), place.late_minutes)
        if status is None:
            self._tell(table, *where, error("mark.unreadable", "mark", text))
            return
        self._mark(table, where, who, line, status, at)

    def _mark(
        self,
        table: SheetTable,
        where: tuple[int, str],
        who: ParticipantLine,
        line: SessionLine,
        status: Attendance,
        at: datetime,
    ) -> None:
        new = self.new.setdefault(line.id, {})
        there = self._there[line.id].get(who.id)
        standing = there.status if there else new[who.id].status if who.id in new else None
        if standing is None:
            new[who.id] = NewMark(who.id, status, at)
            self.marks.marked += 1
        elif standing == status:
            self.marks.already += 1
        else:
            differs = warning(
                "mark.differs",
                "mark",
                status.value,
                there=_(ATTENDANCE_LABELS[Attendance(standing)]),
                said=_(ATTENDANCE_LABELS[status]),
            )
            self._tell(table, *where, differs)

    def _place(self, session_id: int) -> Place:
        if session_id not in self._places:
            place = open_place(self._session, self._training, session_id)
            self._places[session_id] = place
            self._there[session_id] = queries.standing_many(self._session, session_id)
        return self._places[session_id]

    def _tell(self, table: SheetTable, row: int, column: str, found: Finding) -> None:
        self.marks.findings.append(SheetFinding(table.sheet, row, column, found))

    def enter(self, acting: Acting) -> None:
        """Enter what is new."""
        for session_id, new in self.new.items():
            place = self._places[session_id]
            enter_marks(self._session, acting, place, list(new.values()), How.SHEET)


def _has_names(table: SheetTable) -> bool:
    """Whether a column is one of names."""
    return any(each.field == "name" for each in map_columns(table, WITH_NAMES))


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text.strip().replace(".", ":").zfill(5)[:5])
    except ValueError:
        return None
