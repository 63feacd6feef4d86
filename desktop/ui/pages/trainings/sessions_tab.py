"""The sessions of a training: when, what, by whom, and what else is at the same time."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.trainings import SessionLine
from desktop.domain.attendance import Attendance
from desktop.domain.dates import short_date
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.training.figures import figures_of
from desktop.services.training.sessions import Clash, outside
from desktop.ui.cells import REASON_HEIGHT, Shown
from desktop.ui.context import Context
from desktop.ui.pages.trainings.making import Making
from desktop.ui.pages.trainings.read import Standing, hours_words
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.flow import flowing
from desktop.ui.parts.stack import FittingStack
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session in the table: its number, where it is, how many came, what is wrong with it."""

    number: int
    line: SessionLine
    place: str
    came: int
    trouble: str


class SessionsTab(QWidget):
    """The table of sessions with what is done to them."""

    def __init__(self, context: Context, making: Making) -> None:
        super().__init__()
        self._making = making
        self._standing: Standing | None = None
        self.model: BlockModel[HeldSession] = BlockModel(context.database, _columns())
        self.table = TableView(
            "training-sessions", _("Sessions"), context.preferences, row_height=REASON_HEIGHT
        )
        self.table.show_model(self.model)
        self.table.chosen.connect(lambda _row: self._show_allowed())
        self.table.doubleClicked.connect(lambda _index: self.edit())
        self.table.activated.connect(lambda _index: self.edit())
        self._card = TableCard(self.table, hint=False)
        self.add = Button(_("New session"), self.new, icon="add")
        self.copy = Button(_("Copy a day..."), self.copy_day, icon="copy")
        self.edit_button = Button(_("Edit..."), self.edit, icon="edit")
        self.cancel_button = Button(_("Cancel session..."), self.cancel, icon="subtract-circle")
        acts = flowing(self.add, self.copy, self.edit_button, self.cancel_button)
        first = Button(_("New session"), self.new, icon="add", kind="filled")
        self._empty = EmptyState(
            "calendar-add",
            _("No sessions yet"),
            _("A session has a day, a time and JP; attendance is taken in each."),
            first,
        )
        self._first = first
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(acts)
        column.addWidget(self._card, 1)
        self._stack = FittingStack()
        self._stack.addWidget(inside)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self._stack, 1)

    def show_standing(self, standing: Standing) -> None:
        """Show the sessions as they stand; the chosen one stays chosen."""
        chosen = self._chosen()
        self._standing = standing
        rows = _rows(standing)
        self.model.show_source(RowList(rows))
        self._stack.setCurrentIndex(0 if rows else 1)
        self._first.allow(not standing.closed, _closed())
        count = ngettext("{n} session", "{n} sessions", len(standing.held))
        over = len(rows) - len(standing.held)
        told = [_("{n} JP").format(n=grouped(standing.matrix.held))]
        if over:
            told.append(_("{n} cancelled").format(n=grouped(over)))
        self._card.set_footer(count.format(n=grouped(len(standing.held))), " · ".join(told))
        kept = chosen.line.id if chosen else 0
        places = [at for at, each in enumerate(rows) if each.line.id == kept]
        self.table.choose_row(places[0] if places else 0)
        self._show_allowed()

    def _chosen(self) -> HeldSession | None:
        rows = self.table.chosen_rows()
        return self.model.row(rows[0]) if rows else None

    def _show_allowed(self) -> None:
        standing, chosen = self._standing, self._chosen()
        free = standing is not None and not standing.closed
        stands = chosen is not None and chosen.line.cancelled_at is None
        why = _closed() if not free else _("Choose a session that is not cancelled")
        self.add.allow(free, _closed())
        self.copy.allow(free and bool(standing and standing.held), _closed())
        self.edit_button.allow(free and stands, why)
        self.cancel_button.allow(free and stands, why)

    def new(self) -> QWidget | None:
        """Ask for a new session."""
        standing = self._standing
        return self._making.new_session(standing) if standing and not standing.closed else None

    def edit(self) -> QWidget | None:
        """Ask for what is to change of the chosen session."""
        chosen = self._chosen()
        if chosen is None or self._standing is None or not self.edit_button.isEnabled():
            return None
        return self._making.edit_session(chosen.line, self._standing.line.place)

    def cancel(self) -> QWidget | None:
        """Ask why the chosen session is not held."""
        chosen = self._chosen()
        return self._making.cancel_session(chosen.line) if chosen else None

    def copy_day(self) -> QWidget | None:
        """Ask which day is held again."""
        return self._making.copy_day(self._standing) if self._standing else None


def _closed() -> str:
    return _("The training is closed")


def _rows(standing: Standing) -> list[HeldSession]:
    counted = figures_of(standing.matrix).by_session
    rows = []
    for number, line in enumerate(standing.sessions, start=1):
        statuses = counted.get(line.id, {})
        came = statuses.get(Attendance.PRESENT, 0) + statuses.get(Attendance.LATE, 0)
        place = line.place or standing.line.place
        rows.append(HeldSession(number, line, place, came, _trouble(standing, line)))
    return rows


def _trouble(standing: Standing, line: SessionLine) -> str:
    """What to look at in a session: what else is then, or a day that is none of the training's."""
    if line.cancelled_at is not None:
        return ""
    told = [_clash_words(each) for each in standing.clashes.get(line.id, ())]
    if outside(line, standing.line):
        told.append(_("Not on a day of the training"))
    return "; ".join(told)


def _clash_words(clash: Clash) -> str:
    words = (
        _("Same trainer at “{title}”, {hours}, {training}")
        if clash.what == "trainer"
        else _("Same place as “{title}”, {hours}, {training}")
    )
    return words.format(
        title=clash.session.title, hours=hours_words(clash.session), training=clash.training
    )


def _columns() -> list[Column[HeldSession]]:
    return [
        Column("number", _("No."), lambda row: f"S{row.number}", 48, shown=_number_shown),
        Column("date", _("Date"), lambda row: short_date(row.line.date), 96, shown=_faint),
        Column("time", _("Time"), lambda row: hours_words(row.line), 104, shown=_faint),
        Column("jp", _("JP"), lambda row: str(row.line.jp), 44, align="right", shown=_faint),
        Column(
            "title", _("Title"), lambda row: row.line.title, 260, shown=_title_shown, tip=_tip,
            stretch=True,
        ),
        Column("trainer", _("Trainer"), lambda row: row.line.trainer, 160, shown=_faint,
               tip=lambda row: row.line.trainer),
        Column("place", _("Venue"), lambda row: row.place, 150, shown=_faint,
               tip=lambda row: row.place),
        Column("came", _("Came"), lambda row: grouped(row.came), 64, align="right", shown=_faint),
    ]  # fmt: skip


def _over(row: HeldSession) -> bool:
    return row.line.cancelled_at is not None


def _number_shown(row: HeldSession) -> Shown:
    return Shown(second=True) if _over(row) else Shown(strong=True)


def _faint(row: HeldSession) -> Shown:
    return Shown(second=_over(row))


def _title_shown(row: HeldSession) -> Shown:
    if _over(row):
        why = row.line.reason
        told = _("Cancelled: {reason}").format(reason=why) if why else _("Cancelled")
        return Shown(reason=told, second=True)
    if row.trouble:
        return Shown(tone="warning", reason=row.trouble)
    return Shown(medium=True)


def _tip(row: HeldSession) -> str:
    return "\n".join(part for part in (row.line.title, row.trouble, row.line.reason) if part)
