"""A table of any length: a count, and blocks of rows fetched when they are seen.

Sorting and filtering is the query's work. A block that follows a known one is fetched by its
cursor, another by its place; blocks seen last are kept.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from db.engine import Session
from desktop.domain.texts import gettext as _
from desktop.ui.cells import PLAIN, SHOWN, Shown
from desktop.ui.register import WatchedDatabase

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Index = QModelIndex | QPersistentModelIndex

BLOCK = 100
KEPT_BLOCKS = 50

_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "middle": Qt.AlignmentFlag.AlignHCenter,
}


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of a table: its texts, how it looks, what is copied, by what it is sorted.

    `text` gives the cell's words, `plain` what is copied where it differs (a NIK without blanks),
    `shown` pill, tone or reason. `sort` names the query's order, empty where there is none. One
    column of a table may `stretch`.
    """

    key: str
    title: str
    text: Callable[[T], str]
    width: int = 120
    plain: Callable[[T], str] | None = None
    shown: Callable[[T], Shown] | None = None
    tip: Callable[[T], str] | None = None
    align: str = "left"
    sort: str = ""
    stretch: bool = False

    def copied(self, row: T) -> str:
        """What a cell gives to the clipboard."""
        return (self.plain or self.text)(row)


class RowSource(Protocol[T_co]):
    """Where rows come from. `count` and `page` are asked within a reading session."""

    def count(self, session: Session) -> int:
        """How many rows there are."""

    def page(
        self, session: Session, *, after: Any | None, skip: int, limit: int
    ) -> tuple[Sequence[T_co], Any | None]:
        """`limit` rows behind the cursor `after`, or behind `skip` rows; and the next cursor."""


class BlockModel(QAbstractTableModel, Generic[T]):
    """The rows of a source, fetched in blocks as they are seen."""

    sorted = Signal(str, bool)
    """A heading was pressed: the sort name of its column, and whether it descends."""

    def __init__(
        self,
        database: WatchedDatabase,
        columns: Sequence[Column[T]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._database = database
        self.columns: tuple[Column[T], ...] = tuple(columns)
        self._source: RowSource[T] | None = None
        self._count = 0
        self._blocks: OrderedDict[int, Sequence[T]] = OrderedDict()
        self._cursors: dict[int, Any] = {}

    def show_source(self, source: RowSource[T] | None) -> None:
        """Show other rows from here on: another filter, another order."""
        self._source = source
        self.refresh()

    def refresh(self) -> None:
        """Count again and forget every block, since the register has changed."""
        count = 0
        if self._source is not None:
            with self._database.read() as session:
                count = self._source.count(session)
        self.beginResetModel()
        self._count = count
        self._blocks.clear()
        self._cursors.clear()
        self.endResetModel()

    def set_count(self, count: int) -> None:
        """Show more rows of the same source behind those there are, or take the last off.

        Blocks to come are fetched by their place: the source may know a shorter way now.
        """
        self._cursors.clear()
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()

    def row(self, number: int) -> T | None:
        """The row at a place, fetched with its block; nothing where the register has shrunk."""
        if not 0 <= number < self._count:
            return None
        block = self._block(number // BLOCK)
        inside = number % BLOCK
        return block[inside] if inside < len(block) else None

    def _block(self, number: int) -> Sequence[T]:
        known = self._blocks.get(number)
        if known is not None:
            self._blocks.move_to_end(number)
            return known
        assert self._source is not None
        # Kept even when fetching fails: painting would else ask, and fail, without end.
        self._blocks[number] = ()
        after = self._cursors.get(number)
        with self._database.read() as session:
            rows, following = self._source.page(
                session,
                after=after,
                skip=0 if after is not None else number * BLOCK,
                limit=BLOCK,
            )
        self._blocks[number] = rows
        if following is not None:
            self._cursors[number + 1] = following
        while len(self._blocks) > KEPT_BLOCKS:
            self._blocks.popitem(last=False)
        return rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (_ALIGNMENTS[column.align] | Qt.AlignmentFlag.AlignVCenter).value
        if role not in _READ_ROLES:
            return None
        row = self.row(index.row())
        if row is None:
            return None
        return self.cell(row, column, role)

    def cell(self, row: T, column: Column[T], role: int) -> Any:
        """What a cell gives for a role; pages with more to show extend it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == SHOWN:
            return column.shown(row) if column.shown else PLAIN
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) if column.tip else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = column.shown(row) if column.shown else PLAIN
            words = (shown.pill.whole or shown.pill.text) if shown.pill else column.text(row)
            reason = f": {shown.reason}" if shown.reason else ""
            return f"{column.title}: {words or _('empty')}{reason}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (_ALIGNMENTS[column.align] | Qt.AlignmentFlag.AlignVCenter).value
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns) and self.columns[column].sort:
            self.sorted.emit(self.columns[column].sort, order == Qt.SortOrder.DescendingOrder)


_READ_ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole.value,
        Qt.ItemDataRole.EditRole.value,
        Qt.ItemDataRole.ToolTipRole.value,
        Qt.ItemDataRole.AccessibleTextRole.value,
        SHOWN,
    )
)


@dataclass(slots=True)
class RowList(Generic[T]):
    """A source that is a list in memory, such as a preview or the rows of one letter."""

    rows: Sequence[T]

    def count(self, session: Session) -> int:
        """How many rows there are."""
        return len(self.rows)

    def page(
        self, session: Session, *, after: Any | None, skip: int, limit: int
    ) -> tuple[Sequence[T], Any | None]:
        """The rows behind the first `skip`."""
        return self.rows[skip : skip + limit], None
