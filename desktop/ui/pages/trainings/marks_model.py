"""The matrix of attendance as a table: participants down, sessions across, sums at both ends."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from db.queries.attendance import Cell
from db.queries.trainings import ParticipantLine, SessionLine
from desktop.domain.attendance import ATTENDANCE_LABELS, LETTERS, Attendance, counts, passes
from desktop.domain.money import grouped
from desktop.domain.names import fold
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import How
from desktop.services.training.sessions import moment
from desktop.ui.cells import Shown
from desktop.ui.pages.trainings.read import Standing, hours_words
from desktop.ui.register import WatchedDatabase
from desktop.ui.table_model import BlockModel, Column, Index, RowList

MARK = Qt.ItemDataRole.UserRole.value + 2
"""The model's role for what stands in a cell: a status, empty, or CANCELLED."""

CANCELLED = "cancelled"
BODY = "body"
FIRST_SESSION = 3
"""So many columns stand before the first session."""


@dataclass(slots=True)
class Attendee:
    """A participant with what stands in each session, in their order, and the JP attended."""

    who: ParticipantLine
    cells: list[Cell | None]
    attended: int


class MarksModel(BlockModel[Attendee]):
    """The matrix. A mark changes one cell and two sums, however large the training is."""

    def __init__(self, database: WatchedDatabase, parent: QObject | None = None) -> None:
        super().__init__(database, [_name_column()], parent)
        self.sessions: Sequence[SessionLine] = ()
        self._standing: Standing | None = None
        self._everybody: list[Attendee] = []
        self._shown: list[Attendee] = []
        self._sums: list[Counter[str]] = []
        self._search = ""

    def show_standing(self, standing: Standing) -> None:
        """Show a training as it stands."""
        matrix = standing.matrix
        self._everybody = [
            Attendee(
                who, [matrix.cell(who.id, each.id) for each in matrix.sessions],
                matrix.attended(who.id),
            )
            for who in matrix.participants
        ]  # fmt: skip
        self._standing = standing
        self._sums = [Counter() for _each in matrix.sessions]
        for each in self._everybody:
            for at, cell in enumerate(each.cells):
                if cell is not None:
                    self._sums[at][cell.status] += 1
        self.beginResetModel()
        self.sessions = matrix.sessions
        self.columns = tuple(self._make_columns())
        self._source, self._count = None, 0
        self._blocks.clear()
        self.endResetModel()
        self.search(self._search)

    def search(self, text: str) -> None:
        """Show who has the text in name, body, code or as number; everybody where it is empty."""
        self._search = text
        self._shown = found_among(self._everybody, text)
        self.show_source(RowList(self._shown))

    @property
    def everybody(self) -> int:
        """How many there are, shown or not."""
        return len(self._everybody)

    def place_of(self, participant: int, session: int) -> tuple[int, int] | None:
        """Row and column of a participant and a session by their ids; nothing where not shown."""
        rows = [at for at, each in enumerate(self._shown) if each.who.id == participant]
        across = [at for at, each in enumerate(self.sessions) if each.id == session]
        return (rows[0], FIRST_SESSION + across[0]) if rows and across else None

    def session_at(self, column: int) -> SessionLine | None:
        """The session of a column; nothing where it is none."""
        at = column - FIRST_SESSION
        return self.sessions[at] if 0 <= at < len(self.sessions) else None

    def standing_at(self, row: int, column: int) -> Cell | None:
        """What stands in a cell."""
        attendee = self.row(row)
        if attendee is None or self.session_at(column) is None:
            return None
        return attendee.cells[column - FIRST_SESSION]

    def set_mark(self, row: int, column: int, status: Attendance | None) -> None:
        """Show a mark, or none, before it is kept; the sums follow."""
        attendee, session = self.row(row), self.session_at(column)
        assert attendee is not None
        assert session is not None
        assert self._standing is not None
        at, late = column - FIRST_SESSION, self._standing.line.late_counts
        before = attendee.cells[at]
        if before is not None:
            self._sums[at][before.status] -= 1
            attendee.attended -= session.jp if counts(before.status, late) else 0
        if status is None:
            attendee.cells[at] = None
        else:
            came = before.at if before else moment(session.date, session.start)
            attendee.cells[at] = Cell(0, status.value, came, How.HAND.value)
            self._sums[at][status.value] += 1
            attendee.attended += session.jp if counts(status, late) else 0
        last = self.columnCount() - 1
        for changed in (column, last):
            self.dataChanged.emit(self.index(row, changed), self.index(row, changed))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def came(self, column: int) -> int:
        """How many came to the session of a column."""
        sums = self._sums[column - FIRST_SESSION]
        return sums[Attendance.PRESENT.value] + sums[Attendance.LATE.value]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        session = self.session_at(index.column()) if index.isValid() else None
        if session is None:
            return super().data(index, role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter.value
        cell = self.standing_at(index.row(), index.column())
        if role == MARK:
            return CANCELLED if session.cancelled_at else cell.status if cell else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return LETTERS[Attendance(cell.status)] if cell else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            attendee = self.row(index.row())
            said = _(ATTENDANCE_LABELS[Attendance(cell.status)]) if cell else _("not marked")
            name = attendee.who.name if attendee else ""
            return f"{name}, S{index.column() - FIRST_SESSION + 1} {session.title}: {said}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        session = self.session_at(section)
        if orientation != Qt.Orientation.Horizontal or session is None:
            return super().headerData(section, orientation, role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter.value
        number = section - FIRST_SESSION + 1
        if role == Qt.ItemDataRole.DisplayRole:
            came = "–" if session.cancelled_at else grouped(self.came(section))
            return f"S{number}\n{session.date.day:02}-{session.date.month:02}\n{came}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._session_told(number, session)
        return None

    def _session_told(self, number: int, session: SessionLine) -> str:
        sums = self._sums[number - 1]
        told = [
            f"{_(ATTENDANCE_LABELS[each])} {grouped(sums[each.value])}"
            for each in Attendance
            if sums[each.value]
        ]
        if session.cancelled_at:
            told = [_("Cancelled")]
        head = f"S{number} {session.title}, {hours_words(session)}"
        return "\n".join(part for part in (head, session.trainer, " · ".join(told)) if part)

    def _make_columns(self) -> list[Column[Attendee]]:
        return [
            Column("number", _("No."), lambda one: str(one.who.row), 48, align="right",
                   shown=_second),
            _name_column(),
            Column(BODY, _("Body"), _body, 150, shown=_second, tip=_body),
            *(Column(f"s{each.id}", each.title, _nothing, 58) for each in self.sessions),
            Column("sum", _("JP attended"), self._sum_words, 108, align="right",
                   shown=self._sum_shown),
        ]  # fmt: skip

    def _sum_words(self, one: Attendee) -> str:
        held = self._standing.matrix.held if self._standing else 0
        return _("{attended} of {held}").format(attended=one.attended, held=held)

    def _sum_shown(self, one: Attendee) -> Shown:
        if self._standing is None:
            return Shown()
        enough = passes(one.attended, self._standing.matrix.held, self._standing.line.minimum)
        return Shown(strong=enough, second=not enough)


def found_among(people: Sequence[Attendee], text: str) -> list[Attendee]:
    """Who of them a search means: part of name, body or code, or the very number."""
    wanted = text.strip()
    key = fold(wanted)
    if not wanted:
        return list(people)
    if wanted.isdecimal():
        return [each for each in people if str(each.who.row) == wanted]
    return [
        each
        for each in people
        if key in each.who.name_key
        or (key and key in fold(each.who.body))
        or wanted.upper() in each.who.code
    ]


def _name_column() -> Column[Attendee]:
    return Column(
        "name", _("Name"), _name, 210, tip=lambda one: f"{one.who.name}\n{one.who.body}",
        shown=lambda _one: Shown(medium=True), stretch=True,
    )  # fmt: skip


def _name(one: Attendee) -> str:
    return one.who.name


def _body(one: Attendee) -> str:
    return one.who.body


def _second(_one: Attendee) -> Shown:
    return Shown(second=True)


def _nothing(_one: Attendee) -> str:
    return ""
